// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/note/note_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono_literals;

class NoteSigningTest : public testing::Test {
protected:
    NoteFixture fixture_;
};

TEST_F(NoteSigningTest, ASignatureHoldsAfterLocking) {
    const NoteId id = fixture_.signed_note(2027y / 3 / 8, 4);

    fixture_.reopen();

    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);
    EXPECT_EQ(fixture_.row(id).state, NoteState::signed_off);
    EXPECT_TRUE(fixture_.notes->load(id).signed_at);
    EXPECT_TRUE(fixture_.notes->verify_signatures({}).empty());
}

TEST_F(NoteSigningTest, EveryMissingAnswerIsTold) {
    fixture_.reopen(small_packs("calm_2.xml"));
    const NoteId id = fixture_.start();

    const std::string told = failure_of([&] { fixture_.notes->sign(id, fixture_.notes->open_form(id)); });

    EXPECT_NE(told.find("hdr.response"), std::string::npos) << told;
    EXPECT_NE(told.find("calm.added"), std::string::npos) << told;
    EXPECT_EQ(fixture_.notes->load(id).state, NoteState::draft);
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::unsigned_note);
}

TEST_F(NoteSigningTest, WhatIsTypedLastIsWhatIsSigned) {
    const NoteId id = fixture_.written(2027y / 3 / 8, 4);
    Form form = fixture_.notes->open_form(id);
    form.set({"hdr", {}, "response"}, "The last words.");

    fixture_.notes->sign(id, form);

    EXPECT_EQ(fixture_.notes->load(id).answers.parts.at("hdr").values.at("response"),
              Value{"The last words."});
}

TEST_F(NoteSigningTest, HiddenAnswersAreLeftOutAndPromptsWrittenOut) {
    const NoteId id = fixture_.written(2027y / 3 / 8, 6);
    fixture_.edit(id, [](Form& form) {
        form.set({"calm", {}, "deep"}, true);
        form.set({"calm", {}, "how_deep"}, "very");
        form.set({"calm", {}, "deep"}, false);
    });

    fixture_.notes->sign(id, fixture_.notes->open_form(id));

    const auto answers = fixture_.notes->load(id).answers;
    EXPECT_FALSE(answers.parts.at("calm").values.contains("how_deep"));
    EXPECT_EQ(answers.parts.at("hdr").values.at("next"), Value{"Ask about strain again."});
}

TEST_F(NoteSigningTest, AModalityTakenOffIsNotSigned) {
    const NoteId id = fixture_.written(2027y / 3 / 8);
    fixture_.notes->set_modalities(id, {"calm.session", "walk.session"});
    fixture_.edit(id, [](Form& form) { form.set({"wlk", {}, "route"}, "round the lake"); });
    fixture_.notes->set_modalities(id, {"calm.session"});

    fixture_.notes->sign(id, fixture_.notes->open_form(id));

    EXPECT_FALSE(fixture_.notes->load(id).answers.parts.contains("wlk"));
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);
}

TEST_F(NoteSigningTest, ASignedNoteRefusesEveryChange) {
    const NoteId id = fixture_.signed_note(2027y / 3 / 8, 4);
    Form form = fixture_.notes->open_form(id);
    form.set({"hdr", {}, "response"}, "Other words.");

    EXPECT_EQ(kind_of([&] { fixture_.notes->save(id, form); }), ErrorKind::note_frozen);
    EXPECT_EQ(kind_of([&] { fixture_.notes->sign(id, form); }), ErrorKind::note_frozen);
    EXPECT_EQ(kind_of([&] { fixture_.notes->set_modalities(id, {"walk.session"}); }), ErrorKind::note_frozen);
    EXPECT_EQ(fixture_.notes->load(id).answers.parts.at("hdr").values.at("response"), Value{"Went well."});
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);
}

