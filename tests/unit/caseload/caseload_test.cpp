// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/caseload_reading.hpp"

#include "core/caseload/alert_wording.hpp"
#include "core/caseload/caseload_course.hpp"
#include "core/caseload/caseload_rows.hpp"
#include "core/practice/settings_store.hpp"
#include "core/progress/measure_reading.hpp"
#include "core/response/alert_answer.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/measure/sample_measure.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class CaseloadTest : public testing::Test {
protected:
    CaseloadTest() { test_.clock.set(Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}}); }

    std::vector<CaseloadRow> read() { return CaseloadReading{test_.vault(), practice_.shelf}.read(); }
    CaseloadRow only_row() {
        const auto rows = read();
        EXPECT_EQ(rows.size(), 1U);
        return rows.at(0);
    }
    /// A PHQ-9 of 10 with 2 on its last item.
    ResponseId give_danger(ClientId client, int week) {
        ItemAnswers answers = answers_for(shipped_measure("phq-9"), 8);
        answers[8] = Answer::of(2);
        return practice_.give(client, "phq-9", SamplePractice::week(week), answers);
    }
    std::vector<CaseloadAlert> safety() {
        std::vector<CaseloadAlert> found;
        for (const CaseloadAlert& alert : only_row().alerts)
            if (alert.alert.kind == AlertKind::safety_item)
                found.push_back(alert);
        return found;
    }

    TestVault test_;
    SamplePractice practice_{test_.vault()};
};

TEST_F(CaseloadTest, ARowHoldsWhatAListShowsOfAClient) {
    practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 15, 9}});

    const CaseloadRow row = only_row();

    EXPECT_EQ(row.name, "Lindqvist, Mara");
    EXPECT_EQ(row.approach, "EMDR");
    EXPECT_EQ(row.sessions, 3);
    EXPECT_EQ(row.last_seen, SamplePractice::week(2));
    EXPECT_EQ(row.last_measured, SamplePractice::week(2));
    EXPECT_EQ(row.title, "PHQ-9");
    EXPECT_EQ(row.scores, (std::vector<double>{18, 15, 9}));
    EXPECT_EQ(row.cut_off, 10);
    EXPECT_EQ(row.change.category, ChangeCategory::recovered);
    EXPECT_EQ(group_of(row), CaseloadGroup::better);
}

TEST_F(CaseloadTest, WhatWasMissedOrCameToNoScorePartsTheCourse) {
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 15, 14}});
    const EpisodeId episode = practice_.episodes.of(client).at(0).id;
    for (const int week : {3, 4, 5, 6})
        practice_.attend(client, episode, SamplePractice::week(week), "EMDR");
    practice_.give(client, "phq-9", SamplePractice::week(4), 12);
    ItemAnswers too_few(shipped_measure("phq-9").items.size());
    too_few[0] = Answer::of(1);
    practice_.give(client, "phq-9", SamplePractice::week(5), too_few);
    practice_.give(client, "phq-9", SamplePractice::week(6), 9);

    const auto course = read_caseload_course(test_.vault(), only_row(), {.shelf = practice_.shelf});

    using Values = std::vector<std::optional<double>>;
    EXPECT_EQ(course, (Values{18, 15, 14, std::nullopt, 12, std::nullopt, 9}));
}

TEST_F(CaseloadTest, RowsComeByNameAndOnlyForOpenEpisodes) {
    practice_.add({"Ola", "Zieliński", "CBT"});
    practice_.add({"Jonah", "Brandt", "CBT"});
    const ClientId ended = practice_.add({"Ada", "Gone", "CBT"});
    practice_.episodes.end(practice_.episodes.current(ended)->id, SamplePractice::week(1), "moved");
    practice_.clients.archive(practice_.add({"Ines", "Archived", "CBT"}));

    const auto rows = read();

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].name, "Brandt, Jonah");
    EXPECT_EQ(rows[1].name, "Zieliński, Ola");
    EXPECT_EQ(group_of(rows[0]), CaseloadGroup::too_few);
}

