// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_panels.hpp"

#include "core/progress/timeline_events.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr const char* group_title = "Measures";

std::string upper_first(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// "Partner, rated by parent"; empty for the client's own answers about nobody in particular. Whoever has a form of the
/// measure is named by the panel.
std::string line_title(const MeasureSeries& series, const MeasurePoint& point) {
    const bool by_client = point.rater.empty() || point.rater == "client";
    if (by_client || !series.form.empty())
        return upper_first(point.about);
    return point.about.empty() ? upper_first(point.rater) : upper_first(point.about) + ", rated by " + point.rater;
}

std::string line_key(const MeasureSeries& series, const MeasurePoint& point) {
    const std::string title = line_title(series, point);
    return title.empty() ? title : (point.rater.empty() ? "client" : point.rater) + "/" + point.about;
}

Break break_of_meaning(const MeasurePoint& before, const MeasurePoint& point) {
    if (before.episode != point.episode)
        return point.episode ? Break::episode_changed : Break::episode_left;
    // Of the same version the recall period is the same, in whatever language it is said.
    if (before.version != point.version)
        return before.recall != point.recall ? Break::recall_changed : Break::series_changed;
    return before.language != point.language ? Break::language_changed : Break::none;
}

Series definition_of(const MeasureSeries& series) {
    Series definition;
    definition.id = series.scale;
    definition.label = series.title;
    definition.group = group_title;
    definition.unit = series.unit;
    definition.min = series.min;
    definition.max = series.max;
    definition.has_range = series.max > series.min;
    definition.decimals = series.decimals;
    definition.better = series.better;
    if (series.threshold && std::isfinite(series.threshold->points))
        definition.change_mark = series.threshold->points;
    definition.source = series.threshold && !series.threshold->source.empty() ? series.threshold->source : series.source;
    definition.evidence = series.evidence;
    return definition;
}

class MeasurePanelMaker {
public:
    MeasurePanelMaker(const TimelineInput& input, const Timeline& timeline)
        : input_{input},
          timeline_{timeline} {}

    TimelinePanel make(const MeasureSeries& series) {
        TimelinePanel panel{.series = series_id(series),
                            .definition = definition_of(series),
                            .lines = {},
                            .measure = MeasureFacts{series.measure, series.scale, series.bands, series.line,
                                                    series.threshold, series.screen, series.important, series.form,
                                                    series.base}};
        std::vector<const MeasurePoint*> order;
        for (const MeasurePoint& point : series.points)
            order.push_back(&point);
        std::stable_sort(order.begin(), order.end(),
                         [](const MeasurePoint* a, const MeasurePoint* b) { return a->date < b->date; });
        given_.clear();
        for (const MeasurePoint* point : order)
            add_point(panel, series, *point);
        std::erase_if(panel.lines, [](const TimelineLine& line) {
            return std::none_of(line.points.begin(), line.points.end(), [](const auto& p) { return p.value; });
        });
        return panel;
    }

private:
    /// What a line was given so far.
    struct Given {
        const MeasurePoint* last = nullptr;
        std::vector<ScoreMeaning> meanings; ///< by number
    };

    void add_point(TimelinePanel& panel, const MeasureSeries& series, const MeasurePoint& point) {
        const std::string key = line_key(series, point);
        auto line = std::find_if(panel.lines.begin(), panel.lines.end(), [&](const auto& l) { return l.key == key; });
        if (line == panel.lines.end()) {
            const int slot = static_cast<int>(panel.lines.size() % 5);
            panel.lines.push_back({.key = key, .title = line_title(series, point), .state = {}, .slot = slot,
                                   .points = {}, .rater = point.rater});
            given_.emplace_back();
            line = panel.lines.end() - 1;
        }
        Given& given = given_[static_cast<std::size_t>(line - panel.lines.begin())];
        TimelinePoint made{.date = point.date,
                           .number = std::nullopt,
                           .ordinal = ordinal_at(input_.sessions, point.date, std::nullopt),
                           .session = point.session,
                           .value = finite(point.value),
                           .note = {},
                           .response = point.response,
                           .band = point.band,
                           .break_before = Break::none,
                           .meaning = line->points.empty() ? 0 : line->points.back().meaning,
                           .is_first_of_meaning = false,
                           .is_missed = point.is_missed,
                           .base_before = point.base_before};
        const auto session = std::find_if(input_.sessions.begin(), input_.sessions.end(), [&](const auto& s) {
            return s.date == point.date && counts(s.attendance);
        });
        if (session != input_.sessions.end())
            made.number = session->number;
        // Where nothing was given there is no version to compare with.
        if (point.response != ResponseId{} || made.value) {
            if (given.last)
                made.break_before = break_of_meaning(*given.last, point);
            take_meaning(made, given, point);
            given.last = &point;
        }
        if (made.break_before == Break::none && !line->points.empty())
            made.break_before = break_in_time(input_, timeline_.pauses, line->points.back().date, point.date);
        // Of several on one day the last one counts (clinical specification D1): the others stay among the responses.
        if (!line->points.empty() && line->points.back().date == made.date && line->points.back().value && made.value &&
            line->points.back().meaning == made.meaning) {
            made.break_before = line->points.back().break_before;
            made.is_first_of_meaning = line->points.back().is_first_of_meaning;
            line->points.back() = std::move(made);
            return;
        }
        line->points.push_back(std::move(made));
    }

    // Sheets may take turns: what was given once is the start of all that are like it.
    static void take_meaning(TimelinePoint& made, Given& given, const MeasurePoint& point) {
        const ScoreMeaning meaning = meaning_of(point);
        const auto known = std::find(given.meanings.begin(), given.meanings.end(), meaning);
        made.meaning = static_cast<int>(known - given.meanings.begin());
        made.is_first_of_meaning = known == given.meanings.end() && !given.meanings.empty();
        if (known == given.meanings.end())
            given.meanings.push_back(meaning);
    }

    const TimelineInput& input_;
    const Timeline& timeline_;
    std::vector<Given> given_; ///< by line
};

/// The header's list of totals is filled from the responses: what it says again is not drawn twice.
bool repeats(const TimelinePanel& header, const TimelinePanel& measure) {
    if (!header.series.starts_with("hdr.") || header.lines.size() != 1 || measure.lines.empty() ||
        header.definition.min != measure.definition.min || header.definition.max != measure.definition.max)
        return false;
    const auto& given = measure.lines.front().points;
    const auto& noted = header.lines.front().points;
    return std::all_of(noted.begin(), noted.end(), [&](const TimelinePoint& point) {
        return !point.value || std::any_of(given.begin(), given.end(), [&](const TimelinePoint& other) {
            // The list holds means as they are shown, with two digits behind the point.
            return other.value && std::abs(*other.value - *point.value) < 0.006 && other.date <= point.date &&
                   days_between(other.date, point.date) < 7;
        });
    });
}

} // namespace

