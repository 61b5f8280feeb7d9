// SPDX-License-Identifier: Apache-2.0
// A client who came back: each episode has a start of its own, on the timeline, in the label and in every report.
#include "core/caseload/scored_episodes.hpp"
#include "core/progress/client_timeline.hpp"
#include "core/progress/panel_story.hpp"
#include "core/report/progress_report.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

class EpisodeCourseTest : public testing::Test {
protected:
    EpisodeCourseTest() { fixture_.test.clock.set(SamplePractice::week(20)); }

    /// A session on each of these weeks, all in one episode.
    EpisodeId come(const std::vector<int>& weeks, std::optional<int> ended = {}) {
        const EpisodeId episode =
            fixture_.episodes->add({.client = fixture_.client,
                                    .title = "Outpatient",
                                    .started = SamplePractice::week(weeks.front()),
                                    .ended = ended ? std::optional{SamplePractice::week(*ended)} : std::nullopt});
        for (const int week : weeks)
            practice_.attend(fixture_.client, episode, SamplePractice::week(week), "CBT");
        return episode;
    }
    void give(Date on, double total) { practice_.give(fixture_.client, "phq-9", on, total); }
    void give(int week, double total) { give(SamplePractice::week(week), total); }
    /// From 17 to 2, and then, in another episode, from 3 on.
    void come_twice() {
        come({0, 4}, 4);
        come({8, 10});
        give(0, 17);
        give(4, 2);
        give(8, 3);
    }
    [[nodiscard]] Timeline timeline() {
        return read_timeline(*fixture_.notes, *fixture_.episodes, fixture_.test.vault(), fixture_.client);
    }
    [[nodiscard]] ScoreStory story() {
        const Timeline course = timeline();
        const TimelinePanel& panel = *course.find("measure.phq-9.total");
        return story_of(panel, panel.lines.at(0)).value();
    }
    [[nodiscard]] std::string report(ReportAudience audience) {
        const Report made = make_report(read_report_input(fixture_.test.vault(), *fixture_.notes, *fixture_.episodes,
                                                          *fixture_.clients, fixture_.client),
                                        {.audience = audience});
        std::string all;
        visit_texts(made.document, [&](const std::string&, const std::string& text) { all += text + "\n"; });
        return all;
    }
    static bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

    NoteFixture fixture_;
    SamplePractice practice_{fixture_.test.vault()};
};

TEST_F(EpisodeCourseTest, ChangeIsCountedFromTheFirstScoreOfTheEpisode) {
    come_twice();
    give(10, 9);

    const Timeline course = timeline();
    const TimelinePanel& panel = *course.find("measure.phq-9.total");
    const TimelineLine& line = panel.lines.at(0);

    ASSERT_EQ(line.points.size(), 4U);
    EXPECT_EQ(line.points[1].break_before, Break::none);
    EXPECT_EQ(line.points[2].break_before, Break::episode_changed);
    EXPECT_EQ(line.points[3].break_before, Break::none);
    EXPECT_EQ(card_words(panel, line, 1)[2], "15 below the start: reliable improvement");
    EXPECT_EQ(card_words(panel, line, 2)[2], "first value of this episode");
    EXPECT_EQ(card_words(panel, line, 3)[2], "6 above the start: reliable worsening");
    EXPECT_EQ(course_words(panel, line), "PHQ-9: From 3 on 2 March to 9 on 16 March, 2 sessions, lower is better, 2 values "
                                         "before that cannot be compared");
    EXPECT_EQ(headline_words(find_out(story())), category_words(ChangeCategory::deteriorated));
    const auto rows = score_why_rows(story(), find_out(story()));
    EXPECT_EQ(std::ranges::find(rows, "Change", &WhyRow::name)->value, "3 to 9, reliably worse");
}

TEST_F(EpisodeCourseTest, ReportsCountFromTheFirstScoreOfTheEpisode) {
    come_twice();
    give(10, 9);

    const std::string referrer = report(ReportAudience::referrer);
    const std::string client = report(ReportAudience::client);

    EXPECT_TRUE(has(referrer, "from 3, minimal to 9, mild. 6 points higher. Reliable deterioration.")) << referrer;
    EXPECT_TRUE(has(referrer, "1 deteriorated reliably")) << referrer;
    EXPECT_FALSE(has(referrer, "recovery")) << referrer;
    EXPECT_TRUE(has(client, "Clearly harder than at the start.")) << client;
    EXPECT_TRUE(has(report(ReportAudience::supervision), "Reliable deterioration."));
}

