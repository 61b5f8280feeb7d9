// SPDX-License-Identifier: Apache-2.0
// Which score counts, and which may be compared (clinical specification D1).
#include "core/progress/score_course.hpp"

#include "tests/unit/progress/course.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

CourseScore score(std::int64_t id, unsigned day_of_march, std::optional<double> value) {
    CourseScore made;
    made.id = id;
    made.day = day(2027, 3, day_of_march);
    made.value = value;
    made.meaning.measure = "phq-9";
    return made;
}

TEST(ScoreCourseTest, TheFirstAndTheLatestValidScoreCount) {
    const std::vector<CourseScore> scores{score(1, 1, {}), score(2, 2, 27), score(3, 9, 3), score(4, 16, 12), score(5, 23, {})};

    EXPECT_EQ(base_score(scores)->id, 2);
    EXPECT_EQ(latest_score(scores)->id, 4);
    EXPECT_FALSE(base_score({score(1, 1, {})}));
    EXPECT_FALSE(latest_score({}));
}

TEST(ScoreCourseTest, OnOneDateTheLaterTimeThenTheLaterEntryCounts) {
    std::vector<CourseScore> scores{score(1, 2, 10), score(2, 2, 11), score(3, 2, 12), score(4, 2, 13)};
    scores[0].time = TimeOfDay{600};
    scores[1].time = TimeOfDay{540};
    scores[3].time = TimeOfDay{600};
    scores[0].entered_at = Instant{std::chrono::milliseconds{5000}};
    scores[3].entered_at = Instant{std::chrono::milliseconds{4000}};

    sort_scores(scores);

    EXPECT_EQ(scores.size(), 4U) << "all are kept";
    EXPECT_EQ(scores[0].id, 3) << "a time that is not known comes first";
    EXPECT_EQ(scores[3].id, 1);
    ASSERT_EQ(counting_scores(scores).size(), 1U);
    EXPECT_EQ(counting_scores(scores)[0].id, 1);
}

TEST(ScoreCourseTest, AnEmptyScoreLaterThatDayLeavesTheValidOne) {
    std::vector<CourseScore> scores{score(1, 2, 10), score(2, 2, {})};

    EXPECT_EQ(latest_score(scores)->id, 1);
}

TEST(ScoreCourseTest, TheLastScoreBeforeTreatmentCanBeTheBase) {
    const std::vector<CourseScore> scores{score(1, 1, 18), score(2, 8, 15), score(3, 15, 9)};

    EXPECT_EQ(base_score(scores, BaseRule::last_before_treatment, day(2027, 3, 10))->id, 2);
    EXPECT_EQ(base_score(scores, BaseRule::last_before_treatment, day(2027, 3, 8))->id, 1);
    EXPECT_EQ(base_score(scores, BaseRule::last_before_treatment, day(2027, 2, 1))->id, 1);
    EXPECT_EQ(base_score(scores, BaseRule::last_before_treatment)->id, 1);
}

TEST(ScoreCourseTest, RunsShareInstrumentVersionRecallRaterAndLanguage) {
    std::vector<CourseScore> scores{score(1, 1, 18), score(2, 8, 15), score(3, 15, 9), score(4, 22, 8), score(5, 23, 7), score(6, 24, 7)};
    scores[1].meaning.version = "2.0.0";
    scores[2].meaning.recall = "past week";
    scores[3].meaning.rater = "parent";
    scores[4].meaning.language = "de";

    const auto runs = comparable_runs(scores);

    ASSERT_EQ(runs.size(), 5U);
    ASSERT_EQ(runs[0].scores.size(), 2U);
    EXPECT_EQ(runs[0].scores[1].id, 6);
    EXPECT_EQ(runs[3].meaning.rater, "parent");
}

} // namespace
} // namespace attune