TEST_F(NoteSigningTest, ANoteSignedLateIsLabelled) {
    const NoteId in_time = fixture_.written(2027y / 3 / 8, 1, TimeOfDay{600});
    const NoteId late = fixture_.written(2027y / 3 / 7, 1, TimeOfDay{600});
    fixture_.test.clock.set(*parse_instant("2027-03-10T10:00:01.000Z"));

    for (const NoteId id : {in_time, late})
        fixture_.notes->sign(id, fixture_.notes->open_form(id));

    EXPECT_FALSE(fixture_.row(in_time).late_entry);
    EXPECT_TRUE(fixture_.row(late).late_entry);
    EXPECT_TRUE(fixture_.notes->load(late).late_entry);
}

TEST_F(NoteSigningTest, AddendaAreKeptInOrderAndHold) {
    const NoteId id = fixture_.signed_note(2027y / 3 / 8, 4);

    fixture_.notes->add_addendum(id, AddendumKind::addendum, "The sister rang.", "");
    fixture_.test.clock.advance(1h);
    fixture_.notes->add_addendum(id, AddendumKind::correction, "Strain was 5.", "mistyped", "Strain 4");
    fixture_.notes->add_addendum(id, AddendumKind::late_entry, "She had slept badly.", "left out");
    fixture_.reopen();

    const auto addenda = fixture_.notes->addenda(id);
    ASSERT_EQ(addenda.size(), 3U);
    EXPECT_EQ(addenda[0].text, "The sister rang.");
    EXPECT_EQ(addenda[1].kind, AddendumKind::correction);
    EXPECT_EQ(addenda[1].old_text, "Strain 4");
    EXPECT_EQ(addenda[2].reason, "left out");
    EXPECT_LT(addenda[0].written_at, addenda[1].written_at);
    for (const auto& addendum : addenda)
        EXPECT_TRUE(addendum.signature_holds);
    EXPECT_EQ(fixture_.row(id).addenda, 3);
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);
}

TEST_F(NoteSigningTest, AnAddendumNeedsASignedNoteTextAndReason) {
    const NoteId draft = fixture_.written(2027y / 3 / 8);
    const NoteId id = fixture_.signed_note(2027y / 3 / 8);

    EXPECT_EQ(failure_of([&] { fixture_.notes->add_addendum(draft, AddendumKind::addendum, "x", ""); }),
              "note: it is a draft; change it and sign it");
    EXPECT_EQ(failure_of([&] { fixture_.notes->add_addendum(id, AddendumKind::correction, " ", ""); }),
              "text: write what is to be added; reason: a correction or late entry needs one");
    EXPECT_EQ(kind_of([&] { fixture_.notes->add_addendum(id, AddendumKind::addendum, "a\x01", ""); }),
              ErrorKind::bad_input);
}

TEST_F(NoteSigningTest, AVoidNoteStaysAsAStubWithItsSignature) {
    const NoteId id = fixture_.signed_note(2027y / 3 / 8, 4);
    fixture_.notes->add_addendum(id, AddendumKind::addendum, "More.", "");

    fixture_.notes->void_note(id, "wrong client");

    EXPECT_EQ(fixture_.row(id).state, NoteState::voided);
    EXPECT_EQ(fixture_.notes->load(id).void_reason, "wrong client");
    EXPECT_EQ(fixture_.notes->load(id).answers.parts.at("calm").values.at("strain"), Value{4});
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);
    EXPECT_TRUE(fixture_.notes->addenda(id).front().signature_holds);
    EXPECT_TRUE(fixture_.notes->observations(fixture_.client).empty());
    EXPECT_EQ(kind_of([&] { fixture_.notes->void_note(id, "again"); }), ErrorKind::note_frozen);
    EXPECT_EQ(kind_of([&] { fixture_.notes->add_addendum(id, AddendumKind::addendum, "x", ""); }),
              ErrorKind::bad_input);
    EXPECT_TRUE(fixture_.notes->verify_signatures({}).empty());
}

TEST_F(NoteSigningTest, VerifyCanBeCancelled) {
    for (int day = 1; day <= 3; ++day)
        fixture_.signed_note(2027y / 3 / day);
    int calls = 0;

    EXPECT_TRUE(fixture_.notes->verify_signatures([&](double) { return ++calls < 2; }).empty());

    EXPECT_EQ(calls, 2);
}

} // namespace
} // namespace attune
