// SPDX-License-Identifier: Apache-2.0
#include "gui/client/standing_measures.hpp"

#include "core/progress/change.hpp"
#include "core/progress/panel_story.hpp"

#include <algorithm>
#include <set>

namespace attune {
namespace {

struct Verdict {
    Mark mark = Mark::not_set;
    const char* words = "";
};

Verdict verdict_of(const ScoreFindings& findings) {
    if (!findings.change.category)
        return {Mark::none, "Not judged"};
    switch (*findings.change.category) {
    case ChangeCategory::deteriorated: return {Mark::critical, "Reliably worse"};
    case ChangeCategory::recovered: return {Mark::good, "Recovered"};
    case ChangeCategory::improved: return {Mark::good, "Reliably better"};
    case ChangeCategory::non_reliable_recovery:
    case ChangeCategory::unchanged: break;
    }
    return {Mark::not_set, "Unchanged"};
}

std::optional<StandingLine> line_of(const TimelinePanel& panel, const TimelineLine& line) {
    const auto story = story_of(panel, line);
    if (!story)
        return std::nullopt;
    const ScoreFindings findings = find_out(*story);
    if (findings.counting < 2 || !findings.base || !findings.latest)
        return std::nullopt;
    StandingLine made;
    made.label = story->title;
    for (const TimelinePoint& point : line.points)
        if (point.meaning == line.points[*last_value(line)].meaning)
            made.values.push_back(point.value);
    made.first = value_words(*findings.base->value, panel.definition);
    made.last = value_words(*findings.latest->value, panel.definition);
    const Verdict verdict = verdict_of(findings);
    made.mark = verdict.mark;
    made.state = verdict.words;
    made.latest = findings.latest->day;
    made.has_direction = panel.definition.better != Better::neither;
    return made;
}

} // namespace

std::vector<StandingLine> standing_measures(std::vector<MeasureSeries> measures) {
    TimelineInput input;
    input.measures = std::move(measures);
    const Timeline timeline = build_timeline(input);
    std::vector<StandingLine> lines;
    std::set<std::string> led;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            if (panel.measure && led.insert(panel.measure->measure + "/" + panel.measure->form).second)
                for (const TimelineLine& line : panel.lines)
                    if (auto made = line_of(panel, line))
                        lines.push_back(std::move(*made));
    std::ranges::stable_sort(lines, [](const StandingLine& a, const StandingLine& b) {
        return std::chrono::sys_days{a.latest} > std::chrono::sys_days{b.latest};
    });
    return lines;
}

} // namespace attune
