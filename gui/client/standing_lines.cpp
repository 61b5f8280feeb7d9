// SPDX-License-Identifier: Apache-2.0
#include "gui/client/standing_lines.hpp"

#include "core/modality/template_shelf.hpp"
#include "core/template/register_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace attune {
namespace {

struct SeriesPlace {
    const Series* series = nullptr;
    std::string pack;
};

/// "emdr.sud": the newest template of that prefix that has it.
SeriesPlace find_series(const std::string& id, const TemplateShelf& shelf) {
    const auto dot = id.find('.');
    for (const Pack& pack : shelf.packs())
        for (const auto& form : pack.templates)
            if (dot != std::string::npos && form->prefix == id.substr(0, dot))
                for (const Series& series : form->series)
                    if (series.id == id.substr(dot + 1))
                        return {&series, pack.short_title};
    return {};
}

struct RegisterPlace {
    std::string id;                    ///< "emdr.target"
    const Register* form = nullptr;
};

RegisterPlace find_register(const std::string& id, const TemplateShelf& shelf) {
    const auto dot = id.find('.');
    for (const Pack& pack : shelf.packs())
        for (const auto& form : pack.templates)
            if (dot != std::string::npos && form->prefix == id.substr(0, dot))
                for (const Register& each : form->registers)
                    if (each.id == id.substr(dot + 1))
                        return {id, &each};
    return {id, nullptr};
}

std::string title_of(const RegisterEntry& entry, const Register& form) {
    auto words = title_of_entry(form, entry);
    return words.empty() ? form.label : words;
}

const RegisterState* state_of(const RegisterEntry& entry, const Register& form) {
    for (const RegisterState& state : form.states)
        if (state.id == entry.state)
            return &state;
    return nullptr;
}

/// The entry that a series is keyed by, with its register; nothing when the key names none.
struct KeyedEntry {
    const RegisterEntry* entry = nullptr;
    const Register* form = nullptr;
};

KeyedEntry find_entry(const std::string& key, const RegisterBook& book, const TemplateShelf& shelf) {
    for (const auto& [id, entries] : book.entries)
        for (const RegisterEntry& entry : entries)
            if (entry.id == key)
                return {&entry, find_register(id, shelf).form};
    return {};
}

struct ChangeWords {
    Mark mark = Mark::none;
    std::string words;
};

/// What the first and the last value say of each other, by the series' own direction and mark of change.
ChangeWords change_words(const Series& series, double first, double last) {
    const double change = last - first;
    if (change == 0 || (series.change_mark && std::abs(change) < *series.change_mark))
        return {Mark::not_set, "Unchanged"};
    if (series.better == Better::neither)
        return {Mark::none, change > 0 ? "Higher" : "Lower"};
    const bool better = (change < 0) == (series.better == Better::lower);
    return better ? ChangeWords{Mark::good, "Better"} : ChangeWords{Mark::caution, "Worse"};
}

struct Course {
    std::vector<std::optional<double>> values;
    int numbers = 0;
    double first = 0;
    double last = 0;
    Date latest{};
};

} // namespace

std::string number_words(double value, int decimals) {
    if (decimals >= 0)
        return fmt::format("{:.{}f}", value, decimals);
    return fmt::format("{:g}", std::round(value * 100) / 100);
}

std::vector<StandingLine> standing_lines(const std::vector<NoteStore::SeriesPointRow>& points,
                                         const RegisterBook& book, const TemplateShelf& shelf) {
    std::map<std::pair<std::string, std::string>, Course> courses;
    for (const auto& point : points) {
        Course& course = courses[{point.series, point.key}];
        const auto* number = point.value.get<double>();
        course.values.push_back(number == nullptr ? std::nullopt : std::optional{*number});
        if (number == nullptr)
            continue;
        if (course.numbers++ == 0)
            course.first = *number;
        course.last = *number;
        course.latest = point.date;
    }

    std::vector<StandingLine> lines;
    for (const auto& [key, course] : courses) {
        const SeriesPlace place = find_series(key.first, shelf);
        if (place.series == nullptr || course.numbers < 2)
            continue;
        const KeyedEntry keyed = find_entry(key.second, book, shelf);
        const double first = keyed.entry == nullptr ? course.first : base_of(*place.series, *keyed.entry).value_or(course.first);
        StandingLine line{.label = place.series->label,
                          .values = course.values,
                          .first = number_words(first, place.series->decimals),
                          .last = number_words(course.last, place.series->decimals),
                          .mark = Mark::none,
                          .state = {},
                          .latest = course.latest,
                          .has_direction = place.series->better != Better::neither};
        const ChangeWords change = change_words(*place.series, first, course.last);
        line.mark = change.mark;
        line.state = change.words;
        if (keyed.entry != nullptr && keyed.form != nullptr)
            line.label = title_of(*keyed.entry, *keyed.form) + ", " + label_beside_entry(*place.series);
        else if (!key.second.empty())
            continue; // an entry that is gone has no name to show
        lines.push_back(std::move(line));
    }
    // What can be better or worse says more than a count.
    std::stable_sort(lines.begin(), lines.end(), [](const StandingLine& a, const StandingLine& b) {
        return std::pair{a.has_direction, a.latest} > std::pair{b.has_direction, b.latest};
    });
    return lines;
}

std::vector<RegisterGroup> register_groups(const RegisterBook& book, const TemplateShelf& shelf) {
    std::vector<RegisterGroup> groups;
    for (const auto& [id, entries] : book.entries) {
        const Register* form = find_register(id, shelf).form;
        if (form == nullptr)
            continue;
        RegisterGroup group{.heading = form->plural.empty() ? form->label : form->plural, .lines = {}};
        for (const RegisterEntry& entry : entries) {
            const RegisterState* state = state_of(entry, *form);
            if (!entry.set_aside && (state == nullptr || state->open))
                group.lines.push_back({.title = title_of(entry, *form), .state = state == nullptr ? "" : state->label});
        }
        if (!group.lines.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace attune
