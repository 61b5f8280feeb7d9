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

struct Typed {
    Bound bound;
    ValueType type;
    std::size_t at = 0;
};

std::vector<std::string> options_of(const Field& field) {
    std::vector<std::string> values;
    for (const Option& option : field.options)
        values.push_back(option.value);
    return values;
}

class Binder {
public:
    Binder(const Layout& layout, const BindScope& scope, MissingParts missing)
        : layout_{layout},
          scope_{scope},
          missing_{missing} {
        frames_.push_back({.scope = scope.scope});
    }

    BoundExpression run(const ExpressionNode& root) {
        Typed typed = scalar(root);
        result_.root = std::move(typed.bound);
        result_.type = typed.type;
        std::sort(result_.depends_on.begin(), result_.depends_on.end());
        result_.depends_on.erase(std::unique(result_.depends_on.begin(), result_.depends_on.end()),
                                 result_.depends_on.end());
        return std::move(result_);
    }

private:
    void problem(std::size_t at, std::string message) {
        result_.problems.push_back({.at = at, .message = std::move(message)});
    }

    static Typed constant(Value value, Kind kind, std::size_t at) {
        Typed typed;
        typed.bound.kind = Bound::Kind::constant;
        typed.bound.constant = std::move(value);
        typed.type.kind = kind;
        typed.at = at;
        return typed;
    }

    /// One value; columns and tables are reported.
    Typed scalar(const ExpressionNode& node) {
        Typed typed = any(node);
        if (typed.type.kind == Kind::rows)
            problem(node.at, "a table is no value; use count(…), any(… where …) or one of its columns");
        else if (typed.type.column)
            problem(node.at,
                    "a column has many values; use sum, mean, min, max, first, last or count over it");
        if (typed.type.kind == Kind::rows || typed.type.column)
            return constant({}, Kind::unknown, node.at);
        return typed;
    }

    Typed any(const ExpressionNode& node) {
        switch (node.operation) {
        case Operation::number: return constant(node.number, Kind::number, node.at);
        case Operation::text: return constant(node.text, Kind::text, node.at);
        case Operation::yes_no: return constant(node.number != 0, Kind::yes_no, node.at);
        case Operation::null: return constant({}, Kind::null, node.at);
        case Operation::name: return name(node);
        case Operation::call: return call(node);
        case Operation::filtered:
            problem(node.at, "`where` belongs to the rows that a function takes: count(sets where …)");
            return constant({}, Kind::unknown, node.at);
        default: return operation(node);
        }
    }

    Typed name(const ExpressionNode& node) {
        ResolvedName found = resolve_name(node.name, layout_, scope_, frames_);
        if (found.absent && missing_ == MissingParts::null)
            return constant({}, Kind::null, node.at);
        if (!found.problem.empty())
            problem(node.at, found.problem);
        else if (found.absent)
            problem(node.at, "it looks at a template or register that this pack does not name");
        if (!found.problem.empty() || found.absent)
            return constant({}, Kind::unknown, node.at);
        result_.depends_on.insert(result_.depends_on.end(), found.depends_on.begin(), found.depends_on.end());
        result_.sees_after_registers = result_.sees_after_registers || found.sees_after_registers;
        Typed typed;
        typed.bound.kind = found.type.column ? Bound::Kind::column : Bound::Kind::load;
        typed.bound.place = std::move(found.place);
        typed.bound.field = found.field;
        typed.type = found.type;
        typed.at = node.at;
        row_scope_ = found.row_scope;
        return typed;
    }

    Typed operation(const ExpressionNode& node) {
        Typed made;
        made.at = node.at;
        made.bound.kind = Bound::Kind::operation;
        made.bound.operation = node.operation;
        std::vector<Typed> operands;
        for (const ExpressionNode& child : node.children)
            operands.push_back(scalar(child));
        made.type.kind = check_operands(node, operands);
        for (Typed& operand : operands)
            made.bound.children.push_back(std::move(operand.bound));
        return made;
    }

