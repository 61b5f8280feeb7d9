// SPDX-License-Identifier: Apache-2.0
// What sessions do to the entries of registers.
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

} // namespace attune
