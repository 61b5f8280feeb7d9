// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/trace.hpp"
#include "core/report/special_chart/heat_levels.hpp"
#include "core/report/special_chart/special_charts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

std::string number_or_dash(const std::optional<double>& value, int decimals = -1) {
    return value ? number_words(*value, decimals) : std::string{"–"};
}

std::string session_or_dash(const std::optional<int>& number) {
    return number ? fmt::format("{}", *number) : std::string{"–"};
}

std::string joined(const std::vector<std::string>& sentences) {
    std::string words;
    for (const std::string& sentence : sentences)
        words += (words.empty() ? "" : " ") + sentence + ".";
    return words;
}

std::string words_of(const AttachmentMap& map, const CourseCalendar& calendar) {
    std::vector<std::string> sentences;
    for (const AttachmentPath& path : map.paths)
        sentences.push_back(path_words(path, calendar));
    if (std::string mean = mean_words(map.mean); !mean.empty())
        sentences.push_back(std::move(mean));
    return joined(sentences);
}

std::string words_of(const std::vector<TargetCourse>& targets, const CourseCalendar&) {
    std::vector<std::string> sentences;
    for (const TargetCourse& target : targets)
        sentences.push_back(target_words(target));
    return joined(sentences);
}

std::string words_of(const std::vector<ActivationTrace>& traces, const CourseCalendar& calendar) {
    std::vector<std::string> sentences;
    for (const ActivationTrace& trace : traces) {
        Trace drawn;
        for (const ActivationRow& row : trace.rows)
            drawn.points.push_back({row.minute, row.level});
        sentences.push_back(fmt::format("{}: {}, {} {}", calendar.day(trace.date), trace_words(drawn),
                                        trace.swings.size(), trace.swings.size() == 1 ? "cycle" : "cycles"));
    }
    return joined(sentences);
}

std::string words_of(const DiaryHeat& diary, const CourseCalendar& calendar) { return diary_words(diary, calendar); }
std::string words_of(const std::vector<HierarchyStep>& steps, const CourseCalendar&) { return hierarchy_words(steps); }
std::string words_of(const std::vector<SecurityStrand>& strands, const CourseCalendar& calendar) { return profile_words(strands, calendar); }

std::string words_of(const BodyHeat& heat, const CourseCalendar&) {
    const RegionCounts counts = region_counts(heat);
    std::vector<std::pair<int, std::string>> order;
    for (const BodyRegion& region : body_regions())
        if (const auto found = counts.regions.find(region.id); found != counts.regions.end())
            order.emplace_back(found->second.sessions,
                               region.label + (region.view == BodyView::front ? ", front" : ", back"));
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string words = fmt::format("{} {} with a place in the body.", heat.sessions,
                                    heat.sessions == 1 ? "session" : "sessions");
    for (const auto& [sessions, label] : order)
        words += fmt::format(" {}: {}.", label, sessions);
    return words;
}

ChartTable table_of(const AttachmentMap& map) {
    ChartTable table{.heads = {"Person", "Instrument", "Date", "Anxiety", "Avoidance", "Pattern"}, .rows = {}};
    for (const AttachmentPath& path : map.paths)
        for (const AttachmentPoint& point : path.points)
            table.rows.push_back({path.person, path.instrument, format_date(point.date),
                                  number_or_dash(point.anxiety, 2), number_or_dash(point.avoidance, 2),
                                  pattern_words(point.anxiety, point.avoidance)});
    return table;
}

ChartTable table_of(const std::vector<TargetCourse>& targets) {
    ChartTable table{.heads = {"Target", "Date", "Session", "When", "SUD", "VoC"}, .rows = {}};
    for (const TargetCourse& target : targets)
        for (const TargetSession& session : target.sessions)
            for (const TargetRating& rating : session.ratings)
                table.rows.push_back({target.title, format_date(session.date), session_or_dash(session.number),
                                      rating.when == TargetRating::When::set ? fmt::format("set {}", rating.set)
                                      : rating.when == TargetRating::When::recheck ? "re-check"
                                                                                   : "before the work",
                                      number_or_dash(rating.sud), number_or_dash(rating.voc)});
    return table;
}

