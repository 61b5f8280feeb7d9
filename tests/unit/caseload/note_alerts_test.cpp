// SPDX-License-Identifier: Apache-2.0
// Alerts of measures on their way into the next note, and their answers on the way back: the packs that ship, a real
// vault.
#include "core/caseload/caseload_reading.hpp"
#include "core/caseload/note_alerts_desk.hpp"
#include "core/note/note_quality.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/alert_answer.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;

class NoteAlertsTest : public testing::Test {
protected:
    NoteAlertsTest() {
        connect();
        fixture_.episodes->add({.client = fixture_.client, .title = "Outpatient", .started = day(2)});
    }

    static std::vector<Pack> shipped_packs() {
        return read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"});
    }
    static Date day(unsigned number) { return Date{2027y / std::chrono::March / std::chrono::day{number}}; }
    void connect() {
        fixture_.notes->ask_alerts_of(std::make_unique<NoteAlertsDesk>(fixture_.test.vault(), *fixture_.shelf));
    }
    ResponseId give(Date on, double total, const std::string& measure = "phq-9") {
        const auto instrument = fixture_.shelf->measures().find(measure);
        MeasureDesk desk{fixture_.test.vault(), *fixture_.notes, *fixture_.shelf, fixture_.shelf->measures()};
        return desk.record({.client = fixture_.client,
                            .instrument = instrument,
                            .day = on,
                            .answers = answers_for(*instrument, total)})
            .response.id;
    }
    void withdraw(ResponseId response) {
        MeasureDesk{fixture_.test.vault(), *fixture_.notes, *fixture_.shelf, fixture_.shelf->measures()}.withdraw(
            response, "Of another person");
    }
    /// 8 on 2 March and 18 on 8 March: worse since the start, and at once.
    ResponseId worsen() {
        give(day(2), 8);
        return give(day(8), 18);
    }
    NoteId start(Date on) { return fixture_.start(on, "emdr.session"); }
    [[nodiscard]] std::vector<AlertRow> rows(NoteId note) const { return alert_rows(fixture_.notes->open_form(note)); }
    void answer(NoteId note, std::size_t row, const char* words) {
        fixture_.edit(note, [&](Form& form) { form.set({"hdr", {{"alerts", row}}, "answer"}, words); });
    }
    /// A note of a session that was missed asks for little else.
    void sign(NoteId note) {
        fixture_.edit(note, [](Form& form) {
            form.set({"hdr", {}, "attendance"}, "missed");
            form.set({"hdr", {}, "next"}, "Call tomorrow.");
        });
        fixture_.notes->sign(note, fixture_.notes->open_form(note));
    }
    [[nodiscard]] std::vector<AlertAnswer> answers() {
        return AlertAnswerStore{fixture_.test.vault()}.of(fixture_.client);
    }

    NoteFixture fixture_{shipped_packs()};
};

TEST_F(NoteAlertsTest, TheNextNoteAsksForEachAlertInWordsAndSigningItIsTheAnswer) {
    const ResponseId response = worsen();
    const NoteId note = start(day(9));

    const auto asked = rows(note);
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0].words, "Red: PHQ-9 rose from 8 to 18, 8 March 2027. 10 points worse since the start; 6 or more is a "
                              "reliable change.");
    EXPECT_EQ(asked[1].words, "Red: PHQ-9 rose from 8 to 18, 8 March 2027. 10 points worse since the score before; 6 or "
                              "more is a reliable change.");
    answer(note, 0, "Discussed; safety plan reviewed.");
    EXPECT_TRUE(answers().empty()) << "a draft answers nothing";

    sign(note);

    ASSERT_EQ(answers().size(), 1U);
    const AlertAnswer given = answers().front();
    EXPECT_EQ(given.alert, "AL1");
    EXPECT_EQ(given.measure, "phq-9");
    EXPECT_EQ(given.scale, "total");
    EXPECT_EQ(given.response, response);
    EXPECT_EQ(given.words, "Discussed; safety plan reviewed.");
    EXPECT_EQ(given.note, note);
    EXPECT_EQ(rows(note).size(), 2U) << "the signed note keeps what it was asked";
    EXPECT_EQ(fixture_.notes->check_signature(note), SignatureState::holds);
    std::string prose;
    for (const NarrativeSection& section : fixture_.notes->open_form(note).narrative(NoteFormat::soap))
        prose += section.text;
    EXPECT_NE(prose.find("PHQ-9 rose from 8 to 18, 8 March 2027"), std::string::npos) << prose;
    EXPECT_NE(prose.find("Answer: Discussed; safety plan reviewed."), std::string::npos) << prose;
    const auto left = rows(start(day(9)));
    ASSERT_EQ(left.size(), 1U) << "what was not answered is asked again";
    EXPECT_EQ(left[0].words, asked[1].words);
}

TEST_F(NoteAlertsTest, TheCaseloadShowsTheAnswerInTheNoteOfThatDay) {
    worsen();
    const NoteId note = start(day(9));
    answer(note, 0, "Discussed.");
    sign(note);

    const auto read = CaseloadReading{fixture_.test.vault(), fixture_.shelf->measures()}.read();

    ASSERT_EQ(read.size(), 1U);
    const auto answered = std::ranges::find_if(read[0].alerts, [](const CaseloadAlert& alert) {
        return alert.alert.kind == AlertKind::deterioration;
    });
    ASSERT_NE(answered, read[0].alerts.end());
    ASSERT_TRUE(answered->answer);
    EXPECT_EQ(answered->answer->note_day, day(9));
    EXPECT_EQ(answered->answer->words, "Discussed.");
}

