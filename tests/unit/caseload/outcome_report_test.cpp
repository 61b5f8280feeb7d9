// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/outcome_report.hpp"

#include "core/response/measure_choices.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class OutcomeReportTest : public testing::Test {
protected:
    OutcomeReportTest() { test_.clock.set(Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}}); }

    OutcomeReport report(const OutcomeFilter& filter = {}) {
        return outcome_report(OutcomeReading{test_.vault(), practice_.shelf}.read(), filter);
    }

    TestVault test_;
    SamplePractice practice_{test_.vault()};
};

TEST_F(OutcomeReportTest, RatesHaveNumbersAndWhoIsLeftOut) {
    practice_.add({"Ann", "One", "CBT", "phq-9", {16, 9}});   // recovered
    practice_.add({"Ben", "Two", "CBT", "phq-9", {16, 10}});  // improved
    practice_.add({"Cal", "Three", "EMDR", "phq-9", {8, 14}}); // worse, from the healthy side
    practice_.add({"Dee", "Four", "CBT", "phq-9", {12}});     // one score

    const OutcomeReport all = report();

    EXPECT_EQ(all.episodes, 4U);
    ASSERT_EQ(all.measures.size(), 1U);
    const PracticeOutcomes& phq = all.measures[0].outcomes;
    EXPECT_EQ(phq.reliable_improvement.proportion.numerator, 2U);
    EXPECT_EQ(phq.reliable_improvement.proportion.denominator, 3U);
    EXPECT_EQ(phq.reliable_improvement.exclusions.at(OutcomeExclusion::one_score), 1U);
    EXPECT_EQ(phq.reliable_recovery.proportion.numerator, 1U);
    EXPECT_EQ(phq.reliable_recovery.proportion.denominator, 2U);
    EXPECT_EQ(phq.recovery.exclusions.at(OutcomeExclusion::not_at_caseness), 1U);
    EXPECT_EQ(phq.deterioration.proportion.numerator, 1U);
    ASSERT_TRUE(all.pair);
    EXPECT_EQ(all.pair->recovery.exclusions.at(OutcomeExclusion::score_missing), 3U);
}

TEST_F(OutcomeReportTest, AMeasureThatCannotBeReadAnyMoreTakesNothingElseAway) {
    const ClientId client = practice_.add({"Ann", "One", "CBT", "phq-9", {16, 9}});
    practice_.give(client, "gad-7", SamplePractice::week(0), 14);
    practice_.give(client, "gad-7", SamplePractice::week(1), 6);
    make_unreadable(test_.database(), "gad-7");

    const OutcomeReport left = report();

    ASSERT_EQ(left.measures.size(), 1U);
    EXPECT_EQ(left.measures[0].title, "PHQ-9");
    EXPECT_EQ(left.measures[0].outcomes.reliable_recovery.proportion.numerator, 1U);
}

TEST_F(OutcomeReportTest, RulesThatGoByAgeGoByThatOfTheNewestSheetAsInTheCaseload) {
    practice_.shelf = InstrumentShelf{{shipped("ors")}};
    const ClientId client = practice_.add({"Ann", "One", "CBT", "ors", {14, 26}});
    Client young = *practice_.clients.find(client);
    young.born = Date{SamplePractice::first_day.year() - std::chrono::years{18}, SamplePractice::first_day.month(),
                      SamplePractice::first_day.day() + std::chrono::days{3}};
    practice_.clients.update(young);

    EXPECT_EQ(report().measures.at(0).outcomes.reliable_recovery.proportion.numerator, 1U)
        << "26 is past the cut-off of adults, 25, and not past that of 13 to 17 years, 28";
}

