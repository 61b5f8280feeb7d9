// SPDX-License-Identifier: Apache-2.0
#include "core/client/client_store.hpp"
#include "core/note/note_store.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/fault/note/fault_note.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

namespace attune {
namespace {

constexpr int kills = 100;

/// What the writer said before it died.
struct Acknowledged {
    struct Note {
        long step = 0; ///< newest that was durable
        bool is_signed = false;
    };
    std::map<std::int64_t, Note> notes;

    void take(const std::string& line) {
        std::istringstream words{line};
        std::string what;
        std::int64_t note = 0;
        long step = 0;
        words >> what >> note >> step;
        notes[note].step = step;
        notes[note].is_signed = what == "signed";
    }
};

class KilledNoteTest : public testing::Test {
protected:
    KilledNoteTest() {
        test_.clock.set(SystemClock{}.now()); // the writer runs on the real clock
        ClientStore{test_.database(), test_.clock}.add({.given_name = "Mara", .family_name = "Lindqvist"});
    }

    /// Runs the writer and kills it somewhere in the step after `lines` acknowledged ones.
    [[nodiscard]] Acknowledged run_and_kill(int round, int lines, std::chrono::microseconds later) {
        Acknowledged acknowledged;
        ChildProcess writer{{ATTUNE_NOTE_WRITER, test_.path().string(), (test_.folder / "state").string(),
                             ATTUNE_SOURCE_DIR, std::to_string(round + 1)}};
        for (int line = 0; line < lines; ++line) {
            const std::string said = writer.line();
            if (said.empty()) {
                ADD_FAILURE() << "the writer ended by itself in round " << round;
                return acknowledged;
            }
            acknowledged.take(said);
        }
        const auto until = std::chrono::steady_clock::now() + later;
        while (std::chrono::steady_clock::now() < until) {
        }
        writer.kill();
        for (std::string said = writer.line(); !said.empty(); said = writer.line())
            acknowledged.take(said); // said before it died
        return acknowledged;
    }

    /// Checks what was acknowledged; returns how many notes had text.
    std::size_t check(const Acknowledged& acknowledged, const NoteStore& notes) {
        std::size_t with_text = 0;
        for (const auto& [id, last] : acknowledged.notes) {
            const Note note = notes.load(NoteId{id});
            EXPECT_TRUE(!last.is_signed || note.state == NoteState::signed_off) << "note " << id;
            const auto& header = note.answers.parts.at("hdr").values;
            const auto written = header.find("response");
            if (written == header.end()) {
                EXPECT_EQ(last.step, 0) << "note " << id << ": an acknowledged text is lost";
                continue;
            }
            const std::string text = *written->second.get<std::string>();
            const long found = std::stol(text);
            EXPECT_GE(found, last.step) << "note " << id << ": an acknowledged save is lost";
            EXPECT_EQ(text, fault::text_of(found)) << "note " << id << ": a part of a text";
            EXPECT_EQ(header.at("private"), written->second)
                << "note " << id << ": record and process note differ";
            ++with_text;
        }
        return with_text;
    }

    TestVault test_;
};

TEST_F(KilledNoteTest, NoAcknowledgedNoteIsLostAndNoneIsPartialAfterAHundredKills) {
    std::mt19937 random{20270309};
    std::size_t checked = 0;
    int recovered = 0;
    for (int round = 0; round < kills && !HasFailure(); ++round) {
        test_.close();
        const int lines = 1 + static_cast<int>(random() % 20);
        const auto acknowledged = run_and_kill(round, lines, std::chrono::microseconds{random() % 1500});

        test_.clock.set(SystemClock{}.now());
        test_.open();
        recovered += test_.vault().opening().recovered_from_crash ? 1 : 0;
        TemplateShelf shelf{fault::packs(ATTUNE_SOURCE_DIR)};
        const NoteStore notes{test_.vault(), shelf};
        checked += check(acknowledged, notes);
        if (round % 25 == 24) {
            EXPECT_TRUE(notes.verify_signatures({}).empty());
            EXPECT_TRUE(test_.vault().verify_all({}).empty());
        }
    }
    EXPECT_GT(checked, 100U);
    EXPECT_GT(recovered, kills / 2);
}

} // namespace
} // namespace attune
