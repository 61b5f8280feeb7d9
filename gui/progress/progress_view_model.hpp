// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/axis_window.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/progress_document.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

struct Workspace;

/// One check box of the list at the left.
struct SeriesChoice {
    std::string series;               ///< "emdr.sud"
    std::string label;
    std::optional<int> slot;          ///< its mark, when the series is one line
    bool shown = true;
};

struct SeriesGroup {
    std::string title;
    std::vector<SeriesChoice> series;
};

/// What stretch of the course is looked at, and along which axis.
enum class ProgressRange { episode, everything, three_months, by_session };

struct RangeChoice {
    ProgressRange range{};
    std::string label;
};

/// One line of the table, with texts as the chart shows them.
struct ProgressRow {
    std::string date, session, series, line, value, change;
    bool is_gap = false;
    NoteId note{};                    ///< 0 for a measure: see `response`
    ResponseId response{};
};

/// Which way a zoomed chart moves along its axis.
enum class ChartPan { earlier, later };

/// Which way the keyboard moves from point to point.
enum class ChartStep { before, after, line_up, line_down, first, last };

/// One line that "Why this label" can be about.
struct LineChoice {
    std::string label;                ///< "SUD by target, Phone call"
    std::string series, key;
};

/// In short whether a line got better, for the head of "Why this label".
struct LineVerdict {
    std::string words;                ///< "8 points, improvement"; "Recovered, reliably improved"
    ChangeKind kind = ChangeKind::unchanged;
    bool has_change = false;          ///< false: too few values to say
    bool reaches_mark = false;        ///< the series has a mark for changes, and this one reaches it
};

/// Something that began on a day: "EMDR starts, 12 January".
struct PhaseChoice {
    Date day{};
    std::string label;
};

enum class ExportKind { png, svg, pdf, csv };

/// What the progress page shows and what can be done there. No window.
///
/// Owns the timeline. Borrows the workspace only while loading. Failures of loading and of export throw Error.
class ProgressViewModel {
public:
    /// `episode_start`: the first day of the episode that is looked at first.
    ProgressViewModel(Timeline timeline, Date today, std::optional<Date> episode_start);
    /// Reads the client's course from the vault.
    ProgressViewModel(Workspace& workspace, ClientId client);
    /// Views hold references to it and its callbacks to views: a copy would call those of the other.
    ProgressViewModel(const ProgressViewModel&) = delete;
    ProgressViewModel& operator=(const ProgressViewModel&) = delete;

    std::function<void()> on_change = [] {};       ///< what is drawn changed
    std::function<void()> on_focus = [] {};        ///< the point with focus, or the line explained, changed

    /// Puts a newer course in place; what is hidden and which line is explained stay.
    void replace(Timeline timeline);

    [[nodiscard]] const Timeline& timeline() const noexcept { return timeline_; }
    [[nodiscard]] const TimelineChart& chart() const noexcept { return chart_; }
    [[nodiscard]] bool is_empty() const { return !timeline_.has_values(); }

    [[nodiscard]] std::vector<SeriesGroup> groups() const;
    void show_series(const std::string& series, bool shown);
    [[nodiscard]] bool shows(TimelineEventKind kind) const;
    void show_events(TimelineEventKind kind, bool shown);
    /// Whether there are events or stretches of this kind.
    [[nodiscard]] bool has_events(TimelineEventKind kind) const;

    [[nodiscard]] std::vector<RangeChoice> ranges() const;
    [[nodiscard]] ProgressRange range() const noexcept { return range_; }
    void set_range(ProgressRange range);

    [[nodiscard]] TimelineScale scale() const noexcept { return view_.scale; }
    void set_scale(TimelineScale scale);

    // zoom: a part of the stretch that is looked at, drawn at full width
    [[nodiscard]] bool is_zoomed() const noexcept { return view_.window.has_value(); }
    /// Narrows or widens the part around `x` of the axis; without it around the point with focus, else the newest.
    /// `factor` below 1 shows less.
    void zoom(double factor, std::optional<double> around = std::nullopt);
    /// Moves the part along the axis, by `by` of its width; does nothing when all is shown.
    void pan(double by);
    void pan(ChartPan way) { pan(way == ChartPan::later ? 0.25 : -0.25); }
    void show_whole();
    /// Where the drawn part begins and ends, in the axis's numbers.
    [[nodiscard]] AxisWindow window() const;

    [[nodiscard]] const std::optional<PointRef>& focus() const noexcept { return focus_; }
    /// Takes the last value of the first line when nothing had focus.
    void enter();
    void leave();
    void focus_on(const PointRef& point);
    /// Moves to the next value in that direction and stays at the end; false when there was none.
    bool move(ChartStep step);
    /// The card of a point: date and session, value, change.
    [[nodiscard]] std::vector<std::string> card(const PointRef& point) const;
    /// The same in one sentence, to be spoken.
    [[nodiscard]] std::string spoken(const PointRef& point) const;
    /// 0 for a measure.
    [[nodiscard]] NoteId note_of(const PointRef& point) const;
    /// 0 for what a note gave.
    [[nodiscard]] ResponseId response_of(const PointRef& point) const;
    /// The events joined in one mark, in words.
    [[nodiscard]] std::string event_words(const std::vector<std::size_t>& events) const;

    [[nodiscard]] std::vector<LineChoice> lines() const;
    /// Index into `lines`; nothing when there are none.
    [[nodiscard]] std::optional<std::size_t> explained() const;
    void explain(std::size_t line);
    [[nodiscard]] LineVerdict verdict() const;
    /// What may part a baseline from treatment, by date; empty when the line explained makes no effect size.
    [[nodiscard]] std::vector<PhaseChoice> phases() const;
    /// The first day of treatment; nothing: none was chosen, and there is no effect size.
    [[nodiscard]] const std::optional<Date>& treatment_from() const noexcept { return treatment_from_; }
    void set_treatment_from(std::optional<Date> day);
    [[nodiscard]] std::vector<WhyRow> why() const;
    [[nodiscard]] std::string caution() const;

    [[nodiscard]] std::vector<ProgressRow> table() const;
    /// What a screen reader says of the chart as a whole.
    [[nodiscard]] std::string description() const;

    /// What the file would hold. `name` is printed in a PDF when it is not empty.
    [[nodiscard]] Bytes exported(ExportKind kind, const std::string& name) const;
    /// What a printer gets: the pages of the PDF, without the client's name.
    [[nodiscard]] Document printed() const;

private:
    void show_leading_series();
    void make_view();
    /// Moves the zoomed part so that `x` lies in it.
    void bring_into_view(double x);
    /// All that the range and the series shown reach, whatever is zoomed.
    [[nodiscard]] AxisWindow whole() const;
    void keep_focus_valid();
    [[nodiscard]] const TimelineChart::Line& line_of(const PointRef& point) const;
    [[nodiscard]] std::optional<std::size_t> value_at(const PointRef& line, std::size_t from, int step) const;
    [[nodiscard]] std::optional<PointRef> nearest_in_line(std::size_t panel, std::size_t line, double x) const;
    bool move_along(const PointRef& at, ChartStep step);
    bool move_across(const PointRef& at, int step);
    [[nodiscard]] const TimelineChart::Line* explained_line() const;

    Timeline timeline_;
    Date today_{};
    std::optional<Date> episode_start_;
    ProgressRange range_ = ProgressRange::episode;
    TimelineView view_;
    TimelineChart chart_;
    std::optional<PointRef> focus_;
    std::string explained_series_, explained_key_;
    std::optional<Date> treatment_from_;
};

} // namespace attune
