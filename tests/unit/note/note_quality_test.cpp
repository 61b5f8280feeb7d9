// SPDX-License-Identifier: Apache-2.0
// What a good note has, looked at before it is signed.
#include "core/note/note_quality.hpp"
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;

constexpr const char* prose =
    "She walked to the station alone on Monday and stayed for ten minutes while the fear "
    "rose and then fell again, and told her sister about it in the evening.";

class NoteQualityTest : public testing::Test {
protected:
    NoteId written(const std::function<void(Form&)>& change, Date date = 2027y / 3 / 1) {
        const NoteId id = fixture_.start(date, "cbt.session");
        fixture_.edit(id, change);
        return id;
    }
    [[nodiscard]] std::optional<QualityCheck> check(NoteId id, QualityKind kind,
                                                    NoteFormat format = NoteFormat::soap) {
        const Form form = fixture_.notes->open_form(id);
        for (const auto& each : check_quality(*fixture_.notes, *fixture_.clients, id, form, format))
            if (each.kind == kind)
                return each;
        return std::nullopt;
    }
    [[nodiscard]] bool holds(NoteId id, QualityKind kind) { return check(id, kind).value().holds; }

    static void set(Form& form, const char* field, Value value) {
        form.set({"hdr", {}, field}, std::move(value));
    }

    NoteFixture fixture_{read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"})};
};

TEST_F(NoteQualityTest, NamesTheSectionsOfTheFormatThatAreEmpty) {
    const NoteId id = written([](Form& form) { set(form, "next", "Go on with the record."); });

    EXPECT_EQ(check(id, QualityKind::sections, NoteFormat::girp)->detail, "Goal");
    EXPECT_EQ(check(id, QualityKind::sections, NoteFormat::soap)->detail, "Subjective");
    EXPECT_FALSE(check(id, QualityKind::sections, NoteFormat::girp)->holds);
    EXPECT_TRUE(check(id, QualityKind::sections, NoteFormat::plain)->holds);
}

TEST_F(NoteQualityTest, AGoalIsNamed) {
    const std::string goal =
        fixture_.notes->add_entry(fixture_.client, "hdr.goal", {{"name", "Takes the train"}});
    const NoteId id = written([](Form&) {});
    EXPECT_FALSE(holds(id, QualityKind::goal));

    fixture_.edit(id, [&](Form& form) { set(form, "goals", TextList{goal}); });

    EXPECT_TRUE(holds(id, QualityKind::goal));
}

TEST_F(NoteQualityTest, WhatWasDoneIsMoreThanTheNameOfTheApproach) {
    const NoteId id = fixture_.start(2027y / 3 / 1, "emdr.session");
    EXPECT_FALSE(holds(id, QualityKind::intervention));

    fixture_.edit(id, [](Form& form) { form.set({"emdr", {}, "phases"}, TextList{"1"}); });

    EXPECT_TRUE(holds(id, QualityKind::intervention));
}

TEST_F(NoteQualityTest, ResponseRiskAndNextStepHaveTheirLines) {
    const NoteId id = written([](Form& form) { set(form, "next", Value{}); });
    for (const auto kind : {QualityKind::response, QualityKind::risk})
        EXPECT_FALSE(holds(id, kind));

    fixture_.edit(id, [](Form& form) {
        set(form, "response", "Calmer at the end.");
        set(form, "risk", "no_concern");
        set(form, "next", "Go on.");
    });

    for (const auto kind : {QualityKind::response, QualityKind::risk, QualityKind::next_step})
        EXPECT_TRUE(holds(id, kind));
}

TEST_F(NoteQualityTest, TextOfTheLastNoteIsCountedInRunsOfFiveWords) {
    EXPECT_EQ(
        copied_percent(
            "one two three four five six seven eight nine ten one two three four five six seven eight nine",
            prose),
        std::nullopt); // 19 words
    EXPECT_EQ(copied_percent(prose, prose), 100.0);
    EXPECT_EQ(copied_percent(prose, ""), 0.0);
    EXPECT_EQ(copied_percent(
                  "SHE walked – to the station: alone! On Monday and stayed for ten minutes; nothing else of "
                  "this was there before, or so",
                  prose)
                  .value(),
              100.0 * 9 / 18); // 22 words, 18 runs, of which 9 lie in the first 13 words
}

TEST_F(NoteQualityTest, CopiedTextIsToldAboveEightyPerCent) {
    static_cast<void>(written([](Form& form) { set(form, "response", prose); }));
    const NoteId same = written([](Form& form) { set(form, "response", prose); }, 2027y / 3 / 8);
    EXPECT_EQ(check(same, QualityKind::copied)->detail, "100");
    EXPECT_FALSE(holds(same, QualityKind::copied));

    fixture_.edit(same, [](Form& form) {
        set(form, "response",
            std::string{prose} + " This week she went twice, each time with less preparation than before.");
    });
    EXPECT_TRUE(holds(same, QualityKind::copied));

    fixture_.edit(same, [](Form& form) { set(form, "response", "Short."); });
    EXPECT_FALSE(check(same, QualityKind::copied));
}

TEST_F(NoteQualityTest, AnotherClientsFullNameIsFound) {
    fixture_.clients->add({.given_name = "Łukasz", .family_name = "Nowak"});
    fixture_.clients->add({.given_name = "Mara", .family_name = "Lindqvist"}); // of the client's own name
    const NoteId id =
        written([](Form& form) { set(form, "response", "Spoke of Mara Lindqvist, Nowak and Łukasz."); });
    EXPECT_TRUE(holds(id, QualityKind::other_client));

    fixture_.edit(id, [](Form& form) { set(form, "response", "Met lukasz  NOWAK, in the hall."); });

    EXPECT_FALSE(holds(id, QualityKind::other_client));
    EXPECT_EQ(check(id, QualityKind::other_client)->detail, "Łukasz Nowak");
    fixture_.edit(id, [](Form& form) { set(form, "response", "Met Łukasz Nowakowski."); });
    EXPECT_TRUE(holds(id, QualityKind::other_client));
}

TEST_F(NoteQualityTest, WordsOfTheProcessNoteInTheRecordAreFound) {
    const NoteId id = written([](Form& form) {
        set(form, "private", "I felt pulled into rescuing her again today.");
        set(form, "response", "Tired and quiet.");
    });
    EXPECT_TRUE(holds(id, QualityKind::private_matter));

    fixture_.edit(id, [](Form& form) { set(form, "response", "Quiet; pulled into rescuing her again."); });

    EXPECT_FALSE(holds(id, QualityKind::private_matter));
}

TEST_F(NoteQualityTest, ASessionThatDidNotTakePlaceIsAskedForTheNextStepAlone) {
    const NoteId id = written([](Form& form) {
        set(form, "attendance", "missed");
        set(form, "next", "Write on Friday.");
    });

    EXPECT_FALSE(check(id, QualityKind::goal));
    EXPECT_TRUE(holds(id, QualityKind::next_step));
}

TEST_F(NoteQualityTest, EveryCheckHasItsSentence) {
    for (int kind = 0; kind <= static_cast<int>(QualityKind::private_matter); ++kind)
        for (const bool is_good : {true, false})
            EXPECT_TRUE(sentence_of({static_cast<QualityKind>(kind), is_good, "x"}).ends_with("."));
}

} // namespace
} // namespace attune
