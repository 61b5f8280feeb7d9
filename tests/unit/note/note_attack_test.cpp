// SPDX-License-Identifier: Apache-2.0
// Hands on the database itself: triggers refuse, and where they were taken away the signature tells.
#include "tests/unit/note/note_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono_literals;

class NoteAttackTest : public testing::Test {
protected:
    NoteAttackTest() {
        id_ = fixture_.start(2027y / 3 / 8);
        fixture_.edit(id_, [](Form& form) {
            form.set({"hdr", {}, "response"}, "Went well.");
            form.set({"hdr", {}, "start"}, TimeOfDay{600});
            form.set({"hdr", {}, "stop"}, TimeOfDay{650});
            form.set({"hdr", {}, "private"}, "My own thought.");
            form.set({"calm", {}, "strain"}, 4);
        });
        fixture_.notes->sign(id_, fixture_.notes->open_form(id_));
        fixture_.notes->add_addendum(id_, AddendumKind::correction, "First.", "why", "old");
        fixture_.notes->add_addendum(id_, AddendumKind::addendum, "Second.", "");
        fixture_.written(2027y / 3 / 9);
    }

    void run(const std::string& sql) { fixture_.test.database().execute(sql.c_str()); }
    void drop_triggers() {
        std::vector<std::string> names;
        {
            Statement select{fixture_.test.database(),
                             "SELECT name FROM sqlite_schema WHERE type = 'trigger'"};
            while (select.step())
                names.push_back(select.text(0));
        }
        for (const auto& name : names)
            run("DROP TRIGGER " + name);
    }
    [[nodiscard]] bool seen() {
        return fixture_.notes->check_signature(id_) == SignatureState::broken &&
               !fixture_.notes->verify_signatures({}).empty();
    }

    NoteFixture fixture_;
    NoteId id_{};
};

TEST_F(NoteAttackTest, TriggersRefuseEveryHandOnASignedNote) {
    for (const char* sql :
         {"UPDATE note SET body = body || ' ' WHERE state = 'signed'",
          "UPDATE note SET state = 'draft' WHERE state = 'signed'",
          "UPDATE note SET summary = 'x' WHERE state = 'signed'",
          "UPDATE note SET signed_at = 0 WHERE state = 'signed'",
          "UPDATE note SET signature = NULL, signed_at = NULL, state = 'draft' WHERE state = 'signed'",
          "UPDATE note SET state = 'void', voided_at = 1, body = '' WHERE state = 'signed'",
          "DELETE FROM note WHERE state = 'signed'",
          "UPDATE note_template SET active = 0 WHERE note = 1",
          "DELETE FROM note_template WHERE note = 1",
          "INSERT INTO note_template VALUES (1, 9, 1, 1)",
          "UPDATE note_template SET note = 1, position = 8 WHERE note = 2",
          "UPDATE note_private SET sealed = x'00'",
          "DELETE FROM note_private",
          "INSERT INTO note_private VALUES (1, 99, x'00')",
          "UPDATE addendum SET text = 'x'",
          "DELETE FROM addendum",
          "UPDATE template_version SET xml = ''",
          "DELETE FROM template_version",
          "UPDATE session SET date = '2027-01-01' WHERE id = 1",
          "UPDATE session SET attendance = 'missed' WHERE id = 1",
          "UPDATE session SET start = NULL WHERE id = 1",
          "INSERT OR REPLACE INTO note SELECT * FROM note WHERE state = 'signed'",
          "INSERT INTO addendum (note, kind, text, reason, author, written_at, signature) "
          "VALUES (2, 'addendum', 'x', '', 1, 1, zeroblob(64))"})
        EXPECT_EQ(kind_of([&] { run(sql); }), ErrorKind::note_frozen) << sql;
    EXPECT_EQ(fixture_.notes->check_signature(id_), SignatureState::holds);
}

