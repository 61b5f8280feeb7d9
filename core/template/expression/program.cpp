// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attune {
namespace {

using Kind = ValueType::Kind;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

Program::Program(const std::vector<const Template*>& parts)
    : Program{parts, -1} {}

Program::Program(const std::vector<const Template*>& parts, int checked_part)
    : layout{parts},
      items(layout.items.size()),
      counts(layout.parts.size()),
      registers(layout.registers.size()),
      signals(layout.signals.size()),
      checked_part_{checked_part} {
    for (std::size_t part = 0; part < layout.parts.size(); ++part)
        if (checked_part < 0 || checked_part == static_cast<int>(part))
            add_part(static_cast<int>(part));
    order_items();
    depends_on_ = {};
    room_ = {};
}

void Program::problem(int line, const std::string& id, std::string message) {
    problems.push_back(
        {.expression = nullptr, .at = 0, .line = line, .id = id, .message = std::move(message)});
}

Bound Program::bound(const Expression& expression, const BindScope& scope, Sees sees,
                     std::initializer_list<Kind> kinds, int item) {
    if (expression.empty())
        return {};
    BoundExpression made =
        bind(expression, layout, scope, checked_part_ < 0 ? MissingParts::null : MissingParts::report, room_);
    const bool fits = made.type.kind == Kind::unknown || made.type.kind == Kind::null || kinds.size() == 0 ||
                      std::find(kinds.begin(), kinds.end(), made.type.kind) != kinds.end();
    if (!fits)
        made.problems.push_back({.at = 0,
                                 .message = fmt::format("this gives {}, but {} is expected here",
                                                        to_words(made.type.kind), to_words(*kinds.begin()))});
    if (made.sees_after_registers && sees == Sees::before)
        made.problems.push_back({.at = 0,
                                 .message = "it looks at a field that is computed after the registers; only "
                                            "rules, prompts, series, narrative and other such fields may"});
    for (ExpressionProblem& each : made.problems)
        problems.push_back({.expression = expression.root(),
                            .at = each.at,
                            .line = 0,
                            .id = {},
                            .message = std::move(each.message)});
    if (item >= 0)
        for (const int before : room_.depends_on)
            depend(item, before);
    return std::move(made.root);
}

BoundMessage Program::message(const Message& message, const BindScope& scope, Sees sees, int item) {
    BoundMessage made;
    made.message = &message;
    for (const MessagePiece& piece : message.pieces)
        if (piece.kind == MessagePiece::Kind::expression)
            made.expressions.push_back(bound(piece.expression, scope, sees, {}, item));
    return made;
}

void Program::add_part(int part) {
    const Template& definition = *layout.parts[at(part)].definition;
    const BindScope top{.part = part, .scope = layout.parts[at(part)].top, .self_register = -1};
    counts[at(part)] = bound(definition.counts, top, Sees::before, {Kind::yes_no});
    for (const ScopeLayout& scope : layout.scopes)
        if (scope.part == part && scope.kind != ScopeLayout::Kind::entry)
            add_scope(scope);
    for (const auto& [id, place] : layout.parts[at(part)].aliases) {
        Bound required = bound(place.alias->required, top, Sees::after, {Kind::yes_no});
        if (place.part < 0) {
            if (checked_part_ >= 0)
                problem(place.alias->line_in_file, place.alias->id,
                        fmt::format("there is no field {} in another template", place.alias->of));
            continue;
        }
        if (required.empty())
            continue;
        ItemProgram& item = items[at(layout.item_of_slot(layout.parts[at(place.part)].top, place.slot))];
        item.also_required.push_back(std::move(required));
        item.alias_part.push_back(part);
    }
    add_signals(part);
    add_speakers(part);
    add_series(part);
    for (std::size_t i = 0; i < layout.registers.size(); ++i)
        if (layout.registers[i].part == part)
            add_register(static_cast<int>(i));
}

void Program::add_scope(const ScopeLayout& scope) {
    const BindScope here{.part = scope.part, .scope = scope.index, .self_register = -1};
    if (scope.kind == ScopeLayout::Kind::block) {
        const BindScope outside{.part = scope.part, .scope = scope.parent, .self_register = -1};
        const int item = layout.item_of_self(scope.index);
        items[at(item)].relevant = bound(scope.block->relevant, outside, Sees::before, {Kind::yes_no}, item);
    }
    for (std::size_t i = 0; i < scope.sections.size(); ++i) {
        const int item = layout.item_of_section(scope.index, static_cast<int>(i));
        items[at(item)].relevant =
            bound(scope.sections[i]->relevant, here, Sees::before, {Kind::yes_no}, item);
        if (const int self = layout.item_of_self(scope.index); self >= 0)
            depend(item, self);
    }
    for (std::size_t i = 0; i < scope.slots.size(); ++i)
        add_field(scope, static_cast<int>(i));
}

void Program::add_field(const ScopeLayout& scope, int slot) {
    const BindScope here{.part = scope.part, .scope = scope.index, .self_register = -1};
    const Field& field = *scope.slots[at(slot)].field;
    const int item = layout.item_of_slot(scope.index, slot);
    ItemProgram& made = items[at(item)];
    const Sees sees = field.after_registers ? Sees::after : Sees::before;
    if (scope.slots[at(slot)].section >= 0)
        depend(item, layout.item_of_section(scope.index, scope.slots[at(slot)].section));
    else if (const int self = layout.item_of_self(scope.index); self >= 0)
        depend(item, self);
    made.relevant = bound(field.relevant, here, sees, {Kind::yes_no}, item);
    made.required = bound(field.required, here, Sees::after, {Kind::yes_no});
    made.constraint = bound(field.constraint, here, Sees::after, {Kind::yes_no});
    Kind wanted = type_of(field).kind;
    if (field.kind == FieldKind::computed)
        made.calculate = bound(field.calculate, here, sees, {wanted}, item);
    else
        made.initial =
            bound(field.initial, here, Sees::before, {wanted, wanted == Kind::list ? Kind::text : wanted});
}

} // namespace attune
