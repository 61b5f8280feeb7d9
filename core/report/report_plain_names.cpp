// SPDX-License-Identifier: Apache-2.0
// What measures and ratings are called for somebody who has never heard of them.
#include "core/report/report_courses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attune {

namespace {

constexpr std::string_view total_scale = "total";

struct PlainName {
    std::string_view id;
    std::string_view name;
};

// What instruments and ratings are about, for somebody who has never heard of them. By measure, or by series.
constexpr auto plain_names = std::to_array<PlainName>({
    {"phq-9", "Low mood"},
    {"phq-2", "Low mood"},
    {"gad-7", "Worry and anxiety"},
    {"gad-2", "Worry and anxiety"},
    {"pcl-5", "After-effects of bad events"},
    {"pcl-5-week", "After-effects of bad events"},
    {"pc-ptsd-5", "After-effects of bad events"},
    {"itq", "After-effects of bad events"},
    {"ies-r", "After-effects of a bad event"},
    {"cries-8", "After-effects of a bad event"},
    {"cats-2", "After-effects of bad events"},
    {"cpss-5", "After-effects of bad events"},
    {"des-ii", "Feeling far away or not quite real"},
    {"sdq-20", "Signs in the body"},
    {"sdq-5", "Signs in the body"},
    {"ecr-r", "Closeness to others"},
    {"ecr-rs", "Closeness to others"},
    {"rq", "Closeness to others"},
    {"raas", "Closeness to others"},
    {"who-5", "Well-being"},
    {"wsas", "Daily life and work"},
    {"dass-21", "Mood, anxiety and tension"},
    {"k10", "Strain"},
    {"k6", "Strain"},
    {"core-10", "Strain in general"},
    {"ors", "How life is going"},
    {"srs", "How the sessions were"},
    {"wai-sr", "Working together"},
    {"ace", "Hard times in childhood"},
    {"maia-2", "Feeling the body"},
    {"audit-c", "Alcohol"},
    {"c-ssrs", "Safety"},
    {"sdq", "Strengths and difficulties"},
    {"sud", "How much a memory distresses"},
    {"sud-100", "How much a memory distresses"},
    {"voc", "How true the new belief feels"},
    {"emdr.sud", "How much a memory distresses"},
    {"emdr.voc", "How true the new belief feels"},
    {"se.activation", "Activation in the body"},
    {"cbt.old_belief", "How true the old beliefs feel"},
    {"cbt.new_belief", "How true the new beliefs feel"},
});

std::string_view plain_name_of(const TimelinePanel& panel) {
    const std::string_view id = panel.measure ? std::string_view{panel.measure->measure} : std::string_view{panel.series};
    const auto* found = std::find_if(plain_names.begin(), plain_names.end(), [&](const PlainName& name) { return name.id == id; });
    return found == plain_names.end() ? std::string_view{} : found->name;
}

} // namespace

std::string plain_panel_name(const TimelinePanel& panel) {
    std::string label = panel.definition.label;
    if (panel.measure && panel.measure->scale == total_scale)
        label.resize(std::min(label.size(), label.rfind(", "))); // "PCL-5, Total"
    const std::string_view plain = plain_name_of(panel);
    if (plain.empty())
        return label;
    return panel.measure ? fmt::format("{} ({})", plain, label) : std::string{plain};
}

std::string plain_course_name(const ReportedCourse& course) {
    const std::string name = plain_panel_name(*course.panel);
    return course.line->title.empty() ? name : name + ": " + course.line->title;
}

bool has_plain_name(const ReportedCourse& course) { return !plain_name_of(*course.panel).empty(); }

} // namespace attune
