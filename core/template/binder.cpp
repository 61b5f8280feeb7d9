// SPDX-License-Identifier: Apache-2.0
#include "core/template/binder.hpp"

#include "core/template/expression_node.hpp"
#include "core/template/name_resolver.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

using Kind = ValueType::Kind;
using From = Place::From;

using Typed = BoundOperand;

/// The operands of one node. They lie on a stack that all nodes of an expression share.
class Operands {
public:
    explicit Operands(std::vector<Typed>& stack)
        : stack_{stack},
          first_{stack.size()} {}
    ~Operands() { stack_.resize(first_); }
    Operands(const Operands&) = delete;
    Operands& operator=(const Operands&) = delete;

    void push_back(const Typed& operand) { stack_.push_back(operand); }
    [[nodiscard]] std::size_t size() const { return stack_.size() - first_; }
    [[nodiscard]] auto begin() const { return stack_.cbegin() + static_cast<std::ptrdiff_t>(first_); }
    [[nodiscard]] auto end() const { return stack_.cend(); }
    const Typed& operator[](std::size_t index) const { return stack_[first_ + index]; }

private:
    std::vector<Typed>& stack_;
    std::size_t first_;
};

std::vector<std::string> options_of(const Field& field) {
    std::vector<std::string> values;
    for (const Option& option : field.options)
        values.push_back(option.value);
    return values;
}

/// Every node is bound where it will stay, in its parent's children, so that nothing is moved.
class Binder {
public:
    Binder(const Layout& layout, const BindScope& scope, MissingParts missing, BindRoom& room,
           BoundExpression& result)
        : layout_{layout},
          scope_{scope},
          missing_{missing},
          frames_{room.frames},
          stack_{room.operands},
          depends_on_{room.depends_on},
          result_{result} {
        frames_.assign(1, {.scope = scope.scope});
        stack_.clear();
        depends_on_.clear();
    }

    void run(const ExpressionNode& root) { result_.type = scalar(root, result_.root).type; }

private:
    void problem(std::size_t at, std::string message) {
        result_.problems.push_back({.at = at, .message = std::move(message)});
    }

    static Typed constant(Value value, Kind kind, std::size_t at, Bound& into) {
        if (!into.empty())
            into = {};
        into.kind = Bound::Kind::constant;
        into.constant = std::move(value);
        return {.bound = &into, .type = {.kind = kind}, .at = at};
    }
    static Typed unknown(std::size_t at, Bound& into) { return constant({}, Kind::unknown, at, into); }

    /// One value; columns and tables are reported.
    Typed scalar(const ExpressionNode& node, Bound& into) {
        const Typed typed = any(node, into);
        if (typed.type.kind == Kind::rows)
            problem(node.at, "a table is no value; use count(…), any(… where …) or one of its columns");
        else if (typed.type.column)
            problem(node.at,
                    "a column has many values; use sum, mean, min, max, first, last or count over it");
        if (typed.type.kind == Kind::rows || typed.type.column)
            return unknown(node.at, into);
        return typed;
    }

    Typed any(const ExpressionNode& node, Bound& into) {
        switch (node.operation) {
        case Operation::number: return constant(node.number, Kind::number, node.at, into);
        case Operation::text: return constant(std::string{node.text}, Kind::text, node.at, into);
        case Operation::yes_no: return constant(node.number != 0, Kind::yes_no, node.at, into);
        case Operation::null: return constant({}, Kind::null, node.at, into);
        case Operation::name: return name(node, into);
        case Operation::call: return call(node, into);
        case Operation::filtered:
            problem(node.at, "`where` belongs to the rows that a function takes: count(sets where …)");
            return unknown(node.at, into);
        default: return operation(node, into);
        }
    }

    Typed name(const ExpressionNode& node, Bound& into) {
        const std::size_t depended = depends_on_.size();
        ResolvedName found = resolve_name(node.name, layout_, scope_, frames_, depends_on_);
        const bool usable = found.problem.empty() && !found.absent;
        if (!usable)
            depends_on_.resize(depended);
        if (found.absent && missing_ == MissingParts::null)
            return constant({}, Kind::null, node.at, into);
        if (!found.problem.empty())
            problem(node.at, found.problem);
        else if (found.absent)
            problem(node.at, "it looks at a template or register that this pack does not name");
        if (!usable)
            return unknown(node.at, into);
        result_.sees_after_registers = result_.sees_after_registers || found.sees_after_registers;
        into.kind = found.type.column ? Bound::Kind::column : Bound::Kind::load;
        into.place = std::move(found.place);
        into.field = found.field;
        row_scope_ = found.row_scope;
        return {.bound = &into, .type = found.type, .at = node.at};
    }

