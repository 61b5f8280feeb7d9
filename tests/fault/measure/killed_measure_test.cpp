// SPDX-License-Identifier: Apache-2.0
#include "core/client/client_store.hpp"
#include "core/note/note_store.hpp"
#include "core/progress/measure_desk.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/fault/measure/fault_measure.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

namespace attune {
namespace {

constexpr int kills = 60;

class KilledMeasureTest : public testing::Test {
protected:
    KilledMeasureTest() {
        test_.clock.set(SystemClock{}.now()); // the writer runs on the real clock
        ClientStore clients{test_.database(), test_.clock};
        clients.add({.given_name = "Mara", .family_name = "Lindqvist"});
        clients.add({.given_name = "Łukasz", .family_name = "Nowak"});
    }

    /// Runs the writer and kills it somewhere in the step after `lines` acknowledged ones. Returns the newest revision
    /// that was durable, by response.
    [[nodiscard]] std::map<std::int64_t, int> run_and_kill(int round, int lines, std::chrono::microseconds later) {
        std::map<std::int64_t, int> acknowledged;
        const auto take = [&](const std::string& line) {
            std::istringstream words{line};
            std::string what;
            std::int64_t response = 0;
            words >> what >> response;
            words >> acknowledged[response];
        };
        ChildProcess writer{{ATTUNE_MEASURE_WRITER, test_.path().string(), (test_.folder / "state").string(),
                             ATTUNE_SOURCE_DIR, std::to_string(round + 1)}};
        for (int line = 0; line < lines; ++line) {
            const std::string said = writer.line();
            if (said.empty()) {
                ADD_FAILURE() << "the writer ended by itself in round " << round;
                return acknowledged;
            }
            take(said);
        }
        const auto until = std::chrono::steady_clock::now() + later;
        while (std::chrono::steady_clock::now() < until) {
        }
        writer.kill();
        for (std::string said = writer.line(); !said.empty(); said = writer.line())
            take(said); // said before it died
        return acknowledged;
    }

    /// Whether the response, its revisions, its scores and its entry tell one story.
    void check(const MeasureDesk& desk, const NoteStore& notes, std::int64_t id, int revision) {
        const Response response = desk.responses().load(ResponseId{id});
        EXPECT_GE(response.revision, revision) << "response " << id << ": an acknowledged act is lost";
        EXPECT_EQ(desk.responses().revisions(ResponseId{id}).size(), static_cast<std::size_t>(response.revision));
        const RegisterBook book = notes.registers(response.client);
        const RegisterEntry* entry = book.find(measure_register, response.register_entry);
        ASSERT_NE(entry, nullptr) << "response " << id << ": its entry is lost";
        const bool is_withdrawn = response.state == Response::State::withdrawn;
        EXPECT_EQ(entry->set_aside, is_withdrawn) << "response " << id;
        if (!is_withdrawn) {
            EXPECT_EQ(entry->fields.at("total"), Value{*desk.responses().score(response).scales[0].value});
            EXPECT_EQ(entry->fields.at("safety_item"), Value{response.answers[8].value});
        }
        std::size_t cached = 0;
        for (const ScoreRow& row : desk.responses().scores(response.client))
            if (row.response == response.id && row.scale == "total") {
                ++cached;
                EXPECT_EQ(row.value, desk.responses().score(response).scales[0].value);
            }
        EXPECT_EQ(cached, is_withdrawn ? 0U : 1U);
    }

    TestVault test_;
};

TEST_F(KilledMeasureTest, AnswersScoresAndEntryAreOneAfterEveryKill) {
    std::mt19937 random{20270309};
    const auto instrument = fault::phq(ATTUNE_SOURCE_DIR);
    const InstrumentShelf instruments{{instrument}};
    std::size_t checked = 0;
    int recovered = 0;
    for (int round = 0; round < kills && !HasFailure(); ++round) {
        test_.close();
        const int lines = 1 + static_cast<int>(random() % 12);
        const auto acknowledged = run_and_kill(round, lines, std::chrono::microseconds{random() % 1500});

        test_.clock.set(SystemClock{}.now());
        test_.open();
        recovered += test_.vault().opening().recovered_from_crash ? 1 : 0;
        TemplateShelf shelf{fault::packs(ATTUNE_SOURCE_DIR)};
        NoteStore notes{test_.vault(), shelf};
        const MeasureDesk desk{test_.vault(), notes, shelf, instruments};
        for (const auto& [id, revision] : acknowledged) {
            check(desk, notes, id, revision);
            ++checked;
        }
        if (round % 20 == 19) {
            EXPECT_TRUE(test_.vault().verify_all({}).empty());
        }
    }
    EXPECT_GT(checked, 60U);
    EXPECT_GT(recovered, kills / 2);
}

} // namespace
} // namespace attune
