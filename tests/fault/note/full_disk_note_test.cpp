// SPDX-License-Identifier: Apache-2.0
#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/note/note_store.hpp"
#include "tests/fault/note/fault_note.hpp"
#include "tests/fault/small_disk.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

/// A vault with one draft on a disk of six mebibytes.
class FullDiskNoteTest : public testing::Test {
protected:
    FullDiskNoteTest() {
        auto made = Vault::create(disk_.path() / "Small.attune",
                                  {.practice = TestVault::practice,
                                   .user = TestVault::user,
                                   .credentials = "",
                                   .cost = KeyCost{std::size_t{64} << 20, 2}},
                                  Passphrase{std::string{TestVault::passphrase}},
                                  {.state_folder = elsewhere_ / "state", .clock = &clock_});
        vault_ = std::move(made.vault);
        ClientStore{vault_->database(), clock_}.add({.given_name = "Mara"});
        notes_.emplace(*vault_, shelf_);
        note_ = notes_->start({.client = ClientId{1}, .template_id = "calm.session"});
    }
    [[nodiscard]] std::optional<ErrorKind> save(const Form& form) {
        try {
            notes_->save(note_, form);
        } catch (const Error& error) {
            return error.kind();
        }
        return std::nullopt;
    }

    SmallDisk disk_{6};
    TempFolder elsewhere_;
    ManualClock clock_;
    std::unique_ptr<Vault> vault_;
    TemplateShelf shelf_{fault::packs(ATTUNE_SOURCE_DIR)};
    std::optional<NoteStore> notes_;
    NoteId note_{};
};

TEST_F(FullDiskNoteTest, TheTextStaysInTheFormAndIsSavedOnceThereIsRoom) {
    Form form = notes_->open_form(note_);
    fault::write_step(form, 1);
    ASSERT_FALSE(save(form));
    disk_.fill();

    std::optional<ErrorKind> refused;
    long step = 1;
    while (!refused && step < 500) { // the WAL may still have room for a few
        fault::write_step(form, ++step);
        refused = save(form);
    }

    ASSERT_EQ(refused, ErrorKind::no_space);
    EXPECT_EQ(form.answer({"hdr", {}, "response"}), Value{fault::text_of(step)});
    EXPECT_EQ(notes_->load(note_).answers.parts.at("hdr").values.at("response"),
              Value{fault::text_of(step - 1)});
    EXPECT_EQ(save(form), ErrorKind::no_space); // and again, without harm
    disk_.make_room();
    EXPECT_FALSE(save(form));
    EXPECT_EQ(notes_->load(note_).answers.parts.at("hdr").values.at("response"), Value{fault::text_of(step)});
    notes_->sign(note_, form);
    EXPECT_EQ(notes_->check_signature(note_), SignatureState::holds);
    EXPECT_TRUE(vault_->verify_all({}).empty());
}

TEST_F(FullDiskNoteTest, SigningOnAFullDiskLeavesADraft) {
    Form form = notes_->open_form(note_);
    fault::write_step(form, 1);
    ASSERT_FALSE(save(form));
    form.set({"hdr", {}, "response"}, std::string(300'000, 'x'));
    disk_.fill();

    std::optional<ErrorKind> refused;
    try {
        notes_->sign(note_, form);
    } catch (const Error& error) {
        refused = error.kind();
    }

    EXPECT_EQ(refused, ErrorKind::no_space);
    EXPECT_EQ(notes_->load(note_).state, NoteState::draft);
    EXPECT_EQ(notes_->check_signature(note_), SignatureState::unsigned_note);
    disk_.make_room();
    notes_->sign(note_, form);
    EXPECT_EQ(notes_->check_signature(note_), SignatureState::holds);
}

} // namespace
} // namespace attune
