// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/due_list.hpp"
#include "tests/unit/response/response_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using Reason = DueMeasure::Reason;

class DueListTest : public ResponseFixture {
protected:
    void session(Date on, Attendance attendance = Attendance::attended) {
        EpisodeStore{test.database()}.add_session(
            {.episode = episode, .client = mara, .date = on, .attendance = attendance});
    }
    [[nodiscard]] DueList due_list() { return DueList{test.vault(), *responses, shelf_, {"emdr"}}; }
    [[nodiscard]] std::optional<DueMeasure> due(const std::string& measure, Date today) {
        const auto all = due_list().of(mara, today);
        const auto found = std::ranges::find(all, measure, &DueMeasure::measure);
        return found == all.end() ? std::nullopt : std::optional{*found};
    }

    InstrumentShelf shelf_{{shipped_measure("phq-9"), shipped_measure("gad-7"), shipped_measure("who-5"),
                            shipped_measure("wsas"), shipped_measure("des-ii"), shipped_measure("pcl-5"),
                            shipped_measure("c-ssrs"), shipped_measure("cats-2"), shipped_measure("sdq"),
                            shipped_measure("cpss-5")}};
};

TEST_F(DueListTest, AtTheStartOfAnEpisodeWhatBelongsThereIsDue) {
    const auto who = due("who-5", day(1, 4));

    ASSERT_TRUE(who);
    EXPECT_EQ(who->reason, Reason::start);
    EXPECT_EQ(who->since, day(1, 4));
    EXPECT_EQ(due_words(*who, shelf_), "WHO-5: at the start of the episode");
    EXPECT_FALSE(due("pcl-5", day(1, 4))) << "only in trauma work";
}

TEST_F(DueListTest, EachSessionAsksForTheMeasureOfEachSession) {
    session(day(2, 1));
    responses->record(phq(day(2, 1)));
    EXPECT_FALSE(due("phq-9", day(2, 1)));
    EXPECT_FALSE(due("phq-9", day(2, 7))) << "no session since";

    session(day(2, 8));
    session(day(2, 15), Attendance::planned);

    const auto owed = due("phq-9", day(2, 15));
    ASSERT_TRUE(owed);
    EXPECT_EQ(owed->reason, Reason::sessions);
    EXPECT_EQ(owed->sessions, 2);
    EXPECT_EQ(owed->since, day(2, 8));
    EXPECT_EQ(due_words(*owed, shelf_), "PHQ-9: 2 sessions since it was last given on 2027-02-01");
}

TEST_F(DueListTest, ASessionCloserThanTheMeasureAllowsIsCovered) {
    responses->record(phq(day(2, 1)));
    session(day(2, 3));

    EXPECT_FALSE(due("phq-9", day(2, 3)));
}

TEST_F(DueListTest, AfterTwelveWeeksWhatIsGivenEveryQuarterIsDue) {
    responses->record({.client = mara,
                       .instrument = shipped_measure("who-5"),
                       .day = day(1, 4),
                       .answers = ItemAnswers(5, Answer::of(2))});

    EXPECT_FALSE(due("who-5", day(3, 28)));
    const auto owed = due("who-5", day(3, 29));
    ASSERT_TRUE(owed);
    EXPECT_EQ(owed->reason, Reason::weeks);
    EXPECT_EQ(owed->weeks, 12);
}

TEST(PlannedMeasureTest, WhomItIsAboutMayBeSpeltInAnyCase) {
    const PlannedMeasure planned{.measure = "ecr-rs", .about = "mother"};

    EXPECT_TRUE(fits(planned, "ecr-rs", "Mother", "client"));
    EXPECT_FALSE(fits(planned, "ecr-rs", "father", "client"));
}

TEST_F(DueListTest, AtTheEndItIsDueForFourWeeks) {
    EpisodeStore{test.database()}.end(episode, day(2, 1), "Goals met");

    const auto owed = due("who-5", day(2, 10));
    ASSERT_TRUE(owed);
    EXPECT_EQ(owed->reason, Reason::end);
    EXPECT_FALSE(due("phq-9", day(2, 10)));
    EXPECT_FALSE(due("who-5", day(3, 9)));
}

