// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_answers.hpp"

#include <fmt/core.h>

#include <chrono>

namespace attune {

std::vector<Date> session_days(const Example& example) {
    using namespace std::chrono;
    std::vector<Date> days;
    for (const ExampleStep& step : example.steps)
        if (step.kind == ExampleStep::Kind::session) {
            const auto next = days.empty() ? sys_days{2027y / January / 4} : sys_days{days.back()} + weeks{1};
            days.push_back(parse_date(step.word("date")).value_or(Date{next}));
        }
    return days;
}

NoteAnswers ordinary_session(const ExampleStage& stage, Date day) {
    NoteAnswers answers;
    const Template& header = *stage.parts.front();
    if (header.pack != "header")
        return answers;
    Answers& part = answers.parts[header.prefix];
    Answers client;
    client.values = {{"role", "client"}};
    TextList modalities;
    for (const auto& each : stage.parts)
        if (each != stage.parts.front())
            modalities.push_back(each->pack);
    part.values = {{"date", day},
                   {"start", TimeOfDay{14 * 60}},
                   {"stop", TimeOfDay{14 * 60 + 50}},
                   {"attendance", "attended"},
                   {"format", "in_person"},
                   {"unit", "individual"},
                   {"risk", "no_concern"},
                   {"response", "Took part throughout."},
                   {"next", "Go on as agreed."}};
    if (!modalities.empty())
        part.values["modalities"] = std::move(modalities);
    part.tables["present"].push_back(std::move(client));
    return answers;
}

std::string enter_answer(const ExampleStep& set, Form& form, const ExampleStage& stage, const EntryNames& entries) {
    const auto& name = set.word("field");
    const auto place = find_place(name, stage.parts, *stage.own);
    if (!place.problem.empty())
        return place.problem;
    if (place.field == nullptr || place.field->kind == FieldKind::table)
        return fmt::format("{}: its rows are filled field by field, as {}[0].…", name, name);
    auto typed = read_example_value(set.word("value"), *place.field, entries);
    if (place.field->kind == FieldKind::computed)
        typed.problem = "this is computed and cannot be set";
    if (!typed.problem.empty())
        return fmt::format("{}: {}", name, typed.problem);
    FieldPath table{.part = place.path.part, .rows = {}, .field = {}};
    for (const RowStep& row : place.path.rows) {
        table.field = row.table;
        while (form.row_count(table) <= row.row)
            form.add_row(table);
        table.rows.push_back(row);
    }
    form.set(place.path, std::move(typed.value));
    return {};
}

} // namespace attune
