// SPDX-License-Identifier: Apache-2.0
#include "core/progress/change.hpp"

#include "core/progress/wording.hpp"
#include "tests/unit/progress/course.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TimelinePanel one_panel(const Series& definition, const std::vector<std::optional<double>>& values) {
    const auto cbt = pack("cbt", {definition});
    return build_timeline(course(cbt, "cbt." + definition.id, values)).groups.at(0).panels.at(0);
}

// CB8: old belief 90, 75, –, 60 and new belief 20, 35, –, 55 over four sessions.
TEST(ChangeTest, Cb8BothBeliefsImproveInTheirOwnDirection) {
    const TimelinePanel old_belief =
        one_panel(series("old_belief", "Old core beliefs", Better::lower, 0, 100), {90, 75, std::nullopt, 60});
    const TimelinePanel new_belief =
        one_panel(series("new_belief", "New core beliefs", Better::higher, 0, 100), {20, 35, std::nullopt, 55});

    const auto old_change = change_since_start(old_belief.lines[0], Better::lower);
    const auto new_change = change_since_start(new_belief.lines[0], Better::higher);

    ASSERT_TRUE(old_change && new_change);
    EXPECT_EQ(change_words(*old_change, old_belief.definition), "30 points, improvement");
    EXPECT_EQ(change_words(*new_change, new_belief.definition), "35 points, improvement");
    EXPECT_EQ(old_belief.lines[0].points[2].value, std::nullopt);
    EXPECT_EQ(new_belief.lines[0].points[2].value, std::nullopt);
}

TEST(ChangeTest, AwayFromTheBetterEndIsWorsening) {
    const TimelinePanel panel = one_panel(series("mood", "Mood", Better::higher, 0, 100), {60, 45});

    EXPECT_EQ(change_since_start(panel.lines[0], Better::higher)->kind, ChangeKind::worsening);
}

TEST(ChangeTest, WithoutADirectionThereIsOnlyMoreAndLess) {
    Series sets = series("sets", "Sets", Better::neither);
    sets.has_range = false;
    sets.unit = "sets";
    const TimelinePanel panel = one_panel(sets, {4, 7});

    EXPECT_EQ(change_words(*change_since_start(panel.lines[0], Better::neither), sets), "3 sets more");
}

TEST(ChangeTest, OneValueIsNoChange) {
    const TimelinePanel panel = one_panel(series("sud", "SUD", Better::lower), {8, std::nullopt});

    EXPECT_FALSE(change_since_start(panel.lines[0], Better::lower));
}

TEST(ChangeTest, CountsFromWhereTheSeriesChangedItsMeaning) {
    const auto first = pack("emdr", {series("sud", "SUD", Better::lower, 0, 10)});
    const auto second = pack("emdr", {series("sud", "SUD", Better::lower, 0, 100)});
    TimelineInput input = course(first, "emdr.sud", {8, 80, 50});
    input.observations[1].made_by = input.observations[2].made_by = second;
    const TimelineLine line = build_timeline(input).groups.at(0).panels.at(0).lines.at(0);

    const auto change = change_since_start(line, Better::lower);

    ASSERT_TRUE(change);
    EXPECT_EQ(change->from, 80);
    EXPECT_TRUE(change->since_new_meaning);
    EXPECT_FALSE(change_at(line, Better::lower, 1));
}

} // namespace
} // namespace attune
