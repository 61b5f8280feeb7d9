// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/note/note_fixture.hpp"
#include "tests/unit/time_zone.hpp"


namespace attune {
namespace {

using namespace std::chrono_literals;

class NoteDraftTest : public testing::Test {
protected:
    NoteFixture fixture_;
};

TEST_F(NoteDraftTest, StartsWithHeaderAndModalityAndBeginsAnEpisode) {
    const NoteId id = fixture_.start();

    const Note note = fixture_.notes->load(id);
    ASSERT_EQ(note.templates.size(), 2U);
    EXPECT_EQ(note.templates[0]->prefix, "hdr");
    EXPECT_EQ(note.templates[1]->full_id(), "calm.session");
    EXPECT_EQ(note.state, NoteState::draft);
    EXPECT_EQ(note.revision, 0);
    EXPECT_EQ(note.uuid.size(), 32U);
    ASSERT_TRUE(fixture_.episodes->current(fixture_.client));
    EXPECT_EQ(note.episode, fixture_.episodes->current(fixture_.client)->id);
    const Form form = fixture_.notes->open_form(id);
    EXPECT_EQ(form.answer({"hdr", {}, "date"}), Value{Date{2027y / 3 / 9}});
    EXPECT_EQ(form.answer({"hdr", {}, "attendance"}), Value{"attended"});
    EXPECT_EQ(form.answer({"hdr", {}, "modalities"}), (Value{TextList{"calm"}}));
}

TEST_F(NoteDraftTest, ComesBackAsItWasAfterLocking) {
    const NoteId id = fixture_.start(2027y / 3 / 8);
    fixture_.edit(id, [](Form& form) {
        form.set({"hdr", {}, "response"}, "Łukasz said: \"שלום\" 🙂\n\tand left.");
        form.set({"calm", {}, "strain"}, 7);
        form.set({"calm", {}, "topic"}, "  blanks stay  ");
        form.add_row({"calm", {{"work", 0}}, "sets"});
        form.set({"calm", {{"work", 0}, {"sets", 0}}, "passes"}, 24);
    });
    const NoteAnswers before = fixture_.notes->load(id).answers;

    fixture_.reopen();

    const Note note = fixture_.notes->load(id);
    EXPECT_EQ(note.answers, before);
    EXPECT_EQ(note.revision, 1);
    EXPECT_EQ(fixture_.notes->open_form(id).answers(), before);
    EXPECT_EQ(fixture_.notes->open_form(id).answer({"calm", {{"work", 0}, {"sets", 0}}, "passes"}),
              Value{24});
}

TEST_F(NoteDraftTest, TheHeaderDrivesTheSession) {
    const NoteId id = fixture_.start();

    fixture_.edit(id, [](Form& form) {
        form.set({"hdr", {}, "date"}, Date{2027y / 3 / 2});
        form.set({"hdr", {}, "start"}, TimeOfDay{780});
        form.set({"hdr", {}, "stop"}, TimeOfDay{830});
        form.set({"hdr", {}, "attendance"}, "late");
    });

    const auto session = fixture_.episodes->find_session(fixture_.notes->load(id).session);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->date, Date{2027y / 3 / 2});
    EXPECT_EQ(session->start, TimeOfDay{780});
    EXPECT_EQ(session->stop, TimeOfDay{830});
    EXPECT_EQ(session->attendance, Attendance::late);
    EXPECT_EQ(session->approach, "Calm");
    EXPECT_EQ(fixture_.episodes->find(session->episode)->started, Date{2027y / 3 / 2});
}

TEST_F(NoteDraftTest, UsesAPlannedSession) {
    const NoteId first = fixture_.start();
    const EpisodeId episode = fixture_.notes->load(first).episode;
    const SessionId planned = fixture_.episodes->add_session({.episode = episode,
                                                              .client = fixture_.client,
                                                              .date = 2027y / 3 / 9,
                                                              .start = TimeOfDay{600},
                                                              .stop = TimeOfDay{650}});

    const NoteId id =
        fixture_.notes->start({.client = fixture_.client, .session = planned, .template_id = "calm.session"});

    EXPECT_EQ(fixture_.notes->load(id).session, planned);
    EXPECT_EQ(fixture_.notes->open_form(id).answer({"hdr", {}, "start"}), Value{TimeOfDay{600}});
    EXPECT_EQ(fixture_.row(id).attendance, Attendance::attended);
}

TEST_F(NoteDraftTest, TwoDraftsOfOneDayAreTwoNotes) {
    const NoteId one = fixture_.written(2027y / 3 / 8, 3);
    const NoteId two = fixture_.written(2027y / 3 / 8, 6);

    EXPECT_NE(fixture_.notes->load(one).session, fixture_.notes->load(two).session);
    EXPECT_EQ(fixture_.notes->unsigned_notes().size(), 2U);
    EXPECT_EQ(fixture_.notes->open_form(one).answer({"calm", {}, "strain"}), Value{3});
    EXPECT_EQ(fixture_.notes->open_form(two).answer({"calm", {}, "strain"}), Value{6});
    EXPECT_EQ(fixture_.row(one).number, 1);
    EXPECT_EQ(fixture_.row(two).number, 2);
}

TEST_F(NoteDraftTest, SeveralNotesInOneSessionShareItsNumber) {
    const NoteId one = fixture_.written(2027y / 3 / 8);
    const SessionId session = fixture_.notes->load(one).session;
    const NoteId two =
        fixture_.notes->start({.client = fixture_.client, .session = session, .template_id = "walk.session"});
    const NoteId next = fixture_.written(2027y / 3 / 9);

    EXPECT_EQ(fixture_.notes->load(two).session, session);
    EXPECT_EQ(fixture_.row(one).number, 1);
    EXPECT_EQ(fixture_.row(two).number, 1);
    EXPECT_EQ(fixture_.row(next).number, 2);
}

TEST_F(NoteDraftTest, ANoteThatMovesAwayFromItsSessionGetsOneOfItsOwn) {
    const NoteId one = fixture_.written(2027y / 3 / 8);
    const SessionId session = fixture_.notes->load(one).session;
    const NoteId two =
        fixture_.notes->start({.client = fixture_.client, .session = session, .template_id = "walk.session"});
    fixture_.notes->sign(one, fixture_.notes->open_form(one));

    fixture_.edit(two, [](Form& form) { form.set({"hdr", {}, "date"}, Date{2027y / 3 / 5}); });

    EXPECT_NE(fixture_.notes->load(two).session, session);
    EXPECT_EQ(fixture_.row(two).date, Date{2027y / 3 / 5});
    EXPECT_EQ(fixture_.row(one).date, Date{2027y / 3 / 8});
    EXPECT_EQ(fixture_.notes->check_signature(one), SignatureState::holds);
}

TEST_F(NoteDraftTest, AnAnswerThatIsNoTimeStaysAsTyped) {
    const NoteId id = fixture_.start();

    fixture_.edit(id, [](Form& form) { form.set({"hdr", {}, "start"}, "about ten"); });

    EXPECT_EQ(fixture_.notes->open_form(id).answer({"hdr", {}, "start"}), Value{"about ten"});
    EXPECT_FALSE(fixture_.row(id).start);
}

TEST_F(NoteDraftTest, FiveMegabytesOfTextAreKeptWhole) {
    std::string text;
    while (text.size() < std::size_t{5} << 20)
        text += "A long line that someone pasted, with \"quotes\" and ščř.\n";
    const NoteId id = fixture_.start();

    fixture_.edit(id, [&](Form& form) { form.set({"hdr", {}, "response"}, text); });
    fixture_.reopen();

    EXPECT_EQ(fixture_.notes->open_form(id).answer({"hdr", {}, "response"}), Value{text});
}

TEST_F(NoteDraftTest, TextThatCannotBeKeptIsRefusedAndStaysInTheForm) {
    const NoteId id = fixture_.written(2027y / 3 / 8);
    Form form = fixture_.notes->open_form(id);
    form.set({"hdr", {}, "response"}, std::string(std::size_t{8} << 20, 'x'));

    EXPECT_EQ(kind_of([&] { fixture_.notes->save(id, form); }), ErrorKind::bad_input);

    EXPECT_EQ(form.answer({"hdr", {}, "response"}).get<std::string>()->size(), std::size_t{8} << 20);
    EXPECT_EQ(fixture_.notes->open_form(id).answer({"hdr", {}, "response"}), Value{"Went well."});
}

TEST_F(NoteDraftTest, SavingTheSameAgainWritesNothing) {
    const NoteId id = fixture_.written(2027y / 3 / 8, 4);
    const int revision = fixture_.notes->load(id).revision;

    fixture_.notes->save(id, fixture_.notes->open_form(id));

    EXPECT_EQ(fixture_.notes->load(id).revision, revision);
}

TEST_F(NoteDraftTest, AModalityTakenOffKeepsItsAnswers) {
    const NoteId id = fixture_.written(2027y / 3 / 8, 4);
    fixture_.notes->set_modalities(id, {"calm.session", "walk.session"});
    fixture_.edit(id, [](Form& form) { form.set({"wlk", {}, "route"}, "round the lake"); });
    EXPECT_EQ(fixture_.row(id).approach, "Calm, Walk");

    fixture_.notes->set_modalities(id, {"calm.session"});
    fixture_.edit(id, [](Form& form) { form.set({"calm", {}, "topic"}, "rain"); });

    EXPECT_EQ(fixture_.notes->open_form(id).parts().size(), 2U);
    fixture_.notes->set_modalities(id, {"walk.session", "calm.session"});
    const Form form = fixture_.notes->open_form(id);
    EXPECT_EQ(form.parts()[1]->prefix, "wlk");
    EXPECT_EQ(form.answer({"wlk", {}, "route"}), Value{"round the lake"});
    EXPECT_EQ(form.answer({"calm", {}, "topic"}), Value{"rain"});
    EXPECT_EQ(kind_of([&] { fixture_.notes->set_modalities(id, {"swim.session"}); }), ErrorKind::not_found);
}

TEST_F(NoteDraftTest, AnOldNoteKeepsItsTemplateWhenANewerOneIsThere) {
    const NoteId old = fixture_.written(2027y / 3 / 1, 5);
    const NoteId frozen = fixture_.signed_note(2027y / 3 / 2, 4);

    fixture_.reopen(small_packs("calm_2.xml"));

    const NoteId fresh = fixture_.start();
    EXPECT_EQ(fixture_.notes->load(old).templates[1]->version, "1.0.0");
    EXPECT_EQ(fixture_.notes->load(fresh).templates[1]->version, "2.0.0");
    EXPECT_EQ(fixture_.notes->open_form(old).field({"calm", {}, "topic"}).label, "Topic");
    EXPECT_EQ(fixture_.notes->open_form(fresh).field({"calm", {}, "topic"}).label, "Subject of the talk");
    EXPECT_EQ(fixture_.notes->open_form(old).answer({"calm", {}, "strain"}), Value{5});
    EXPECT_EQ(fixture_.notes->check_signature(frozen), SignatureState::holds);
    EXPECT_EQ(fixture_.notes->open_form(fresh).value({"calm", {}, "strain_before"}), Value{4});
    fixture_.notes->sign(old, fixture_.notes->open_form(old));
    EXPECT_EQ(fixture_.notes->check_signature(old), SignatureState::holds);
}

TEST_F(NoteDraftTest, ListsTellWhatIsMissing) {
    const NoteId id = fixture_.start();
    EXPECT_EQ(fixture_.row(id).to_fill, 1);

    fixture_.edit(id, [](Form& form) {
        form.set({"hdr", {}, "response"}, "Calmer than when she came.");
        form.set({"calm", {}, "topic"}, "The move to the coast");
    });

    EXPECT_EQ(fixture_.row(id).to_fill, 0);
    EXPECT_EQ(fixture_.row(id).summary, "The move to the coast");
}

TEST_F(NoteDraftTest, AMissedSessionSaysSoInTheList) {
    const NoteId id = fixture_.start();

    fixture_.edit(id, [](Form& form) { form.set({"hdr", {}, "attendance"}, "missed"); });

    EXPECT_EQ(fixture_.row(id).summary, "Missed");
    EXPECT_FALSE(fixture_.row(id).number);
    EXPECT_EQ(fixture_.row(id).attendance, Attendance::missed);
}

TEST_F(NoteDraftTest, AnEmptyDraftGoesWithoutATrace) {
    const NoteId id = fixture_.start();
    const SessionId session = fixture_.notes->load(id).session;

    fixture_.notes->void_note(id, "");

    EXPECT_EQ(kind_of([&] { (void)fixture_.notes->load(id); }), ErrorKind::not_found);
    EXPECT_FALSE(fixture_.episodes->find_session(session));
    EXPECT_TRUE(fixture_.notes->of(fixture_.client).empty());
}

TEST_F(NoteDraftTest, AnEmptyDraftGivesItsPlannedSessionBack) {
    const EpisodeId episode =
        fixture_.episodes->add({.client = fixture_.client, .title = "Outpatient", .started = 2027y / 1 / 4});
    const SessionId planned = fixture_.episodes->add_session(
        {.episode = episode, .client = fixture_.client, .date = 2027y / 3 / 9});
    const NoteId id =
        fixture_.notes->start({.client = fixture_.client, .session = planned, .template_id = "calm.session"});

    fixture_.notes->void_note(id, "");

    EXPECT_EQ(fixture_.episodes->find_session(planned)->attendance, Attendance::planned);
}

TEST_F(NoteDraftTest, ADraftWithAnswersBecomesAStubWithAReason) {
    const NoteId id = fixture_.written(2027y / 3 / 8, 5);
    const NoteId after = fixture_.written(2027y / 3 / 9, 6);
    EXPECT_EQ(kind_of([&] { fixture_.notes->void_note(id, " "); }), ErrorKind::bad_input);

    fixture_.notes->void_note(id, "written for the wrong client");

    EXPECT_EQ(fixture_.row(id).state, NoteState::voided);
    EXPECT_FALSE(fixture_.row(id).number);
    EXPECT_EQ(fixture_.row(after).number, 1);
    EXPECT_EQ(fixture_.notes->load(id).void_reason, "written for the wrong client");
    EXPECT_EQ(fixture_.notes->load(id).answers.parts.at("calm").values.at("strain"), Value{5});
    EXPECT_TRUE(fixture_.notes->open_form(after).value({"calm", {}, "strain_before"}).is_null());
    EXPECT_EQ(kind_of([&] { fixture_.notes->save(id, fixture_.notes->open_form(id)); }),
              ErrorKind::note_frozen);
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::unsigned_note);
}

