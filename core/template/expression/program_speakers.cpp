// SPDX-License-Identifier: Apache-2.0
// Rules, prompts, narrative lines, series and signals, and the rows and fields that they name.
#include "core/template/expression/program.hpp"

#include "core/template/suggestion.hpp"

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

void Program::add_signals(int part) {
    for (std::size_t i = 0; i < layout.signals.size(); ++i) {
        if (layout.signals[i].part != part)
            continue;
        const Signal& signal = *layout.signals[i].definition;
        SignalProgram& made = signals[i];
        made.part = part;
        made.scope = find_rows(part, signal.block);
        if (made.scope < 0) {
            problem(signal.line_in_file, signal.id,
                    fmt::format("in=\"{}\" names no block or table{}", signal.block,
                                did_you_mean(signal.block, all_names(part))));
            made.scope = layout.parts[at(part)].top;
        }
        const BindScope scope{.part = part, .scope = made.scope, .self_register = -1};
        const int item = layout.item_of_signal(static_cast<int>(i));
        if (const int self = layout.item_of_self(made.scope); self >= 0)
            depend(item, self);
        made.when = bound(signal.when, scope, Sees::before, {Kind::yes_no}, item);
        made.name = bound(signal.name, scope, Sees::before, {Kind::text}, item);
        made.value = bound(signal.value, scope, Sees::before, {Kind::number}, item);
        made.words = message(signal.words, scope, Sees::before, item);
    }
}

void Program::check_base(const Series& each, const Field& per) {
    const int which = layout.find_register(per.reference_to);
    if (each.base.empty() || which < 0)
        return;
    const Register& kept = *layout.registers[at(which)].definition;
    const auto carried = std::ranges::find(kept.carried, each.base, &Field::id);
    std::vector<std::string> names;
    for (const Field& field : kept.carried)
        names.push_back(field.id);
    if (carried == kept.carried.end())
        problem(each.line_in_file, each.id,
                fmt::format("base=\"{}\" names no carried value of {}{}", each.base, kept.id,
                            did_you_mean(each.base, names)));
    else if (type_of(*carried).kind != Kind::number)
        problem(each.line_in_file, each.id, fmt::format("base=\"{}\" must name a number", each.base));
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
                else
                    check_base(each, *layout.scope(per.scope).slots[at(per.slot)].field);
            } else if (!each.base.empty()) {
                problem(each.line_in_file, each.id, "base is what an entry carries: each <point> needs per");
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

} // namespace attune
