// SPDX-License-Identifier: Apache-2.0
// Why a line has the label that it has.
#include "core/progress/panel_story.hpp"
#include "gui/progress/progress_view_model.hpp"

#include <algorithm>

namespace attune {

namespace {

LineVerdict verdict_of(const ScoreFindings& findings) {
    LineVerdict verdict{.words = headline_words(findings), .has_change = findings.change.category.has_value()};
    if (!findings.change.category)
        return verdict;
    switch (*findings.change.category) {
    case ChangeCategory::deteriorated: verdict.kind = ChangeKind::worsening; break;
    case ChangeCategory::recovered:
    case ChangeCategory::improved: verdict.kind = ChangeKind::improvement; break;
    case ChangeCategory::non_reliable_recovery:
    case ChangeCategory::unchanged: return verdict;
    }
    verdict.reaches_mark = true;
    return verdict;
}

} // namespace

LineVerdict ProgressViewModel::verdict() const {
    const TimelineChart::Line* way = explained_line();
    if (!way)
        return {};
    if (const auto story = story_of(*way->panel, *way->line))
        return verdict_of(find_out(*story));
    const Series& series = way->panel->definition;
    const auto change = change_since_start(*way->line, series.better);
    if (!change)
        return {.words = "Too few values for a change", .kind = ChangeKind::unchanged};
    return {.words = change_words(*change, series),
            .kind = change->kind,
            .has_change = true,
            .reaches_mark = series.change_mark && change->size() + 1e-9 >= *series.change_mark};
}

std::vector<PhaseChoice> ProgressViewModel::phases() const {
    const TimelineChart::Line* way = explained_line();
    if (!way || !way->panel->measure)
        return {};
    std::vector<PhaseChoice> choices;
    for (const TimelineEvent& event : timeline_.events)
        if (event.kind != TimelineEventKind::register_entry)
            choices.push_back({event.date, event.label + ", " + day_words(event.date, true)});
    for (const TimelineStretch& stretch : timeline_.stretches)
        choices.push_back({stretch.first, stretch.label + ", " + day_words(stretch.first, true)});
    std::ranges::stable_sort(choices, [](const PhaseChoice& a, const PhaseChoice& b) {
        return std::chrono::sys_days{a.day} < std::chrono::sys_days{b.day};
    });
    return choices;
}

void ProgressViewModel::set_treatment_from(std::optional<Date> day) {
    treatment_from_ = day;
    on_focus();
}

std::vector<WhyRow> ProgressViewModel::why() const {
    const TimelineChart::Line* way = explained_line();
    if (!way)
        return {};
    if (const auto story = story_of(*way->panel, *way->line, treatment_from_))
        return score_why_rows(*story, find_out(*story));
    return why_rows(*way->panel, *way->line);
}

std::string ProgressViewModel::caution() const {
    const TimelineChart::Line* way = explained_line();
    if (!way)
        return {};
    if (const auto story = story_of(*way->panel, *way->line, treatment_from_))
        return score_caution_words(*story, find_out(*story));
    return caution_words(*way->panel, *way->line);
}

} // namespace attune
