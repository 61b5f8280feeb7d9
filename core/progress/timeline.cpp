// SPDX-License-Identifier: Apache-2.0
#include "core/progress/timeline.hpp"

#include "core/progress/measure_panels.hpp"
#include "core/progress/timeline_events.hpp"
#include "core/template/register_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace attune {

bool Timeline::has_values() const { return !groups.empty(); }

const TimelinePanel* Timeline::find(std::string_view series) const {
    for (const TimelineGroup& group : groups)
        for (const TimelinePanel& panel : group.panels)
            if (panel.series == series)
                return &panel;
    return nullptr;
}

bool same_meaning(const Series& one, const Series& other) {
    const auto same_point = [](const SeriesPoint& a, const SeriesPoint& b) {
        return a.block == b.block && a.per == b.per && a.when.text() == b.when.text() &&
               a.value.text() == b.value.text();
    };
    const bool same_range = one.has_range == other.has_range && one.min == other.min && one.max == other.max;
    return one.unit == other.unit && same_range && one.better == other.better &&
           std::equal(one.points.begin(), one.points.end(), other.points.begin(), other.points.end(), same_point);
}

namespace {

std::string_view after_dot(std::string_view full_id) {
    const auto dot = full_id.find('.');
    return dot == std::string_view::npos ? full_id : full_id.substr(dot + 1);
}

const Series* find_series(const TimelineObservation& observation) {
    if (!observation.made_by)
        return nullptr;
    const std::string_view id = after_dot(observation.series);
    const auto& all = observation.made_by->series;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Series& s) { return s.id == id; });
    return found == all.end() ? nullptr : &*found;
}

class TimelineBuilder {
public:
    explicit TimelineBuilder(const TimelineInput& input)
        : input_{input} {}

    Timeline build() {
        timeline_.pauses = find_pauses(input_.sessions);
        add_written_pauses(input_, timeline_.pauses);
        note_sessions();
        add_panels();
        drop_empty();
        order_groups();
        name_lines();
        add_measure_panels(input_, timeline_);
        timeline_.events = find_events(input_);
        timeline_.stretches = find_stretches(input_);
        return std::move(timeline_);
    }

private:
    void note_sessions() {
        for (const TimelineSession& session : input_.sessions) {
            if (!counts(session.attendance))
                continue;
            ++timeline_.sessions;
            if (!timeline_.first)
                timeline_.first = session.date;
            timeline_.last = session.date;
        }
    }

    void add_panels() {
        for (const TimelineObservation& observation : input_.observations)
            add_point(panel_of(observation), observation);
    }

    // The newest definition names the panel; older ones only tell where the meaning changed.
    TimelinePanel& panel_of(const TimelineObservation& observation) {
        const Series* definition = find_series(observation);
        if (const auto known = panels_.find(observation.series); known != panels_.end()) {
            if (definition)
                known->second.definition = *definition;
            return known->second;
        }
        TimelinePanel panel{.series = observation.series, .definition = {}, .lines = {}, .measure = std::nullopt};
        if (definition)
            panel.definition = *definition;
        else
            panel.definition.label = after_dot(observation.series);
        order_.push_back(observation.series);
        return panels_.emplace(observation.series, std::move(panel)).first->second;
    }

    void add_point(TimelinePanel& panel, const TimelineObservation& observation) {
        auto line = std::find_if(panel.lines.begin(), panel.lines.end(),
                                 [&](const TimelineLine& l) { return l.key == observation.key; });
        if (line == panel.lines.end())
            line = panel.lines.insert(line, {.key = observation.key, .title = {}, .state = {}, .slot = 0, .points = {}});
        TimelinePoint point{.date = observation.date,
                            .number = observation.number,
                            .ordinal = ordinal_at(input_.sessions, observation.date, observation.number),
                            .value = finite(observation.value),
                            .note = observation.note,
                            .response = {},
                            .band = {},
                            .break_before = Break::none,
                            .is_first_of_meaning = false};
        const Series* definition = find_series(observation);
        const Series*& before = meanings_[{observation.series, observation.key}];
        if (!line->points.empty()) {
            point.is_first_of_meaning = before && definition && !same_meaning(*before, *definition);
            point.meaning = line->points.back().meaning + (point.is_first_of_meaning ? 1 : 0);
            point.break_before = break_between(line->points.back().date, point);
        }
        if (definition)
            before = definition;
        line->points.push_back(point);
    }

    [[nodiscard]] Break break_between(Date before, const TimelinePoint& point) const {
        return point.is_first_of_meaning ? Break::series_changed
                                         : break_in_time(input_, timeline_.pauses, before, point.date);
    }

    void drop_empty() {
        for (auto& [id, panel] : panels_)
            std::erase_if(panel.lines, [](const TimelineLine& line) {
                return std::none_of(line.points.begin(), line.points.end(),
                                    [](const TimelinePoint& p) { return p.value.has_value(); });
            });
    }

