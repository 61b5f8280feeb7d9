// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/form_state.hpp"

#include <algorithm>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// The row's entry lies in the form's own copy of the book, which is not const.
RegisterEntry& writable(Instance& entry_row) {
    return const_cast<RegisterEntry&>(*entry_row.entry); // NOLINT: see above
}

/// What was read from the entry before is read again.
void forget_cells(Instance& entry_row) {
    std::fill(entry_row.cells.begin(), entry_row.cells.end(), nullptr);
}

} // namespace

void Form::State::replay_registers() {
    after = context.registers;
    after_rows = make_register_rows(program->layout, after);
    met_entries.clear();
    if (!counts)
        return;
    use_registers(after_rows);
    for (std::size_t index = 0; index < program->registers.size(); ++index) {
        const RegisterProgram& bound = program->registers[index];
        std::vector<Met> met;
        for (const PassProgram& pass : bound.passes)
            run_pass(static_cast<int>(index), pass, met);
        const int part = program->layout.registers[index].part;
        for (const Met& each : met)
            for (auto& entry : after_rows[index])
                if (entry->entry->id == each.entry)
                    assign(*entry, bound.finally, {&now, now[at(part)], entry.get(), nullptr});
        met_entries.insert(met_entries.end(), met.begin(), met.end());
    }
}

void Form::State::run_pass(int register_index, const PassProgram& pass, std::vector<Met>& met) {
    for (Instance* row : instances_of[at(pass.scope)]) {
        const auto [place, slot] = follow(pass.by, row);
        if (!row->self_relevant || place == nullptr)
            continue;
        const Value by = *place->cells[at(slot)];
        if (const auto* id = by.get<std::string>())
            visit_entry(register_index, pass, *row, *id, met);
        if (const auto* ids = by.get<TextList>())
            for (const std::string& id : *ids)
                visit_entry(register_index, pass, *row, id, met);
    }
}

void Form::State::visit_entry(int register_index, const PassProgram& pass, Instance& row,
                              const std::string& id, std::vector<Met>& met) {
    auto& entries = after_rows[at(register_index)];
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto& entry) { return entry->entry->id == id; });
    if (found == entries.end() || (*found)->entry->set_aside)
        return;
    Instance& entry = **found;
    if (std::none_of(met.begin(), met.end(), [&](const Met& each) { return each.entry == id; }))
        met.push_back({.register_index = register_index, .entry = id});
    const Frame frame{&now, &row, &entry, nullptr};
    for (const EventProgram& event : pass.events) {
        if (!evaluator.is_true(event.when, frame))
            continue;
        assign(entry, event.sets, frame);
        const std::string from = entry.entry->state;
        for (const TransitionProgram& transition : event.transitions)
            if (transition.from == from &&
                (transition.when.empty() || evaluator.is_true(transition.when, frame))) {
                writable(entry).state = transition.to;
                forget_cells(entry);
                break;
            }
        break;
    }
    assign(entry, pass.sets, frame);
}

void Form::State::assign(Instance& entry_row, const std::vector<SetProgram>& sets, const Frame& frame) {
    for (const SetProgram& set : sets) {
        Value value = evaluator.evaluate(set.value, frame);
        auto& carried = writable(entry_row).carried;
        if (value.is_null())
            carried.erase(set.id);
        else
            carried[set.id] = std::move(value);
        forget_cells(entry_row);
    }
}

} // namespace attune
