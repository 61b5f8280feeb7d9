// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/exposure_hierarchy.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/template/register_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace attune {

namespace {

using Values = std::map<std::string, Value, std::less<>>;

std::optional<double> number_of(const Values& values, std::string_view id) {
    const auto found = values.find(id);
    const double* number = found == values.end() ? nullptr : found->second.get<double>();
    return number && std::isfinite(*number) ? std::optional{*number} : std::nullopt;
}

std::optional<Date> date_of(const Values& values, std::string_view id) {
    const auto found = values.find(id);
    const Date* date = found == values.end() ? nullptr : found->second.get<Date>();
    return date ? std::optional{*date} : std::nullopt;
}

/// The first rating of each step in the notes.
std::map<std::string, double> first_ratings(const ClientCourse& course) {
    std::map<std::string, double> first;
    for (const CourseNote& note : course.notes)
        if (const Answers* part = part_of(note, "ex"))
            for (const Answers* row : rows_in(*part, "h"))
                if (const auto suds = number_in(*row, "suds"))
                    first.emplace(text_in(*row, "rated_step"), *suds);
    return first;
}

} // namespace

std::vector<HierarchyStep> exposure_hierarchy(const ClientCourse& course) {
    std::vector<HierarchyStep> steps;
    const auto found = course.timeline.registers.entries.find("ex.step");
    if (found == course.timeline.registers.entries.end())
        return steps;
    const Register* kind = find_register(course, "ex", "step");
    const auto first = first_ratings(course);
    for (const RegisterEntry& entry : found->second) {
        HierarchyStep step{.key = entry.id,
                           .title = kind ? title_of_entry(*kind, entry) : std::string{},
                           .initial = number_of(entry.fields, "suds"),
                           .now = number_of(entry.carried, "latest_suds"),
                           .rated = date_of(entry.carried, "latest_rated"),
                           .trials = std::nullopt,
                           .state = {},
                           .is_set_aside = entry.set_aside};
        if (step.title.empty())
            step.title = fmt::format("Step {}", steps.size() + 1);
        if (const auto rating = first.find(entry.id); !step.initial && rating != first.end())
            step.initial = rating->second;
        if (const auto trials = number_of(entry.carried, "trials"))
            step.trials = static_cast<int>(std::clamp(*trials, 0.0, 1e6));
        if (kind)
            for (const RegisterState& state : kind->states)
                if (state.id == entry.state) {
                    step.state = state.label;
                    step.is_done = state.done && !entry.set_aside;
                }
        if (entry.set_aside)
            step.state = "set aside";
        steps.push_back(std::move(step));
    }
    std::stable_sort(steps.begin(), steps.end(), [](const HierarchyStep& a, const HierarchyStep& b) {
        return a.initial.value_or(-1) > b.initial.value_or(-1);
    });
    return steps;
}

std::string hierarchy_words(const std::vector<HierarchyStep>& steps) {
    if (steps.empty())
        return "No step yet.";
    const auto done = std::count_if(steps.begin(), steps.end(), [](const auto& step) { return step.is_done; });
    std::string words = fmt::format("{} {}, {} of them done.", steps.size(), steps.size() == 1 ? "step" : "steps", done);
    for (const HierarchyStep& step : steps) {
        words += " " + step.title + ": ";
        if (step.initial && step.now)
            words += fmt::format("{} to {}", number_words(*step.initial), number_words(*step.now));
        else if (step.initial || step.now)
            words += number_words(step.initial ? *step.initial : *step.now);
        else
            words += "not rated";
        words += (step.state.empty() ? "" : ", " + step.state) + ".";
    }
    return words;
}

} // namespace attune