    // Measures first, then modalities in the order in which they came, then what the header counts in every
    // session; each with its series as its template lists them.
    void order_groups() {
        std::stable_sort(order_.begin(), order_.end(), [&](const std::string& a, const std::string& b) {
            return rank(a) < rank(b);
        });
        for (const std::string& id : order_) {
            TimelinePanel& panel = panels_.at(id);
            if (panel.lines.empty())
                continue;
            const std::string& title = panel.definition.group;
            auto group = std::find_if(timeline_.groups.begin(), timeline_.groups.end(),
                                      [&](const TimelineGroup& g) { return g.title == title; });
            if (group == timeline_.groups.end())
                group = timeline_.groups.insert(group, {.title = title, .panels = {}});
            group->panels.push_back(std::move(panel));
        }
    }

    [[nodiscard]] std::pair<int, std::size_t> rank(const std::string& id) const {
        for (auto at = input_.observations.rbegin(); at != input_.observations.rend(); ++at) {
            if (at->series != id || !find_series(*at))
                continue;
            const Series* definition = find_series(*at);
            const int group = definition->group == "Measures" ? 0 : at->made_by->prefix == "hdr" ? 2 : 1;
            return {group, static_cast<std::size_t>(definition - at->made_by->series.data())};
        }
        return {1, 0};
    }

    void name_lines() {
        const std::vector<RegisterName> names = name_entries(input_);
        int single = 0;
        for (TimelineGroup& group : timeline_.groups)
            for (TimelinePanel& panel : group.panels)
                for (TimelineLine& line : panel.lines) {
                    name_line(line, names, single);
                    set_base(line, panel.definition);
                }
        for (TimelineGroup& group : timeline_.groups)
            for (TimelinePanel& panel : group.panels)
                std::stable_sort(panel.lines.begin(), panel.lines.end(), [&](const auto& a, const auto& b) {
                    return place_of(names, a.key) < place_of(names, b.key);
                });
    }

    static std::size_t place_of(const std::vector<RegisterName>& names, const std::string& key) {
        const auto found =
            std::find_if(names.begin(), names.end(), [&](const RegisterName& name) { return name.key == key; });
        return static_cast<std::size_t>(found - names.begin());
    }

    // An entry keeps its colour and mark in every series of its register.
    static void name_line(TimelineLine& line, const std::vector<RegisterName>& names, int& single) {
        if (line.key.empty()) {
            line.slot = single++ % 5;
            return;
        }
        const std::size_t place = place_of(names, line.key);
        if (place == names.size()) {
            line.title = "Entry without a name";
            return;
        }
        line.title = names[place].title;
        line.state = names[place].state;
        line.slot = names[place].place % 5;
    }

    void set_base(TimelineLine& line, const Series& series) const {
        if (series.base.empty() || line.key.empty())
            return;
        for (const auto& [id, entries] : input_.registers.entries)
            for (const RegisterEntry& entry : entries)
                if (entry.id == line.key)
                    line.base = finite(base_of(series, entry));
    }

    const TimelineInput& input_;
    Timeline timeline_;
    std::map<std::string, TimelinePanel> panels_;
    std::map<std::pair<std::string, std::string>, const Series*> meanings_;
    std::vector<std::string> order_;
};

double median(std::vector<int> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

} // namespace

std::vector<TimelinePause> find_pauses(const std::vector<TimelineSession>& sessions) {
    constexpr double usual_at_first = 14;
    constexpr int least_days = 21;
    std::vector<TimelinePause> pauses;
    std::vector<int> distances;
    const TimelineSession* before = nullptr;
    int ordinal = 0;
    for (const TimelineSession& session : sessions) {
        if (!counts(session.attendance))
            continue;
        ++ordinal;
        if (before) {
            const int days = days_between(before->date, session.date);
            const auto recent = static_cast<std::ptrdiff_t>(std::min<std::size_t>(distances.size(), 5));
            const double usual = distances.size() < 2 ? usual_at_first
                                                      : median({distances.end() - recent, distances.end()});
            if (days > 2 * usual && days >= least_days)
                pauses.push_back({before->date, session.date, ordinal - 1, ordinal, {}});
            else
                distances.push_back(days);
        }
        before = &session;
    }
    return pauses;
}

Break break_in_time(const TimelineInput& input, const std::vector<TimelinePause>& pauses, Date before, Date date) {
    for (const TimelinePause& pause : pauses)
        if (before <= pause.last && pause.next <= date)
            return Break::pause;
    bool is_missed = false;
    for (const TimelineSession& session : input.sessions) {
        if (session.date <= before || date <= session.date)
            continue;
        if (counts(session.attendance))
            return Break::none; // it was not asked for each time, so nothing was to be expected of the missed session
        is_missed = is_missed || session.attendance != Attendance::planned;
    }
    return is_missed ? Break::missed_session : Break::none;
}

std::optional<double> finite(std::optional<double> value) {
    return value && std::isfinite(*value) ? value : std::nullopt;
}

Timeline build_timeline(const TimelineInput& input) { return TimelineBuilder{input}.build(); }

} // namespace attune
