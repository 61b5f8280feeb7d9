// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/missed_measures.hpp"

#include "core/response/measure_rights.hpp"
#include "tests/unit/response/response_fixture.hpp"
#include "tests/unit/time_zone.hpp"

#include <algorithm>
#include <initializer_list>

namespace attune {
namespace {

Date on(unsigned month, unsigned day) {
    return Date{std::chrono::year{2027}, std::chrono::month{month}, std::chrono::day{day}};
}

/// Sessions each Monday from 4 January 2027 on.
std::vector<Date> mondays(int count) {
    std::vector<Date> days;
    for (int week = 0; week < count; ++week)
        days.emplace_back(std::chrono::sys_days{on(1, 4)} + std::chrono::days{7 * week});
    return days;
}

PlannedCourse course(PlannedMeasure planned, int sessions, std::vector<Date> given) {
    planned.measure = "phq-9";
    return {.planned = planned, .started = on(1, 4), .sessions = mondays(sessions), .given = std::move(given)};
}

using Days = std::vector<Date>;

TEST(MissedDaysTest, OfEachSessionTheOneWithoutAnAnswerIsMissed) {
    EXPECT_EQ(missed_days(course({.every_sessions = 1}, 4, {on(1, 4), on(1, 18), on(1, 25)})), Days{on(1, 11)});
}

TEST(MissedDaysTest, AnAnswerBeforeTheNextSessionIsLateAndNotMissed) {
    EXPECT_EQ(missed_days(course({.every_sessions = 1}, 4, {on(1, 4), on(1, 13), on(1, 18), on(1, 25)})), Days{});
}

TEST(MissedDaysTest, TheNewestSessionIsStillDueAndNotMissed) {
    EXPECT_EQ(missed_days(course({.every_sessions = 1}, 3, {on(1, 4), on(1, 11)})), Days{});
}

TEST(MissedDaysTest, OfEveryFourthSessionOnlyTheFourthIsAskedFor) {
    const PlannedMeasure fourth{.every_sessions = 4};
    EXPECT_EQ(missed_days(course(fourth, 12, {on(1, 4), on(2, 15)})), Days{}) << "given at the sixth: late";
    EXPECT_EQ(missed_days(course(fourth, 12, {on(1, 4), on(3, 1)})), Days{on(2, 1)}) << "given at the eighth";
}

TEST(MissedDaysTest, WhatIsGivenEveryQuarterIsMissedAfterHalfAYear) {
    const PlannedMeasure quarterly{.at_start = true, .every_weeks = 12};
    EXPECT_EQ(missed_days(course(quarterly, 30, {on(1, 4), on(6, 1)})), Days{}) << "21 weeks: late";
    EXPECT_EQ(missed_days(course(quarterly, 30, {on(1, 4), on(6, 21)})), Days{on(3, 29)});
}

TEST(MissedDaysTest, WhereNoSessionTookPlaceNothingWasMissed) {
    PlannedCourse away = course({.every_weeks = 4}, 4, {on(1, 4), on(5, 10)});
    away.sessions.push_back(on(5, 10));

    EXPECT_EQ(missed_days(away), Days{});
}

TEST(MissedDaysTest, ASessionTooCloseToTheLastAnswersIsCoveredByThem) {
    PlannedCourse dense = course({.every_sessions = 1}, 1, {on(1, 4), on(1, 11)});
    dense.sessions = {on(1, 4), on(1, 7), on(1, 11)};
    EXPECT_EQ(missed_days(dense), Days{on(1, 7)});

    dense.min_days = 7;

    EXPECT_EQ(missed_days(dense), Days{});
}

TEST(MissedDaysTest, WhatFellDueBeforeItWasPlannedIsNoGap) {
    PlannedCourse later = course({.every_sessions = 1}, 6, {on(1, 4), on(2, 8)});
    EXPECT_EQ(missed_days(later), (Days{on(1, 11), on(1, 18), on(1, 25), on(2, 1)}));

    later.planned_since = on(1, 20);

    EXPECT_EQ(missed_days(later), (Days{on(1, 25), on(2, 1)}));
}

TEST(MissedDaysTest, AnEpisodeThatEndedWithoutItMissedItsStartOrItsEnd) {
    PlannedCourse once = course({.at_start = true}, 4, {});
    EXPECT_EQ(missed_days(once), Days{}) << "still due";
    once.ended = on(1, 25);
    EXPECT_EQ(missed_days(once), Days{on(1, 4)});

    PlannedCourse both = course({.at_start = true, .at_end = true}, 6, {on(1, 4)});
    both.ended = on(2, 8);
    EXPECT_EQ(missed_days(both), Days{on(2, 8)});
    both.given.push_back(on(2, 10));
    EXPECT_EQ(missed_days(both), Days{}) << "given two days after the end";
}

class MissedMeasuresTest : public ResponseFixture {
protected:
    void session(Date on, Attendance attendance = Attendance::attended) {
        EpisodeStore{test.database()}.add_session(
            {.episode = episode, .client = mara, .date = on, .attendance = attendance});
    }
    /// A note of the session on that day by EMDR, with nothing in it.
    void trauma_note(Date on) {
        test.database().execute("INSERT OR IGNORE INTO template_version (hash, pack, prefix, template, version, xml) "
                                "VALUES (replace(hex(zeroblob(32)), '00', 'ab'), 'emdr', 'emdr', 'session', '1.0.0', '')");
        Statement{test.database(),
                  "INSERT INTO note (uuid, client, episode, session, author, state, revision, format_version, created_at, "
                  "saved_at, approach, summary, to_fill, content_hash, started_hash, native, body) "
                  "SELECT lower(hex(randomblob(16))), client, episode, id, 1, 'draft', 0, 1, 0, 0, 'EMDR', '', 0, "
                  "lower(hex(randomblob(32))), '', '', '' FROM session WHERE date = ?1"}
            .bind(on)
            .run();
        test.database().execute("INSERT INTO note_template (note, position, template) "
                                "SELECT max(n.id), 0, v.id FROM note n, template_version v WHERE v.prefix = 'emdr'");
    }
    [[nodiscard]] std::vector<std::string> missed() {
        std::vector<std::string> found;
        for (const MissedMeasure& one : read_missed_measures(test.vault(), mara, basis, instruments))
            found.push_back(one.measure + " " + format_date(one.day));
        return found;
    }