TEST_F(DueListTest, InAftercareItIsDueOnceTwelveWeeksAfterTheEnd) {
    EpisodeStore{test.database()}.end(episode, day(2, 1), "Goals met");
    EXPECT_FALSE(due("who-5", day(4, 25)));

    const auto owed = due("who-5", day(4, 26));
    ASSERT_TRUE(owed);
    EXPECT_EQ(owed->reason, Reason::aftercare);
    EXPECT_EQ(owed->since, day(4, 26));
    EXPECT_EQ(due_words(*owed, shelf_), "WHO-5: aftercare, 12 weeks since the end of the episode");
    EXPECT_FALSE(due("phq-9", day(4, 26)));
    EXPECT_TRUE(due("who-5", day(5, 24)));
    EXPECT_FALSE(due("who-5", day(5, 25))) << "four weeks, as at the end";

    test.clock.set(day(5, 1));
    responses->record({.client = mara,
                       .instrument = shipped_measure("who-5"),
                       .day = day(4, 28),
                       .answers = ItemAnswers(5, Answer::of(2))});
    EXPECT_FALSE(due("who-5", day(5, 1)));
}

TEST_F(DueListTest, WhoIsInAnotherEpisodeIsInNoAftercare) {
    EpisodeStore episodes{test.database()};
    episodes.end(episode, day(2, 1), "Goals met");
    const EpisodeId next = episodes.add({.client = mara, .title = "Group", .started = day(4, 1)});

    const auto owed = due("who-5", day(4, 26));

    ASSERT_TRUE(owed);
    EXPECT_EQ(owed->reason, Reason::start);
    EXPECT_EQ(owed->episode, next);
}

TEST_F(DueListTest, WhatIsChosenAtTheEndKeepsItsAftercareAndWhatIsNotHasNone) {
    MeasurePlanStore plans{test.database()};
    EpisodeStore{test.database()}.end(episode, day(2, 1), "Goals met");
    plans.choose(episode, {.measure = "who-5", .at_end = true});
    EXPECT_TRUE(due("who-5", day(4, 26)));

    plans.choose(episode, {.measure = "who-5", .at_start = true});

    EXPECT_FALSE(due("who-5", day(4, 26)));
}

TEST(UsualPlanTest, EachSessionHasAnAllianceCheckWhereThereIsARightToOne) {
    using namespace std::chrono;
    const auto alliance = [](const MayBeGiven& may_be_given, std::string_view begun) {
        const auto last_given = [&](std::string_view measure) {
            return measure == begun ? std::optional{Date{2027y / February / 5}} : std::nullopt;
        };
        std::vector<PlannedMeasure> found = usual_plan(30, TraumaWork::no, may_be_given, last_given);
        std::erase_if(found, [](const auto& each) { return each.measure != "srs" && each.measure != "wai-sr"; });
        return found;
    };
    const auto any = [](std::string_view) { return true; };
    const auto none = [](std::string_view) { return false; };
    const auto only_wai = [](std::string_view measure) { return measure == "wai-sr"; };

    EXPECT_TRUE(alliance(none, "").empty());
    EXPECT_EQ(alliance(any, ""), (std::vector<PlannedMeasure>{{.measure = "srs", .every_sessions = 1}}));
    EXPECT_EQ(alliance(only_wai, ""), (std::vector<PlannedMeasure>{{.measure = "wai-sr", .every_sessions = 1}}));
    EXPECT_EQ(alliance(any, "srs").front().measure, "srs");
    EXPECT_EQ(alliance(any, "wai-sr"),
              (std::vector<PlannedMeasure>{{.measure = "wai-sr", .every_sessions = 1, .in_place_of = "srs"}}));
}

TEST_F(DueListTest, AMeasureWithoutARightIsNotDue) {
    ASSERT_FALSE(shipped_measure("wsas")->is_free_to_use());
    EXPECT_FALSE(due("wsas", day(1, 4)));

    MeasureRights{test.vault()}.confirm("wsas", "Permission of the author, letter of 4 May 2026");

    EXPECT_TRUE(due("wsas", day(1, 4)));
}

TEST_F(DueListTest, AnAnswerAboutDangerAsksForTheScreener) {
    MeasureRights{test.vault()}.confirm("c-ssrs", "Free for care use");
    responses->record(phq(day(2, 1), "2 2 1 1 0 2 1 0 1 1"));

    const auto owed = due("c-ssrs", day(2, 2));

    ASSERT_TRUE(owed);
    EXPECT_EQ(owed->reason, Reason::suggested);
    EXPECT_EQ(owed->suggested_by, "phq-9");
    EXPECT_EQ(owed->since, day(2, 1));
}

