// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_privacy.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

void split_scope(Answers& record, Answers& personal, const std::vector<const Field*>& fields);

/// Moves the private answers of each row; `personal` gets as many rows, or none when nothing is private.
void split_rows(Answers& record, Answers& personal, const std::string& table,
                const std::vector<const Field*>& columns) {
    const auto found = record.tables.find(table);
    if (found == record.tables.end())
        return;
    std::vector<Answers> taken(found->second.size());
    for (std::size_t row = 0; row < taken.size(); ++row)
        split_scope(found->second[row], taken[row], columns);
    if (std::ranges::any_of(taken, [](const Answers& row) { return row != Answers{}; }))
        personal.tables.emplace(table, std::move(taken));
}

void split_scope(Answers& record, Answers& personal, const std::vector<const Field*>& fields) {
    for (const auto* field : fields) {
        if (field->kind == FieldKind::table) {
            std::vector<const Field*> columns;
            for (const auto& column : field->columns)
                columns.push_back(&column);
            split_rows(record, personal, field->id, columns);
        }
        if (field->store != FieldStore::private_note)
            continue;
        if (auto value = record.values.extract(field->id)) {
            if (!value.mapped().is_null())
                personal.values.insert(std::move(value));
        }
        if (auto table = record.tables.extract(field->id))
            personal.tables.insert_or_assign(field->id, std::move(table.mapped()));
    }
}

std::vector<const Field*> fields_in(const Template& form, const std::string& block) {
    std::vector<const Field*> fields;
    for (const auto& section : form.sections)
        if (section.block == block)
            for (const auto& field : section.fields)
                fields.push_back(&field);
    return fields;
}

void join_scope(Answers& record, const Answers& personal) {
    for (const auto& [id, value] : personal.values)
        record.values.insert_or_assign(id, value);
    for (const auto& [id, rows] : personal.tables) {
        const auto found = record.tables.find(id);
        if (found == record.tables.end()) { // the whole table is private
            record.tables.emplace(id, rows);
            continue;
        }
        for (std::size_t row = 0; row < std::min(rows.size(), found->second.size()); ++row)
            join_scope(found->second[row], rows[row]);
    }
}

} // namespace

SplitAnswers split_answers(NoteAnswers answers, std::span<const std::shared_ptr<const Template>> templates) {
    SplitAnswers split{std::move(answers), {}};
    for (const auto& form : templates) {
        const auto part = split.record.parts.find(form->prefix);
        if (part == split.record.parts.end())
            continue;
        Answers personal;
        split_scope(part->second, personal, fields_in(*form, {}));
        for (const auto& block : form->blocks)
            split_rows(part->second, personal, block.id, fields_in(*form, block.id));
        if (personal != Answers{})
            split.personal.parts.emplace(form->prefix, std::move(personal));
    }
    return split;
}

NoteAnswers joined_answers(NoteAnswers record, const NoteAnswers& personal) {
    for (const auto& [prefix, answers] : personal.parts)
        join_scope(record.parts[prefix], answers);
    return record;
}

} // namespace attune