    std::map<std::string, std::shared_ptr<const Instrument>> instruments{{"phq-9", shipped_measure("phq-9")}};
    ScheduleBasis basis{.shelf = InstrumentShelf{{shipped_measure("phq-9"), shipped_measure("pcl-5"), shipped_measure("wsas"),
                                                  shipped_measure("cats-2"), shipped_measure("cpss-5"),
                                                  shipped_measure("cries-8")}},
                        .trauma_packs = {"emdr"}};
};

using Found = std::vector<std::string>;

TEST_F(MissedMeasuresTest, AttendedSessionsOfTheEpisodeAreAskedAgainstItsSchedule) {
    for (const unsigned date : {4U, 11U, 18U, 25U})
        session(day(1, date));
    session(day(1, 15), Attendance::missed);
    for (const unsigned date : {4U, 18U, 25U})
        responses->record(phq(day(1, date)));

    EXPECT_EQ(missed(), Found{"phq-9 2027-01-11"});
}

TEST_F(MissedMeasuresTest, AUsualScheduleThatIsNotKeptIsNoCourseFullOfHoles) {
    for (const unsigned date : {4U, 11U, 18U, 25U})
        session(day(1, date));
    for (const unsigned date : {4U, 25U})
        responses->record(phq(day(1, date)));

    EXPECT_EQ(missed(), Found{});
}

TEST_F(MissedMeasuresTest, AWithdrawnResponseWasNotGivenAndANewDayOfOneMovesIt) {
    for (const unsigned date : {4U, 11U, 18U})
        session(day(1, date));
    responses->record(phq(day(1, 4)));
    const ResponseId second = responses->record(phq(day(1, 11)));
    responses->record(phq(day(1, 18)));
    EXPECT_EQ(missed(), Found{});

    responses->withdraw(second, "Of another client");

    EXPECT_EQ(missed(), Found{"phq-9 2027-01-11"});
}

TEST_F(MissedMeasuresTest, AMeasureTakenOutOfTheScheduleOrPlannedTodayLeavesNoGapBehindIt) {
    for (const unsigned date : {4U, 11U, 18U})
        session(day(1, date));
    responses->record(phq(day(1, 4)));
    responses->record(phq(day(1, 18)));
    ASSERT_EQ(missed(), Found{"phq-9 2027-01-11"});
    MeasurePlanStore plans{test.database()};

    plans.choose(episode, {.measure = "phq-9"});
    EXPECT_EQ(missed(), Found{}) << "not given";
    plans.forget(episode, {.measure = "phq-9"});
    EXPECT_EQ(missed(), Found{}) << "what was asked for before today is not known";
    EXPECT_EQ(plans.since(episode, {.measure = "phq-9"}), day(3, 9));
    EXPECT_FALSE(plans.since(episode, {.measure = "gad-7"}));
}

TEST_F(MissedMeasuresTest, TraumaWorkIsAskedForFromItsFirstSessionOn) {
    instruments = {{"pcl-5", shipped_measure("pcl-5")}};
    for (int week = 0; week < 12; ++week)
        session(Date{std::chrono::sys_days{day(1, 4)} + std::chrono::days{7 * week}});
    const auto pcl = [&](Date date) {
        responses->record({.client = mara,
                           .instrument = shipped_measure("pcl-5"),
                           .day = date,
                           .index_event = "The accident",
                           .answers = ItemAnswers(20, Answer::of(1))});
    };
    pcl(day(1, 4));
    test.clock.set(day(4, 1));
    pcl(day(3, 22));

    EXPECT_EQ(missed(), Found{});
    trauma_note(day(2, 15));
    EXPECT_EQ(missed(), Found{}) << "the session before was no trauma work yet";
    trauma_note(day(1, 4));
    EXPECT_EQ(missed(), (Found{"pcl-5 2027-02-08"})) << "the fourth behind those that lie too close";
}

TEST_F(MissedMeasuresTest, AMeasureIsAskedForSinceThePracticeHasItsRight) {
    instruments = {{"wsas", shipped_measure("wsas")}};
    MeasurePlanStore{test.database()}.choose(episode, {.measure = "wsas", .every_sessions = 1});
    test.clock.set(day(5, 3));
    for (const unsigned date : {5U, 12U, 19U, 26U})
        session(day(4, date));
    EXPECT_EQ(missed(), Found{}) << "off";

    MeasureRights{test.vault()}.confirm("wsas", "Letter of the author");

    EXPECT_EQ(missed(), Found{}) << "on since today";
}

TEST_F(MissedMeasuresTest, ARightThatComesInTheMiddleLeavesACourseItsGaps) {
    Client child = *ClientStore{test.database(), test.clock}.find(mara);
    child.born = Date{std::chrono::year{2016}, std::chrono::May, std::chrono::day{1}};
    ClientStore{test.database(), test.clock}.update(child);
    const auto cpss = shipped_measure("cpss-5");
    instruments = {{"cpss-5", cpss}, {"cats-2", shipped_measure("cats-2")}};
    test.clock.set(day(6, 28));
    for (int week = 0; week < 25; ++week)
        session(Date{std::chrono::sys_days{day(1, 4)} + std::chrono::days{7 * week}});
    for (const Date given : {day(1, 4), day(2, 15), day(6, 7)})
        responses->record({.client = mara,
                           .instrument = cpss,
                           .day = given,
                           .index_event = "The accident",
                           .answers = ItemAnswers(cpss->items.size(), Answer::of(1))});
    const Found gaps = missed();
    ASSERT_FALSE(gaps.empty());

    MeasureRights{test.vault()}.confirm("cats-2", "Letter of the authors, 4 May 2026");

    EXPECT_EQ(missed(), gaps);
}

TEST_F(MissedMeasuresTest, WhichOfSeveralAChildIsAskedForGoesByTheWholeShelfWhateverIsLookedAt) {
    Client child = *ClientStore{test.database(), test.clock}.find(mara);
    child.born = Date{std::chrono::year{2016}, std::chrono::May, std::chrono::day{1}};
    ClientStore{test.database(), test.clock}.update(child);
    const auto give = [&](const std::string& id, Date on) {
        const auto instrument = shipped_measure(id);
        responses->record({.client = mara,
                           .instrument = instrument,
                           .day = on,
                           .index_event = "The accident",
                           .answers = ItemAnswers(instrument->items.size(), Answer::of(1))});
    };
    test.clock.set(day(6, 28));
    for (int week = 0; week < 25; ++week)
        session(Date{std::chrono::sys_days{day(1, 4)} + std::chrono::days{7 * week}});
    for (const Date on : {day(1, 4), day(2, 15), day(6, 7)})
        give("cries-8", on);
    instruments = {{"cries-8", shipped_measure("cries-8")}};
    ASSERT_FALSE(missed().empty());

    give("cpss-5", day(6, 14)); // from now on it is the child's measure

    EXPECT_EQ(missed(), Found{}) << "the CRIES-8 alone is looked at, as in the caseload";
    instruments.emplace("cpss-5", shipped_measure("cpss-5"));
    EXPECT_EQ(std::ranges::count_if(missed(), [](const std::string& one) { return one.starts_with("cries-8"); }), 0)
        << "both are, as on the client's page";
}

TEST_F(MissedMeasuresTest, APlanIsAskedForFromTheDayOnThatItWasHere) {
    const InTimeZone ahead{"UTC-12"}; // where it is tomorrow already
    test.clock.set(Instant{std::chrono::sys_days{day(3, 9)}} + std::chrono::hours{20});
    MeasurePlanStore{test.database()}.choose(episode, {.measure = "phq-9", .every_sessions = 2});
    instruments = {{"wsas", shipped_measure("wsas")}};
    MeasureRights{test.vault()}.confirm("wsas", "Letter of the author");
    MeasurePlanStore{test.database()}.choose(episode, {.measure = "wsas", .every_sessions = 1});
    for (const unsigned date : {9U, 12U})
        session(day(3, date));
    test.clock.set(day(3, 20));
    EpisodeStore{test.database()}.end(episode, day(3, 19), "agreed");

    EXPECT_EQ((MeasurePlanStore{test.database()}.since(episode, {.measure = "phq-9"})), day(3, 10));
    EXPECT_EQ(missed(), Found{"wsas 2027-03-12"}) << "the right came the day after the ninth";
}

} // namespace
} // namespace attune
