// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/progress_view_model.hpp"

#include "core/episode/episode_store.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/client_timeline.hpp"
#include "gui/workspace/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {

namespace {

constexpr std::size_t shown_at_first = 7;
constexpr std::size_t usually_shown = 4;
constexpr std::size_t measures_at_first = 2;

/// The first score of a measure, while few measures are shown; those about people count apart.
bool leads_measures(const TimelinePanel& panel, std::set<std::string>& measures, std::set<std::string>& relations) {
    const bool about_people = std::ranges::any_of(panel.lines, [](const TimelineLine& line) { return !line.title.empty(); });
    auto& seen = about_people ? relations : measures;
    const std::size_t most = about_people ? 1 : measures_at_first;
    return seen.size() < most && seen.insert(panel.measure->measure).second;
}

// The episode that began last, open or not, is the one that is asked about.
std::optional<Date> newest_episode_start(const EpisodeStore& episodes, ClientId client) {
    const auto all = episodes.of(client);
    return all.empty() ? std::nullopt : std::optional<Date>{all.front().started};
}

Date three_months_before(Date day) {
    using namespace std::chrono;
    const year_month_day before = day - months{3};
    return before.ok() ? before : Date{before.year() / before.month() / last};
}

} // namespace

ProgressViewModel::ProgressViewModel(Timeline timeline, Date today, std::optional<Date> episode_start)
    : timeline_{std::move(timeline)},
      today_{today},
      episode_start_{episode_start} {
    show_leading_series();
    make_view();
}

ProgressViewModel::ProgressViewModel(Workspace& workspace, ClientId client)
    : ProgressViewModel{read_timeline(workspace.notes, workspace.episodes, workspace.vault, client, schedule_basis(workspace.shelf)), workspace.clock.today(),
                        newest_episode_start(workspace.episodes, client)} {}

void ProgressViewModel::replace(Timeline timeline) {
    // The chart points into the timeline: both change together.
    chart_ = {};
    timeline_ = std::move(timeline);
    make_view();
    on_change();
}

// A few panels can be read at once: two measures of the client, one of relationships, and what leads each approach; then
// what comes next while there is room. The others are one click away.
void ProgressViewModel::show_leading_series() {
    std::size_t shown = 0;
    std::set<std::string> measures, relations;
    std::vector<std::string> others;
    for (const TimelineGroup& group : timeline_.groups) {
        bool leads = true;
        for (const TimelinePanel& panel : group.panels) {
            const bool wanted = panel.measure ? leads_measures(panel, measures, relations) : leads;
            if (!wanted || shown == shown_at_first) {
                others.push_back(panel.series);
                continue;
            }
            ++shown;
            leads = false;
        }
    }
    const std::size_t room = shown < usually_shown ? usually_shown - shown : 0;
    for (std::size_t i = room; i < others.size(); ++i)
        view_.hidden.insert(others[i]);
}

void ProgressViewModel::make_view() {
    view_.axis = range_ == ProgressRange::by_session ? ChartAxis::session : ChartAxis::date;
    view_.from.reset();
    if (range_ == ProgressRange::three_months)
        view_.from = three_months_before(today_);
    else if (range_ != ProgressRange::everything && episode_start_ && timeline_.first &&
             *timeline_.first < *episode_start_)
        view_.from = episode_start_;
    chart_ = chart_of(timeline_, view_);
    keep_focus_valid();
}

void ProgressViewModel::keep_focus_valid() {
    if (!focus_)
        return;
    const auto& panels = chart_.model.panels;
    if (focus_->panel >= panels.size() || focus_->line >= panels[focus_->panel].lines.size() ||
        focus_->point >= panels[focus_->panel].lines[focus_->line].points.size() ||
        !panels[focus_->panel].lines[focus_->line].points[focus_->point].is_readable())
        focus_.reset();
}

std::vector<SeriesGroup> ProgressViewModel::groups() const {
    std::vector<SeriesGroup> groups;
    for (const TimelineGroup& group : timeline_.groups) {
        SeriesGroup& row = groups.emplace_back();
        row.title = group.title;
        for (const TimelinePanel& panel : group.panels) {
            std::optional<int> slot;
            if (panel.lines.size() == 1 && panel.lines.front().key.empty())
                slot = panel.lines.front().slot;
            row.series.push_back({panel.series, panel.definition.label, slot, !view_.hidden.contains(panel.series)});
        }
    }
    return groups;
}