ScoreMeaning meaning_of(const MeasurePoint& point) {
    return {.version = point.version,
            .language = point.language,
            .rater = point.rater,
            .about = point.about,
            .episode = point.episode};
}

std::string series_id(const MeasureSeries& series) {
    return "measure." + series.measure + "." + series.scale + (series.form.empty() ? "" : "." + series.form);
}

void add_measure_panels(const TimelineInput& input, Timeline& timeline) {
    TimelineGroup group{.title = group_title, .panels = {}};
    for (const MeasureSeries& series : input.measures) {
        TimelinePanel panel = MeasurePanelMaker{input, timeline}.make(series);
        if (panel.lines.empty())
            continue;
        for (TimelineGroup& other : timeline.groups)
            std::erase_if(other.panels, [&](const TimelinePanel& p) { return repeats(p, panel); });
        // One line in its panel: neighbours get colours of their own, as with the series of the packs.
        if (panel.lines.size() == 1)
            panel.lines.front().slot = static_cast<int>(group.panels.size() % 5);
        group.panels.push_back(std::move(panel));
    }
    std::erase_if(timeline.groups, [](const TimelineGroup& g) { return g.panels.empty(); });
    if (group.panels.empty())
        return;
    const auto known = std::find_if(timeline.groups.begin(), timeline.groups.end(),
                                    [](const TimelineGroup& g) { return g.title == group_title; });
    if (known == timeline.groups.end()) {
        timeline.groups.insert(timeline.groups.begin(), std::move(group));
        return;
    }
    known->panels.insert(known->panels.begin(), std::make_move_iterator(group.panels.begin()),
                         std::make_move_iterator(group.panels.end()));
}

} // namespace attune
