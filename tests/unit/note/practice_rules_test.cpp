// SPDX-License-Identifier: Apache-2.0
// A note and the practice's own numbers, the rules that are off, and what the program knows of the client.
#include "core/practice/note_settings.hpp"
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;

class PracticeRulesTest : public testing::Test {
protected:
    void practice(const std::function<void(PracticeRules&)>& change) {
        NoteSettingsStore store{fixture_.test.database()};
        NoteSettings settings = store.load();
        change(settings.rules);
        store.save(settings);
    }
    [[nodiscard]] static bool fires(const Form& form, const std::string& id) {
        const auto fired = form.rules();
        return std::ranges::any_of(fired, [&](const FiredRule& each) { return each.rule->id == id; });
    }
    [[nodiscard]] bool fires(NoteId id, const std::string& rule) {
        return fires(fixture_.notes->open_form(id), rule);
    }
    /// A session from which the client leaves with a distress of 6.
    NoteId tense_note(Date date = 2027y / 3 / 1) {
        const NoteId id = fixture_.start(date, "cbt.session");
        fixture_.edit(id, [](Form& form) {
            for (const auto& [field, value] :
                 std::vector<std::pair<const char*, Value>>{{"start", TimeOfDay{600}},
                                                            {"stop", TimeOfDay{650}},
                                                            {"format", "in_person"},
                                                            {"unit", "individual"},
                                                            {"risk", "no_concern"},
                                                            {"response", "Went well."},
                                                            {"next", "Go on."},
                                                            {"state_in", 5},
                                                            {"state_out", 6}})
                form.set({"hdr", {}, field}, value);
            form.add_row({"hdr", {}, "present"});
            form.set({"hdr", {{"present", 0}}, "person"}, "Mara");
            form.set({"cbt", {}, "mood"}, 40);
            form.add_row({"cbt", {}, "agenda"});
            form.set({"cbt", {{"agenda", 0}}, "item"}, "Week");
            form.set({"cbt", {}, "summary"}, "A plan for Sunday.");
            form.set({"cbt", {}, "feedback"}, 8);
            form.set({"cbt", {}, "feedback_words"}, "It helped.");
        });
        return id;
    }
    void sign(NoteId id) { fixture_.notes->sign(id, fixture_.notes->open_form(id)); }
    [[nodiscard]] std::string kept(NoteId id) {
        Statement select{fixture_.test.database(), "SELECT native FROM note WHERE id = ?1"};
        select.bind(id).step();
        return select.text(0);
    }

    NoteFixture fixture_{read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"})};
};

TEST_F(PracticeRulesTest, ADraftUsesTheNumbersOfToday) {
    const NoteId id = tense_note();
    EXPECT_FALSE(fires(id, "leaving_worse"));

    practice([](PracticeRules& rules) { rules.parameters["header.session.leaving_high"] = 6; });

    EXPECT_TRUE(fires(id, "leaving_worse"));
    practice([](PracticeRules& rules) { rules.off.insert("header.session.leaving_worse"); });
    EXPECT_FALSE(fires(id, "leaving_worse"));
}

TEST_F(PracticeRulesTest, ASignedNoteKeepsThoseItWasSignedWith) {
    const NoteId id = tense_note();
    sign(id);
    practice([](PracticeRules& rules) { rules.parameters["header.session.leaving_high"] = 6; });

    EXPECT_FALSE(fires(id, "leaving_worse"));
    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::holds);

    const NoteId later = tense_note(2027y / 3 / 8);
    fixture_.edit(later, [](Form& form) { form.set({"hdr", {}, "leaving_plan"}, "Rings at six."); });
    sign(later);
    practice([](PracticeRules& rules) { rules = {}; });
    fixture_.reopen();

    EXPECT_TRUE(fires(later, "leaving_worse"));
    EXPECT_EQ(fixture_.notes->check_signature(later), SignatureState::holds);
}

TEST_F(PracticeRulesTest, OnlyWhatTheNotesTemplatesKnowIsKept) {
    practice([](PracticeRules& rules) {
        rules.parameters = {{"header.session.gap_times", 3},
                            {"header.session.leaving_high", 7},
                            {"other.session.limit", 4},
                            {"header.session.no_such", 4}};
        rules.off = {"header.session.tasks", "emdr.session.e_stuck"};
    });

    const NoteId id = tense_note();

    EXPECT_EQ(kept(id), R"({"$number.header.session.gap_times":3.0,"$off.header.session.tasks":true})");
}

TEST_F(PracticeRulesTest, WhatIsKeptIsPartOfWhatIsSigned) {
    practice([](PracticeRules& rules) { rules.off.insert("header.session.leaving_worse"); });
    const NoteId id = tense_note();
    sign(id);
    Database& database = fixture_.test.database();
    Statement{database, "DROP TRIGGER note_frozen_update"}.run();

    Statement{database, "UPDATE note SET native = ''"}.run();

    EXPECT_EQ(fixture_.notes->check_signature(id), SignatureState::broken);
}

TEST_F(PracticeRulesTest, AnAppointmentAheadIsKnownAndStaysAsItWasSigned) {
    sign(tense_note(2026y / 11 / 2));
    const NoteId missed = fixture_.start(2027y / 3 / 1, "cbt.session");
    fixture_.edit(missed, [](Form& form) {
        form.set({"hdr", {}, "attendance"}, "missed");
        form.set({"hdr", {}, "next"}, "Write.");
    });
    EXPECT_TRUE(fires(missed, "gap"));

    const auto episode = fixture_.notes->load(missed).episode;
    Session planned{.episode = episode, .client = fixture_.client, .date = 2027y / 5 / 10};
    planned.id = fixture_.episodes->add_session(planned);

    EXPECT_FALSE(fires(missed, "gap"));
    sign(missed);
    Statement{fixture_.test.database(), "DELETE FROM session WHERE id = ?1"}.bind(planned.id).run();
    EXPECT_FALSE(fires(missed, "gap"));
    EXPECT_EQ(fixture_.notes->check_signature(missed), SignatureState::holds);
}

TEST_F(PracticeRulesTest, SignalsOfEarlierNotesAreSeenThroughTheVault) {
    const NoteId family = fixture_.start(2027y / 3 / 1, "family.session");
    fixture_.edit(family, [](Form& form) { form.set({"fam", {}, "safe"}, "unsure"); });
    const NoteId shock = fixture_.start(2027y / 3 / 8, "somatic_experiencing.session");
    fixture_.edit(shock, [](Form& form) { form.set({"se", {}, "focus"}, "shock_event"); });
    fixture_.reopen();

    EXPECT_TRUE(fires(shock, "stage"));
    fixture_.edit(family, [](Form& form) { form.set({"fam", {}, "safe"}, "yes"); });
    EXPECT_FALSE(fires(shock, "stage"));
}

} // namespace
} // namespace attune