TEST_F(DueListTest, WhatOnePersonAnswersIsNotTakenBackByAnother) {
    MeasureRights{test.vault()}.confirm("c-ssrs", "Free for care use");
    const auto answer = [&](Date on, const char* rater, const char* danger) {
        Response response = phq(on, std::string{"2 2 1 1 0 2 1 0 "} + danger + " 1");
        response.rater = rater;
        responses->record(response);
    };
    answer(day(2, 1), "client", "1");
    answer(day(2, 8), "parent", "0");

    const auto owed = due("c-ssrs", day(2, 9));
    ASSERT_TRUE(owed) << "the parent's sheet says nothing of the child's";
    EXPECT_EQ(owed->since, day(2, 1));

    answer(day(2, 15), "client", "0");
    EXPECT_FALSE(due("c-ssrs", day(2, 16)));
    answer(day(2, 22), "parent", "1");
    answer(day(3, 1), "client", "0");
    ASSERT_TRUE(due("c-ssrs", day(3, 2))) << "nor the child's of the parent's";
    EXPECT_EQ(due("c-ssrs", day(3, 2))->since, day(2, 22));
}

TEST_F(DueListTest, OnePersonsNewestAnswersAskHoweverTheNameIsSpelt) {
    MeasureRights{test.vault()}.confirm("c-ssrs", "Free for care use");
    const auto answer = [&](Date on, const char* about, const char* danger) {
        Response response = phq(on, std::string{"2 2 1 1 0 2 1 0 "} + danger + " 1");
        response.about = about;
        responses->record(response);
    };
    answer(day(2, 1), "Mother", "1");
    ASSERT_TRUE(due("c-ssrs", day(2, 2)));

    answer(day(2, 8), "mother", "0");

    EXPECT_FALSE(due("c-ssrs", day(2, 9)));
}

TEST_F(DueListTest, WhatIsChosenReplacesTheUsual) {
    MeasurePlanStore plans{test.database()};
    plans.choose(episode, {.measure = "phq-9", .every_sessions = 2});
    plans.choose(episode, {.measure = "gad-7"});
    responses->record(phq(day(2, 1)));
    session(day(2, 8));
    EXPECT_FALSE(due("phq-9", day(2, 8)));
    EXPECT_FALSE(due("gad-7", day(2, 8))) << "taken out of the schedule";
    session(day(2, 15));
    EXPECT_TRUE(due("phq-9", day(2, 15)));

    plans.forget(episode, {.measure = "gad-7"});

    EXPECT_TRUE(due("gad-7", day(2, 15)));
    EXPECT_EQ(thrown_by([&] { plans.choose(EpisodeId{77}, {.measure = "", .every_weeks = 0}); }), ErrorKind::bad_input);
}

TEST_F(DueListTest, TheSheetsOfTwoPeopleAreTwoLinesOfTheirOwn) {
    MeasureRights{test.vault()}.confirm("sdq", "Free for care use");
    MeasurePlanStore plans{test.database()};
    for (const char* rater : {"parent", "teacher"})
        plans.choose(episode, {.measure = "sdq", .rater = rater, .at_start = true});
    plans.choose(episode, {.measure = "phq-9", .about = "mother", .rater = "parent", .at_start = true});

    std::vector<std::string> words;
    for (const DueMeasure& one : due_list().of(mara, day(1, 4)))
        words.push_back(due_words(one, shelf_));

    for (const char* line : {"SDQ, by parent: at the start of the episode", "SDQ, by teacher: at the start of the episode",
                             "PHQ-9, by parent, about mother: at the start of the episode"})
        EXPECT_EQ(std::ranges::count(words, line), 1) << line;
}

TEST_F(DueListTest, ChildrenAreGivenMeasuresForChildren) {
    const auto any = [](std::string_view) { return true; };
    const auto never = [](std::string_view) { return std::optional<Date>{}; };
    const auto of_age = [&](int age, const MayBeGiven& may_be_given) {
        std::vector<std::string> measures;
        for (const PlannedMeasure& planned : usual_plan(age, TraumaWork::yes, may_be_given, never))
            measures.push_back(planned.measure);
        return measures;
    };
    EXPECT_EQ(of_age(8, any), (std::vector<std::string>{"cats-2", "sdq"}));
    EXPECT_EQ(of_age(5, any), std::vector<std::string>{"sdq"});
    EXPECT_EQ(usual_plan(9, TraumaWork::no, any, never).back().rater, "parent");
    EXPECT_EQ(usual_plan(13, TraumaWork::no, any, never).back().rater, "client");
    EXPECT_TRUE(std::ranges::count(usual_plan(std::nullopt, TraumaWork::yes, any, never), "pcl-5", &PlannedMeasure::measure) == 1);

    const auto not_cats = [](std::string_view measure) { return measure != "cats-2"; };
    const auto only_cries = [](std::string_view measure) { return measure == "cries-8"; };
    const auto none = [](std::string_view) { return false; };
    EXPECT_EQ(of_age(8, not_cats), (std::vector<std::string>{"cpss-5", "sdq"}));
    EXPECT_EQ(of_age(12, only_cries), (std::vector<std::string>{"cries-8", "sdq"}));
    EXPECT_EQ(of_age(7, not_cats), (std::vector<std::string>{"cats-2", "sdq"})) << "the others are for those from 8 on";
    EXPECT_EQ(of_age(12, none), (std::vector<std::string>{"cats-2", "sdq"}));
}

