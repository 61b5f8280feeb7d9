// SPDX-License-Identifier: Apache-2.0
// What functions take and give.
#include "core/template/expression/expression_binder.hpp"

#include <fmt/format.h>

#include <utility>

namespace attune {
namespace {

using From = Place::From;

} // namespace

BoundOperand ExpressionBinder::call(const ExpressionNode& node, Bound& into) {
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
    case Id::signal:
    case Id::latest_signal:
    case Id::signal_words:
    case Id::signal_value:
    case Id::signal_count: made.type = signals(node, id, into); break;
    case Id::rule_on: made.type = rule_on(node, into); break;
    case Id::fact: made.type = fact(node, into); break;
    default: made.type = plain_call(node, id, into);
    }
    if (into.field == nullptr)
        into.field = made.type.field;
    return made;
}

ValueType ExpressionBinder::plain_call(const ExpressionNode& node, FunctionId id, Bound& into) {
    Operands arguments{stack_};
    bind_operands(node, into, arguments);
    return check_arguments(node, id, arguments);
}

ValueType ExpressionBinder::check_arguments(const ExpressionNode& node, FunctionId id,
                                            const Operands& arguments) {
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

ValueType ExpressionBinder::about_field(const ExpressionNode& node, FunctionId id, const Typed& argument) {
    const bool known = argument.bound->kind == Bound::Kind::load || argument.type.kind == Kind::unknown ||
                       argument.type.kind == Kind::null;
    if (!known)
        problem(node.at, fmt::format("{}() takes the name of a field", node.text));
    return {.kind = id == FunctionId::label ? Kind::text : Kind::yes_no};
}

ValueType ExpressionBinder::selected(const Operands& arguments) {
    expect(arguments[0], {Kind::list, Kind::text});
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        expect(arguments[i], {Kind::text});
        check_option(arguments[0], arguments[i]);
    }
    return {.kind = Kind::yes_no};
}

ExpressionBinder::Rows ExpressionBinder::rows(const ExpressionNode& node, Bound& into) {
    row_scope_ = -1;
    if (node.operation == Operation::filtered)
        return filtered_rows(node, into);
    const Typed source = any(node, into);
    return {.type = source.type, .at = source.at, .filtered = false};
}

ExpressionBinder::Rows ExpressionBinder::filtered_rows(const ExpressionNode& node, Bound& into) {
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

ValueType ExpressionBinder::rows_call(const ExpressionNode& node, FunctionId id, Bound& into) {
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

ValueType ExpressionBinder::spread(const ExpressionNode& node, FunctionId id, Bound& into) {
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

ValueType ExpressionBinder::rows_type(const ExpressionNode& node, FunctionId id, const Rows& rows) {
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
    case Id::correlation: need(kind == Kind::number, "a column of numbers"); return {.kind = Kind::number};
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
        need(!is_rows && !rows.type.column && (kind == Kind::text || kind == Kind::list), "a text or a list");
        return {.kind = Kind::number};
    }
}

void ExpressionBinder::check_pair(const ExpressionNode& node, const Rows& first, const Rows& second,
                                  const Bound& call) {
    rows_type(node, FunctionId::correlation, second);
    const auto place_of = [](const Rows& rows, const Bound& bound) -> const Place& {
        return rows.filtered && !bound.children.empty() ? bound.children[0].place : bound.place;
    };
    const Place& a = place_of(first, call.children[0]);
    const Place& b = place_of(second, call.children[1]);
    if (!first.type.column || !second.type.column || first.filtered || second.filtered || a.from != b.from ||
        a.tables != b.tables || a.frame != b.frame || a.up != b.up)
        problem(node.at, "correlation() takes two columns of the same rows");
}

ValueType ExpressionBinder::previous(const ExpressionNode& node, Bound& into) {
    frames_.push_back(
        {.scope = layout_.parts[static_cast<std::size_t>(scope_.part)].top, .past = true, .closed = true});
    into.children.resize(1);
    const Typed inner = scalar(node.children[0], into.children[0]);
    frames_.pop_back();
    into.field = inner.bound->field;
    into.place.part = scope_.part;
    return inner.type;
}

ValueType ExpressionBinder::row_call(const ExpressionNode& node, Bound& into) {
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

BoundOperand ExpressionBinder::moment(const ExpressionNode& node, FunctionId id, Bound& into) {
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

} // namespace attune
