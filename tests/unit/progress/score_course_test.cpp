// SPDX-License-Identifier: Apache-2.0
// Which score counts, and which may be compared (clinical specification D1).
#include "core/progress/statistics/score_course.hpp"

#include "core/response/score_meaning.hpp"
#include "tests/unit/progress/course.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

CourseScore score(std::int64_t id, unsigned day_of_march, std::optional<double> value) {
    CourseScore made;
    made.id = id;
    made.day = day(2027, 3, day_of_march);
    made.value = value;
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

TEST(ScoreCourseTest, AScoreBelongsToTheLastSessionUpToItsDay) {
    const std::vector<Date> attended{day(2027, 3, 2), day(2027, 3, 9), day(2027, 3, 9), day(2027, 3, 16)};

    EXPECT_EQ(session_on(attended, day(2027, 3, 1)), std::nullopt);
    EXPECT_EQ(session_on(attended, day(2027, 3, 2)), 1);
    EXPECT_EQ(session_on(attended, day(2027, 3, 9)), 3);
    EXPECT_EQ(session_on(attended, day(2027, 3, 12)), 3);
    EXPECT_EQ(session_on(attended, day(2028, 1, 1)), 4);
    EXPECT_EQ(session_on({}, day(2027, 3, 9)), std::nullopt);
}

TEST(ScoreCourseTest, ScoresMeanTheSameWhenSheetLanguageRaterPersonAndEpisodeAreTheSame) {
    const ScoreMeaning meaning{.version = "a", .language = "en", .rater = "parent", .about = "", .episode = EpisodeId{1}};
    ScoreMeaning version = meaning, language = meaning, rater = meaning, about = meaning, episode = meaning, none = meaning;
    version.version = "b";
    language.language = "de";
    rater.rater = "teacher";
    about.about = "partner";
    episode.episode = EpisodeId{2};
    none.episode.reset();

    EXPECT_EQ(meaning, ScoreMeaning{meaning});
    for (const ScoreMeaning& other : {version, language, rater, about, episode, none})
        EXPECT_NE(meaning, other);
}

} // namespace
} // namespace attune
