// SPDX-License-Identifier: Apache-2.0
#include "core/progress/client_course.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

const Value* find_value(const Answers& answers, std::string_view field) {
    const auto found = answers.values.find(field);
    return found == answers.values.end() ? nullptr : &found->second;
}

} // namespace

std::optional<double> number_in(const Answers& answers, std::string_view field) {
    const Value* value = find_value(answers, field);
    const double* number = value ? value->get<double>() : nullptr;
    return number && std::isfinite(*number) ? std::optional{*number} : std::nullopt;
}

std::string text_in(const Answers& answers, std::string_view field) {
    const Value* value = find_value(answers, field);
    const std::string* text = value ? value->get<std::string>() : nullptr;
    return text ? *text : std::string{};
}

std::optional<Date> date_in(const Answers& answers, std::string_view field) {
    const Value* value = find_value(answers, field);
    const Date* date = value ? value->get<Date>() : nullptr;
    return date ? std::optional{*date} : std::nullopt;
}

bool is_yes(const Answers& answers, std::string_view field) {
    const Value* value = find_value(answers, field);
    const bool* answer = value ? value->get<bool>() : nullptr;
    return answer && *answer;
}

std::vector<const Answers*> rows_in(const Answers& answers, std::string_view table, std::string_view order) {
    std::vector<const Answers*> rows;
    const auto found = answers.tables.find(table);
    if (found == answers.tables.end())
        return rows;
    for (const Answers& row : found->second)
        rows.push_back(&row);
    const auto has_order = [&](const Answers* row) { return number_in(*row, order).has_value(); };
    if (!order.empty() && std::all_of(rows.begin(), rows.end(), has_order))
        std::stable_sort(rows.begin(), rows.end(), [&](const Answers* a, const Answers* b) {
            return *number_in(*a, order) < *number_in(*b, order);
        });
    return rows;
}

const Answers* part_of(const CourseNote& note, std::string_view prefix) {
    const auto found = note.values.parts.find(std::string{prefix});
    return found == note.values.parts.end() ? nullptr : &found->second;
}

const Field* find_table(const ClientCourse& course, std::string_view prefix, std::string_view table) {
    for (auto note = course.notes.rbegin(); note != course.notes.rend(); ++note)
        for (const auto& form : note->templates) {
            if (!form || form->prefix != prefix)
                continue;
            for (const Section& section : form->sections)
                for (const Field& field : section.fields)
                    if (field.kind == FieldKind::table && field.id == table)
                        return &field;
        }
    return nullptr;
}

std::string option_label(const std::vector<Option>& options, const std::string& value) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.value == value; });
    return found == options.end() ? value : found->label;
}

const Register* find_register(const ClientCourse& course, std::string_view prefix, std::string_view id) {
    for (auto note = course.notes.rbegin(); note != course.notes.rend(); ++note)
        for (const auto& form : note->templates) {
            if (!form || form->prefix != prefix)
                continue;
            for (const Register& kind : form->registers)
                if (kind.id == id)
                    return &kind;
        }
    return nullptr;
}

} // namespace attune