    /// Binds the children of `node` as the children of `into`, each to one value.
    void bind_operands(const ExpressionNode& node, Bound& into, Operands& operands) {
        into.children.resize(node.children.size());
        auto child = into.children.begin();
        for (const ExpressionNode& each : node.children)
            operands.push_back(scalar(each, *child++));
    }

    Typed operation(const ExpressionNode& node, Bound& into) {
        into.kind = Bound::Kind::operation;
        into.operation = node.operation;
        Operands operands{stack_};
        bind_operands(node, into, operands);
        return {.bound = &into, .type = {.kind = check_operands(node, operands)}, .at = node.at};
    }

    Kind check_operands(const ExpressionNode& node, const Operands& operands) {
        switch (node.operation) {
        case Operation::logical_not:
        case Operation::logical_and:
        case Operation::logical_or:
            for (const Typed& operand : operands)
                expect(operand, {Kind::yes_no});
            return Kind::yes_no;
        case Operation::negate:
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide:
        case Operation::modulo:
            for (const Typed& operand : operands)
                expect_number(operand);
            refuse_zero(node, operands);
            return Kind::number;
        case Operation::in:
        case Operation::not_in:
            for (std::size_t i = 1; i < operands.size(); ++i)
                compare(operands[0], operands[i]);
            return Kind::yes_no;
        default:
            compare(operands[0], operands[1]);
            if (node.operation != Operation::equal && node.operation != Operation::not_equal)
                for (const Typed& operand : operands)
                    if (operand.type.kind == Kind::text || operand.type.kind == Kind::yes_no)
                        problem(operand.at,
                                fmt::format("{} has no order; use = or !=", to_words(operand.type.kind)));
            return Kind::yes_no;
        }
    }

    void refuse_zero(const ExpressionNode& node, const Operands& operands) {
        if (node.operation != Operation::divide && node.operation != Operation::modulo)
            return;
        const double* divisor = operands[1].bound->constant.get<double>();
        if (operands[1].bound->kind == Bound::Kind::constant && divisor != nullptr && *divisor == 0)
            problem(node.at, "divides by zero, which is always null");
    }

    void expect_number(const Typed& typed) {
        if (typed.type.kind == Kind::date)
            return problem(typed.at,
                           "a day cannot be reckoned with; use days-between(a, b) or add-days(d, n)");
        expect(typed, {Kind::number, Kind::time});
    }

    bool expect(const Typed& typed, std::initializer_list<Kind> kinds) {
        if (typed.type.kind == Kind::unknown || typed.type.kind == Kind::null)
            return true;
        for (const Kind kind : kinds)
            if (typed.type.kind == kind)
                return true;
        problem(typed.at, fmt::format("this is {}, but {} was expected", to_words(typed.type.kind),
                                      to_words(*kinds.begin())));
        return false;
    }

    void compare(const Typed& left, const Typed& right) {
        const Kind a = left.type.kind;
        const Kind b = right.type.kind;
        if (a == Kind::list || b == Kind::list)
            return problem(a == Kind::list ? left.at : right.at,
                           "several choices cannot be compared; use selected(list, 'value')");
        if (a == Kind::unknown || b == Kind::unknown)
            return;
        if (a == Kind::null || b == Kind::null)
            return problem(left.at, "comparing with null gives null; use is-missing(…)");
        if (a != b)
            return problem(right.at, fmt::format("{} is compared with {}", to_words(a), to_words(b)));
        check_option(left, right);
        check_option(right, left);
    }

    /// A literal that is compared with a choice must be one of its options.
    void check_option(const Typed& choice, const Typed& literal) {
        const Field* field = choice.type.field;
        const std::string* text = literal.bound->constant.get<std::string>();
        if (field == nullptr || field->options.empty() || text == nullptr ||
            literal.bound->kind != Bound::Kind::constant)
            return;
        if (std::none_of(field->options.begin(), field->options.end(),
                         [&](const Option& option) { return option.value == *text; }))
            problem(literal.at, fmt::format("'{}' is no option of {}{}", *text, field->id,
                                            did_you_mean(*text, options_of(*field))));
    }

    ValueType unify(const Typed& a, const Typed& b) {
        if (a.type.kind == Kind::unknown || a.type.kind == Kind::null)
            return b.type;
        if (b.type.kind == Kind::unknown || b.type.kind == Kind::null)
            return a.type;
        if (a.type.kind != b.type.kind)
            problem(b.at, fmt::format("one branch gives {}, another {}", to_words(a.type.kind),
                                      to_words(b.type.kind)));
        return {.kind = a.type.kind,
                .column = false,
                .field = a.type.field == b.type.field ? a.type.field : nullptr};
    }