TEST_F(CaseloadTest, ManyRowsAreTheSameAsEachAlone) {
    EpisodeScale scale{.instrument = shipped("phq-9"), .scale = 0, .rater = "client", .about = {}, .scores = {}};
    std::vector<ScoredEpisode> courses;
    for (int number = 0; number < 2'001; ++number) {
        ScoredEpisode& course = courses.emplace_back();
        course.client = ClientId{number + 1};
        course.name = "Client " + std::to_string(number);
        scale.scores.clear();
        for (int week = 0; week < 3; ++week) {
            course.attended.push_back(SamplePractice::week(week));
            scale.scores.push_back({.response = number * 3 + week,
                                    .day = SamplePractice::week(week),
                                    .value = static_cast<double>((number * 7 + week * (number % 11)) % 28)});
        }
        course.scales.push_back(scale);
    }
    const CaseloadChoices choices{.today = SamplePractice::week(3)};

    const std::vector<CaseloadRow> rows = caseload_rows(courses, choices);

    ASSERT_EQ(rows.size(), courses.size());
    for (std::size_t index = 0; index < courses.size(); ++index) {
        const CaseloadRow alone = caseload_rows({courses[index]}, choices).at(0);
        ASSERT_EQ(rows[index].name, alone.name);
        ASSERT_EQ(rows[index].scores, alone.scores) << alone.name;
        ASSERT_EQ(rows[index].change.category, alone.change.category) << alone.name;
        ASSERT_EQ(rows[index].alerts.size(), alone.alerts.size()) << alone.name;
    }
}

TEST_F(CaseloadTest, TheMeasureWithTheMostScoresLeadsUnlessThePracticeChoseAnother) {
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 15, 9}});
    practice_.give(client, "gad-7", SamplePractice::week(0), 12);
    practice_.give(client, "gad-7", SamplePractice::week(1), 11);
    for (int week = 0; week < 4; ++week) // given most often, and no measure of change
        practice_.give(client, "srs", SamplePractice::week(week), 40);

    EXPECT_EQ(only_row().measure, "phq-9");
    EXPECT_EQ(only_row().measures.size(), 3U);

    SettingsStore{test_.database()}.set_text(leading_measure_key(client), "gad-7");

    EXPECT_EQ(only_row().measure, "gad-7");
    EXPECT_EQ(only_row().scores, (std::vector<double>{12, 11}));
}

TEST_F(CaseloadTest, TheMostSeriousAlertWaitsUntilItIsAnswered) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "phq-9", {11, 12, 18}});

    CaseloadRow row = only_row();
    ASSERT_GE(row.alerts.size(), 2U);
    EXPECT_EQ(row.alerts[0].alert.kind, AlertKind::deterioration);
    EXPECT_EQ(row.alerts[0].start, 11);
    EXPECT_EQ(row.alerts[0].now, 18);
    EXPECT_TRUE(row.waits());

    for (const CaseloadAlert& alert : row.alerts)
        AlertAnswerStore{test_.vault()}.answer({.client = client,
                                                .alert = std::string{alert_code(alert.alert.kind)},
                                                .measure = alert.alert.measure,
                                                .scale = alert.alert.scale,
                                                .response = ResponseId{alert.alert.score},
                                                .considered = {"alliance", "risk"},
                                                .words = "Job lost in February."});
    row = only_row();
    EXPECT_FALSE(row.waits());
    ASSERT_TRUE(row.alerts[0].answer);
    EXPECT_EQ(row.alerts[0].answer->considered, (std::vector<std::string>{"alliance", "risk"}));
    EXPECT_EQ(row.alerts[0].answer->words, "Job lost in February.");

    practice_.give(client, "phq-9", SamplePractice::week(3), 19); // the next score raises it anew
    EXPECT_TRUE(only_row().waits());
}