TEST_F(DueListTest, AChildIsAskedForWhatIsFreeUntilThePracticeHasARight) {
    Client child = *ClientStore{test.database(), test.clock}.find(mara);
    child.born = Date{std::chrono::year{2016}, std::chrono::May, std::chrono::day{1}};
    ClientStore{test.database(), test.clock}.update(child);
    EXPECT_TRUE(due("cpss-5", day(1, 4)));
    EXPECT_FALSE(due("cats-2", day(1, 4)));
    EXPECT_FALSE(due("sdq", day(1, 4)));
    EXPECT_EQ(due_list().plan(episode).front().measure, "cpss-5");

    MeasureRights{test.vault()}.confirm("cats-2", "Letter of the authors, 4 May 2026");

    EXPECT_TRUE(due("cats-2", day(1, 4)));
    EXPECT_FALSE(due("cpss-5", day(1, 4)));
}

TEST_F(DueListTest, AChildGoesOnWithTheMeasureThatTheEpisodeBeganWith) {
    Client child = *ClientStore{test.database(), test.clock}.find(mara);
    child.born = Date{std::chrono::year{2016}, std::chrono::May, std::chrono::day{1}};
    ClientStore{test.database(), test.clock}.update(child);
    const auto cpss = shipped_measure("cpss-5");
    responses->record({.client = mara,
                       .instrument = cpss,
                       .day = day(1, 5),
                       .index_event = "The accident",
                       .answers = ItemAnswers(cpss->items.size(), Answer::of(1))});
    EXPECT_EQ(due_list().plan(episode).front().in_place_of, "") << "there is no other that may be given";

    MeasureRights{test.vault()}.confirm("cats-2", "Letter of the authors, 4 May 2026");

    EXPECT_EQ(due_list().plan(episode).front().measure, "cpss-5");
    EXPECT_EQ(due_list().plan(episode).front().in_place_of, "cats-2");
    EXPECT_FALSE(due("cats-2", day(3, 1)));
    EXPECT_TRUE(due("cpss-5", day(3, 1)));
    const EpisodeId next = EpisodeStore{test.database()}.add({.client = mara, .title = "Group", .started = day(2, 1)});
    EXPECT_EQ(due_list().plan(next).front().measure, "cats-2") << "another episode begins anew";
}

TEST(UsualPlanTest, OfTwoThatWereBegunTheOneLastGivenGoesOnWhileItMayBeGiven) {
    using namespace std::chrono;
    const auto begun = [](std::string_view measure) -> std::optional<Date> {
        if (measure == "cpss-5")
            return Date{2027y / January / 5};
        return measure == "cries-8" ? std::optional{Date{2027y / February / 5}} : std::nullopt;
    };
    const auto of_age = [&](int age, const MayBeGiven& may_be_given) {
        return usual_plan(age, TraumaWork::no, may_be_given, begun).front().measure;
    };

    EXPECT_EQ(of_age(9, [](std::string_view) { return true; }), "cries-8");
    EXPECT_EQ(of_age(9, [](std::string_view measure) { return measure != "cries-8"; }), "cpss-5");
    EXPECT_EQ(of_age(9, [](std::string_view measure) { return measure == "cats-2"; }), "cats-2");
    EXPECT_EQ(of_age(7, [](std::string_view) { return true; }), "cats-2") << "the others are for those from 8 on";
}

TEST_F(DueListTest, TwoEpisodesAtOnceAskOnce) {
    EpisodeStore{test.database()}.add({.client = mara, .title = "Group", .started = day(2, 1)});

    const auto all = due_list().of(mara, day(3, 9));

    EXPECT_EQ(std::ranges::count(all, "phq-9", &DueMeasure::measure), 1);
}

TEST_F(DueListTest, ThePracticeSeesAllClientsButArchivedOnes) {
    const EpisodeId other = EpisodeStore{test.database()}.add({.client = lukasz, .title = "Outpatient", .started = day(2, 1)});
    const auto clients = [&] {
        std::vector<ClientId> found;
        for (const DueMeasure& due : due_list().of_practice(day(3, 9)))
            if (found.empty() || found.back() != due.client)
                found.push_back(due.client);
        return found;
    };
    EXPECT_EQ(clients(), (std::vector{mara, lukasz}));
    EXPECT_FALSE(due_list().plan(other).empty());

    ClientStore{test.database(), test.clock}.archive(mara);

    EXPECT_EQ(clients(), std::vector{lukasz});
}

} // namespace
} // namespace attune
