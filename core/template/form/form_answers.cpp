// SPDX-License-Identifier: Apache-2.0
// What leaves a form: values for later notes, answers to sign, private answers, observations.
#include "core/template/form/form_state.hpp"

#include <algorithm>
#include <map>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

using Pick = std::function<const Value*(Instance&, int)>; ///< null pointer: left out
enum class EmptyRows { keep, drop };

bool is_empty(const Answers& answers) {
    return answers.values.empty() && answers.tables.empty();
}

/// Copies what `pick` chooses, row by row. Rows of tables and blocks that do not count are left out.
Answers copy_rows(Instance& row, const Pick& pick) {
    Answers made;
    for (std::size_t slot = 0; slot < row.layout->slots.size(); ++slot) {
        const Field& field = *row.layout->slots[slot].field;
        if (field.kind == FieldKind::table)
            continue;
        const Value* value = pick(row, static_cast<int>(slot));
        if (value != nullptr && !value->is_null())
            made.values[field.id] = *value;
    }
    for (const auto& table : row.tables) {
        std::vector<Answers> rows;
        bool any = false;
        for (const auto& each : table)
            if (each->self_relevant) {
                rows.push_back(copy_rows(*each, pick));
                any = any || !is_empty(rows.back());
            }
        // The one empty row that a block always shows is no answer; empty rows between others keep their
        // place.
        const bool block = !table.empty() && table.front()->layout->block != nullptr;
        if (!rows.empty() && (any || !block))
            made.tables[table.front()->layout->id] = std::move(rows);
    }
    return made;
}

NoteAnswers copy_note(const std::vector<std::shared_ptr<const Template>>& parts, const NoteRows& tops,
                      const Pick& pick) {
    NoteAnswers made;
    for (std::size_t part = 0; part < parts.size(); ++part)
        made.parts[parts[part]->prefix] = copy_rows(*tops[part], pick);
    return made;
}

const Field& field_of(const Instance& row, int slot) {
    return *row.layout->slots[at(slot)].field;
}

/// Several templates of a note can say the same.
void add_signals(const Form::State& state, NoteAnswers& to) {
    for (std::size_t i = 0; i < state.signals.size(); ++i)
        if (const auto& said = state.signals[i]; !said.empty()) {
            auto& all =
                to.parts[std::string{signals_part}].tables[state.program->layout.signals[i].definition->id];
            all.insert(all.end(), said.begin(), said.end());
        }
}

} // namespace

NoteAnswers Form::values() const {
    State& state = *state_;
    NoteAnswers made = copy_note(state.parts, state.now, [&state](Instance& row, int slot) -> const Value* {
        const Field& field = field_of(row, slot);
        if (row.relevant[at(slot)] == 0 || field.store == FieldStore::private_note)
            return nullptr;
        if (field.prefill_prompts)
            return state.typed_or_prefilled(row, slot);
        const Value* value = row.cells[at(slot)];
        return value->is_missing() ? nullptr : value;
    });
    add_signals(state, made);
    return made;
}

NoteAnswers Form::answers_to_sign() const {
    State& state = *state_;
    return copy_note(state.parts, state.now, [&state](Instance& row, int slot) -> const Value* {
        const Field& field = field_of(row, slot);
        if (row.relevant[at(slot)] == 0 || field.store == FieldStore::private_note ||
            field.kind == FieldKind::computed)
            return nullptr;
        return state.typed_or_prefilled(row, slot);
    });
}

NoteAnswers Form::private_answers() const {
    const State& state = *state_;
    NoteAnswers made = copy_note(state.parts, state.now, [](Instance& row, int slot) -> const Value* {
        return field_of(row, slot).store == FieldStore::private_note ? row.typed[at(slot)] : nullptr;
    });
    std::erase_if(made.parts, [](const auto& part) { return is_empty(part.second); });
    return made;
}

std::vector<Observation> Form::observations() const {
    State& state = *state_;
    std::vector<Observation> made;
    if (!state.counts)
        return made;
    state.evaluator.refill();
    state.use_registers(state.after_rows);
    for (const SeriesProgram& series : state.program->series) {
        std::map<std::string, std::size_t> lines;
        const auto observe = [&](const std::string& key, const Value& value) {
            const auto [line, fresh] = lines.emplace(key, made.size());
            if (fresh)
                made.push_back({.part = state.parts[at(series.part)]->prefix,
                                .series = series.series->id,
                                .key = key,
                                .value = value});
            else if (made[line->second].value.is_null())
                made[line->second].value = value;
        };
        for (const PointProgram& point : series.points)
            for (Instance* row : state.instances_of[at(point.scope)]) {
                const Frame frame{&state.now, row, nullptr, nullptr};
                if (!row->self_relevant ||
                    (!point.when.empty() && !state.evaluator.is_true(point.when, frame)))
                    continue;
                Value value = state.evaluator.evaluate(point.value, frame);
                if (const bool* yes = value.get<bool>())
                    value = *yes ? 1 : 0;
                if (const auto* time = value.get<TimeOfDay>())
                    value = static_cast<double>(time->minutes);
                if (point.per.slot < 0) {
                    observe("", value);
                    continue;
                }
                const auto [place, slot] = state.follow(point.per, row);
                if (place == nullptr)
                    continue;
                if (const auto* id = place->cells[at(slot)]->get<std::string>())
                    observe(*id, value);
                if (const auto* ids = place->cells[at(slot)]->get<TextList>())
                    for (const std::string& id : *ids)
                        observe(id, value);
            }
    }
    return made;
}

} // namespace attune