void ProgressViewModel::show_series(const std::string& series, bool shown) {
    if (shown)
        view_.hidden.erase(series);
    else
        view_.hidden.insert(series);
    focus_.reset();
    make_view();
    on_change();
}

bool ProgressViewModel::shows(TimelineEventKind kind) const {
    return !view_.hidden_events.contains(kind);
}

void ProgressViewModel::show_events(TimelineEventKind kind, bool shown) {
    if (shown)
        view_.hidden_events.erase(kind);
    else
        view_.hidden_events.insert(kind);
    make_view();
    on_change();
}

bool ProgressViewModel::has_events(TimelineEventKind kind) const {
    return std::ranges::find(timeline_.events, kind, &TimelineEvent::kind) != timeline_.events.end() ||
           std::ranges::find(timeline_.stretches, kind, &TimelineStretch::kind) != timeline_.stretches.end();
}

std::vector<RangeChoice> ProgressViewModel::ranges() const {
    std::vector<RangeChoice> ranges{{ProgressRange::episode, "Whole episode"}};
    if (episode_start_ && timeline_.first && *timeline_.first < *episode_start_)
        ranges.push_back({ProgressRange::everything, "All episodes"});
    ranges.push_back({ProgressRange::three_months, "Last 3 months"});
    ranges.push_back({ProgressRange::by_session, "By session"});
    return ranges;
}

void ProgressViewModel::set_range(ProgressRange range) {
    if (range_ == range)
        return;
    range_ = range;
    view_.window.reset();
    focus_.reset();
    make_view();
    on_change();
}

const TimelineChart::Line& ProgressViewModel::line_of(const PointRef& point) const {
    return chart_.lines[point.panel][point.line];
}

NoteId ProgressViewModel::note_of(const PointRef& point) const {
    const TimelineChart::Line& way = line_of(point);
    return way.line->points[way.points[point.point]].note;
}

ResponseId ProgressViewModel::response_of(const PointRef& point) const {
    const TimelineChart::Line& way = line_of(point);
    return way.line->points[way.points[point.point]].response;
}

std::vector<std::string> ProgressViewModel::card(const PointRef& point) const {
    const TimelineChart::Line& way = line_of(point);
    const auto words = card_words(*way.panel, *way.line, way.points[point.point]);
    return {words.begin(), words.end()};
}

std::string ProgressViewModel::spoken(const PointRef& point) const {
    const auto words = card(point);
    return fmt::format("{}. {}. {}.", words[0], words[1], words[2]);
}

std::string ProgressViewModel::event_words(const std::vector<std::size_t>& events) const {
    std::string words;
    for (const std::size_t index : events) {
        const ChartEvent& event = chart_.model.events[index];
        if (!words.empty())
            words += "\n";
        if (view_.axis == ChartAxis::date)
            words += day_words(date_of_day_number(event.x)) + ": ";
        words += event.label;
    }
    return words;
}

std::vector<LineChoice> ProgressViewModel::lines() const {
    std::vector<LineChoice> choices;
    for (const auto& panel : chart_.lines)
        for (const TimelineChart::Line& way : panel)
            choices.push_back({way.line->title.empty() ? way.panel->definition.label
                                                       : way.panel->definition.label + ", " + way.line->title,
                               way.panel->series, way.line->key});
    return choices;
}

std::optional<std::size_t> ProgressViewModel::explained() const {
    const auto choices = lines();
    if (choices.empty())
        return std::nullopt;
    for (std::size_t index = 0; index < choices.size(); ++index)
        if (choices[index].series == explained_series_ && choices[index].key == explained_key_)
            return index;
    return 0;
}

void ProgressViewModel::explain(std::size_t line) {
    const auto choices = lines();
    if (line >= choices.size())
        return;
    explained_series_ = choices[line].series;
    explained_key_ = choices[line].key;
    on_focus();
}

const TimelineChart::Line* ProgressViewModel::explained_line() const {
    const auto wanted = explained();
    std::size_t index = 0;
    for (const auto& panel : chart_.lines)
        for (const TimelineChart::Line& way : panel)
            if (wanted && index++ == *wanted)
                return &way;
    return nullptr;
}

} // namespace attune
