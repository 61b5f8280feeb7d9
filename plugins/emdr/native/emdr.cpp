// SPDX-License-Identifier: Apache-2.0
// How fast SUD falls: per set in this session, and per session over the course of each target.
//
// Wants of the whole course: work.p3_target, work.sud_start, work.sud_last; of this session:
// work.p4_sets.sud. Answers:
//   sud_pace_set     fall of SUD per set: over all targets of the session, SUD at start minus SUD last asked,
//                    divided by the sets up to that asking. Nothing when SUD was not asked in any set.
//   sud_pace_course  one line per target of this session: first and latest SUD over the sessions that worked
//                    on it, and the mean fall per session.
#include <attune_plugin.hpp>

#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using attune::sdk::Answers;
using attune::sdk::CourseView;
using attune::sdk::FieldView;
using attune::sdk::SessionView;

struct Fall {
    double points = 0;
    double sets = 0;
};

/// The fall in one row of the block. Without a SUD at start the first asked SUD is the start, and only the
/// sets after it count.
Fall fall_in_sets(const FieldView& suds, std::size_t begin, std::size_t count, std::optional<double> start) {
    Fall fall;
    std::size_t start_set = 0;
    for (std::size_t set = 0; set < count; ++set) {
        const auto sud = suds.number(begin + set);
        if (!sud)
            continue;
        if (!start) {
            start = sud;
            start_set = set + 1;
        } else {
            fall = {*start - *sud, static_cast<double>(set + 1 - start_set)};
        }
    }
    return fall;
}

std::optional<double> pace_per_set(const SessionView& session) {
    const auto starts = session.field("work.sud_start");
    const auto suds = session.field("work.p4_sets.sud");
    Fall all;
    std::size_t begin = 0;
    for (std::size_t row = 0; row < suds.group_count(); ++row) {
        const auto fall = fall_in_sets(suds, begin, suds.group_size(row), starts.number(row));
        begin += suds.group_size(row);
        all.points += fall.points;
        all.sets += fall.sets;
    }
    if (all.sets == 0)
        return std::nullopt;
    return all.points / all.sets;
}

struct TargetCourse {
    std::optional<double> first;
    std::optional<double> latest;
    int sessions = 0;
};

TargetCourse course_of(std::string_view target, const CourseView& course) {
    TargetCourse found;
    for (std::size_t index = 0; index < course.size(); ++index) {
        const auto session = course.session(index);
        const auto targets = session.field("work.p3_target");
        const auto starts = session.field("work.sud_start");
        const auto lasts = session.field("work.sud_last");
        bool was_rated = false;
        for (std::size_t row = 0; row < targets.size(); ++row) {
            if (targets.text(row) != target)
                continue;
            if (!found.first)
                found.first = starts.number(row) ? starts.number(row) : lasts.number(row);
            if (lasts.number(row)) {
                found.latest = lasts.number(row);
                was_rated = true;
            }
        }
        found.sessions += was_rated ? 1 : 0;
    }
    return found;
}

/// As many decimals as needed, two at most.
std::string shown(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", std::round(value * 100) / 100 + 0.0);
    std::string trimmed{text};
    trimmed.erase(trimmed.find_last_not_of('0') + 1);
    if (trimmed.back() == '.')
        trimmed.pop_back();
    return trimmed == "-0" ? "0" : trimmed;
}

std::string line_about(std::string_view target, const TargetCourse& course) {
    const double fall = *course.first - *course.latest;
    const double pace = fall / course.sessions;
    auto line = std::string{target} + ": SUD " + shown(*course.first) + " to " + shown(*course.latest) +
                " over " + std::to_string(course.sessions) +
                (course.sessions == 1 ? " session" : " sessions");
    if (fall > 0)
        return line + ", falling " + shown(pace) + " per session";
    if (fall < 0)
        return line + ", rising " + shown(-pace) + " per session";
    return line + ", unchanged";
}

std::string pace_over_course(const CourseView& course) {
    std::string lines;
    std::string seen = " ";
    const auto targets = course.present().field("work.p3_target");
    for (std::size_t row = 0; row < targets.size(); ++row) {
        const auto target = targets.text(row);
        if (target.empty() || seen.find(" " + std::string{target} + " ") != std::string::npos)
            continue;
        seen += std::string{target} + " ";
        const auto found = course_of(target, course);
        if (!found.first || !found.latest || found.sessions == 0)
            continue;
        lines += (lines.empty() ? "" : "\n") + line_about(target, found);
    }
    return lines;
}

void derive(const CourseView& course, Answers& answers) {
    answers.number("sud_pace_set", pace_per_set(course.present()));
    if (const auto lines = pace_over_course(course); !lines.empty())
        answers.text("sud_pace_course", lines);
}

} // namespace

ATTUNE_DERIVING_PLUGIN("emdr", "EMDR", "1.0.0", derive);
