// SPDX-License-Identifier: Apache-2.0
// Whose clients stand in the caseload, in a practice of two.
#include "core/caseload/caseload_reading.hpp"
#include "core/vault/file_ops.hpp"
#include "core/vault/keyring.hpp"
#include "tests/unit/note/note_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono_literals;

class CareTest : public testing::Test {
protected:
    CareTest() {
        fixture_.episodes->add({.client = fixture_.client, .title = "Outpatient", .started = day(2)});
    }
    static std::vector<Pack> shipped_packs() {
        return read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"});
    }
    static Date day(unsigned number) { return Date{2027y / std::chrono::March / std::chrono::day{number}}; }
    /// The keyring then names a colleague too; who is in it is read without a secret.
    void let_colleague_join() {
        const auto file = fixture_.test.path() / "keyring";
        Keyring keyring = parse_keyring(read_file(file, 1 << 20));
        Member colleague = keyring.members.front();
        colleague.id = colleague_;
        colleague.name = "Dr Ben Okafor";
        keyring.members.push_back(colleague);
        replace_file(file, write_keyring(keyring, SecretBytes(32)));
    }
    void note_of_colleague(Date on) {
        const NoteId note = fixture_.start(on, "emdr.session");
        Statement change{fixture_.test.database(), "UPDATE note SET author = ?1 WHERE id = ?2"};
        change.bind(colleague_, note);
        change.step();
    }
    CaseloadRow::Care care() {
        const auto rows = CaseloadReading{fixture_.test.vault(), fixture_.shelf->measures()}.read();
        EXPECT_EQ(rows.size(), 1U);
        return rows.at(0).care;
    }

    const UserId colleague_{2};
    NoteFixture fixture_{shipped_packs()};
};

TEST_F(CareTest, AClientWithoutANoteIsEverybodys) {
    let_colleague_join();

    EXPECT_EQ(care(), CaseloadRow::Care::mine);
}

TEST_F(CareTest, WhoeverWroteTheNewestNoteHasTheClient) {
    let_colleague_join();
    fixture_.start(day(2), "emdr.session");
    EXPECT_EQ(care(), CaseloadRow::Care::mine);
    note_of_colleague(day(3));
    EXPECT_EQ(care(), CaseloadRow::Care::of_others);
    fixture_.start(day(4), "emdr.session");
    EXPECT_EQ(care(), CaseloadRow::Care::mine);
}

TEST_F(CareTest, WhereNobodyElseIsAllClientsAreMine) {
    note_of_colleague(day(3));

    EXPECT_EQ(care(), CaseloadRow::Care::mine);
}

} // namespace
} // namespace attune
