// SPDX-License-Identifier: Apache-2.0
#include "core/episode/episode_store.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "tests/unit/time_zone.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>


namespace attune {
namespace {

using namespace std::chrono_literals;

class EpisodeStoreTest : public testing::Test {
protected:
    EpisodeStoreTest() {
        client_ = ClientStore{test_.database(), test_.clock}.add(
            {.given_name = "Mara", .family_name = "Lindqvist"});
    }
    EpisodeId begin(Date started) {
        return episodes_->add(
            {.client = client_, .title = "Outpatient", .level_of_care = "outpatient", .started = started});
    }
    Session session(EpisodeId episode, Date date) {
        return {.episode = episode, .client = client_, .date = date};
    }
    std::string problem(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_input);
            return error.what();
        }
        return "no problem";
    }

    TestVault test_;
    std::optional<EpisodeStore> episodes_{std::in_place, test_.database()};
    ClientId client_{};
};

TEST_F(EpisodeStoreTest, TheCurrentEpisodeIsTheOpenOneThatBeganLast) {
    const EpisodeId first = begin(2026y / 1 / 5);
    const EpisodeId second = begin(2026y / 11 / 10);

    EXPECT_EQ(episodes_->current(client_)->id, second);
    episodes_->end(second, 2027y / 3 / 1, "moved");
    EXPECT_EQ(episodes_->current(client_)->id, first);
    episodes_->end(first, 2027y / 3 / 1, "done");
    EXPECT_FALSE(episodes_->current(client_));
    EXPECT_EQ(episodes_->of(client_).front().id, second);
    EXPECT_EQ(episodes_->find(second)->end_reason, "moved");
}

TEST_F(EpisodeStoreTest, TellsAllProblemsAtOnce) {
    const std::string told = problem(
        [&] { episodes_->add({.client = ClientId{99}, .started = 2027y / 3 / 9, .ended = 2027y / 3 / 1}); });

    EXPECT_EQ(
        told,
        "title: give the episode a name; end: lies before the start; client: there is none with this id");
}

TEST_F(EpisodeStoreTest, AnEndBeforeASessionIsRefused) {
    const EpisodeId id = begin(2027y / 1 / 4);
    auto late = session(id, 2027y / 3 / 8);
    late.attendance = Attendance::attended;
    episodes_->add_session(late);

    EXPECT_EQ(problem([&] { episodes_->end(id, 2027y / 3 / 7, "done"); }),
              "sessions: one lies outside the days of the episode");
    episodes_->end(id, 2027y / 3 / 8, "done");
    EXPECT_EQ(episodes_->find(id)->ended, Date{2027y / 3 / 8});
}

TEST_F(EpisodeStoreTest, KeepsSessionsNewestFirst) {
    const EpisodeId id = begin(2027y / 1 / 4);
    auto morning = session(id, 2027y / 3 / 1);
    morning.start = TimeOfDay{9 * 60};
    morning.stop = TimeOfDay{9 * 60 + 50};
    morning.approach = "EMDR";
    auto unknown = session(id, 2027y / 3 / 1);
    const SessionId first = episodes_->add_session(unknown);
    const SessionId second = episodes_->add_session(morning);
    const SessionId third = episodes_->add_session(session(id, 2027y / 3 / 8));

    const auto sessions = episodes_->sessions_of(client_);

    ASSERT_EQ(sessions.size(), 3U);
    EXPECT_EQ(sessions[0].id, third);
    EXPECT_EQ(sessions[1].id, first); // without a time: last of its day
    EXPECT_EQ(sessions[2].id, second);
    EXPECT_EQ(sessions[2].start, TimeOfDay{540});
    EXPECT_EQ(sessions[2].approach, "EMDR");
    EXPECT_EQ(episodes_->sessions_on(2027y / 3 / 1).front().id, second);
}

TEST_F(EpisodeStoreTest, ASessionMustFitItsEpisodeAndClient) {
    const EpisodeId id = begin(2027y / 1 / 4);
    auto wrong = session(id, 2026y / 12 / 31);
    wrong.client = ClientId{77};
    wrong.stop = TimeOfDay{600};

    EXPECT_EQ(problem([&] { episodes_->add_session(wrong); }),
              "stop: give the start too; day: outside the episode; client: the episode is another client's");
}

TEST_F(EpisodeStoreTest, ASessionAfterMidnightIsKept) {
    const EpisodeId id = begin(2027y / 1 / 4);
    auto night = session(id, 2027y / 3 / 8);
    night.start = TimeOfDay{23 * 60 + 30};
    night.stop = TimeOfDay{20};

    const auto kept = episodes_->find_session(episodes_->add_session(night));

    EXPECT_EQ(kept->stop, TimeOfDay{20});
}

TEST_F(EpisodeStoreTest, MovesAndRemovesASession) {
    const EpisodeId id = begin(2027y / 1 / 4);
    const SessionId moved = episodes_->add_session(session(id, 2027y / 3 / 8));
    auto later = *episodes_->find_session(moved);
    later.date = 2027y / 3 / 15;
    later.attendance = Attendance::cancelled_by_client;

    episodes_->update_session(later);

    EXPECT_EQ(episodes_->find_session(moved)->date, Date{2027y / 3 / 15});
    EXPECT_EQ(episodes_->find_session(moved)->attendance, Attendance::cancelled_by_client);
    EXPECT_EQ(episodes_->attended_count(id), 0);
    episodes_->remove_session(moved);
    EXPECT_FALSE(episodes_->find_session(moved));
}

TEST_F(EpisodeStoreTest, ASessionStaysOnItsDayInEveryTimeZone) {
    const EpisodeId id = begin(2027y / 1 / 4);
    const SessionId kept = episodes_->add_session(session(id, 2027y / 3 / 3));

    for (const char* zone : {"Pacific/Kiritimati", "America/Los_Angeles", "Etc/GMT+12"}) {
        const InTimeZone there{zone};
        episodes_.reset();
        test_.reopen();
        episodes_.emplace(test_.database());
        EXPECT_EQ(episodes_->find_session(kept)->date, Date{2027y / 3 / 3}) << zone;
    }
}

TEST(AttendanceTest, IdsGoBothWays) {
    for (const auto attendance :
         {Attendance::planned, Attendance::attended, Attendance::late, Attendance::left_early,
          Attendance::cancelled_by_client, Attendance::cancelled_by_therapist, Attendance::missed})
        EXPECT_EQ(attendance_from_id(to_id(attendance)), attendance);
    EXPECT_FALSE(attendance_from_id("elsewhere"));
    EXPECT_TRUE(counts(Attendance::left_early));
    EXPECT_FALSE(counts(Attendance::planned));
}

} // namespace
} // namespace attune
