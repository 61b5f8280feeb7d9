// SPDX-License-Identifier: Apache-2.0
// From where change counts: the first score of the episode, or the last before treatment, wherever a change is told.
#include "core/caseload/caseload_reading.hpp"
#include "core/caseload/outcome_report.hpp"
#include "core/progress/change.hpp"
#include "core/progress/client_timeline.hpp"
#include "core/progress/figure_words.hpp"
#include "core/progress/panel_story.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/report/progress_report.hpp"
#include "core/response/measure_choices.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

class ChangeBaseTest : public testing::Test {
protected:
    ChangeBaseTest() {
        fixture_.test.clock.set(SamplePractice::week(20));
        episode_ = fixture_.episodes->add({.client = fixture_.client, .title = "Outpatient", .started = SamplePractice::week(0)});
    }

    /// On the list from week 0, with three sessions from week 3 on: 20 and 14 while waiting, then 12 and 8.
    void wait_and_come() {
        for (const int week : {3, 5, 7})
            practice_.attend(fixture_.client, episode_, SamplePractice::week(week), "CBT");
        for (const auto& [week, total] : {std::pair{0, 20.0}, {2, 14.0}, {5, 12.0}, {7, 8.0}})
            give(week, total);
    }
    void give(int week, double total) { practice_.give(fixture_.client, "phq-9", SamplePractice::week(week), total); }
    void pick(std::string_view id) {
        MeasureChoicesStore{fixture_.test.vault().database()}.save(*shipped("phq-9"),
                                                                   {.picks = {{std::string{base_pick}, std::string{id}}}});
    }
    [[nodiscard]] TimelinePanel panel() {
        return *read_timeline(*fixture_.notes, *fixture_.episodes, fixture_.test.vault(), fixture_.client).find("measure.phq-9.total");
    }
    [[nodiscard]] CaseloadRow row() { return CaseloadReading{fixture_.test.vault(), practice_.shelf}.read().at(0); }
    [[nodiscard]] PracticeOutcomes outcomes() {
        return outcome_report(OutcomeReading{fixture_.test.vault(), practice_.shelf}.read(), {}).measures.at(0).outcomes;
    }
    static WhyRow change_row(const ScoreStory& story) {
        const auto rows = score_why_rows(story, find_out(story));
        return *std::ranges::find(rows, "Change", &WhyRow::name);
    }
    [[nodiscard]] WhyRow change_row() {
        const TimelinePanel drawn = panel();
        return change_row(story_of(drawn, drawn.lines.at(0)).value());
    }
    static bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

    NoteFixture fixture_;
    SamplePractice practice_{fixture_.test.vault()};
    EpisodeId episode_{};
};

TEST_F(ChangeBaseTest, TheFirstScoreCountsUntilThePracticePicksOtherwise) {
    wait_and_come();

    EXPECT_EQ(change_row().value, "20 to 8, recovered");
    EXPECT_FALSE(has(change_row().reason, "before treatment"));
    EXPECT_EQ(row().change.improvement, 12);
    pick(base_pick_before_treatment);
    pick(base_pick_first);
    EXPECT_EQ(row().change.improvement, 12);
}

TEST_F(ChangeBaseTest, TheLastScoreBeforeTheFirstSessionCountsWhereItIsPicked) {
    wait_and_come();
    pick(base_pick_before_treatment);

    const TimelinePanel drawn = panel();
    const TimelineLine& line = drawn.lines.at(0);
    EXPECT_EQ(change_row().value, "14 to 8, recovered");
    EXPECT_TRUE(has(change_row().reason, "since 19 January 2027, the last score before treatment; 6 or more is reliable"))
        << change_row().reason;
    EXPECT_EQ(card_words(drawn, line, 0)[2], "before treatment");
    EXPECT_EQ(card_words(drawn, line, 1)[2], "before treatment");
    const auto in_treatment = std::ranges::find(line.points, SamplePractice::week(5), &TimelinePoint::date);
    EXPECT_TRUE(has(card_words(drawn, line, static_cast<std::size_t>(in_treatment - line.points.begin()))[2], "2 below the start"));
    EXPECT_EQ(change_since_start(line, Better::lower)->from, 14);
    EXPECT_TRUE(has(course_words(drawn, line), "From 14 on 19 January to 8 on 23 February, 3 sessions")) << course_words(drawn, line);
    EXPECT_TRUE(has(course_words(drawn, line), ", 1 value before"));
    EXPECT_TRUE(has(figure_words(*drawn.measure).back(), "last score before the first session"));

    const CaseloadRow listed = row();
    EXPECT_EQ(listed.scores, (std::vector<double>{20, 14, 12, 8}));
    EXPECT_EQ(listed.base, 1U);
    EXPECT_EQ(listed.change.improvement, 6);
    EXPECT_EQ(listed.change.category, ChangeCategory::recovered);
    EXPECT_EQ(outcomes().reliable_recovery.proportion.numerator, 1U);
}