TEST_F(CaseloadTest, ARedSafetyAnswerCallsUntilItIsAnsweredWhateverIsAnsweredLater) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "phq-9", {10}});
    give_danger(client, 1);
    const ResponseId again = give_danger(client, 2);

    ASSERT_EQ(safety().size(), 1U) << "the newest of one kind speaks for those before it";
    EXPECT_EQ(safety()[0].alert.score, static_cast<std::int64_t>(again));
    EXPECT_FALSE(safety()[0].message.empty());

    practice_.give(client, "gad-7", SamplePractice::week(3), 5); // another measure says nothing of it
    practice_.give(client, "phq-9", SamplePractice::week(4), 10); // nor does a quiet sheet answer for it
    ASSERT_EQ(safety().size(), 1U);
    EXPECT_EQ(safety()[0].alert.day, SamplePractice::week(2));
    EXPECT_TRUE(only_row().alerts[0].waits());

    AlertAnswerStore{test_.vault()}.answer(
        {.alert = "AL3", .scale = safety()[0].alert.scale, .response = again, .words = "Safety plan gone over."});
    EXPECT_TRUE(safety().empty());
}

TEST_F(CaseloadTest, AnAnswerAboutTheWrongClientSilencesNothingOnceTheSheetIsMoved) {
    const ClientId jonah = practice_.add({"Jonah", "Brandt", "CBT", "phq-9", {10}});
    const ResponseId danger = give_danger(jonah, 1);
    AlertAnswerStore answers{test_.vault()};
    answers.answer({.alert = "AL3", .scale = safety().at(0).alert.scale, .response = danger, .words = "Jonah is safe."});
    const ClientId mara = practice_.add({"Mara", "Lindqvist", "EMDR"});

    practice_.responses.move(danger, mara, "Wrong record");
    practice_.give(mara, "phq-9", SamplePractice::week(2), 10); // quiet, and answers for nothing

    const auto rows = read();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(rows[0].alerts.empty());
    ASSERT_EQ(rows[1].alerts.size(), 1U);
    EXPECT_EQ(rows[1].alerts[0].alert.kind, AlertKind::safety_item);
    EXPECT_TRUE(rows[1].alerts[0].waits());
    EXPECT_FALSE(rows[1].alerts[0].answer);
    EXPECT_EQ(answers.of(jonah).at(0).words, "Jonah is safe.");
    answers.answer({.alert = "AL3", .scale = rows[1].alerts[0].alert.scale, .response = danger, .words = "Plan made."});
    EXPECT_TRUE(read().at(1).alerts.empty());
}

TEST_F(CaseloadTest, AMeasureThatCannotBeReadAnyMoreTakesNothingElseAway) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "gad-7", {12, 11}});
    give_danger(client, 1);
    make_unreadable(test_.database(), "phq-9");

    const CaseloadRow row = only_row();

    EXPECT_EQ(row.measure, "gad-7");
    EXPECT_EQ(row.scores, (std::vector<double>{12, 11}));
    ASSERT_EQ(safety().size(), 1U) << "its danger still calls, in the words of the PHQ-9 that is offered";
    EXPECT_FALSE(safety()[0].message.empty());

    practice_.shelf = InstrumentShelf{{shipped("gad-7")}};
    ASSERT_EQ(safety().size(), 1U) << "and by its name where none is offered";
    EXPECT_EQ(safety()[0].title, "phq-9");
}

TEST_F(CaseloadTest, RulesThatGoByAgeGoByThatOfTheNewestSheetAsOnTheClientsPage) {
    practice_.shelf = InstrumentShelf{{shipped("ors")}};
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "ors", {20, 26}});
    Client young = *practice_.clients.find(client);
    const Date birthday = SamplePractice::week(4); // after the newest sheet, before today
    young.born = Date{birthday.year() - std::chrono::years{18}, birthday.month(), birthday.day()};
    practice_.clients.update(young);

    EXPECT_EQ(only_row().cut_off, 28) << "17 years old";
    EXPECT_EQ(read_measures(test_.vault(), client).at(0).line->value, 28);

    practice_.give(client, "ors", SamplePractice::week(5), 26);
    EXPECT_EQ(only_row().cut_off, 25);
    EXPECT_EQ(read_measures(test_.vault(), client).at(0).line->value, 25);
}

