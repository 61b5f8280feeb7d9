// SPDX-License-Identifier: Apache-2.0
// What stands in a report beside the courses: goals, and the charts beside the timeline.
#include "core/progress/statistics/number_words.hpp"
#include "core/report/report_parts.hpp"

#include <algorithm>

namespace attune {

namespace {

// As many of one chart as fill a page at a size that can be read.
constexpr std::size_t targets_on_a_page = 3;
constexpr std::size_t traces_on_a_page = 8;
constexpr std::size_t steps_on_a_page = 16;

const Value* field_of(const std::map<std::string, Value, std::less<>>& fields, const char* id) {
    const auto found = fields.find(id);
    return found == fields.end() ? nullptr : &found->second;
}

template<typename Kind>
std::optional<Kind> value_of(const Value* value) {
    const Kind* found = value != nullptr ? value->get<Kind>() : nullptr;
    return found != nullptr ? std::optional{*found} : std::nullopt;
}

std::string stage_words(const Register* kind, const std::string& stage) {
    if (kind != nullptr)
        for (const Field& field : kind->fields)
            if (field.id == "stage")
                return option_label(field.options, stage);
    return stage;
}

/// The model in parts that each fill a page.
template<typename Part>
std::vector<SpecialChart> pages_of(const SpecialChart& chart, std::size_t on_a_page) {
    std::vector<SpecialChart> pages;
    const auto& parts = std::get<std::vector<Part>>(chart.model);
    for (std::size_t from = 0; from < parts.size(); from += on_a_page) {
        SpecialChart page = chart;
        const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(from);
        page.model = std::vector<Part>(begin, begin + static_cast<std::ptrdiff_t>(std::min(on_a_page, parts.size() - from)));
        pages.push_back(std::move(page));
    }
    return pages;
}

std::vector<SpecialChart> pages_of(const SpecialChart& chart) {
    switch (chart.kind) {
    case SpecialChartKind::target_ladder: return pages_of<TargetCourse>(chart, targets_on_a_page);
    case SpecialChartKind::activation_traces: return pages_of<ActivationTrace>(chart, traces_on_a_page);
    case SpecialChartKind::exposure_hierarchy: return pages_of<HierarchyStep>(chart, steps_on_a_page);
    case SpecialChartKind::attachment_map:
    case SpecialChartKind::diary_heat:
    case SpecialChartKind::security_profile:
    case SpecialChartKind::body_heat: break;
    }
    return {chart};
}

} // namespace

void add_goals(ReportBlocks& blocks, ReportMaterial& material) {
    const auto& entries = material.input.course.timeline.registers.entries;
    const auto goals = entries.find("hdr.goal");
    if (goals == entries.end() || goals->second.empty())
        return;
    const Register* kind = find_register(material.input.course, "hdr", "goal");
    Table table{.caption = {},
                .columns = {{"Goal", {}}, {"Status", {}}, {"Sessions on it", DocumentColumn::Edge::end}, {"Last worked on", {}}},
                .rows = {},
                .first_column = Table::FirstColumn::heads};
    for (const RegisterEntry& goal : goals->second) {
        std::string name = material.labels == ReportOptions::Labels::as_written ? material.names.title_of(goal.id) : std::string{};
        if (name.empty())
            name = material.names.of(goal.id);
        const auto stage = value_of<std::string>(field_of(goal.fields, "stage"));
        const auto sessions = value_of<double>(field_of(goal.carried, "sessions"));
        const auto worked = value_of<Date>(field_of(goal.carried, "last_worked"));
        table.rows.push_back({name, stage ? stage_words(kind, *stage) : std::string{"not said"},
                              number_words(sessions.value_or(0)), worked ? material.calendar.day(*worked) : std::string{"not yet"}});
    }
    blocks.emplace_back(Heading{2, "Goals"});
    blocks.emplace_back(std::move(table));
}

void add_special_charts(ReportBlocks& blocks, ReportMaterial& material) {
    SpecialChartView view;
    view.calendar = material.calendar;
    if (material.options.audience == ReportAudience::client) // names of patterns are words of the trade
        view.patterns = SpecialChartView::Patterns::hidden;
    for (const SpecialChartKind kind : special_chart_kinds) {
        if (std::ranges::find(material.options.charts, kind) == material.options.charts.end())
            continue;
        SpecialChart chart = make_special_chart(material.input.course, kind, view);
        if (chart.is_empty())
            continue;
        if (material.labels == ReportOptions::Labels::numbered)
            remove_titles(chart, material.names);
        blocks.emplace_back(Heading{2, std::string{chart_title(kind)}});
        std::vector<SpecialChart> pages = pages_of(chart);
        for (std::size_t at = 0; at < pages.size(); ++at) {
            SceneFigure figure{.chart = std::move(pages[at]), .alt = {}, .caption = {}};
            figure.alt = std::string{chart_title(kind)} + ". " + special_chart_words(figure.chart);
            if (at + 1 == pages.size())
                figure.caption = special_chart_caution(figure.chart);
            blocks.emplace_back(std::move(figure));
        }
    }
}

} // namespace attune