TEST_F(EpisodeCourseTest, OneScoreInANewEpisodeIsNoChange) {
    come_twice();

    EXPECT_EQ(headline_words(find_out(story())), "One score so far");
    const std::string referrer = report(ReportAudience::referrer);
    EXPECT_TRUE(has(referrer, "3, minimal. First value of this episode.")) << referrer;
    EXPECT_TRUE(has(referrer, "1 had one score since a new start")) << referrer;
    const std::string client = report(ReportAudience::client);
    EXPECT_TRUE(has(client, "The first one since a new start: nothing to compare it with yet.")) << client;
    EXPECT_FALSE(has(client, "The same as at the start")) << client;
}

TEST_F(EpisodeCourseTest, AScoreOutsideAnyEpisodeIsComparedWithNoneInOne) {
    come({0}, 1);
    come({10, 11});
    give(0, 17);
    give(6, 12);
    give(7, 10);
    give(10, 9);
    give(11, 8);

    const Timeline course = timeline();
    const TimelinePanel& panel = *course.find("measure.phq-9.total");

    EXPECT_EQ(card_words(panel, panel.lines.at(0), 1)[2], "first value outside an episode");
    EXPECT_EQ(card_words(panel, panel.lines.at(0), 2)[2], "2 below the start: not reliable, 6 are needed");
    EXPECT_EQ(panel.lines[0].points[3].break_before, Break::episode_changed);
    EXPECT_EQ(find_out(story()).base->value, 9.0);
}

TEST_F(EpisodeCourseTest, WhatIsGivenShortlyBeforeOrAfterAnEpisodeBelongsToIt) {
    come({0, 4}, 4);
    come({12, 14});
    give(0, 17);
    give(8, 9);
    give(9, 12);
    give(10, 16);
    give(14, 9);

    const Timeline course = timeline();
    const TimelinePanel& panel = *course.find("measure.phq-9.total");
    const TimelineLine& line = panel.lines.at(0);

    EXPECT_EQ(card_words(panel, line, 1)[2], "8 below the start: reliable improvement") << "four weeks after the end";
    EXPECT_EQ(card_words(panel, line, 2)[2], "first value outside an episode");
    EXPECT_EQ(card_words(panel, line, 3)[2], "first value of this episode") << "two weeks before the start";
    EXPECT_EQ(card_words(panel, line, 4)[2], "7 below the start: reliable improvement");
}

TEST_F(EpisodeCourseTest, ScoresWithoutAnyEpisodeAreOneCourse) {
    give(0, 17);
    give(4, 9);

    EXPECT_EQ(find_out(story()).change.category, ChangeCategory::recovered);
    EXPECT_FALSE(story().scores.back().session) << "nobody came";
}

TEST_F(EpisodeCourseTest, SessionsAreThoseOfTheEpisodeUpToTheDayAndTheSameInTheCaseload) {
    come({0, 1, 2, 3, 4}, 4);
    come({8, 9, 10, 11, 12});
    give(0, 17);
    give(8, 16);
    give(9, 14);
    give(Date{std::chrono::sys_days{SamplePractice::week(10)} + std::chrono::days{3}}, 13);
    give(12, 12);

    std::vector<std::optional<int>> sessions;
    for (const CourseScore& score : story().scores)
        sessions.push_back(score.session);
    EXPECT_EQ(sessions, (std::vector<std::optional<int>>{1, 2, 3, 5}));

    InstrumentShelf shelf{{shipped("phq-9")}};
    const auto open = read_scored_episodes_of(fixture_.test.database(), shelf, fixture_.client);
    std::vector<std::optional<int>> listed;
    for (const EpisodeScore& score : open.at(0).scales.at(0).scores)
        listed.push_back(open[0].session_on(score.day));
    EXPECT_EQ(sessions, listed);
    EXPECT_TRUE(find_out(story()).next) << "four scores at four sessions make a trend";
}

TEST_F(EpisodeCourseTest, SheetsThatTakeTurnsAreComparedEachWithItsOwnStart) {
    come({0, 1, 2});
    give(0, 17);
    Response german;
    german.client = fixture_.client;
    german.instrument = shipped("phq-9");
    german.day = SamplePractice::week(1);
    german.language = "de";
    german.answers = answers_for(*german.instrument, 5);
    practice_.responses.record(german);
    give(2, 9);

    const Timeline course = timeline();
    const TimelinePanel& panel = *course.find("measure.phq-9.total");
    const TimelineLine& line = panel.lines.at(0);

    EXPECT_EQ(line.points.at(2).break_before, Break::language_changed);
    EXPECT_EQ(card_words(panel, line, 1)[2], "first value in another language");
    EXPECT_EQ(card_words(panel, line, 2)[2], "8 below the start: reliable improvement");
    EXPECT_EQ(find_out(story()).base->value, 17.0);
    EXPECT_EQ(story().scores.size(), 2U);
}

} // namespace
} // namespace attune