    Kind check_operands(const ExpressionNode& node, const std::vector<Typed>& operands) {
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

    void refuse_zero(const ExpressionNode& node, const std::vector<Typed>& operands) {
        if (node.operation != Operation::divide && node.operation != Operation::modulo)
            return;
        const double* divisor = operands[1].bound.constant.get<double>();
        if (operands[1].bound.kind == Bound::Kind::constant && divisor != nullptr && *divisor == 0)
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
        const std::string* text = literal.bound.constant.get<std::string>();
        if (field == nullptr || field->options.empty() || text == nullptr ||
            literal.bound.kind != Bound::Kind::constant)
            return;
        const auto options = options_of(*field);
        if (std::find(options.begin(), options.end(), *text) == options.end())
            problem(literal.at,
                    fmt::format("'{}' is no option of {}{}", *text, field->id, did_you_mean(*text, options)));
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

    Typed call(const ExpressionNode& node) {
        const Function& function = *find_function(node.text);
        Typed made;
        made.at = node.at;
        made.bound.kind = Bound::Kind::call;
        made.bound.function = function.id;
        using Id = FunctionId;
        switch (function.id) {
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
        case Id::correlation: rows_call(node, function.id, made); break;
        case Id::previous: previous(node, made); break;
        case Id::next:
        case Id::prior:
        case Id::row_number: row_call(node, made); break;
        case Id::date:
        case Id::time: return moment(node, function.id, std::move(made));
        default: plain_call(node, function.id, made);
        }
        if (made.bound.field == nullptr)
            made.bound.field = made.type.field;
        return made;
    }

    void plain_call(const ExpressionNode& node, FunctionId id, Typed& made) {
        std::vector<Typed> arguments;
        for (const ExpressionNode& child : node.children)
            arguments.push_back(scalar(child));
        made.type = check_arguments(node, id, arguments);
        for (Typed& argument : arguments)
            made.bound.children.push_back(std::move(argument.bound));
    }

    ValueType check_arguments(const ExpressionNode& node, FunctionId id,
                              const std::vector<Typed>& arguments) {
        using Id = FunctionId;
        const auto all_are = [&](Kind kind) {
            for (const Typed& argument : arguments)
                expect(argument, {kind});
        };
        switch (id) {
        case Id::if_: expect(arguments[0], {Kind::yes_no}); return unify(arguments[1], arguments[2]);
        case Id::coalesce: {
            Typed so_far = {.bound = {}, .type = arguments[0].type, .at = arguments[0].at};
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
        case Id::concat: return {.kind = Kind::text};
        case Id::contains:
        case Id::starts_with: all_are(Kind::text); return {.kind = Kind::yes_no};
        default: all_are(Kind::number); return {.kind = Kind::number}; // round abs floor ceiling
        }
    }

    ValueType about_field(const ExpressionNode& node, FunctionId id, const Typed& argument) {
        const bool known = argument.bound.kind == Bound::Kind::load || argument.type.kind == Kind::unknown ||
                           argument.type.kind == Kind::null;
        if (!known)
            problem(node.at, fmt::format("{}() takes the name of a field", node.text));
        return {.kind = id == FunctionId::label ? Kind::text : Kind::yes_no};
    }

    ValueType selected(const std::vector<Typed>& arguments) {
        expect(arguments[0], {Kind::list, Kind::text});
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            expect(arguments[i], {Kind::text});
            check_option(arguments[0], arguments[i]);
        }
        return {.kind = Kind::yes_no};
    }

    /// A column or table, with the condition that `where` gives.
    struct Rows {
        Bound bound;
        ValueType type;
        std::size_t at = 0;
        bool filtered = false;
    };

    Rows rows(const ExpressionNode& node) {
        const bool filtered = node.operation == Operation::filtered;
        row_scope_ = -1;
        Typed source = any(filtered ? node.children[0] : node);
        Rows made{
            .bound = std::move(source.bound), .type = source.type, .at = source.at, .filtered = filtered};
        if (!filtered)
            return made;
        if (!made.type.column) {
            if (made.type.kind != Kind::unknown && made.type.kind != Kind::null)
                problem(node.at, "`where` picks rows of a table, block, register or of earlier notes");
            return made;
        }
        const Place& place = made.bound.place;
        const bool notes = place.from == From::earlier || place.from == From::course;
        const std::size_t out = place.from == From::frame ? static_cast<std::size_t>(place.frame) : 0;
        const bool past = place.from == From::earlier || (!notes && frames_[frames_.size() - 1 - out].past);
        frames_.push_back({.scope = row_scope_, .past = past, .closed = notes});
        Typed condition = scalar(node.children[1]);
        frames_.pop_back();
        expect(condition, {Kind::yes_no});
        Bound both;
        both.kind = Bound::Kind::filtered;
        both.field = made.bound.field;
        both.children.push_back(std::move(made.bound));
        both.children.push_back(std::move(condition.bound));
        made.bound = std::move(both);
        return made;
    }

    void rows_call(const ExpressionNode& node, FunctionId id, Typed& made) {
        using Id = FunctionId;
        const bool several_values =
            node.children.size() > 1 && id != Id::item && id != Id::join && id != Id::correlation;
        if (several_values)
            return spread(node, id, made);
        Rows first = rows(node.children[0]);
        made.type = rows_type(node, id, first);
        made.bound.children.push_back(std::move(first.bound));
        if (node.children.size() == 1)
            return;
        if (id == Id::correlation) {
            Rows second = rows(node.children[1]);
            check_pair(node, first, second, made.bound.children[0]);
            made.bound.children.push_back(std::move(second.bound));
            return;
        }
        Typed second = scalar(node.children[1]);
        expect(second, {id == Id::item ? Kind::number : Kind::text});
        made.bound.children.push_back(std::move(second.bound));
    }

    /// min(a, b, …) and its like.
    void spread(const ExpressionNode& node, FunctionId id, Typed& made) {
        std::vector<Typed> arguments;
        for (const ExpressionNode& child : node.children)
            arguments.push_back(scalar(child));
        const bool ordered = id == FunctionId::min || id == FunctionId::max;
        Typed so_far = {.bound = {}, .type = arguments[0].type, .at = arguments[0].at};
        for (const Typed& argument : arguments) {
            if (ordered)
                expect(argument, {Kind::number, Kind::date, Kind::time});
            else
                expect(argument, {Kind::number});
            so_far.type = unify(so_far, argument);
        }
        made.type.kind = ordered ? so_far.type.kind : Kind::number;
        for (Typed& argument : arguments)
            made.bound.children.push_back(std::move(argument.bound));
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

    void check_pair(const ExpressionNode& node, const Rows& first, const Rows& second,
                    const Bound& bound_first) {
        rows_type(node, FunctionId::correlation, second);
        const Place& a = (first.filtered ? bound_first.children[0] : bound_first).place;
        const Place& b =
            (second.filtered && !second.bound.children.empty() ? second.bound.children[0] : second.bound)
                .place;
        if (!first.type.column || !second.type.column || first.filtered || second.filtered ||
            a.from != b.from || a.tables != b.tables || a.frame != b.frame || a.up != b.up)
            problem(node.at, "correlation() takes two columns of the same rows");
    }

    void previous(const ExpressionNode& node, Typed& made) {
        frames_.push_back({.scope = layout_.parts[static_cast<std::size_t>(scope_.part)].top,
                           .past = true,
                           .closed = true});
        Typed inner = scalar(node.children[0]);
        frames_.pop_back();
        made.type = inner.type;
        made.bound.field = inner.bound.field;
        made.bound.place.part = scope_.part;
        made.bound.children.push_back(std::move(inner.bound));
    }

    void row_call(const ExpressionNode& node, Typed& made) {
        const ScopeLayout& rows = layout_.scope(frames_.back().scope);
        if (rows.parent < 0)
            problem(node.at, fmt::format("{}() is known inside the rows of a table or block", node.text));
        made.type.kind = Kind::number;
        if (node.children.empty())
            return;
        Typed inner = scalar(node.children[0]);
        made.type = inner.type;
        if (inner.type.kind != Kind::unknown &&
            (inner.bound.kind != Bound::Kind::load || inner.bound.place.from != From::frame ||
             inner.bound.place.frame != 0 || inner.bound.place.up != 0 || rows.parent < 0))
            problem(node.at, fmt::format("{}() takes a column of its own row", node.text));
        made.bound.children.push_back(std::move(inner.bound));
    }

    Typed moment(const ExpressionNode& node, FunctionId id, Typed made) {
        Typed inner = scalar(node.children[0]);
        expect(inner, {Kind::text});
        made.type.kind = id == FunctionId::date ? Kind::date : Kind::time;
        const std::string* text = inner.bound.constant.get<std::string>();
        if (inner.bound.kind == Bound::Kind::constant && text != nullptr) {
            if (id == FunctionId::date) {
                if (const auto day = parse_date(*text))
                    return constant(*day, Kind::date, node.at);
                problem(node.at, fmt::format("'{}' is no day; write date('2027-03-09')", *text));
            } else {
                if (const auto time = parse_time(*text))
                    return constant(*time, Kind::time, node.at);
                problem(node.at, fmt::format("'{}' is no time; write time('14:05')", *text));
            }
        }
        made.bound.children.push_back(std::move(inner.bound));
        return made;
    }

    const Layout& layout_;
    const BindScope& scope_;
    MissingParts missing_;
    std::vector<NameFrame> frames_;
    BoundExpression result_;
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
                     MissingParts missing) {
    if (expression.empty())
        return {};
    return Binder{layout, scope, missing}.run(*expression.root());
}

} // namespace attune