ChartTable table_of(const std::vector<ActivationTrace>& traces) {
    ChartTable table{.heads = {"Date", "Session", "Row", "Minute", "Level", "Cycle"}, .rows = {}};
    for (const ActivationTrace& trace : traces)
        for (std::size_t index = 0; index < trace.rows.size(); ++index) {
            std::string cycle;
            for (std::size_t swing = 0; swing < trace.swings.size(); ++swing)
                if (index >= trace.swings[swing].peak && index <= trace.swings[swing].settled)
                    cycle = fmt::format("{}", swing + 1);
            table.rows.push_back({format_date(trace.date), session_or_dash(trace.number), fmt::format("{}", index + 1),
                                  number_or_dash(trace.rows[index].minute), number_or_dash(trace.rows[index].level),
                                  cycle});
        }
    return table;
}

ChartTable table_of(const DiaryHeat& diary) {
    ChartTable table{.heads = {"Day"}, .rows = {}};
    for (const DiaryLine& line : diary.lines)
        table.heads.push_back(line.label);
    for (std::size_t day = 0; day < diary.has_card.size(); ++day) {
        std::vector<std::string> row{format_date(diary.day(day))};
        for (const DiaryLine& line : diary.lines)
            row.push_back(number_or_dash(line.values[day]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ChartTable table_of(const std::vector<HierarchyStep>& steps) {
    ChartTable table{.heads = {"Step", "SUDS when listed", "SUDS now", "Rated", "Trials", "State"}, .rows = {}};
    for (const HierarchyStep& step : steps)
        table.rows.push_back({step.title, number_or_dash(step.initial), number_or_dash(step.now),
                              step.rated ? format_date(*step.rated) : "–", session_or_dash(step.trials), step.state});
    return table;
}

ChartTable table_of(const std::vector<SecurityStrand>& strands) {
    ChartTable table{.heads = {"Strand", "First", "On", "Now", "On", "Unit", "Change"}, .rows = {}};
    for (const SecurityStrand& strand : strands)
        table.rows.push_back({strand.label, number_words(strand.first), format_date(strand.first_date),
                              number_words(strand.now), format_date(strand.now_date), strand.unit,
                              strand_change(strand)});
    return table;
}

ChartTable table_of(const BodyHeat& heat) {
    const RegionCounts counts = region_counts(heat);
    ChartTable table{.heads = {"View", "Region", "Sessions"}, .rows = {}};
    for (const BodyRegion& region : body_regions())
        if (const auto found = counts.regions.find(region.id); found != counts.regions.end())
            table.rows.push_back({region.view == BodyView::front ? "Front" : "Back", region.label,
                                  fmt::format("{}", found->second.sessions)});
    return table;
}

} // namespace

std::string special_chart_words(const SpecialChart& chart) {
    if (chart.is_empty())
        return "Nothing in view.";
    return std::visit([&](const auto& model) { return words_of(model, chart.view.calendar); }, chart.model);
}

std::string special_chart_caution(const SpecialChart& chart) {
    switch (chart.kind) {
    case SpecialChartKind::attachment_map: return attachment_caution();
    case SpecialChartKind::security_profile: return profile_caution();
    case SpecialChartKind::exposure_hierarchy:
        return "How far fear falls within a session does not reliably foretell the outcome; what was learned is the "
               "main thing to look at.";
    case SpecialChartKind::target_ladder:
    case SpecialChartKind::activation_traces:
    case SpecialChartKind::diary_heat:
    case SpecialChartKind::body_heat: break;
    }
    return "These are values of one person over time. They do not show what caused a change.";
}

ChartTable special_chart_table(const SpecialChart& chart) {
    return std::visit([](const auto& model) { return table_of(model); }, chart.model);
}

} // namespace attune
