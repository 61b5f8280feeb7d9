// SPDX-License-Identifier: Apache-2.0
#include "core/progress/wording.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "tests/unit/progress/course.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace attune {
namespace {

Timeline sud_course(const std::vector<std::optional<double>>& values, Series definition) {
    return build_timeline(course(pack("emdr", {definition}), "emdr." + definition.id, values));
}

const WhyRow& row(const std::vector<WhyRow>& rows, const std::string& name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const WhyRow& r) { return r.name == name; });
    if (found == rows.end())
        throw std::out_of_range{name};
    return *found;
}

TEST(WordingTest, TheCourseIsSaidFromFirstToLast) {
    const Timeline timeline = sud_course({8, 6, 6, 5, 3, 1, 0}, series("sud", "SUD", Better::lower));
    const TimelinePanel& panel = timeline.groups[0].panels[0];

    EXPECT_EQ(course_words(panel, panel.lines[0]),
              "SUD: From 8 on 10 November to 0 on 22 December, 7 sessions, lower is better");
}

TEST(WordingTest, ACourseOverAYearSaysItsYears) {
    TimelineInput input = course(pack("emdr", {series("sud", "SUD", Better::lower)}), "emdr.sud", {8, 2});
    input.sessions[1].date = input.observations[1].date = day(2027, 11, 16);
    const Timeline timeline = build_timeline(input);
    const TimelinePanel& panel = timeline.groups[0].panels[0];

    EXPECT_EQ(course_words(panel, panel.lines[0]),
              "SUD: From 8 on 10 November 2026 to 2 on 16 November 2027, 2 sessions, lower is better");
}

TEST(WordingTest, TheCardSaysDateValueAndChange) {
    const Timeline timeline = sud_course({8, 2}, series("sud", "SUD", Better::lower));
    const TimelinePanel& panel = timeline.groups[0].panels[0];

    EXPECT_EQ(card_words(panel, panel.lines[0], 1),
              (std::array<std::string, 3>{"17 November, session 2", "SUD 2", "6 below the start: improvement"}));
    EXPECT_EQ(card_words(panel, panel.lines[0], 0)[2], "start");
}

TEST(WhyTest, TooFewValuesSayHowManyAreMissing) {
    const Timeline timeline = sud_course({8}, series("sud", "SUD", Better::lower));
    const TimelinePanel& panel = timeline.groups[0].panels[0];

    const auto rows = why_rows(panel, panel.lines[0]);

    EXPECT_EQ(row(rows, "Change").value, "1 more value is needed");
    EXPECT_EQ(row(rows, "Range so far").value, "1 more value is needed");
}

TEST(WhyTest, AProposalOfTheProgramIsNeverCalledValidated) {
    const Timeline timeline = sud_course({8, 2}, series("sud", "SUD", Better::lower));
    const TimelinePanel& panel = timeline.groups[0].panels[0];

    const auto rows = why_rows(panel, panel.lines[0]);

    EXPECT_EQ(row(rows, "Source").value, "not validated");
    EXPECT_EQ(row(rows, "Source").reason, "A proposal of this program, not validated.");
    EXPECT_EQ(row(rows, "Last value").value, "2 of 10");
    EXPECT_EQ(row(rows, "Change").value, "8 to 2");
}

TEST(WhyTest, TheMarkOfASeriesIsComparedAndNamedWithItsSource) {
    Series depression = series("depression", "Depression", Better::lower, 0, 27);
    depression.change_mark = 6;
    depression.source = "manual";
    const Timeline below = sud_course({18, 13}, depression);
    const Timeline reached = sud_course({18, 12}, depression);

    const auto reason = [](const Timeline& timeline) {
        const TimelinePanel& panel = timeline.groups[0].panels[0];
        return row(why_rows(panel, panel.lines[0]), "Change").reason;
    };

    EXPECT_NE(reason(below).find("Below the mark. The mark is 6 or more (manual)."), std::string::npos);
    EXPECT_NE(reason(reached).find("Reaches the mark."), std::string::npos);
}

TEST(WhyTest, GapsAndBreaksAreCounted) {
    TimelineInput input =
        course(pack("emdr", {series("sud", "SUD", Better::lower)}), "emdr.sud", {8, std::nullopt, 4});
    mark_missed(input, day(2026, 11, 20));
    const Timeline timeline = build_timeline(input);
    const TimelinePanel& panel = timeline.groups[0].panels[0];

    EXPECT_EQ(row(why_rows(panel, panel.lines[0]), "Gaps").value, "1 without a value, 1 break");
}

TEST(NumberWordsTest, RoundHalfAwayFromZeroAndDropZeros) {
    EXPECT_EQ(number_words(8), "8");
    EXPECT_EQ(number_words(66.666), "66.67");
    EXPECT_EQ(number_words(62.5, 0), "63");
    EXPECT_EQ(number_words(-0.5, 0), "−1");
    EXPECT_EQ(number_words(-0.001), "0");
    EXPECT_EQ(number_words(7, 1), "7.0");
}

TEST(WordingTest, TheUnitSaysTheRangeOnce) {
    Series percent = series("belief", "Belief", Better::lower, 0, 100);
    percent.unit = "%";
    Series channels = series("channels", "Channels", Better::higher, 0, 5);
    channels.unit = "of 5";

    EXPECT_EQ(unit_words(percent), "0 to 100 %, lower is better");
    EXPECT_EQ(unit_words(channels), "0 to 5, higher is better");
    EXPECT_EQ(unit_words(series("sud", "SUD", Better::lower)), "0 to 10, lower is better");
}

} // namespace
} // namespace attune
