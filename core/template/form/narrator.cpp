// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/narrator.hpp"

#include "core/template/sentence.hpp"

#include <utility>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Words speak for themselves in a row; numbers and yes or no do not.
bool needs_label(const Field& field) {
    const auto kind = type_of(field).kind;
    return kind == ValueType::Kind::number || kind == ValueType::Kind::yes_no;
}

} // namespace

std::vector<Sentence> Narrator::tell() {
    state_.evaluator.refill();
    compose_lines();
    state_.each_section([this](Instance& row, std::size_t section) { tell_section(row, section); });
    for (Sentence& sentence : after_fields_)
        add(sentence.part, std::move(sentence.text));
    state_.ensure_rules();
    for (const auto& fired : *state_.fired)
        add(NarrativePart::assessment, fired.message);
    return std::move(sentences_);
}

void Narrator::add(NarrativePart part, std::string text) {
    text = finished_sentence(std::move(text));
    if (part != NarrativePart::none && !text.empty())
        sentences_.push_back({.part = part, .text = std::move(text)});
}

void Narrator::compose_lines() {
    for (const LineProgram& line : state_.program->lines)
        state_.run_for_rows(line, [&](const Frame& frame) {
            if (!line.when.empty() && !state_.evaluator.is_true(line.when, frame))
                return;
            auto composed = state_.compose(line.message, frame);
            if (composed.shows_nothing)
                return;
            Sentence sentence{.part = line.line->part, .text = std::move(composed.text)};
            if (line.place.part < 0) {
                after_fields_.push_back(std::move(sentence));
                return;
            }
            const auto [row, slot] = state_.follow(line.place, frame.row);
            placed_.push_back({.row = row,
                               .slot = slot,
                               .section = slot < 0 ? line.place.id : std::string{},
                               .sentence = std::move(sentence)});
        });
    if (state_.evaluator.out_of_steps())
        after_fields_.push_back({.part = NarrativePart::assessment,
                                 .text =
                                     "Some sentences are missing here: the template's calculations for them "
                                     "take too many steps"});
}

void Narrator::tell_section(Instance& row, std::size_t section) {
    if (row.section_relevant[section] == 0)
        return;
    tell_placed(row, -1, row.layout->sections[section]->id);
    for (std::size_t slot = 0; slot < row.layout->slots.size(); ++slot) {
        if (row.layout->slots[slot].section != static_cast<int>(section) || row.relevant[slot] == 0)
            continue;
        tell_field(row, static_cast<int>(slot));
        tell_placed(row, static_cast<int>(slot), {});
    }
}

void Narrator::tell_placed(const Instance& row, int slot, const std::string& section) {
    for (PlacedLine& line : placed_)
        if (line.row == &row && line.slot == slot && line.section == section)
            add(line.sentence.part, std::move(line.sentence.text));
}

void Narrator::tell_field(Instance& row, int slot) {
    const Field& field = *row.layout->slots[at(slot)].field;
    if (field.say == NarrativePart::none || field.store == FieldStore::private_note)
        return;
    const std::string text = field.kind == FieldKind::table ? table_text(row, slot) : cell_text(row, slot);
    if (!text.empty())
        add(field.say, field.label + ": " + text);
}

std::string Narrator::cell_text(Instance& row, int slot) {
    const Field& field = *row.layout->slots[at(slot)].field;
    const Value& value =
        field.kind == FieldKind::computed ? *row.cells[at(slot)] : *state_.typed_or_prefilled(row, slot);
    if (value.is_missing() && !value.is_not_asked())
        return {};
    return state_.shown_answer(value, field);
}

std::string Narrator::row_text(Instance& row, const Field& table) {
    std::string cells;
    for (std::size_t column = 0; column < row.layout->slots.size(); ++column) {
        const Field& cell = *row.layout->slots[column].field;
        if (row.relevant[column] == 0 || cell.id == table.order_column || cell.say == NarrativePart::none ||
            cell.store == FieldStore::private_note)
            continue;
        const std::string value = cell_text(row, static_cast<int>(column));
        if (value.empty())
            continue;
        cells.append(cells.empty() ? "" : ", ");
        if (needs_label(cell))
            cells.append(cells.empty() ? cell.label : in_sentence(cell.label)).append(" ");
        cells.append(value);
    }
    return cells;
}

std::string Narrator::table_text(Instance& row, int slot) {
    const auto table = at(row.layout->slots[at(slot)].table);
    const Field& field = *row.layout->slots[at(slot)].field;
    std::string text;
    for (const std::size_t number : row.order[table]) {
        const std::string cells = row_text(*row.tables[table][number], field);
        if (!cells.empty())
            text += (text.empty() ? "" : "; ") + cells;
    }
    return text;
}

} // namespace attune