TEST_F(CaseloadTest, AnAnsweredSafetyAnswerStaysInSightUntilANewerSheetIsQuiet) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "phq-9", {10}});
    const ResponseId danger = give_danger(client, 1);
    AlertAnswerStore{test_.vault()}.answer(
        {.alert = "AL3", .scale = safety().at(0).alert.scale, .response = danger, .words = "Safety plan gone over."});

    ASSERT_EQ(safety().size(), 1U);
    EXPECT_FALSE(safety()[0].waits());

    practice_.give(client, "phq-9", SamplePractice::week(2), 10);
    EXPECT_TRUE(safety().empty());
}

TEST_F(CaseloadTest, AnAnswerToAskAboutGoesWithTheNextQuietSheet) {
    practice_.shelf = InstrumentShelf{{shipped("phq-9"), shipped("audit-c")}};
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "audit-c", {9}});
    ASSERT_EQ(safety().size(), 1U);
    EXPECT_EQ(safety()[0].alert.level, AlertLevel::amber);

    practice_.give(client, "audit-c", SamplePractice::week(1), 2);

    EXPECT_TRUE(safety().empty());
}

TEST_F(CaseloadTest, WhatAnotherPersonAnswersDoesNotQuietASafetyAnswer) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "phq-9", {10}});
    const ResponseId danger = give_danger(client, 1);
    AlertAnswerStore{test_.vault()}.answer(
        {.alert = "AL3", .scale = safety().at(0).alert.scale, .response = danger, .words = "Safety plan gone over."});

    practice_.responses.record({.client = client,
                                .instrument = shipped("phq-9"),
                                .day = SamplePractice::week(2),
                                .rater = "therapist",
                                .answers = answers_for(shipped_measure("phq-9"), 3)});

    ASSERT_EQ(safety().size(), 1U);
    EXPECT_EQ(safety()[0].title, "PHQ-9");
}

TEST_F(CaseloadTest, ThePracticesOwnFiguresMakeAScaleSpeakOfChange) {
    practice_.shelf = InstrumentShelf{{shipped("ecr-rs")}};
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR"});
    const auto give = [&](int week, double answer) {
        practice_.responses.record({.client = client,
                                    .instrument = shipped("ecr-rs"),
                                    .day = SamplePractice::week(week),
                                    .about = "mother",
                                    .answers = ItemAnswers(9, Answer::of(answer))});
    };
    give(0, 1); // avoidance has reversed items: 4 · 7 + 2 · 1, by 6
    give(1, 7);
    EXPECT_TRUE(only_row().alerts.empty()) << "nothing tells from when a change is reliable";

    MeasureChoices choices;
    for (const char* scale : {"anxiety", "avoidance"})
        choices.norms[scale] = {.sd = 1, .reliability = 0.9, .source = "our own clients"};
    MeasureChoicesStore{test_.database()}.save(*shipped("ecr-rs"), choices);

    const CaseloadRow row = only_row();
    ASSERT_FALSE(row.alerts.empty());
    EXPECT_EQ(row.alerts[0].title, "ECR-RS, Anxiety, about mother");
    EXPECT_EQ(row.alerts[0].alert.kind, AlertKind::deterioration);
    EXPECT_EQ(row.alerts[0].now, 7);

    choices.norms.erase("anxiety");
    MeasureChoicesStore{test_.database()}.save(*shipped("ecr-rs"), choices);
    EXPECT_EQ(only_row().title, "ECR-RS, about mother");
    ASSERT_EQ(only_row().scores.size(), 2U);
    EXPECT_EQ(only_row().scores[0], 5) << "avoidance, the one scale whose changes can be judged";
    EXPECT_EQ(group_of(only_row()), CaseloadGroup::better);
}