TEST_F(ChangeBaseTest, AlertsGoByItToo) {
    for (const int week : {3, 5, 7})
        practice_.attend(fixture_.client, episode_, SamplePractice::week(week), "CBT");
    for (const auto& [week, total] : {std::pair{0, 18.0}, {2, 9.0}, {5, 12.0}, {7, 16.0}})
        give(week, total);
    const auto kinds = [&] {
        std::vector<AlertKind> found;
        for (const CaseloadAlert& alert : row().alerts)
            found.push_back(alert.alert.kind);
        return found;
    };
    const auto worse = [&] { return std::ranges::count(kinds(), AlertKind::deterioration); };

    EXPECT_EQ(worse(), 0);
    pick(base_pick_before_treatment);
    ASSERT_EQ(worse(), 1);
    EXPECT_EQ(row().alerts.at(0).start, 9);
    EXPECT_EQ(group_of(row()), CaseloadGroup::worse);
    EXPECT_EQ(outcomes().deterioration.proportion.numerator, 1U);
}

TEST_F(ChangeBaseTest, WithoutAScoreBeforeTreatmentTheFirstCounts) {
    for (const int week : {0, 2})
        practice_.attend(fixture_.client, episode_, SamplePractice::week(week), "CBT");
    give(0, 20); // on the day of the first session: not before it
    give(2, 12);
    pick(base_pick_before_treatment);

    EXPECT_EQ(change_row().value, "20 to 12, improved");
    EXPECT_TRUE(has(change_row().reason, ", the first score, as there is none before treatment"));
    EXPECT_EQ(row().base, 0U);
    EXPECT_EQ(outcomes().reliable_improvement.proportion.numerator, 1U);
}

TEST_F(ChangeBaseTest, AsLongAsTreatmentHasNotBegunTheFirstCounts) {
    give(0, 20);
    give(2, 14);
    pick(base_pick_before_treatment);

    EXPECT_EQ(change_row().value, "20 to 14, improved");
    EXPECT_EQ(row().change.improvement, 6);
}

TEST_F(ChangeBaseTest, ATreatmentWithoutAScoreYetHasNoChange) {
    practice_.attend(fixture_.client, episode_, SamplePractice::week(3), "CBT");
    give(0, 20);
    give(2, 14);
    pick(base_pick_before_treatment);

    EXPECT_EQ(change_row().value, "1 more value is needed");
    EXPECT_EQ(change_row().reason, "Since the last score before treatment none was given.");
    EXPECT_FALSE(change_since_start(panel().lines.at(0), Better::lower));
    EXPECT_EQ(group_of(row()), CaseloadGroup::too_few);
    EXPECT_EQ(outcomes().reliable_improvement.exclusions.at(OutcomeExclusion::one_score), 1U);
}

TEST_F(ChangeBaseTest, AReportSaysFromWhereItCounts) {
    wait_and_come();
    pick(base_pick_before_treatment);

    const Report made = make_report(read_report_input(fixture_.test.vault(), *fixture_.notes, *fixture_.episodes,
                                                      *fixture_.clients, fixture_.client),
                                    {.audience = ReportAudience::referrer});
    std::string all;
    visit_texts(made.document, [&](const std::string&, const std::string& text) { all += text + "\n"; });

    EXPECT_TRUE(has(all, "From the last score before treatment.")) << all;
    EXPECT_TRUE(has(all, "Change counts from the last score before the first session"));
    EXPECT_TRUE(has(all, "14, moderate"));
}

} // namespace
} // namespace attune
