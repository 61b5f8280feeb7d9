// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/diary_heat.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace attune {

namespace {

constexpr int most_days = 3660;

struct Column {
    std::string id;
    std::string group;
    std::string label;
    double max = 0;                   ///< 0: a count, as high as the highest
};

struct DayCard {
    const Answers* row = nullptr;
    NoteId note{};
};

std::string group_of(const std::string& id) {
    if (id.starts_with("urge_"))
        return "Urges";
    return id.starts_with("emo_") ? "Emotions" : "Skills";
}

std::vector<Column> columns_of(const Field& card) {
    std::vector<Column> columns;
    for (const char* group : {"Urges", "Emotions", "Skills"})
        for (const Field& field : card.columns)
            if (field.kind == FieldKind::scale && field.max && *field.max > 0 && group_of(field.id) == group)
                columns.push_back({field.id, group, field.label, *field.max});
    columns.push_back({"skills", "Skills", "Skills practised", 0});
    columns.push_back({"selfharm_n", "Acts", "Self-harm", 0});
    columns.push_back({"attempt_n", "Acts", "Attempt", 0});
    return columns;
}

std::optional<double> value_in(const Answers& row, const std::string& id) {
    const auto found = row.values.find(id);
    if (found == row.values.end())
        return std::nullopt;
    // An empty list was answered nowhere; what was ticked counts.
    if (const TextList* ticked = found->second.get<TextList>())
        return ticked->empty() ? std::nullopt : std::optional{static_cast<double>(ticked->size())};
    return number_in(row, id);
}

/// Of two cards for one day the later note's counts.
std::map<Date, DayCard> cards_of(const ClientCourse& course, std::optional<Date> from, std::optional<Date> to) {
    std::map<Date, DayCard> cards;
    for (const CourseNote& note : course.notes) {
        const Answers* part = part_of(note, "dbt");
        if (!part)
            continue;
        for (const Answers* row : rows_in(*part, "dc")) {
            const auto day = date_in(*row, "date");
            if (day && day->ok() && (!from || *day >= *from) && (!to || *day <= *to))
                cards[*day] = {row, note.note};
        }
    }
    return cards;
}

} // namespace

Date DiaryHeat::day(std::size_t index) const {
    return std::chrono::sys_days{first} + std::chrono::days{static_cast<int>(index)};
}

DiaryHeat diary_heat(const ClientCourse& course, std::optional<Date> from, std::optional<Date> to) {
    DiaryHeat heat;
    const Field* card = find_table(course, "dbt", "dc");
    const auto cards = cards_of(course, from, to);
    if (!card || cards.empty())
        return heat;
    const Date last = cards.rbegin()->first;
    // One mistyped year would make thousands of empty days: the newest stay.
    heat.first = std::max(cards.begin()->first, Date{std::chrono::sys_days{last} - std::chrono::days{most_days}});
    const auto days = static_cast<std::size_t>(days_between(heat.first, last) + 1);
    heat.has_card.assign(days, false);
    heat.notes.assign(days, NoteId{});
    for (const Column& column : columns_of(*card)) {
        DiaryLine line{.group = column.group, .label = column.label, .max = column.max, .values = {}};
        line.values.resize(days);
        double highest = 0;
        for (const auto& [date, day_card] : cards) {
            if (date < heat.first)
                continue;
            const auto index = static_cast<std::size_t>(days_between(heat.first, date));
            heat.has_card[index] = true;
            heat.notes[index] = day_card.note;
            line.values[index] = value_in(*day_card.row, column.id);
            highest = std::max(highest, line.values[index].value_or(0));
        }
        if (line.max <= 0)
            line.max = std::max(highest, 1.0);
        if (std::any_of(line.values.begin(), line.values.end(), [](const auto& v) { return v.has_value(); }))
            heat.lines.push_back(std::move(line));
    }
    return heat;
}

std::string diary_words(const DiaryHeat& diary, const CourseCalendar& calendar) {
    if (diary.lines.empty())
        return "No diary card yet.";
    const auto cards = std::count(diary.has_card.begin(), diary.has_card.end(), true);
    std::string words = fmt::format("{} {} with a card of {}, from {} to {}.", cards, cards == 1 ? "day" : "days",
                                    diary.has_card.size(), calendar.day(diary.first),
                                    calendar.day(diary.day(diary.has_card.size() - 1)));
    for (const DiaryLine& line : diary.lines) {
        double sum = 0;
        double highest = 0;
        int count = 0;
        for (const auto& value : line.values) {
            sum += value.value_or(0);
            highest = std::max(highest, value.value_or(0));
            count += value ? 1 : 0;
        }
        words += fmt::format(" {} {} on average, highest {}.", line.label, number_words(sum / count, 1),
                             number_words(highest));
    }
    return words;
}

} // namespace attune
