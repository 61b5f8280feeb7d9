// SPDX-License-Identifier: Apache-2.0
// How beliefs move across a course of CBT, and with which kinds of activity mood goes.
//
// Wants of the whole course: core.belief, core.old_rating, core.new_rating, act.done, act.pleasure,
// act.value_area, mood.
// Answers:
//   belief_trend        one line per core belief rated in this session: first and latest rating of the old
//                       and the new belief, and the slope per session (least squares over the sessions that
//                       worked on core beliefs; from three ratings on).
//   activity_mood_links one line per value area of this session's activities: Pearson's r of the mean
//   pleasure
//                       of its done activities and mood, over the sessions that have both; no line under five
//                       of them or without spread.
#include <attune_plugin.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using attune::sdk::Answers;
using attune::sdk::CourseView;
using attune::sdk::FieldView;
using attune::sdk::SessionView;

struct Point {
    double x = 0;
    double y = 0;
};

/// Sums of squares around the means.
struct Spread {
    double xx = 0;
    double yy = 0;
    double xy = 0;
};

/// Ratings are up to 100 with few decimals: less than this is rounding, not spread.
constexpr double no_spread = 1e-9;

Spread spread_of(const std::vector<Point>& points) {
    Point mean;
    for (const auto& point : points) {
        mean.x += point.x;
        mean.y += point.y;
    }
    mean.x /= static_cast<double>(points.size());
    mean.y /= static_cast<double>(points.size());
    Spread spread;
    for (const auto& point : points) {
        spread.xx += (point.x - mean.x) * (point.x - mean.x);
        spread.yy += (point.y - mean.y) * (point.y - mean.y);
        spread.xy += (point.x - mean.x) * (point.y - mean.y);
    }
    return spread;
}

/// Ratings of one belief, x = number of the session among those that rated core beliefs.
std::vector<Point> ratings_of(std::string_view belief, const char* rating, const CourseView& course) {
    std::vector<Point> points;
    for (std::size_t index = 0; index < course.size(); ++index) {
        const auto beliefs = course.session(index).field("core.belief");
        const auto ratings = course.session(index).field(rating);
        for (std::size_t row = 0; row < beliefs.size(); ++row)
            if (beliefs.text(row) == belief && ratings.number(row))
                points.push_back({static_cast<double>(index), *ratings.number(row)});
    }
    return points;
}

/// One decimal where it is needed.
std::string shown(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", std::abs(value));
    std::string trimmed{text};
    if (trimmed.ends_with(".0"))
        trimmed.resize(trimmed.size() - 2);
    return trimmed;
}

std::string about_ratings(const char* which, const std::vector<Point>& points) {
    if (points.empty())
        return {};
    std::string words = std::string{which} + " " + shown(points.front().y);
    if (points.size() > 1)
        words += " to " + shown(points.back().y);
    const auto spread = spread_of(points);
    if (points.size() < 3 || spread.xx < no_spread)
        return words;
    const double slope = spread.xy / spread.xx;
    if (std::abs(slope) < 0.05)
        return words + " (level)";
    return words + (slope > 0 ? " (rising " : " (falling ") + shown(slope) + " per session)";
}

/// Each text of a column once, empty ones left out.
std::vector<std::string_view> distinct(const FieldView& column) {
    std::vector<std::string_view> texts;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (const auto text = column.text(row);
            !text.empty() && std::ranges::find(texts, text) == texts.end())
            texts.push_back(text);
    return texts;
}

std::string belief_trend(const CourseView& course) {
    std::string lines;
    for (const auto belief : distinct(course.present().field("core.belief"))) {
        const auto old_words = about_ratings("old belief", ratings_of(belief, "core.old_rating", course));
        const auto new_words = about_ratings("new belief", ratings_of(belief, "core.new_rating", course));
        if (old_words.empty() && new_words.empty())
            continue;
        lines += (lines.empty() ? "" : "\n") + std::string{belief} + ": " + old_words +
                 (old_words.empty() || new_words.empty() ? "" : "; ") + new_words;
    }
    return lines;
}

std::optional<double> mean_pleasure(const SessionView& session, std::string_view area) {
    const auto areas = session.field("act.value_area");
    const auto done = session.field("act.done");
    const auto pleasure = session.field("act.pleasure");
    double sum = 0;
    int rated = 0;
    for (std::size_t row = 0; row < pleasure.size(); ++row) {
        const auto value = pleasure.number(row);
        if (!value || done.number(row).value_or(0) == 0 || areas.text(row) != area)
            continue;
        sum += *value;
        ++rated;
    }
    if (rated == 0)
        return std::nullopt;
    return sum / rated;
}

std::optional<double> mood_link(std::string_view area, const CourseView& course) {
    std::vector<Point> points;
    for (std::size_t index = 0; index < course.size(); ++index) {
        const auto pleasure = mean_pleasure(course.session(index), area);
        const auto mood = course.session(index).field("mood").number();
        if (pleasure && mood)
            points.push_back({*pleasure, *mood});
    }
    const auto spread = spread_of(points);
    if (points.size() < 5 || spread.xx < no_spread || spread.yy < no_spread)
        return std::nullopt;
    return spread.xy / std::sqrt(spread.xx * spread.yy);
}

std::string activity_mood_links(const CourseView& course) {
    std::string lines;
    for (const auto area : distinct(course.present().field("act.value_area")))
        if (const auto link = mood_link(area, course)) {
            char number[32];
            std::snprintf(number, sizeof number, "%.2f", *link);
            lines += (lines.empty() ? "" : "\n") + std::string{area} + ": r = " + number;
        }
    return lines;
}

void derive(const CourseView& course, Answers& answers) {
    if (const auto lines = belief_trend(course); !lines.empty())
        answers.text("belief_trend", lines);
    if (const auto lines = activity_mood_links(course); !lines.empty())
        answers.text("activity_mood_links", lines);
}

} // namespace

ATTUNE_DERIVING_PLUGIN("cbt", "CBT", "1.0.0", derive);
