// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_alerts.hpp"

#include "core/template/expression/fact_names.hpp"
#include "core/text/text.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr const ProgramRows& columns = open_alert_rows;

/// Tables outside blocks: what a client's alerts are is the same in every row of one.
std::vector<FieldPath> alert_tables(const Form& form) {
    std::vector<FieldPath> tables;
    for (const auto& part : form.parts())
        for (const Section& section : part->sections)
            for (const Field& field : section.fields)
                if (section.block.empty() && field.program_rows == columns.name)
                    tables.push_back({part->prefix, {}, field.id});
    return tables;
}

FieldPath cell_of(const FieldPath& table, std::size_t row, std::string_view column) {
    return {table.part, {{table.field, row}}, std::string{column}};
}

std::string text_in(const Form& form, const FieldPath& cell) {
    const auto* text = form.answer(cell).get<std::string>();
    return text == nullptr ? std::string{} : *text;
}

/// Whether a hand wrote something into a row, in whatever column.
bool is_written(const Form& form, const FieldPath& table, std::size_t row) {
    for (const Field& column : form.field(table).columns)
        if (column.kind != FieldKind::computed && column.id != columns.key && column.id != columns.words &&
            !form.answer(cell_of(table, row, column.id)).is_missing())
            return true;
    return false;
}

void fill_table(Form& form, const FieldPath& table, const std::vector<WaitingAlert>& waiting) {
    std::vector<std::string> there;
    for (std::size_t row = form.row_count(table); row-- > 0;) {
        const std::string key = text_in(form, cell_of(table, row, columns.key));
        const auto alert = std::ranges::find(waiting, key, &WaitingAlert::key);
        if (alert == waiting.end() && !is_written(form, table, row)) {
            form.remove_row(table, row);
            continue;
        }
        there.push_back(key);
        if (alert != waiting.end() && text_in(form, cell_of(table, row, columns.words)) != alert->words)
            form.set(cell_of(table, row, columns.words), alert->words);
    }
    for (const WaitingAlert& alert : waiting) {
        if (std::ranges::find(there, alert.key) != there.end())
            continue;
        const std::size_t row = form.add_row(table);
        form.set(cell_of(table, row, columns.key), alert.key);
        form.set(cell_of(table, row, columns.words), alert.words);
    }
}

} // namespace

std::vector<AlertRow> alert_rows(const Form& form) {
    std::vector<AlertRow> rows;
    for (const FieldPath& table : alert_tables(form)) {
        if (!form.is_relevant(table))
            continue;
        for (std::size_t row = 0; row < form.row_count(table); ++row)
            rows.push_back({text_in(form, cell_of(table, row, columns.key)),
                            text_in(form, cell_of(table, row, columns.words)),
                            tidy_name(text_in(form, cell_of(table, row, columns.answer))).empty()
                                ? std::string{}
                                : text_in(form, cell_of(table, row, columns.answer))});
    }
    return rows;
}

void fill_alert_rows(Form& form, const std::vector<WaitingAlert>& waiting) {
    for (const FieldPath& table : alert_tables(form))
        fill_table(form, table, waiting);
}

} // namespace attune
