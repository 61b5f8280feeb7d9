// SPDX-License-Identifier: Apache-2.0
// Notes of the packs that ship with the program.
#include "tests/unit/note/note_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono_literals;

std::vector<Pack> shipped() {
    return read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"});
}

class ShippedNoteTest : public testing::TestWithParam<const char*> {
protected:
    NoteFixture fixture_{shipped()};
};

TEST_P(ShippedNoteTest, IsStartedSavedAndOpenedAgain) {
    const NoteId id = fixture_.start({}, GetParam());
    fixture_.edit(id, [](Form& form) {
        form.set({"hdr", {}, "start"}, TimeOfDay{600});
        form.set({"hdr", {}, "stop"}, TimeOfDay{650});
        form.set({"hdr", {}, "format"}, "in_person");
        form.set({"hdr", {}, "response"}, "Łukasz breathed out. 🙂");
        form.set({"hdr", {}, "private"}, "Mine alone.");
    });
    const NoteAnswers before = fixture_.notes->load(id).answers;

    fixture_.reopen(shipped());

    EXPECT_EQ(fixture_.notes->load(id).answers, before);
    const Form form = fixture_.notes->open_form(id);
    EXPECT_EQ(form.value({"hdr", {}, "duration"}), Value{50});
    EXPECT_EQ(form.value({"hdr", {}, "number"}), Value{1});
    EXPECT_EQ(form.answer({"hdr", {}, "private"}), Value{"Mine alone."});
    EXPECT_EQ(fixture_.row(id).start, TimeOfDay{600});
    EXPECT_GT(fixture_.row(id).to_fill, 0);
}

TEST_P(ShippedNoteTest, AMissedSessionIsSignedWithThePlanAlone) {
    const NoteId id = fixture_.start({}, GetParam());
    Form form = fixture_.notes->open_form(id);
    form.set({"hdr", {}, "attendance"}, "missed");
    form.set({"hdr", {}, "next"}, "Call tomorrow.");

    EXPECT_EQ(failure_of([&] { fixture_.notes->sign(id, form); }), "nothing");

    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);
    EXPECT_EQ(fixture_.row(id).summary, "Missed");
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedNoteTest,
                         testing::Values("emdr.session", "somatic_experiencing.session", "cbt.session"),
                         [](const auto& test) {
                             const std::string id = test.param;
                             return id.substr(0, id.find('.'));
                         });

} // namespace
} // namespace attune