TEST_F(NoteAttackTest, EverySignedColumnIsSeenWhenItChanges) {
    drop_triggers();
    run("INSERT INTO client (id, record_number, given_name, family_name, preferred_name, list_name, sort_key, search_text, "
        "pronouns, phone, email, address, emergency_contact, remarks) "
        "VALUES (2, '0002', 'A', 'B', '', 'B, A', x'00', 'a b', '', '', '', '', '', '')");
    run("INSERT INTO episode SELECT 2, client, title, level_of_care, started, ended, end_reason FROM "
        "episode");
    for (const char* change :
         {"uuid = '0123456789abcdef0123456789abcdef'", "client = 2", "episode = 2", "session = 2",
          "author = 99", "revision = revision + 1", "created_at = created_at - 1", "saved_at = saved_at + 1",
          "signed_at = signed_at - 1", "late_entry = 1", "approach = 'Other'", "summary = summary || '.'",
          "content_hash = hex(zeroblob(32))", "started_hash = 'x'",
          "body = replace(body, '4', '5')", "native = native || ' '", "signature = zeroblob(64)",
          "state = 'void', voided_at = 1, voided_by = 1, void_signature = zeroblob(64)",
          "state = 'void', voided_at = 1, voided_by = 1, void_signature = signature"}) {
        run("SAVEPOINT attack");
        run(std::string{"UPDATE note SET "} + change + " WHERE id = 1");
        EXPECT_TRUE(seen()) << change;
        run("ROLLBACK TO attack");
        run("RELEASE attack");
    }
    EXPECT_EQ(fixture_.notes->check_signature(id_), SignatureState::holds);
}

TEST_F(NoteAttackTest, WhatStandsBesideTheNoteIsSignedToo) {
    drop_triggers();
    for (const char* change :
         {"UPDATE session SET date = '2027-03-07' WHERE id = 1",
          "UPDATE session SET start = 601 WHERE id = 1", "UPDATE session SET stop = NULL WHERE id = 1",
          "UPDATE session SET attendance = 'late' WHERE id = 1",
          "DELETE FROM note_template WHERE note = 1 AND position = 1",
          "UPDATE note_template SET active = 0 WHERE note = 1 AND position = 1",
          "UPDATE note_template SET position = 5 WHERE note = 1 AND position = 0",
          "UPDATE template_version SET version = '9.0.0'",
          "UPDATE template_version SET xml = replace(xml, 'Strain', 'Stress')",
          "DELETE FROM note_private WHERE note = 1", "UPDATE note_private SET author = 9",
          "UPDATE note_private SET sealed = zeroblob(80)"}) {
        run("SAVEPOINT attack");
        run(change);
        EXPECT_EQ(fixture_.notes->check_signature(id_), SignatureState::broken) << change;
        run("ROLLBACK TO attack");
        run("RELEASE attack");
    }
}

TEST_F(NoteAttackTest, EveryColumnOfAnAddendumIsSeenWhenItChanges) {
    drop_triggers();
    for (const char* change :
         {"UPDATE addendum SET text = 'x' WHERE id = 1", "UPDATE addendum SET old_text = 'x' WHERE id = 1",
          "UPDATE addendum SET reason = 'x' WHERE id = 1",
          "UPDATE addendum SET kind = 'late_entry' WHERE id = 1",
          "UPDATE addendum SET author = 9 WHERE id = 1", "UPDATE addendum SET written_at = 1 WHERE id = 1",
          "UPDATE addendum SET signature = zeroblob(64) WHERE id = 1",
          "UPDATE addendum SET note = 2 WHERE id = 1", "DELETE FROM addendum WHERE id = 1",
          "DELETE FROM addendum WHERE id = 2", "UPDATE addendum SET id = 5 WHERE id = 1"}) {
        run("SAVEPOINT attack");
        run(change);
        EXPECT_FALSE(fixture_.notes->verify_signatures({}).empty()) << change;
        run("ROLLBACK TO attack");
        run("RELEASE attack");
    }
    EXPECT_TRUE(fixture_.notes->verify_signatures({}).empty());
}

TEST_F(NoteAttackTest, ASignedNoteTurnedIntoADraftIsMissed) {
    drop_triggers();

    run("UPDATE note SET state = 'draft', signed_at = NULL, signature = NULL WHERE id = 1");

    const auto problems = fixture_.notes->verify_signatures({});
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems.back().message, "note number 1: the audit trail saw it signed, and it is not");
}

TEST_F(NoteAttackTest, ASignatureOfAnotherNoteDoesNotFit) {
    const NoteId other = fixture_.signed_note(2027y / 3 / 8, 4);
    drop_triggers();

    run("UPDATE note SET signature = (SELECT signature FROM note WHERE id = " +
        std::to_string(static_cast<std::int64_t>(other)) + ") WHERE id = 1");

    EXPECT_TRUE(seen());
}

TEST_F(NoteAttackTest, AVoidReasonCannotBeChangedUnseen) {
    fixture_.notes->void_note(id_, "wrong client");
    EXPECT_EQ(kind_of([&] { run("UPDATE note SET void_reason = 'x' WHERE state = 'void'"); }),
              ErrorKind::note_frozen);
    drop_triggers();

    run("UPDATE note SET void_reason = 'x' WHERE id = 1");

    EXPECT_TRUE(seen());
}

} // namespace
} // namespace attune
