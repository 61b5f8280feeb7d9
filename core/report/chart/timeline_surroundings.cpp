// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/timeline_surroundings.hpp"

#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr std::size_t longest_label = 52;

class SurroundingsMaker {
public:
    SurroundingsMaker(const Timeline& timeline, const TimelineView& view, ChartModel& model)
        : timeline_{timeline},
          view_{view},
          model_{model} {}

    void make() {
        for (const TimelineEvent& event : timeline_.events)
            if (!view_.hidden_events.contains(event.kind) && view_.shows(event.date))
                model_.events.push_back({.x = by_date() ? day_number(event.date) : std::max(event.ordinal, 1),
                                         .label = shorten(event.label, longest_label)});
        for (const TimelinePause& pause : timeline_.pauses)
            add_pause(pause);
        for (const TimelineStretch& stretch : timeline_.stretches)
            if (!view_.hidden_events.contains(stretch.kind))
                add_stretch(stretch);
    }

private:
    [[nodiscard]] bool by_date() const { return view_.axis == ChartAxis::date; }

    void add(ChartSpan span) {
        if (by_date() && view_.from)
            span.from = std::max(span.from, day_number(*view_.from));
        if (by_date() && view_.to)
            span.to = std::min(span.to, day_number(*view_.to));
        if (span.from < span.to)
            model_.spans.push_back(std::move(span));
    }

    [[nodiscard]] bool is_out(Date first, Date last) const {
        return (view_.from && last < *view_.from) || (view_.to && first > *view_.to);
    }

    void add_pause(const TimelinePause& pause) {
        if (is_out(pause.last, pause.next))
            return;
        const int weeks = static_cast<int>(std::lround(days_between(pause.last, pause.next) / 7.0));
        ChartSpan span{.from = day_number(pause.last),
                       .to = day_number(pause.next),
                       .label = pause.label.empty() ? fmt::format("Break, {} weeks", weeks)
                                                    : shorten(pause.label, longest_label),
                       .kind = ChartSpan::Kind::pause};
        if (!by_date()) {
            span.from = pause.last_ordinal;
            span.to = pause.next_ordinal;
        }
        add(std::move(span));
    }

    void add_stretch(const TimelineStretch& stretch) {
        const Date last = stretch.last.value_or(std::max(timeline_.last.value_or(stretch.first), stretch.first));
        if (is_out(stretch.first, last))
            return;
        ChartSpan span{.from = day_number(stretch.first),
                       .to = day_number(last),
                       .label = shorten(stretch.label, longest_label),
                       .kind = ChartSpan::Kind::stretch};
        if (!by_date()) {
            span.from = std::max(stretch.first_ordinal, 1);
            span.to = stretch.last ? stretch.last_ordinal : timeline_.sessions;
        }
        add(std::move(span));
    }

    const Timeline& timeline_;
    const TimelineView& view_;
    ChartModel& model_;
};

} // namespace

void add_surroundings(const Timeline& timeline, const TimelineView& view, ChartModel& model) {
    SurroundingsMaker{timeline, view, model}.make();
}

} // namespace attune
