// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/course_calendar.hpp"
#include "core/progress/special_chart/activation_trace.hpp"
#include "core/progress/special_chart/attachment_map.hpp"
#include "core/progress/special_chart/body_heat.hpp"
#include "core/progress/special_chart/diary_heat.hpp"
#include "core/progress/special_chart/exposure_hierarchy.hpp"
#include "core/progress/special_chart/security_profile.hpp"
#include "core/progress/special_chart/target_ladder.hpp"
#include "core/report/chart/chart_export.hpp"
#include "core/report/special_chart/chart_scene.hpp"

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace attune {

// Charts beside the timeline. How to show one:
//
//   const ClientCourse course = read_client_course(notes, episodes, client);
//   for (SpecialChartKind kind : available_charts(course)) …          // what to offer
//   const SpecialChart chart = make_special_chart(course, kind, view); // plain data
//   const ChartScene scene = lay_out(chart, width, height, face);      // positions
//   draw_scene(cairo, scene, palette, face, focus);                    // also scene.hit, scene.across, item.card

enum class SpecialChartKind {
    attachment_map,
    target_ladder,
    activation_traces,
    diary_heat,
    exposure_hierarchy,
    security_profile,
    body_heat
};
inline constexpr std::array special_chart_kinds{
    SpecialChartKind::attachment_map,     SpecialChartKind::target_ladder,    SpecialChartKind::activation_traces,
    SpecialChartKind::diary_heat,         SpecialChartKind::exposure_hierarchy, SpecialChartKind::security_profile,
    SpecialChartKind::body_heat};

/// "attachment-map": for command lines, settings and tests.
[[nodiscard]] std::string_view chart_id(SpecialChartKind kind);
[[nodiscard]] std::optional<SpecialChartKind> special_chart_of(std::string_view id);
/// "Attachment map".
[[nodiscard]] std::string_view chart_title(SpecialChartKind kind);

/// What of a chart is looked at.
struct SpecialChartView {
    std::optional<Date> from{}, to{};     ///< what lies before or after stays out
    std::set<std::string> hidden{};       ///< keys of parts
    enum class Patterns { shown, hidden } patterns = Patterns::shown; ///< attachment map: names in the corners
    enum class Dates { shown, hidden } dates = Dates::shown;          ///< attachment map: dates along the paths
    CourseCalendar calendar = CourseCalendar::by_date();              ///< how days are told, in the chart and its words
};

/// Something that can be shown or hidden: a person, a target, a line of the diary card, a strand.
struct SpecialChartPart {
    std::string key;
    std::string label;
    std::optional<int> slot;          ///< its colour and mark where it has one of its own
    bool shown = true;
};

/// The same as a table: every row as long as the heads.
struct ChartTable {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
};

/// One chart of one client as plain data.
struct SpecialChart {
    SpecialChartKind kind{};
    SpecialChartView view;
    std::variant<AttachmentMap, std::vector<TargetCourse>, std::vector<ActivationTrace>, DiaryHeat,
                 std::vector<HierarchyStep>, std::vector<SecurityStrand>, BodyHeat>
        model;                            ///< only what is shown
    std::vector<SpecialChartPart> parts;  ///< also what is hidden
    std::vector<std::string> refused;     ///< in words: what finds no room, as a sixth path on the map

    /// Nothing to draw: everything is hidden or lies outside the view.
    [[nodiscard]] bool is_empty() const;
};

/// The charts for which this client has data, in the order of the enumeration.
[[nodiscard]] std::vector<SpecialChartKind> available_charts(const ClientCourse& course);
[[nodiscard]] SpecialChart make_special_chart(const ClientCourse& course, SpecialChartKind kind,
                                              const SpecialChartView& view = {});

/// Positions on a page of this size; the page of the scene is higher where the chart needs more, never wider.
[[nodiscard]] ChartScene lay_out(const SpecialChart& chart, double width, double height, TextFace& face);

/// The whole chart for screen readers and reports.
[[nodiscard]] std::string special_chart_words(const SpecialChart& chart);
/// What it cannot say; empty where there is nothing to add.
[[nodiscard]] std::string special_chart_caution(const SpecialChart& chart);
/// Items of the scene name rows of this table.
[[nodiscard]] ChartTable special_chart_table(const SpecialChart& chart);

/// Visits every text in the chart's model that people typed or that names something of theirs, in full: what is
/// drawn may be shortened. Each may be changed before the chart is laid out.
void visit_texts(SpecialChart& chart, const std::function<void(std::string&)>& visit);

/// Pictures with title and caution, on their own. Throw Error(no_memory, internal).
[[nodiscard]] Bytes special_chart_png(const SpecialChart& chart, double width, double scale, const ChartPalette& palette);
[[nodiscard]] Bytes special_chart_svg(const SpecialChart& chart, double width, const ChartPalette& palette);
/// One page as high as it needs, fonts embedded. `made_on` is the date inside the file.
[[nodiscard]] Bytes special_chart_pdf(const SpecialChart& chart, double width, Date made_on);
/// RFC 4180, UTF-8; texts that a spreadsheet would take for a formula begin with an apostrophe.
[[nodiscard]] std::string special_chart_csv(const SpecialChart& chart);

} // namespace attune