    // functions -------------------------------------------------------------------------------------------

    Typed call(const ExpressionNode& node, Bound& into) {
        const FunctionId id = node.function->id;
        into.kind = Bound::Kind::call;
        into.function = id;
        Typed made{.bound = &into, .type = {}, .at = node.at};
        using Id = FunctionId;
        switch (id) {
        case Id::count:
        case Id::sum:
        case Id::mean:
        case Id::min:
        case Id::max:
        case Id::median:
        case Id::first:
        case Id::last:
        case Id::item:
        case Id::any:
        case Id::all:
        case Id::longest_run:
        case Id::distinct:
        case Id::join:
        case Id::length:
        case Id::correlation: made.type = rows_call(node, id, into); break;
        case Id::previous: made.type = previous(node, into); break;
        case Id::next:
        case Id::prior:
        case Id::row_number: made.type = row_call(node, into); break;
        case Id::date:
        case Id::time: return moment(node, id, into);
        default: made.type = plain_call(node, id, into);
        }
        if (into.field == nullptr)
            into.field = made.type.field;
        return made;
    }

    ValueType plain_call(const ExpressionNode& node, FunctionId id, Bound& into) {
        Operands arguments{stack_};
        bind_operands(node, into, arguments);
        return check_arguments(node, id, arguments);
    }

    ValueType check_arguments(const ExpressionNode& node, FunctionId id, const Operands& arguments) {
        using Id = FunctionId;
        const auto all_are = [&](Kind kind) {
            for (const Typed& argument : arguments)
                expect(argument, {kind});
        };
        switch (id) {
        case Id::if_: expect(arguments[0], {Kind::yes_no}); return unify(arguments[1], arguments[2]);
        case Id::coalesce: {
            Typed so_far = arguments[0];
            for (std::size_t i = 1; i < arguments.size(); ++i)
                so_far.type = unify(so_far, arguments[i]);
            return so_far.type;
        }
        case Id::is_missing: return {.kind = Kind::yes_no};
        case Id::not_asked:
        case Id::label: return about_field(node, id, arguments[0]);
        case Id::selected: return selected(arguments);
        case Id::today: return {.kind = Kind::date};
        case Id::days_between: all_are(Kind::date); return {.kind = Kind::number};
        case Id::add_days:
            expect(arguments[0], {Kind::date});
            expect(arguments[1], {Kind::number});
            return {.kind = Kind::date};
        case Id::number:
            expect(arguments[0], {Kind::number, Kind::yes_no, Kind::text, Kind::time});
            return {.kind = Kind::number};
        case Id::text:
        case Id::in_sentence:
        case Id::concat: return {.kind = Kind::text};
        case Id::contains:
        case Id::starts_with: all_are(Kind::text); return {.kind = Kind::yes_no};
        default: all_are(Kind::number); return {.kind = Kind::number}; // round abs floor ceiling
        }
    }

    ValueType about_field(const ExpressionNode& node, FunctionId id, const Typed& argument) {
        const bool known = argument.bound->kind == Bound::Kind::load || argument.type.kind == Kind::unknown ||
                           argument.type.kind == Kind::null;
        if (!known)
            problem(node.at, fmt::format("{}() takes the name of a field", node.text));
        return {.kind = id == FunctionId::label ? Kind::text : Kind::yes_no};
    }