TEST_F(OutcomeReportTest, ThePairTakesFirstAndLastOfBothMeasures) {
    const ClientId client = practice_.add({"Ann", "One", "CBT", "phq-9", {16, 8}});
    practice_.give(client, "gad-7", SamplePractice::week(0), 14);
    practice_.give(client, "gad-7", SamplePractice::week(1), 6);

    const OutcomeReport all = report();

    ASSERT_TRUE(all.pair);
    EXPECT_EQ(all.pair->reliable_recovery.proportion.numerator, 1U); // N1 of the specification
    EXPECT_EQ(all.pair->reliable_recovery.proportion.denominator, 1U);
}

TEST_F(OutcomeReportTest, ThePairGoesByTheSpecificAnxietyMeasureWhereItWasGivenTwice) {
    practice_.shelf = InstrumentShelf{{shipped("phq-9"), shipped("gad-7"), shipped("pcl-5"), shipped("pcl-5-week")}};
    const ClientId ann = practice_.add({"Ann", "One", "EMDR", "phq-9", {8, 8}});
    const ClientId ben = practice_.add({"Ben", "Two", "CBT", "phq-9", {8, 8}});
    for (const ClientId client : {ann, ben}) { // better by the GAD-7
        practice_.give(client, "gad-7", SamplePractice::week(0), 14);
        practice_.give(client, "gad-7", SamplePractice::week(1), 6);
        practice_.give(client, "pcl-5", SamplePractice::week(0), 40);
    }
    practice_.give(ann, "pcl-5", SamplePractice::week(1), 31); // one below caseness, and one too little to be reliable

    const auto partners = pair_partners(practice_.shelf);
    ASSERT_EQ(partners.size(), 1U);
    EXPECT_EQ(partners[0].title, "PCL-5");
    EXPECT_EQ(partners[0].thresholds.anxiety_caseness, 32);
    EXPECT_EQ(partners[0].thresholds.anxiety_change, 10);
    EXPECT_EQ(report().pair->reliable_recovery.proportion.numerator, 2U);
    const OutcomeReport specific = report({.pair_with = "pcl-5"});
    EXPECT_EQ(specific.pair->recovery.proportion.numerator, 2U);
    EXPECT_EQ(specific.pair->reliable_recovery.proportion.numerator, 1U) << "Ann by the PCL-5, Ben by the GAD-7";
    EXPECT_EQ(specific.pair->no_reliable_change.proportion.numerator, 1U);
}

TEST_F(OutcomeReportTest, FiltersChooseEpisodes) {
    practice_.add({"Ann", "One", "CBT", "phq-9", {16, 9}});
    const ClientId ended = practice_.add({"Cal", "Three", "EMDR", "phq-9", {8, 14}});
    practice_.episodes.end(practice_.episodes.current(ended)->id, SamplePractice::week(2), "agreed");

    EXPECT_EQ(report({.from = {}, .to = {}, .approach = "EMDR"}).episodes, 1U);
    EXPECT_EQ(report({.from = {}, .to = {}, .approach = {}, .episodes = OutcomeFilter::Episodes::ended}).episodes, 1U);
    EXPECT_EQ(report({.from = SamplePractice::week(1)}).episodes, 0U);
    EXPECT_EQ(report({.from = {}, .to = SamplePractice::first_day}).episodes, 2U);
}

TEST_F(OutcomeReportTest, AFirstScoreThatCannotBeComparedIsLeftOutAndSaid) {
    const ClientId client = practice_.add({"Ann", "One", "CBT", "phq-9", {16, 9}});
    Response response;
    response.client = client;
    response.instrument = shipped("phq-9");
    response.day = SamplePractice::week(2);
    response.language = "de";
    response.answers = answers_for(*response.instrument, 9);
    practice_.responses.record(response);

    const OutcomeReport all = report();

    EXPECT_EQ(all.measures.at(0).outcomes.reliable_improvement.exclusions.at(OutcomeExclusion::not_comparable), 1U);
}