TEST_F(CaseloadTest, LowAllianceIsAnAlertBesideTheScores) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT", "phq-9", {10, 10}});
    practice_.give(client, "srs", SamplePractice::week(1), 30);

    const CaseloadRow row = only_row();

    ASSERT_EQ(row.alerts.size(), 1U);
    EXPECT_EQ(row.alerts[0].alert.kind, AlertKind::alliance_drop);
    EXPECT_EQ(row.alerts[0].title, shipped_measure("srs").title);
    EXPECT_EQ(row.measure, "phq-9");
}

TEST_F(CaseloadTest, LowAllianceGoesByTheLineThatThePracticePicked) {
    const ClientId client = practice_.add({"Jonah", "Brandt", "CBT"});
    practice_.give(client, "srs", SamplePractice::week(0), 36);
    ASSERT_EQ(only_row().alerts.size(), 1U);
    EXPECT_EQ(rule_words(only_row().alerts[0]),
              "A total of 36; at 36 or below it is time to talk about how the work together goes.");

    MeasureChoicesStore{test_.database()}.save(*shipped("srs"), {.picks = {{"total/note", "below-36"}}, .norms = {}});

    EXPECT_TRUE(only_row().alerts.empty());
    practice_.give(client, "srs", SamplePractice::week(1), 35);
    ASSERT_EQ(only_row().alerts.size(), 1U);
    EXPECT_EQ(rule_words(only_row().alerts[0]),
              "A total of 35; below 36 it is time to talk about how the work together goes.");
}

TEST_F(CaseloadTest, ScoresOfAnotherLanguageAreNotJoined) {
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 15}});
    Response response;
    response.client = client;
    response.instrument = shipped("phq-9");
    response.day = SamplePractice::week(2);
    response.language = "de";
    response.answers = answers_for(*response.instrument, 9);
    practice_.responses.record(response);

    EXPECT_EQ(only_row().scores, (std::vector<double>{9}));
    EXPECT_EQ(group_of(only_row()), CaseloadGroup::too_few);
}

TEST_F(CaseloadTest, CutOffsGoByTheSexThatIsRecorded) {
    const auto instrument = sample::by_sex();
    practice_.shelf = InstrumentShelf{{instrument}};
    for (const auto& [name, sex] : {std::pair{"A", Sex::not_recorded}, {"B", Sex::man}, {"C", Sex::woman}, {"D", Sex::another}}) {
        const ClientId client = practice_.add({"Jo", name, "CBT"});
        Client person = *practice_.clients.find(client);
        person.sex = sex;
        practice_.clients.update(person);
        practice_.responses.record({.client = client, .instrument = instrument, .day = SamplePractice::week(1), .answers = sample::answers("1 2")});
    }

    const auto rows = read();

    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].cut_off, 4);
    EXPECT_EQ(rows[1].cut_off, 2);
    EXPECT_EQ(rows[2].cut_off, 4);
    EXPECT_EQ(rows[3].cut_off, 4);
}

TEST_F(CaseloadTest, AnAlertThatLacksAFigureSaysThatItIsOff) {
    const auto instrument = sample::by_sex();
    practice_.shelf = InstrumentShelf{{instrument, shipped("phq-9")}};
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR"});
    for (const int week : {1, 2})
        practice_.responses.record(
            {.client = client, .instrument = instrument, .day = SamplePractice::week(week), .answers = sample::answers("1 2")});

    EXPECT_EQ(off_words(only_row()),
              "Off for Calm, as no threshold of reliable change is known: “Reliably worse than at the start”, “Reliably worse "
              "than last time”, “No reliable change so far”, “Worse early on”, “Level for four scores”, “Recovered twice in a "
              "row”.");
    for (const int week : {1, 2, 3})
        practice_.give(client, "phq-9", SamplePractice::week(week), 12);
    EXPECT_EQ(only_row().title, "PHQ-9");
    EXPECT_EQ(off_words(only_row()), "");
}