    ValueType selected(const Operands& arguments) {
        expect(arguments[0], {Kind::list, Kind::text});
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            expect(arguments[i], {Kind::text});
            check_option(arguments[0], arguments[i]);
        }
        return {.kind = Kind::yes_no};
    }

    /// A column or table, with the condition that `where` gives.
    struct Rows {
        ValueType type;
        std::size_t at = 0;
        bool filtered = false;
    };

    Rows rows(const ExpressionNode& node, Bound& into) {
        row_scope_ = -1;
        if (node.operation == Operation::filtered)
            return filtered_rows(node, into);
        const Typed source = any(node, into);
        return {.type = source.type, .at = source.at, .filtered = false};
    }

    Rows filtered_rows(const ExpressionNode& node, Bound& into) {
        into.kind = Bound::Kind::filtered;
        into.children.resize(2);
        Bound& bound_source = into.children[0];
        const Typed source = any(node.children[0], bound_source);
        const Rows made{.type = source.type, .at = source.at, .filtered = true};
        if (!made.type.column) {
            if (made.type.kind != Kind::unknown && made.type.kind != Kind::null)
                problem(node.at, "`where` picks rows of a table, block, register or of earlier notes");
            Bound alone = std::move(bound_source);
            into = std::move(alone);
            return made;
        }
        into.field = bound_source.field;
        const Place& place = bound_source.place;
        const bool notes = place.from == From::earlier || place.from == From::course;
        const std::size_t out = place.from == From::frame ? static_cast<std::size_t>(place.frame) : 0;
        const bool past = place.from == From::earlier || (!notes && frames_[frames_.size() - 1 - out].past);
        frames_.push_back({.scope = row_scope_, .past = past, .closed = notes});
        const Typed condition = scalar(node.children[1], into.children[1]);
        frames_.pop_back();
        expect(condition, {Kind::yes_no});
        return made;
    }

    ValueType rows_call(const ExpressionNode& node, FunctionId id, Bound& into) {
        using Id = FunctionId;
        const bool several_values =
            node.children.size() > 1 && id != Id::item && id != Id::join && id != Id::correlation;
        if (several_values)
            return spread(node, id, into);
        into.children.resize(node.children.size());
        const Rows first = rows(node.children[0], into.children[0]);
        const ValueType type = rows_type(node, id, first);
        if (node.children.size() == 1)
            return type;
        if (id == Id::correlation) {
            const Rows second = rows(node.children[1], into.children[1]);
            check_pair(node, first, second, into);
            return type;
        }
        const Typed second = scalar(node.children[1], into.children[1]);
        expect(second, {id == Id::item ? Kind::number : Kind::text});
        return type;
    }

    /// min(a, b, …) and its like.
    ValueType spread(const ExpressionNode& node, FunctionId id, Bound& into) {
        Operands arguments{stack_};
        bind_operands(node, into, arguments);
        const bool ordered = id == FunctionId::min || id == FunctionId::max;
        Typed so_far = arguments[0];
        for (const Typed& argument : arguments) {
            if (ordered)
                expect(argument, {Kind::number, Kind::date, Kind::time});
            else
                expect(argument, {Kind::number});
            so_far.type = unify(so_far, argument);
        }
        return {.kind = ordered ? so_far.type.kind : Kind::number};
    }

    ValueType rows_type(const ExpressionNode& node, FunctionId id, const Rows& rows) {
        using Id = FunctionId;
        const Kind kind = rows.type.kind;
        const bool known = kind != Kind::unknown && kind != Kind::null;
        const bool is_rows = kind == Kind::rows;
        const auto need = [&](bool holds, std::string_view what) {
            if (known && !holds)
                problem(rows.at, fmt::format("{}() takes {}", node.text, what));
        };
        switch (id) {
        case Id::count:
            need(rows.type.column || kind == Kind::list, "a table, a column or several choices");
            return {.kind = Kind::number};
        case Id::sum:
        case Id::mean:
        case Id::median:
        case Id::correlation:
            need(kind == Kind::number, "a column of numbers");
            return {.kind = Kind::number};
        case Id::min:
        case Id::max:
            need(kind == Kind::number || kind == Kind::date || kind == Kind::time,
                 "a column of numbers, days or times");
            return {.kind = kind};
        case Id::first:
        case Id::last:
        case Id::item:
            need(rows.type.column && !is_rows, "a column");
            return {.kind = kind, .column = false, .field = rows.type.field};
        case Id::any:
        case Id::all:
            need(rows.type.column && (rows.filtered || kind == Kind::yes_no),
                 "rows with `where`, or a column of yes and no");
            return {.kind = Kind::yes_no};
        case Id::longest_run:
            need(rows.type.column && rows.filtered, "rows with `where`");
            return {.kind = Kind::number};
        case Id::distinct:
            need(kind == Kind::text || kind == Kind::list, "a column of choices or texts");
            return {.kind = Kind::list, .column = false, .field = rows.type.field};
        case Id::join:
            need(!is_rows && (rows.type.column || kind == Kind::list), "a list or a column");
            return {.kind = Kind::text};
        default:
            need(!is_rows && !rows.type.column && (kind == Kind::text || kind == Kind::list),
                 "a text or a list");
            return {.kind = Kind::number};
        }
    }

    void check_pair(const ExpressionNode& node, const Rows& first, const Rows& second, const Bound& call) {
        rows_type(node, FunctionId::correlation, second);
        const auto place_of = [](const Rows& rows, const Bound& bound) -> const Place& {
            return rows.filtered && !bound.children.empty() ? bound.children[0].place : bound.place;
        };
        const Place& a = place_of(first, call.children[0]);
        const Place& b = place_of(second, call.children[1]);
        if (!first.type.column || !second.type.column || first.filtered || second.filtered ||
            a.from != b.from || a.tables != b.tables || a.frame != b.frame || a.up != b.up)
            problem(node.at, "correlation() takes two columns of the same rows");
    }

    ValueType previous(const ExpressionNode& node, Bound& into) {
        frames_.push_back({.scope = layout_.parts[static_cast<std::size_t>(scope_.part)].top,
                           .past = true,
                           .closed = true});
        into.children.resize(1);
        const Typed inner = scalar(node.children[0], into.children[0]);
        frames_.pop_back();
        into.field = inner.bound->field;
        into.place.part = scope_.part;
        return inner.type;
    }

    ValueType row_call(const ExpressionNode& node, Bound& into) {
        const ScopeLayout& rows = layout_.scope(frames_.back().scope);
        if (rows.parent < 0)
            problem(node.at, fmt::format("{}() is known inside the rows of a table or block", node.text));
        if (node.children.empty())
            return {.kind = Kind::number};
        into.children.resize(1);
        const Typed inner = scalar(node.children[0], into.children[0]);
        const Place& place = inner.bound->place;
        if (inner.type.kind != Kind::unknown &&
            (inner.bound->kind != Bound::Kind::load || place.from != From::frame || place.frame != 0 ||
             place.up != 0 || rows.parent < 0))
            problem(node.at, fmt::format("{}() takes a column of its own row", node.text));
        return inner.type;
    }

    Typed moment(const ExpressionNode& node, FunctionId id, Bound& into) {
        const Kind kind = id == FunctionId::date ? Kind::date : Kind::time;
        into.children.resize(1);
        const Typed inner = scalar(node.children[0], into.children[0]);
        expect(inner, {Kind::text});
        const std::string* text = inner.bound->constant.get<std::string>();
        if (inner.bound->kind == Bound::Kind::constant && text != nullptr) {
            if (id == FunctionId::date) {
                if (const auto day = parse_date(*text))
                    return constant(*day, kind, node.at, into);
                problem(node.at, fmt::format("'{}' is no day; write date('2027-03-09')", *text));
            } else {
                if (const auto time = parse_time(*text))
                    return constant(*time, kind, node.at, into);
                problem(node.at, fmt::format("'{}' is no time; write time('14:05')", *text));
            }
        }
        return {.bound = &into, .type = {.kind = kind}, .at = node.at};
    }

    const Layout& layout_;
    const BindScope& scope_;
    MissingParts missing_;
    std::vector<NameFrame>& frames_;
    std::vector<Typed>& stack_; ///< of Operands
    std::vector<int>& depends_on_;
    BoundExpression& result_;
    int row_scope_ = -1;
};

} // namespace