TEST_F(OutcomeReportTest, ThePairCountsFromTheFirstScoreAndNotFromTheFirstThatCanBeCompared) {
    const ClientId client = practice_.add({"Ann", "One", "CBT", "gad-7", {14, 6, 5}});
    const auto give = [&](int week, double total, const char* language) {
        Response response;
        response.client = client;
        response.instrument = shipped("phq-9");
        response.day = SamplePractice::week(week);
        response.language = language;
        response.answers = answers_for(shipped_measure("phq-9"), total);
        practice_.responses.record(response);
    };
    give(0, 20, "de");
    give(1, 16, "en"); // mid-course
    give(2, 8, "en");

    const OutcomeReport all = report();

    ASSERT_TRUE(all.pair);
    EXPECT_EQ(all.pair->reliable_recovery.proportion.denominator, 0U);
    EXPECT_EQ(all.pair->reliable_recovery.exclusions.at(OutcomeExclusion::score_missing), 1U);
}

TEST_F(OutcomeReportTest, AnEpisodeCountsOnceThoughItsMeasureIsAboutSeveralPeople) {
    practice_.shelf = InstrumentShelf{{shipped("ecr-rs")}};
    MeasureChoices choices;
    for (const char* scale : {"anxiety", "avoidance"})
        choices.norms[scale] = {.sd = 1, .reliability = 0.9, .source = "our own clients"};
    MeasureChoicesStore{test_.database()}.save(*shipped("ecr-rs"), choices);
    const ClientId client = practice_.add({"Ann", "One", "CBT"});
    const auto give = [&](const char* about, int week, double anxiety) {
        ItemAnswers answers(9, Answer::of(4));
        std::fill(answers.begin() + 6, answers.end(), Answer::of(anxiety));
        practice_.responses.record({.client = client,
                                    .instrument = shipped("ecr-rs"),
                                    .day = SamplePractice::week(week),
                                    .about = about,
                                    .answers = std::move(answers)});
    };
    give("father", 0, 6);
    give("mother", 0, 2);
    give("mother", 1, 3);
    give("father", 2, 2);
    give("mother", 2, 7);

    const OutcomeReport all = report();

    ASSERT_EQ(all.measures.size(), 2U);
    EXPECT_EQ(all.measures[0].title, "ECR-RS, Anxiety");
    EXPECT_EQ(all.measures[1].title, "ECR-RS, Avoidance");
    const PracticeOutcomes& anxiety = all.measures[0].outcomes;
    EXPECT_EQ(anxiety.episodes, 1U);
    EXPECT_EQ(anxiety.deterioration.proportion.numerator, 1U) << "about the mother, of whom there is the most";
    EXPECT_EQ(anxiety.reliable_improvement.proportion.numerator, 0U);
}

TEST_F(OutcomeReportTest, WhoComesAgainCountsAgainAndTheWordsSaySo) {
    const ClientId client = practice_.add({"Ann", "One", "CBT", "phq-9", {16, 9}});
    practice_.episodes.end(practice_.episodes.current(client)->id, SamplePractice::week(1), "agreed");
    practice_.begin(client, SamplePractice::week(4));
    practice_.give(client, "phq-9", SamplePractice::week(4), 14);
    practice_.give(client, "phq-9", SamplePractice::week(5), 5);

    const PracticeOutcomes phq = report().measures.at(0).outcomes;

    EXPECT_EQ(phq.episodes, 2U);
    EXPECT_EQ(phq.clients, 1U);
    EXPECT_EQ(phq.reliable_improvement.proportion.numerator, 2U);
    EXPECT_NE(outcome_caution_words(phq).find("The 2 episodes are those of 1 client"), std::string::npos);
}

TEST_F(OutcomeReportTest, MeasuresThatDoNotFollowChangeAreNoOutcome) {
    const ClientId client = practice_.add({"Ann", "One", "CBT", "srs", {40, 38}});
    practice_.give(client, "ace", SamplePractice::week(0), 3);

    EXPECT_TRUE(report().measures.empty());
}

} // namespace
} // namespace attune
