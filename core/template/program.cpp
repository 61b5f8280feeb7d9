// SPDX-License-Identifier: Apache-2.0
#include "core/template/program.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <queue>

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

BoundMessage Program::message(const Message& message, const BindScope& scope) {
    BoundMessage made;
    made.message = &message;
    for (const MessagePiece& piece : message.pieces)
        if (piece.kind == MessagePiece::Kind::expression)
            made.expressions.push_back(bound(piece.expression, scope, Sees::after, {}));
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

int Program::find_rows(int part, const std::string& id) const {
    if (id.empty())
        return layout.parts[at(part)].top;
    for (const ScopeLayout& scope : layout.scopes)
        if (scope.part == part && scope.parent >= 0 && scope.id == id)
            return scope.index;
    return -1;
}

FieldPlace Program::find_field(int part, int scope, const std::string& id) const {
    FieldPlace place{.part = part, .up = 0, .scope = scope, .slot = -1, .id = id};
    for (; place.scope >= 0; place.scope = layout.scope(place.scope).parent, ++place.up) {
        const ScopeLayout& names = layout.scope(place.scope);
        place.slot = names.find_slot(id);
        if (place.slot >= 0 || names.find_table(id) >= 0)
            return place;
        for (const Section* section : names.sections)
            if (section->id == id)
                return place;
    }
    const auto alias = layout.parts[at(part)].aliases.find(id);
    if (alias != layout.parts[at(part)].aliases.end() && alias->second.part >= 0)
        return {.part = alias->second.part,
                .up = 0,
                .scope = layout.parts[at(alias->second.part)].top,
                .slot = alias->second.slot,
                .id = layout.scope(layout.parts[at(alias->second.part)].top)
                          .slots[at(alias->second.slot)]
                          .field->id};
    if (const auto dot = id.find('.'); dot != std::string::npos)
        if (const int other = layout.find_part(std::string_view{id}.substr(0, dot)); other >= 0)
            return find_field(other, layout.parts[at(other)].top, id.substr(dot + 1));
    place.part = -1;
    return place;
}

FieldPlace Program::find_anywhere(int part, const std::string& id) const {
    FieldPlace found = find_field(part, layout.parts[at(part)].top, id);
    for (const ScopeLayout& scope : layout.scopes)
        if (found.part < 0 && scope.part == part && scope.parent >= 0 && scope.find_slot(id) >= 0)
            found = find_field(part, scope.index, id);
    return found;
}

std::vector<std::string> Program::all_names(int part) const {
    std::vector<std::string> names;
    for (const ScopeLayout& scope : layout.scopes)
        if (scope.part == part && scope.kind != ScopeLayout::Kind::entry) {
            for (const auto& [id, place] : scope.names)
                names.emplace_back(id);
            for (const Section* section : scope.sections)
                names.push_back(section->id);
        }
    for (const auto& [id, place] : layout.parts[at(part)].aliases)
        names.emplace_back(id);
    return names;
}

void Program::speaker(Speaker& made, int part, const std::string& rows, const std::string& entries,
                      const Expression& when, const Message& text, int line, const std::string& id) {
    made.part = part;
    made.scope = find_rows(part, rows);
    if (made.scope < 0) {
        problem(
            line, id,
            fmt::format("in=\"{}\" names no block or table{}", rows, did_you_mean(rows, all_names(part))));
        made.scope = layout.parts[at(part)].top;
    }
    if (!entries.empty()) {
        const auto dot = entries.find('.') == std::string::npos;
        const std::string full = dot ? layout.parts[at(part)].definition->prefix + "." + entries : entries;
        made.register_index = layout.find_register(full);
        if (made.register_index < 0 && checked_part_ >= 0)
            problem(line, id, fmt::format("for=\"{}\" names no register", entries));
    }
    const BindScope scope{.part = part, .scope = made.scope, .self_register = made.register_index};
    made.when = bound(when, scope, Sees::after, {Kind::yes_no});
    made.message = message(text, scope);
}

FieldPlace Program::find_at(const Speaker& speaker, const std::string& id, int line,
                            const std::string& element) {
    FieldPlace place = find_field(speaker.part, speaker.scope, id);
    if (place.part < 0)
        problem(line, element,
                fmt::format("at=\"{}\" names no field, table or section here{}", id,
                            did_you_mean(id, all_names(speaker.part))));
    return place;
}

void Program::add_speakers(int part) {
    const Template& definition = *layout.parts[at(part)].definition;
    rules.reserve(rules.size() + definition.rules.size());
    prompts.reserve(prompts.size() + definition.prompts.size());
    lines.reserve(lines.size() + definition.narrative.size());
    for (const Rule& rule : definition.rules) {
        RuleProgram made;
        made.rule = &rule;
        speaker(made, part, rule.block, rule.for_register, rule.when, rule.message, rule.line_in_file,
                rule.id);
        if (!rule.field.empty())
            made.place = find_at(made, rule.field, rule.line_in_file, rule.id);
        for (const std::string& id : rule.answers) {
            FieldPlace need = find_field(part, made.scope, id);
            if (need.part < 0)
                problem(
                    rule.line_in_file, rule.id,
                    fmt::format("needs=\"{}\" names no field here{}", id, did_you_mean(id, all_names(part))));
            else if (need.slot < 0)
                problem(rule.line_in_file, rule.id,
                        fmt::format("needs=\"{}\" names a block or section; name a field", id));
            else
                made.needs.push_back(std::move(need));
        }
        rules.push_back(std::move(made));
    }
    for (const Prompt& prompt : definition.prompts) {
        PromptProgram made;
        made.prompt = &prompt;
        speaker(made, part, prompt.block, prompt.for_register, prompt.when, prompt.message,
                prompt.line_in_file, prompt.id);
        prompts.push_back(std::move(made));
    }
    for (const NarrativeLine& line : definition.narrative) {
        LineProgram made;
        made.line = &line;
        speaker(made, part, line.block, line.for_register, line.when, line.message, line.line_in_file, {});
        if (!line.place.empty())
            made.place = find_at(made, line.place, line.line_in_file, {});
        lines.push_back(std::move(made));
    }
}

void Program::add_series(int part) {
    for (const Series& each : layout.parts[at(part)].definition->series) {
        SeriesProgram made{.part = part, .series = &each, .points = {}};
        for (const SeriesPoint& point : each.points) {
            PointProgram bound_point;
            bound_point.scope = find_rows(part, point.block);
            if (bound_point.scope < 0) {
                problem(each.line_in_file, each.id,
                        fmt::format("in=\"{}\" names no block or table{}", point.block,
                                    did_you_mean(point.block, all_names(part))));
                continue;
            }
            if (!point.per.empty()) {
                bound_point.per = find_field(part, bound_point.scope, point.per);
                const FieldPlace& per = bound_point.per;
                if (per.part < 0 || per.slot < 0)
                    problem(each.line_in_file, each.id,
                            fmt::format("per=\"{}\" names no field here{}", point.per,
                                        did_you_mean(point.per, all_names(part))));
                else if (layout.scope(per.scope).slots[at(per.slot)].field->kind != FieldKind::reference)
                    problem(each.line_in_file, each.id,
                            fmt::format("per=\"{}\" must name a reference field", point.per));
            }
            const BindScope scope{.part = part, .scope = bound_point.scope, .self_register = -1};
            bound_point.when = bound(point.when, scope, Sees::after, {Kind::yes_no});
            bound_point.value =
                bound(point.value, scope, Sees::after, {Kind::number, Kind::yes_no, Kind::time});
            made.points.push_back(std::move(bound_point));
        }
        series.push_back(std::move(made));
    }
}

void Program::add_register(int index) {
    const RegisterLayout& layout_of_register = layout.registers[at(index)];
    const Register& definition = *layout_of_register.definition;
    for (const RegisterPass& pass : definition.passes)
        add_pass(index, pass);
    const BindScope top{.part = layout_of_register.part,
                        .scope = layout.parts[at(layout_of_register.part)].top,
                        .self_register = index};
    add_sets(definition.finally, top, definition, registers[at(index)].finally);
}

void Program::add_pass(int index, const RegisterPass& pass) {
    const int part = layout.registers[at(index)].part;
    const Register& definition = *layout.registers[at(index)].definition;
    PassProgram made;
    made.by = find_anywhere(part, pass.by);
    if (made.by.part < 0 || made.by.slot < 0)
        return problem(
            pass.line_in_file, pass.id,
            fmt::format("by=\"{}\" names no field{}", pass.by, did_you_mean(pass.by, all_names(part))));
    const Field& by = *layout.scope(made.by.scope).slots[at(made.by.slot)].field;
    if (by.kind != FieldKind::reference || by.reference_to != layout.registers[at(index)].full_id)
        return problem(pass.line_in_file, pass.id,
                       fmt::format("by=\"{}\" must name a reference to {}", pass.by, definition.id));
    made.scope = made.by.part == part ? made.by.scope : layout.parts[at(part)].top;
    const BindScope scope{.part = part, .scope = made.scope, .self_register = index};
    for (const RegisterEvent& event : pass.events) {
        EventProgram bound_event;
        bound_event.when = bound(event.when, scope, Sees::before, {Kind::yes_no});
        add_sets(event.sets, scope, definition, bound_event.sets);
        for (const RegisterState& state : definition.states)
            for (const Transition& transition : state.transitions)
                if (transition.event == event.id)
                    bound_event.transitions.push_back(
                        {.from = state.id,
                         .to = transition.to,
                         .when = bound(transition.when, scope, Sees::before, {Kind::yes_no})});
        made.events.push_back(std::move(bound_event));
    }
    add_sets(pass.sets, scope, definition, made.sets);
    registers[at(index)].passes.push_back(std::move(made));
}

void Program::add_sets(const std::vector<Assignment>& from, const BindScope& scope,
                       const Register& definition, std::vector<SetProgram>& to) {
    for (const Assignment& set : from) {
        const auto carried = std::find_if(definition.carried.begin(), definition.carried.end(),
                                          [&](const Field& field) { return field.id == set.id; });
        if (carried == definition.carried.end()) {
            std::vector<std::string> names;
            for (const Field& field : definition.carried)
                names.push_back(field.id);
            problem(set.line_in_file, set.id,
                    fmt::format("set id=\"{}\" names no carried value of {}{}", set.id, definition.id,
                                did_you_mean(set.id, names)));
            continue;
        }
        to.push_back(
            {.id = set.id, .value = bound(set.value, scope, Sees::before, {type_of(*carried).kind})});
    }
}

std::string Program::item_name(int item) const {
    const Item& each = layout.items[at(item)];
    const ScopeLayout& scope = layout.scope(each.scope);
    switch (each.kind) {
    case Item::Kind::slot: return scope.slots[at(each.index)].field->id;
    case Item::Kind::section: return "section " + scope.sections[at(each.index)]->id;
    case Item::Kind::self: return scope.id;
    }
    return {};
}

void Program::order_items() {
    std::sort(depends_on_.begin(), depends_on_.end());
    depends_on_.erase(std::unique(depends_on_.begin(), depends_on_.end()), depends_on_.end());
    std::vector<int> open(items.size(), 0);
    std::vector<std::size_t> first(items.size() + 1, 0); // of the dependences on each item
    for (const Dependence& each : depends_on_) {
        ++open[at(each.item)];
        ++first[at(each.before) + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (std::size_t item = 0; item < items.size(); ++item)
        if (open[item] == 0)
            ready.push(static_cast<int>(item));
    std::size_t done = 0;
    while (!ready.empty()) {
        const int item = ready.top();
        ready.pop();
        ++done;
        const Item& each = layout.items[at(item)];
        const bool after = each.kind == Item::Kind::slot &&
                           layout.scope(each.scope).slots[at(each.index)].field->after_registers;
        (after ? after_registers : before_registers).push_back(item);
        for (std::size_t i = first[at(item)]; i < first[at(item) + 1]; ++i)
            if (const int next = depends_on_[i].item; --open[at(next)] == 0)
                ready.push(next);
    }
    if (done < items.size())
        report_cycle(open);
}

/// Walks from an item that never became ready along others like it, until one comes twice.
void Program::report_cycle(const std::vector<int>& waiting) {
    std::vector<char> reported(items.size(), 0);
    for (std::size_t start = 0; start < items.size(); ++start) {
        if (waiting[start] <= 0 || reported[start] != 0)
            continue;
        std::vector<int> path;
        std::vector<int> place(items.size(), -1);
        int item = static_cast<int>(start);
        while (place[at(item)] < 0 && reported[at(item)] == 0) {
            place[at(item)] = static_cast<int>(path.size());
            path.push_back(item);
            const auto open =
                std::find_if(depends_on_.begin(), depends_on_.end(), [&](const Dependence& each) {
                    return each.item == item && waiting[at(each.before)] > 0;
                });
            if (open != depends_on_.end())
                item = open->before;
        }
        for (const int each : path)
            reported[at(each)] = 1;
        if (place[at(item)] < 0)
            continue; // leads to a cycle that was reported
        std::string text;
        for (auto i = at(place[at(item)]); i < path.size(); ++i)
            text += item_name(path[i]) + " → ";
        const Item& each = layout.items[at(item)];
        int line = 0;
        if (each.kind == Item::Kind::slot)
            line = layout.scope(each.scope).slots[at(each.index)].field->line_in_file;
        else if (each.kind == Item::Kind::section)
            line = layout.scope(each.scope).sections[at(each.index)]->line_in_file;
        else if (layout.scope(each.scope).block != nullptr)
            line = layout.scope(each.scope).block->line_in_file;
        problem(line, {}, "the calculation goes in a circle: " + text + item_name(item));
    }
    // What waits is never calculated; the rest of the form still works.
}

} // namespace attune
