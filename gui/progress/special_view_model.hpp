// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/special_chart/special_charts.hpp"
#include "gui/progress/progress_view_model.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A chart of its own kind: what of it is shown, where the reader is, its words and files. No window.
///
/// Owns the course that it is drawn from. Failures of export throw Error.
class SpecialViewModel {
public:
    SpecialViewModel(ClientCourse course, Date today);
    SpecialViewModel(const SpecialViewModel&) = delete;
    SpecialViewModel& operator=(const SpecialViewModel&) = delete;

    std::function<void()> on_change = [] {}; ///< what is drawn changed
    std::function<void()> on_focus = [] {};  ///< the item with focus changed

    /// Charts that this client has data for; may be empty.
    [[nodiscard]] const std::vector<SpecialChartKind>& kinds() const noexcept { return kinds_; }
    /// One of `kinds`. What is hidden of a chart stays hidden when it is looked at again.
    void show(SpecialChartKind kind);
    [[nodiscard]] const SpecialChart& chart() const noexcept { return chart_; }

    [[nodiscard]] const std::vector<SpecialChartPart>& parts() const noexcept { return chart_.parts; }
    void show_part(const std::string& key, bool shown);
    /// Names in the corners and dates along the paths of the attachment map.
    [[nodiscard]] bool has_map_options() const noexcept { return chart_.kind == SpecialChartKind::attachment_map; }
    void show_patterns(bool shown);
    void show_dates(bool shown);

    [[nodiscard]] std::optional<std::size_t> focus() const noexcept { return focus_; }
    void focus_on(const ChartScene& scene, std::size_t item);
    /// Takes the last item when none had focus.
    void enter(const ChartScene& scene);
    void leave();
    /// Stays at the ends.
    void move(const ChartScene& scene, ChartStep step);
    /// An item's card in one sentence.
    [[nodiscard]] static std::string spoken(const SceneItem& item);

    [[nodiscard]] ChartTable table() const { return special_chart_table(chart_); }
    /// What a screen reader says of the chart as a whole.
    [[nodiscard]] std::string description() const { return special_chart_words(chart_); }
    [[nodiscard]] std::string caution() const { return special_chart_caution(chart_); }
    [[nodiscard]] Bytes exported(ExportKind kind) const;

private:
    void make();

    ClientCourse course_;
    Date today_;
    std::vector<SpecialChartKind> kinds_;
    std::map<SpecialChartKind, SpecialChartView> views_;
    SpecialChart chart_;
    std::optional<std::size_t> focus_;
};

} // namespace attune
