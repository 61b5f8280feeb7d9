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

class ShippedSummaryTest : public testing::Test {
protected:
    /// The summary of a session in which a questionnaire was given, with the dissociation screen naming it.
    std::string summary(const std::function<void(Form&)>& change) {
        const NoteId id = fixture_.start({}, "emdr.session");
        const std::string screen =
            fixture_.notes->add_entry(fixture_.client, "hdr.measure_given", {{"instrument", "des_ii"}, {"total", 12}});
        fixture_.edit(id, [&](Form& form) {
            form.set({"emdr", {}, "phases"}, TextList{"1", "3", "4"});
            form.set({"emdr", {}, "p1_dissoc"}, screen);
            change(form);
        });
        return fixture_.row(id).summary;
    }

    NoteFixture fixture_{shipped()};
};

TEST_F(ShippedSummaryTest, NamesTheTargetWithItsNewestNumber) {
    const std::string target = fixture_.notes->add_entry(
        fixture_.client, "emdr.target", {{"name", "The stairwell"}, {"prong", "past"}, {"order", 1}});

    const std::string said = summary([&](Form& form) {
        form.set({"emdr", {{"work", 0}}, "p3_target"}, target);
        form.set({"emdr", {{"work", 0}}, "p3_sud0"}, 6);
    });

    EXPECT_EQ(said, "The stairwell, SUD 6");
}

TEST_F(ShippedSummaryTest, PrefersWordsToTheNameOfAQuestionnaire) {
    EXPECT_EQ(summary([](Form& form) { form.set({"hdr", {}, "response"}, "Slept well."); }), "Slept well.");
}

TEST_F(ShippedSummaryTest, PassesOverWhatWasTakenFromTheNoteBefore) {
    const auto animal = [&](const char* observed) {
        const NoteId id = fixture_.start({}, "animal_assisted.session");
        fixture_.edit(id, [&](Form& form) {
            form.set({"an", {}, "animal"}, "Pepper, Labrador");
            for (const char* check : {"check_allergy", "check_fear", "check_hygiene", "check_animal"})
                form.set({"an", {}, check}, true);
            form.set({"an", {}, "observe"}, observed);
        });
        return fixture_.row(id).summary;
    };

    EXPECT_EQ(animal("Waited until the dog came."), "Waited until the dog came.");
    EXPECT_EQ(animal(""), "Pepper, Labrador");
}

TEST_F(ShippedSummaryTest, NamesAQuestionnaireAsPeopleDo) { EXPECT_EQ(summary([](Form&) {}), "DES-II"); }

INSTANTIATE_TEST_SUITE_P(Packs, ShippedNoteTest,
                         testing::Values("emdr.session", "somatic_experiencing.session", "cbt.session"),
                         [](const auto& test) {
                             const std::string id = test.param;
                             return id.substr(0, id.find('.'));
                         });

} // namespace
} // namespace attune