TEST_F(NoteAlertsTest, WhatWasTypedStaysInTheDraftWhenTheProgramLocksAndWhenAlertsComeAndGo) {
    const ResponseId first = worsen();
    const NoteId note = start(day(9));
    answer(note, 1, "Called the same evening.");
    give(day(9), 20);
    withdraw(first);

    fixture_.reopen(shipped_packs());
    connect();

    const auto asked = rows(note);
    ASSERT_EQ(asked.size(), 3U);
    EXPECT_EQ(asked[0].answer, "Called the same evening.");
    EXPECT_NE(asked[0].words.find("8 to 18"), std::string::npos) << "answered: its row stays though it waits no more";
    EXPECT_NE(asked[1].words.find("8 to 20, 9 March 2027. 12 points worse since the start"), std::string::npos);
    EXPECT_NE(asked[2].words.find("since the score before"), std::string::npos);
    sign(note);
    EXPECT_TRUE(answers().empty()) << "its response was withdrawn";
}

TEST_F(NoteAlertsTest, AnAlertThatWasAnsweredBesideTheNotesMeanwhileKeepsThatAnswer) {
    const ResponseId response = worsen();
    const NoteId note = start(day(9));
    answer(note, 0, "Discussed.");
    AlertAnswerStore{fixture_.test.vault()}.answer(
        {.alert = "AL1", .scale = "total", .response = response, .words = "Seen in the caseload"});

    sign(note);

    ASSERT_EQ(answers().size(), 1U);
    EXPECT_EQ(answers()[0].words, "Seen in the caseload");
    EXPECT_FALSE(answers()[0].note);
}

TEST_F(NoteAlertsTest, ARedAlertWithoutAnAnswerIsSaidAndKeepsNoNoteFromBeingSigned) {
    worsen();
    const NoteId note = start(day(9));
    const auto fired = [&] {
        const Form form = fixture_.notes->open_form(note);
        const auto rules = form.rules();
        return std::ranges::count_if(rules, [](const FiredRule& rule) { return rule.rule->id == "alert_answer"; });
    };
    const auto check = [&]() -> std::optional<QualityCheck> {
        for (const QualityCheck& one : check_quality(*fixture_.notes, *fixture_.clients, note,
                                                     fixture_.notes->open_form(note), NoteFormat::soap))
            if (one.kind == QualityKind::alerts)
                return one;
        return std::nullopt;
    };
    EXPECT_EQ(fired(), 2);
    ASSERT_TRUE(check());
    EXPECT_FALSE(check()->holds);
    EXPECT_EQ(check()->detail, "Red: PHQ-9 rose from 8 to 18, 8 March 2027, Red: PHQ-9 rose from 8 to 18, 8 March 2027");
    answer(note, 0, "Discussed.");
    EXPECT_EQ(fired(), 1);
    answer(note, 1, "  ");
    EXPECT_FALSE(check()->holds);

    sign(note);

    EXPECT_EQ(fixture_.notes->check_signature(note), SignatureState::holds);
}

TEST_F(NoteAlertsTest, ANoteOfAnEarlierSessionIsNotAskedForLaterScores) {
    worsen();

    EXPECT_TRUE(rows(start(day(7))).empty());
    EXPECT_EQ(rows(start(day(8))).size(), 2U);
}

TEST_F(NoteAlertsTest, ARedSafetyAnswerIsAskedForThoughTheNextSheetIsQuiet) {
    give(day(2), 27);
    give(day(8), 27 - 9);

    const auto asked = rows(start(day(9)));

    const auto danger = std::ranges::count_if(asked, [](const AlertRow& row) {
        return row.words.starts_with("Red: PHQ-9: an answer tells of danger, 2 March 2027.");
    });
    EXPECT_EQ(danger, 1);
}

TEST_F(NoteAlertsTest, ADraftThatNobodyWroteInGoesWithoutAReasonThoughAlertsStandInIt) {
    worsen();
    const NoteId note = start(day(9));

    fixture_.notes->void_note(note, "");

    EXPECT_TRUE(fixture_.notes->of(fixture_.client).empty());
}

TEST_F(NoteAlertsTest, AMeasureThatCannotBeReadAnyMoreKeepsNoNoteFromBeingOpened) {
    worsen();
    give(day(2), 14, "gad-7");
    make_unreadable(fixture_.test.database(), "gad-7");

    EXPECT_EQ(rows(start(day(9))).size(), 2U) << "of the PHQ-9";

    make_unreadable(fixture_.test.database(), "phq-9");
    EXPECT_TRUE(rows(start(day(9))).empty());
}

class FailingAlerts final : public AlertSource {
public:
    [[nodiscard]] std::vector<WaitingAlert> waiting(ClientId, Date) override { return {{"1 AL1 total", "Red: one. Two."}}; }
    void answer(ClientId, const std::string&, const std::string&, NoteId) override {
        throw Error{ErrorKind::no_space, "the disk is full"};
    }
};

TEST_F(NoteAlertsTest, WhereTheAnswerCannotBeKeptTheNoteIsNotSigned) {
    fixture_.notes->ask_alerts_of(std::make_unique<FailingAlerts>());
    const NoteId note = start(day(9));
    answer(note, 0, "Discussed.");

    EXPECT_EQ(kind_of([&] { sign(note); }), ErrorKind::no_space);

    EXPECT_EQ(fixture_.notes->load(note).state, NoteState::draft);
    EXPECT_EQ(rows(note).at(0).answer, "Discussed.");
}

} // namespace
} // namespace attune