TEST_F(NoteDraftTest, RefusesUnknownTemplatesClientsAndSessions) {
    EXPECT_EQ(failure_of([&] { fixture_.start({}, "swim.session"); }),
              "no template \"swim.session\"; there are calm.session, walk.session");
    EXPECT_EQ(
        kind_of([&] { fixture_.notes->start({.client = ClientId{77}, .template_id = "calm.session"}); }),
        ErrorKind::not_found);
    EXPECT_EQ(kind_of([&] { (void)fixture_.notes->open_form(NoteId{77}); }), ErrorKind::not_found);
    const ClientId other = fixture_.clients->add({.given_name = "Ada"});
    const SessionId session = fixture_.notes->load(fixture_.start()).session;
    EXPECT_EQ(kind_of([&] {
                  fixture_.notes->start({.client = other, .session = session, .template_id = "calm.session"});
              }),
              ErrorKind::bad_input);
    EXPECT_EQ(fixture_.notes->of(other).size(), 0U);
}

TEST_F(NoteDraftTest, ASessionWithANoteMovesOnlyThroughTheNote) {
    const NoteId id = fixture_.written(2027y / 3 / 8);
    auto session = *fixture_.episodes->find_session(fixture_.notes->load(id).session);
    session.date = 2027y / 3 / 9;

    EXPECT_EQ(kind_of([&] { fixture_.episodes->update_session(session); }), ErrorKind::bad_input);
    EXPECT_EQ(kind_of([&] { fixture_.episodes->remove_session(session.id); }), ErrorKind::bad_input);
    fixture_.notes->sign(id, fixture_.notes->open_form(id));
    EXPECT_EQ(kind_of([&] { fixture_.episodes->update_session(session); }), ErrorKind::note_frozen);
}

TEST_F(NoteDraftTest, DatesStandStillWhenTheTimeZoneMoves) {
    const NoteId id = fixture_.written(2027y / 3 / 3, 4);

    for (const char* zone : {"Pacific/Kiritimati", "America/Los_Angeles", "AAA+12"}) {
        const InTimeZone there{zone};
        fixture_.reopen();
        EXPECT_EQ(fixture_.row(id).date, Date{2027y / 3 / 3}) << zone;
        EXPECT_EQ(fixture_.notes->open_form(id).answer({"hdr", {}, "date"}), Value{Date{2027y / 3 / 3}})
            << zone;
    }
}

} // namespace
} // namespace attune
