// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/response/response_fixture.hpp"

namespace attune {
namespace {

using Kind = ResponseFlag::Kind;

class ResponseStoreTest : public ResponseFixture {};

TEST_F(ResponseStoreTest, KeepsWhatWasAnsweredWhenTheVaultIsOpenedAgain) {
    Response typed = phq(day(3, 1), "2 2 1 1 0 2 1 - 0 1");
    typed.time = TimeOfDay{605};
    typed.mode = ResponseMode::screen;
    typed.language = "en";
    typed.stated = {{"total", 12}};
    typed.remark = "Filled in before the session. 🙂";
    const ResponseId id = responses->record(typed);

    reopen();

    const Response kept = responses->load(id);
    EXPECT_EQ(kept.answers, typed.answers);
    EXPECT_EQ(kept.day, typed.day);
    EXPECT_EQ(kept.time, typed.time);
    EXPECT_EQ(kept.mode, ResponseMode::screen);
    EXPECT_EQ(kept.language, "en");
    EXPECT_EQ(kept.stated, typed.stated);
    EXPECT_EQ(kept.remark, typed.remark);
    EXPECT_EQ(kept.episode, episode);
    EXPECT_EQ(kept.instrument->hash, typed.instrument->hash);
    EXPECT_EQ(kept.uid.size(), 32U);
    EXPECT_EQ(audited("response.record", static_cast<std::int64_t>(id)), 1);
}

TEST_F(ResponseStoreTest, RefusesEverythingThatIsWrongAtOnceAndKeepsNothing) {
    Response wrong = phq(day(3, 10), "2 2 1 1 0 2 7 0 0 1");
    wrong.stated = {{"totall", 12}};
    wrong.rater = " ";

    const Thrown thrown = thrown_by([&] { responses->record(wrong); });

    EXPECT_EQ(thrown, ErrorKind::bad_input);
    for (const char* part : {"day: lies in the future", "item 7", "\"totall\"", "rater: say who answered"})
        EXPECT_NE(thrown.message.find(part), std::string::npos) << part << " is not in: " << thrown.message;
    EXPECT_TRUE(responses->readable(mara).empty());
    EXPECT_EQ(audited("response.record"), 0);
}

TEST_F(ResponseStoreTest, RefusesTooManyTooFewAndNoAnswers) {
    EXPECT_EQ(thrown_by([&] { responses->record(phq(day(3, 1), "1 1 1")); }), ErrorKind::bad_input);
    EXPECT_EQ(thrown_by([&] { responses->record(phq(day(3, 1), "1 1 1 1 1 1 1 1 1 1 1")); }), ErrorKind::bad_input);
    const Thrown empty = thrown_by([&] { responses->record(phq(day(3, 1), "- - - - - - - - - -")); });
    EXPECT_NE(empty.message.find("no item is answered"), std::string::npos) << empty.message;
}

TEST_F(ResponseStoreTest, RefusesADayBeforeTheClientWasBorn) {
    Response early = phq(day(3, 1));
    early.day = Date{std::chrono::year{1991}, std::chrono::May, std::chrono::day{1}};

    EXPECT_NE(thrown_by([&] { responses->record(early); }).message.find("before the client was born"), std::string::npos);
}

TEST_F(ResponseStoreTest, RefusesAClientThatIsNotThereAndAnEpisodeOfSomebodyElse) {
    Response nobody = phq(day(3, 1));
    nobody.client = ClientId{99};
    nobody.episode = episode;

    const Thrown thrown = thrown_by([&] { responses->record(nobody); });

    EXPECT_NE(thrown.message.find("client: there is none"), std::string::npos) << thrown.message;
    EXPECT_NE(thrown.message.find("episode: it is not one of the client's"), std::string::npos) << thrown.message;
}

TEST_F(ResponseStoreTest, ACorrectionLeavesTheOldAnswersReadable) {
    const ResponseId id = responses->record(phq(day(3, 1)));
    Response corrected = responses->load(id);
    corrected.answers[8] = Answer::of(1);

    responses->correct(id, corrected, "Item 9 was misread.");

    EXPECT_EQ(total(id), 10);
    const auto revisions = responses->revisions(id);
    ASSERT_EQ(revisions.size(), 2U);
    EXPECT_EQ(revisions[0].act, ResponseAct::entered);
    EXPECT_EQ(revisions[0].response.answers[8], Answer::of(0));
    EXPECT_EQ(revisions[1].act, ResponseAct::corrected);
    EXPECT_EQ(revisions[1].response.answers[8], Answer::of(1));
    EXPECT_EQ(revisions[1].reason, "Item 9 was misread.");
    EXPECT_EQ(audited("response.correct", static_cast<std::int64_t>(id)), 1);
}

TEST_F(ResponseStoreTest, ACorrectionNeedsAReasonAndTheRevisionThatWasLookedAt) {
    const ResponseId id = responses->record(phq(day(3, 1)));
    Response first = responses->load(id);
    Response second = first;
    first.answers[0] = Answer::of(0);
    second.answers[0] = Answer::of(3);
    responses->correct(id, first, "Misread.");

    const Thrown thrown = thrown_by([&] { responses->correct(id, second, "  "); });

    EXPECT_NE(thrown.message.find("reason: say why"), std::string::npos) << thrown.message;
    EXPECT_NE(thrown.message.find("corrected meanwhile"), std::string::npos) << thrown.message;
    EXPECT_EQ(responses->load(id).answers[0], Answer::of(0));
}

TEST_F(ResponseStoreTest, ACorrectionThatChangesNothingWritesNothing) {
    const ResponseId id = responses->record(phq(day(3, 1)));

    responses->correct(id, responses->load(id), "Looked at it again.");

    EXPECT_EQ(responses->revisions(id).size(), 1U);
    EXPECT_EQ(audited("response.correct"), 0);
}

TEST_F(ResponseStoreTest, MovingToAnotherClientIsAuditedOnBoth) {
    const ResponseId id = responses->record(phq(day(3, 1)));

    responses->move(id, lukasz, "Entered in the wrong record.");

    EXPECT_TRUE(responses->readable(mara).empty());
    ASSERT_EQ(responses->readable(lukasz).size(), 1U);
    EXPECT_EQ(responses->load(id).episode, std::nullopt);
    EXPECT_EQ(responses->revisions(id).back().act, ResponseAct::moved);
    EXPECT_EQ(responses->revisions(id).front().response.client, mara);
    EXPECT_EQ(audited("client.response_out", static_cast<std::int64_t>(mara)), 1);
    EXPECT_EQ(audited("client.response_in", static_cast<std::int64_t>(lukasz)), 1);
    EXPECT_EQ(thrown_by([&] { responses->move(id, lukasz, "Again."); }), ErrorKind::bad_input);
}

TEST_F(ResponseStoreTest, WhatIsWithdrawnNoLongerCountsAndStaysReadable) {
    const ResponseId id = responses->record(phq(day(3, 1)));

    responses->withdraw(id, "Filled in by the partner.");

    EXPECT_TRUE(responses->readable(mara).empty());
    EXPECT_TRUE(responses->scores(mara).empty());
    EXPECT_EQ(responses->listed(mara, ResponseStore::Withdrawn::show).size(), 1U);
    EXPECT_EQ(responses->revisions(id).back().reason, "Filled in by the partner.");
    EXPECT_EQ(thrown_by([&] { responses->correct(id, responses->load(id), "Late."); }), ErrorKind::bad_input);
}

TEST_F(ResponseStoreTest, TheVaultItselfRefusesToChangeOrDeleteARevision) {
    responses->record(phq(day(3, 1)));
    for (const char* attack :
         {"UPDATE response_revision SET answers = '{}'", "DELETE FROM response_revision", "DELETE FROM response",
          "UPDATE measure_version SET xml = ''", "DELETE FROM measure_version"})
        EXPECT_EQ(thrown_by([&] { test.database().execute(attack); }), ErrorKind::note_frozen) << attack;
}

TEST_F(ResponseStoreTest, TwoOnOneDayAreKeptAndTheSameAnswersAreFlagged) {
    responses->record(phq(day(3, 1)));
    const ResponseId other = responses->record(phq(day(3, 1), "0 0 1 1 0 2 1 0 0 1"));
    const ResponseId again = responses->record(phq(day(3, 1)));

    EXPECT_EQ(responses->readable(mara).size(), 3U);
    EXPECT_EQ(flags(again), (std::vector{Kind::duplicate, Kind::same_day}));
    EXPECT_EQ(flags(other), (std::vector{Kind::same_day, Kind::same_day}));
}

TEST_F(ResponseStoreTest, OfOneDayOneWithoutATimeComesFirstThenByTimeThenAsEntered) {
    const auto at = [&](std::optional<int> hour) {
        Response response = phq(day(3, 1));
        if (hour)
            response.time = TimeOfDay{*hour * 60};
        return responses->record(response);
    };
    const ResponseId noon = at(12);
    const ResponseId morning = at(8);
    const ResponseId unknown = at(std::nullopt);
    const ResponseId noon_again = at(12);

    std::vector<ResponseId> newest_first;
    for (const Response& response : responses->of(mara, "phq-9"))
        newest_first.push_back(response.id);
    EXPECT_EQ(newest_first, (std::vector{noon_again, noon, morning, unknown}));
    EXPECT_EQ(responses->newest(mara, "phq-9", "client", "")->id, noon_again);
    EXPECT_EQ(responses->scores(mara).front().response, unknown);
    EXPECT_EQ(responses->scores(mara).back().response, noon_again);
}

TEST_F(ResponseStoreTest, ADayBeforeTheEpisodeOrOutsideAnyIsKeptAndFlagged) {
    Response early = phq(day(3, 1));
    early.day = Date{std::chrono::year{2026}, std::chrono::December, std::chrono::day{30}};
    EXPECT_EQ(flags(responses->record(early)), std::vector{Kind::before_episode});
    Response without = phq(day(3, 1));
    without.client = lukasz;
    EXPECT_EQ(flags(responses->record(without)), std::vector{Kind::outside_episode});
}

TEST_F(ResponseStoreTest, AStatedTotalThatDiffersIsKeptAndFlagged) {
    Response typed = phq(day(3, 1));
    typed.stated = {{"total", 14}};
    const ResponseId id = responses->record(typed);

    EXPECT_EQ(responses->load(id).stated, typed.stated);
    EXPECT_EQ(total(id), 9);
    EXPECT_EQ(flags(id), std::vector{Kind::stated_differs});

    Response half = phq(day(3, 8), "2 2 1 - - - 1 0 0 1");
    half.stated = {{"total", 14}};
    EXPECT_EQ(flags(responses->record(half)), std::vector{Kind::stated_alone});
}

TEST_F(ResponseStoreTest, TwoTooCloseAndAMeasureForAnotherAgeAreFlagged) {
    responses->record(phq(day(3, 1)));
    EXPECT_EQ(flags(responses->record(phq(day(3, 4)))), std::vector{Kind::too_soon});

    const Response cats{.client = mara,
                        .instrument = shipped_measure("cries-8"),
                        .day = day(3, 1),
                        .answers = ItemAnswers(8, Answer::of(1))};
    const ResponseId child = responses->record(cats);
    const auto& instrument = *cats.instrument;
    EXPECT_EQ(flags(child).empty(), !instrument.max_age.has_value());
}

TEST_F(ResponseStoreTest, AnOldResponseOpensWithTheVersionThatItWasGivenWith) {
    const auto old_one = sample::read(sample::measure(sample::items(2) + R"(<score id="total" title="Total" kind="sum" items="1 2" better="lower" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>)"));
    const auto new_one = sample::read(sample::measure(sample::items(3) + R"(<score id="total" title="Total" kind="sum" items="1-3" better="lower" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>)"));
    const ResponseId before =
        responses->record({.client = mara, .instrument = old_one, .day = day(3, 1), .answers = sample::answers("1 2")});
    responses->record({.client = mara, .instrument = new_one, .day = day(3, 2), .answers = sample::answers("1 2 3")});

    reopen();

    EXPECT_EQ(responses->load(before).instrument->items.size(), 2U);
    EXPECT_EQ(total(before), 3);
    const auto rows = responses->scores(mara);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_NE(responses->load(rows[0].response).instrument->scales[0].basis, new_one->scales[0].basis);
    EXPECT_EQ(rows[1].value, 6);
}

TEST_F(ResponseStoreTest, ScoresAreACacheThatIsMadeAnew) {
    responses->record(phq(day(3, 1)));
    responses->record(phq(day(3, 8), "3 3 3 3 3 3 3 3 0 1"));
    const auto before = responses->scores(mara);
    test.database().execute("DELETE FROM response_score");

    responses->rebuild_scores();

    const auto after = responses->scores(mara);
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t at = 0; at < after.size(); ++at) {
        EXPECT_EQ(after[at].scale, before[at].scale);
        EXPECT_EQ(after[at].value, before[at].value);
        EXPECT_EQ(after[at].band, before[at].band);
    }
}

TEST_F(ResponseStoreTest, ScoresByTheSexThatIsRecorded) {
    const ResponseId id = responses->record(
        {.client = mara, .instrument = shipped_measure("audit-c"), .day = day(3, 1), .answers = sample::answers("1 1 1")});
    const auto is_positive = [&] {
        const Response response = responses->load(id);
        const CutOff* line = cut_off_in_use(response.instrument->scales.front(), CutOffPurpose::screen,
                                            responses->scoring_context(response));
        return line->reaches(*responses->score(response).scales.front().value);
    };
    ClientStore clients{test.database(), test.clock};
    Client client = *clients.find(mara);

    for (const auto& [sex, expected] : {std::pair{Sex::not_recorded, true}, {Sex::man, false}, {Sex::woman, true}, {Sex::another, true}}) {
        client.sex = sex;
        clients.update(client);
        EXPECT_EQ(is_positive(), expected) << to_id(sex);
    }
}

TEST_F(ResponseStoreTest, TellsTheNewestOfAMeasureByPersonAndRater) {
    responses->record(phq(day(3, 1)));
    const ResponseId own = responses->record(phq(day(3, 2)));
    Response other = phq(day(3, 8));
    other.rater = "parent";
    responses->record(other);
    Response about{.client = mara,
                   .instrument = shipped_measure("ecr-rs"),
                   .day = day(3, 1),
                   .about = "mother",
                   .answers = ItemAnswers(9, Answer::of(2))};
    const ResponseId mother = responses->record(about);
    about.about = "partner";
    responses->record(about);

    EXPECT_EQ(responses->newest(mara, "phq-9", "client", "")->id, own);
    EXPECT_EQ(responses->newest(mara, "ecr-rs", "client", "mother")->id, mother);
    EXPECT_FALSE(responses->newest(mara, "ecr-rs", "client", "father"));
    about.about = "";
    EXPECT_NE(thrown_by([&] { responses->record(about); }).message.find("about: say about whom"), std::string::npos);
}

TEST_F(ResponseStoreTest, AMeasureWithFormsAsksForOneOfItsRaters) {
    Response sdq{.client = mara,
                 .instrument = shipped_measure("sdq"),
                 .day = day(3, 1),
                 .rater = "neighbour",
                 .answers = ItemAnswers(25, Answer::of(1))};

    EXPECT_NE(thrown_by([&] { responses->record(sdq); }).message.find("rater: "), std::string::npos);
    sdq.rater = "client";
    EXPECT_EQ(responses->scoring_context(sdq).form, "self");
}

} // namespace
} // namespace attune