TEST_F(CaseloadTest, OfOneDayTheLaterScoreCountsAndAWithdrawnOneDoesNot) {
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 15}});
    practice_.give(client, "phq-9", SamplePractice::week(1), 12);
    const ResponseId wrong = practice_.give(client, "phq-9", SamplePractice::week(2), 24);
    practice_.responses.withdraw(wrong, "another client's sheet");

    EXPECT_EQ(only_row().scores, (std::vector<double>{18, 12}));
    EXPECT_EQ(only_row().last_measured, SamplePractice::week(1));
}

TEST_F(CaseloadTest, ScoresThatCameTurnByTurnGoToTheirClientsMeasuresAndRaters) {
    const ClientId mara = practice_.add({"Mara", "Lindqvist", "EMDR"});
    const ClientId jonah = practice_.add({"Jonah", "Brandt", "CBT"});
    for (int week = 2; week >= 0; --week) { // entered from the last to the first
        practice_.give(mara, "phq-9", SamplePractice::week(week), 18 - week);
        practice_.give(jonah, "phq-9", SamplePractice::week(week), 10 + week);
        if (week > 0)
            practice_.give(jonah, "gad-7", SamplePractice::week(week), 5);
    }
    Response seen;
    seen.client = mara;
    seen.instrument = shipped("phq-9");
    seen.day = SamplePractice::week(1);
    seen.rater = "therapist";
    seen.language = "en";
    seen.answers = answers_for(*seen.instrument, 3);
    practice_.responses.record(seen);

    const auto rows = read();

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].scores, (std::vector<double>{10, 11, 12}));
    EXPECT_EQ(rows[0].measures.size(), 2U);
    EXPECT_EQ(rows[1].scores, (std::vector<double>{18, 17, 16}));
    EXPECT_EQ(rows[1].last_measured, SamplePractice::week(2));
}

TEST_F(CaseloadTest, OfTwoSessionsOnOneDayTheOneEnteredLastSaysTheApproach) {
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18}});
    const EpisodeId episode = practice_.episodes.current(client)->id;
    practice_.attend(client, episode, SamplePractice::week(3), "Yoga");
    practice_.attend(client, episode, SamplePractice::week(3), "ABFT");
    practice_.attend(client, episode, SamplePractice::week(1), "CBT");

    EXPECT_EQ(only_row().approach, "ABFT");
    EXPECT_EQ(only_row().sessions, 4);
    EXPECT_EQ(only_row().last_seen, SamplePractice::week(3));
}

TEST_F(CaseloadTest, OnlyTheEpisodeThatIsOpenCounts) {
    const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {22, 20}});
    practice_.episodes.end(practice_.episodes.current(client)->id, SamplePractice::week(1), "agreed");
    const EpisodeId second = practice_.begin(client, SamplePractice::week(4));
    practice_.attend(client, second, SamplePractice::week(4), "SE");
    practice_.give(client, "phq-9", SamplePractice::week(4), 12);

    const CaseloadRow row = only_row();

    EXPECT_EQ(row.episode, second);
    EXPECT_EQ(row.sessions, 1);
    EXPECT_EQ(row.scores, (std::vector<double>{12}));
}

TEST(CaseloadAlertsTest, WhatWaitsStandsBeforeWhatIsAnswered) {
    const auto alert = [](AlertKind kind, AlertLevel level, bool answered) {
        CaseloadAlert made;
        made.alert.kind = kind;
        made.alert.level = level;
        if (answered)
            made.answer = CaseloadAnswer{};
        return made;
    };
    std::vector<CaseloadAlert> alerts{alert(AlertKind::healthy, AlertLevel::green, false),
                                      alert(AlertKind::plateau, AlertLevel::info, false),
                                      alert(AlertKind::deterioration, AlertLevel::red, true),
                                      alert(AlertKind::no_change, AlertLevel::amber, false)};

    sort_alerts(alerts);

    EXPECT_EQ(alerts[0].alert.kind, AlertKind::no_change);
    EXPECT_EQ(alerts[1].alert.kind, AlertKind::deterioration);
    EXPECT_EQ(alerts[2].alert.kind, AlertKind::plateau);
    EXPECT_EQ(alerts[3].alert.kind, AlertKind::healthy);
}

} // namespace
} // namespace attune