std::string_view to_words(ValueType::Kind kind) {
    switch (kind) {
    case Kind::unknown: return "something unknown";
    case Kind::null: return "null";
    case Kind::yes_no: return "yes or no";
    case Kind::number: return "a number";
    case Kind::text: return "a text or choice";
    case Kind::date: return "a day";
    case Kind::time: return "a time of day";
    case Kind::list: return "a list of choices";
    case Kind::rows: return "a table";
    }
    return "";
}

ValueType type_of(const Field& field) {
    const Field* options = field.options.empty() ? nullptr : &field;
    switch (field.kind == FieldKind::computed ? field.result : field.kind) {
    case FieldKind::text:
    case FieldKind::long_text: return {.kind = Kind::text};
    case FieldKind::choice: return {.kind = Kind::text, .column = false, .field = options};
    case FieldKind::multi_choice:
    case FieldKind::checklist: return {.kind = Kind::list, .column = false, .field = options};
    case FieldKind::date: return {.kind = Kind::date};
    case FieldKind::time: return {.kind = Kind::time};
    case FieldKind::yes_no: return {.kind = Kind::yes_no};
    case FieldKind::body_location:
    case FieldKind::reference: return {.kind = field.several ? Kind::list : Kind::text};
    case FieldKind::table: return {.kind = Kind::rows};
    default: return {.kind = Kind::number};
    }
}

BoundExpression bind(const Expression& expression, const Layout& layout, const BindScope& scope,
                     MissingParts missing, BindRoom& room) {
    BoundExpression result;
    if (!expression.empty())
        Binder{layout, scope, missing, room, result}.run(*expression.root());
    return result;
}

} // namespace attune
