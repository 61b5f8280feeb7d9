// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/shared_scale.hpp"

#include <algorithm>

namespace attune {

namespace {

std::string name_of(const TimelineChart::Line& way) {
    const std::string& series = way.panel->definition.label;
    return way.line->title.empty() ? series : series + ", " + way.line->title;
}

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& names) {
    std::string words;
    for (std::size_t index = 0; index < names.size(); ++index)
        words += (index == 0 ? "" : index + 1 == names.size() ? " and " : ", ") + names[index];
    return words;
}

class ScaleSharer {
public:
    ScaleSharer(TimelineChart& chart, TimelineScale scale)
        : chart_{chart},
          turns_{scale == TimelineScale::shared_up_better} {
        shared_.title = "On one axis";
        shared_.unit = turns_ ? "0 to 100 % of each range, up is better" : "0 to 100 % of each range, as measured";
        shared_.min = 0;
        shared_.max = 100;
    }

    void share() {
        for (std::size_t panel = 0; panel < chart_.lines.size(); ++panel)
            for (std::size_t line = 0; line < chart_.lines[panel].size(); ++line)
                take(chart_.lines[panel][line], chart_.model.panels[panel].lines[line]);
        chart_.model.panels.clear();
        chart_.lines.clear();
        chart_.model.remark = remark();
        if (shared_.lines.empty())
            return;
        chart_.model.panels.push_back(std::move(shared_));
        chart_.lines.push_back(std::move(ways_));
    }

private:
    void take(TimelineChart::Line& way, ChartLine& line) {
        const Series& series = way.panel->definition;
        if (!series.has_range || !(series.max > series.min)) {
            chart_.refused.push_back(name_of(way) + ": it has no range of its own");
            return;
        }
        if (shared_.lines.size() == most_shared_lines) {
            chart_.refused.push_back(name_of(way) + ": five lines share this axis already");
            return;
        }
        const bool turned = turns_ && series.better == Better::lower;
        for (ChartPoint& point : line.points) {
            if (!point.value)
                continue;
            const double share = (*point.value - series.min) / (series.max - series.min) * 100;
            point.value = turned ? 100 - share : share;
        }
        const std::string name = name_of(way);
        line.name = turned ? name + ", turned over" : name;
        line.slot = static_cast<int>(shared_.lines.size());
        (turned                              ? turned_over_
         : series.better == Better::lower    ? lower_
         : series.better == Better::higher   ? higher_
                                             : neither_)
            .push_back(name);
        shared_.lines.push_back(std::move(line));
        ways_.push_back(std::move(way));
    }

    [[nodiscard]] std::string remark() const {
        std::string words;
        const auto say = [&](const char* what, const std::vector<std::string>& names) {
            if (!names.empty())
                words += (words.empty() ? "" : " ") + std::string{what} + ": " + listed(names) + ".";
        };
        say("Lower is better", lower_);
        say("Higher is better", higher_);
        say("Neither is better", neither_);
        say("Turned over, so that up is better", turned_over_);
        for (const std::string& refusal : chart_.refused)
            words += (words.empty() ? "Not drawn here: " : " Not drawn here: ") + refusal + ".";
        return words;
    }

    TimelineChart& chart_;
    bool turns_;
    ChartPanel shared_;
    std::vector<TimelineChart::Line> ways_;
    std::vector<std::string> lower_, higher_, neither_, turned_over_;
};

} // namespace

void share_scale(TimelineChart& chart, TimelineScale scale) { ScaleSharer{chart, scale}.share(); }

} // namespace attune
