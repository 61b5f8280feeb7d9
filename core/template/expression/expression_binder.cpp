// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/expression_binder.hpp"

#include "core/template/expression/name_resolver.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attune {
namespace {

std::vector<std::string> options_of(const Field& field) {
    std::vector<std::string> values;
    for (const Option& option : field.options)
        values.push_back(option.value);
    return values;
}

} // namespace

void ExpressionBinder::problem(std::size_t at, std::string message) {
    result_.problems.push_back({.at = at, .message = std::move(message)});
}

BoundOperand ExpressionBinder::constant(Value value, Kind kind, std::size_t at, Bound& into) {
    if (!into.empty())
        into = {};
    into.kind = Bound::Kind::constant;
    into.constant = std::move(value);
    return {.bound = &into, .type = {.kind = kind}, .at = at};
}

BoundOperand ExpressionBinder::scalar(const ExpressionNode& node, Bound& into) {
    const Typed typed = any(node, into);
    if (typed.type.kind == Kind::rows)
        problem(node.at, "a table is no value; use count(…), any(… where …) or one of its columns");
    else if (typed.type.column)
        problem(node.at, "a column has many values; use sum, mean, min, max, first, last or count over it");
    if (typed.type.kind == Kind::rows || typed.type.column)
        return unknown(node.at, into);
    return typed;
}

BoundOperand ExpressionBinder::any(const ExpressionNode& node, Bound& into) {
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

BoundOperand ExpressionBinder::name(const ExpressionNode& node, Bound& into) {
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

void ExpressionBinder::bind_operands(const ExpressionNode& node, Bound& into, Operands& operands) {
    into.children.resize(node.children.size());
    auto child = into.children.begin();
    for (const ExpressionNode& each : node.children)
        operands.push_back(scalar(each, *child++));
}

BoundOperand ExpressionBinder::operation(const ExpressionNode& node, Bound& into) {
    into.kind = Bound::Kind::operation;
    into.operation = node.operation;
    Operands operands{stack_};
    bind_operands(node, into, operands);
    return {.bound = &into, .type = {.kind = check_operands(node, operands)}, .at = node.at};
}

ValueType::Kind ExpressionBinder::check_operands(const ExpressionNode& node, const Operands& operands) {
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

void ExpressionBinder::refuse_zero(const ExpressionNode& node, const Operands& operands) {
    if (node.operation != Operation::divide && node.operation != Operation::modulo)
        return;
    const double* divisor = operands[1].bound->constant.get<double>();
    if (operands[1].bound->kind == Bound::Kind::constant && divisor != nullptr && *divisor == 0)
        problem(node.at, "divides by zero, which is always null");
}

void ExpressionBinder::expect_number(const Typed& typed) {
    if (typed.type.kind == Kind::date)
        return problem(typed.at, "a day cannot be reckoned with; use days-between(a, b) or add-days(d, n)");
    expect(typed, {Kind::number, Kind::time});
}

bool ExpressionBinder::expect(const Typed& typed, std::initializer_list<Kind> kinds) {
    if (typed.type.kind == Kind::unknown || typed.type.kind == Kind::null)
        return true;
    for (const Kind kind : kinds)
        if (typed.type.kind == kind)
            return true;
    problem(typed.at, fmt::format("this is {}, but {} was expected", to_words(typed.type.kind),
                                  to_words(*kinds.begin())));
    return false;
}

void ExpressionBinder::compare(const Typed& left, const Typed& right) {
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

void ExpressionBinder::check_option(const Typed& choice, const Typed& literal) {
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

ValueType ExpressionBinder::unify(const Typed& a, const Typed& b) {
    if (a.type.kind == Kind::unknown || a.type.kind == Kind::null)
        return b.type;
    if (b.type.kind == Kind::unknown || b.type.kind == Kind::null)
        return a.type;
    if (a.type.kind != b.type.kind)
        problem(b.at,
                fmt::format("one branch gives {}, another {}", to_words(a.type.kind), to_words(b.type.kind)));
    return {
        .kind = a.type.kind, .column = false, .field = a.type.field == b.type.field ? a.type.field : nullptr};
}

} // namespace attune
