// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_view_model.hpp"

#include "gui/note/note_context.hpp"
#include "tests/gui/note/note_practice.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;
using namespace std::chrono;

FieldPath knd(const std::string& field, std::vector<RowStep> rows = {}) {
    return {"knd", std::move(rows), field};
}

class NoteViewModelTest : public testing::Test {
protected:
    NoteViewModel& open() {
        model_.emplace(practice_.workspace, note_);
        return *model_;
    }
    [[nodiscard]] const OutlineSection* section(const std::string& id) const {
        const auto& all = model_->sections();
        const auto found = std::ranges::find_if(all, [&](const auto& each) { return each.key.section == id; });
        return found == all.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::vector<std::string> sentences(const FieldPath& path) const {
        std::vector<std::string> found;
        for (const auto& message : model_->messages())
            if (message.place == path)
                found.push_back(message.text);
        return found;
    }
    void fill_everything() {
        model_->edit(knd("topic"), "Sleep");
        model_->edit({"hdr", {}, "response"}, "Calm.");
    }

    NotePractice practice_;
    NoteId note_ = practice_.draft();
    std::optional<NoteViewModel> model_;
};

TEST_F(NoteViewModelTest, TellsWhoseNoteItIs) {
    auto& model = open();

    EXPECT_EQ(model.client_name(), "Mara Lindqvist");
    EXPECT_EQ(model.session_line(), "Session 1, Kinds. Tuesday 9 March 2027. Draft.");
}

TEST_F(NoteViewModelTest, SectionsFollowTheHeaderAndEndWithIt) {
    auto& model = open();

    std::vector<std::string> ids;
    for (const auto& each : model.sections())
        ids.push_back(to_string(each.key));
    EXPECT_EQ(ids, (std::vector<std::string>{"hdr.session_section", "knd.words", "knd.numbers",
                                             "knd.work[0].aim_section", "hdr.end_section"}));
}

TEST_F(NoteViewModelTest, ASectionSaysWhatIsLeftAndWhatIsIn) {
    auto& model = open();
    ASSERT_EQ(section("words")->to_fill, 1);
    EXPECT_EQ(section("words")->state, SectionState::to_fill);
    EXPECT_EQ(section("numbers")->state, SectionState::nothing);

    model.edit(knd("topic"), "Sleep");
    model.edit(knd("mode"), "taps");

    EXPECT_EQ(section("words")->state, SectionState::done);
    EXPECT_EQ(section("words")->summary, "Sleep, Taps");
}

TEST_F(NoteViewModelTest, HiddenSectionsComeAndGo) {
    auto& model = open();
    EXPECT_EQ(section("rows"), nullptr);

    model.edit(knd("deep"), true);

    EXPECT_NE(section("rows"), nullptr);
}

TEST_F(NoteViewModelTest, AsksForTheTimerAndSavesWhenItRunsOut) {
    auto& model = open();
    std::vector<milliseconds> asked;
    model.start_timer = [&asked](milliseconds pause) { asked.push_back(pause); };

    model.edit(knd("topic"), "S");
    model.edit(knd("topic"), "Sl");

    EXPECT_EQ(asked, (std::vector<milliseconds>{800ms, 800ms}));
    EXPECT_EQ(model.save_state(), SaveState::waiting);
    EXPECT_EQ(practice_.stored(note_, knd("topic")), Value{});
    EXPECT_TRUE(model.save());
    EXPECT_EQ(model.save_state(), SaveState::saved);
    EXPECT_EQ(practice_.stored(note_, knd("topic")), Value{"Sl"});
}

TEST_F(NoteViewModelTest, AFailedSaveKeepsTheTextAndSaysWhatToDo) {
    auto& model = open();
    model.edit(knd("topic"), "Sleep");
    practice_.notes->sign(note_, [&] {
        auto form = practice_.notes->open_form(note_);
        form.set(knd("topic"), "Other");
        form.set({"hdr", {}, "response"}, "Calm.");
        return form;
    }());

    EXPECT_FALSE(model.save());

    EXPECT_EQ(model.save_state(), SaveState::failed);
    EXPECT_NE(model.save_failure().find("Not saved"), std::string::npos);
    EXPECT_NE(model.save_failure().find("still here"), std::string::npos);
    EXPECT_EQ(model.form().answer(knd("topic")), Value{"Sleep"});
}

TEST_F(NoteViewModelTest, RulesSpeakWhenTheFieldIsLeft) {
    auto& model = open();
    model.edit(knd("sud"), 9);
    EXPECT_TRUE(sentences(knd("sud")).empty());

    model.settle();

    ASSERT_EQ(sentences(knd("sud")).size(), 1U);
    EXPECT_NE(sentences(knd("sud")).front().find("very high"), std::string::npos);
}

TEST_F(NoteViewModelTest, MissingAnswersAreMarkedOnlyAfterF8) {
    auto& model = open();
    model.settle();
    EXPECT_TRUE(sentences(knd("topic")).empty());

    const auto first = model.next_to_fill({}, NoteViewModel::Direction::forward);

    ASSERT_TRUE(first);
    EXPECT_EQ(*first, knd("topic"));
    EXPECT_FALSE(sentences(knd("topic")).empty());
}

TEST_F(NoteViewModelTest, F8GoesRoundInReadingOrder) {
    auto& model = open();
    const FieldPath response{"hdr", {}, "response"};

    EXPECT_EQ(model.next_to_fill(knd("topic"), NoteViewModel::Direction::forward), response);
    EXPECT_EQ(model.next_to_fill(response, NoteViewModel::Direction::forward), knd("topic"));
    EXPECT_EQ(model.next_to_fill(knd("topic"), NoteViewModel::Direction::backward), response);
    fill_everything();
    EXPECT_EQ(model.next_to_fill({}, NoteViewModel::Direction::forward), std::nullopt);
}

TEST_F(NoteViewModelTest, TextThatDoesNotHoldIsKeptAndReported) {
    auto& model = open();

    model.edit(knd("weight"), "heavy");
    model.settle();
    model.save();

    EXPECT_EQ(practice_.stored(note_, knd("weight")), Value{"heavy"});
    EXPECT_EQ(sentences(knd("weight")).size(), 1U);
}

TEST_F(NoteViewModelTest, ARowComesBackWithEverythingInIt) {
    auto& model = open();
    model.edit(knd("deep"), true);
    for (int i = 0; i < 3; ++i)
        model.add_row(knd("sets"));
    model.edit(knd("report", {{"sets", 1}}), "Middle");
    model.edit(knd("level", {{"sets", 1}}), NotAsked{});

    model.remove_row(knd("sets"), 1);
    ASSERT_EQ(model.form().row_count(knd("sets")), 2U);
    ASSERT_TRUE(model.can_put_back_row());
    model.put_back_row();

    EXPECT_EQ(model.form().row_count(knd("sets")), 3U);
    EXPECT_EQ(model.form().answer(knd("report", {{"sets", 1}})), Value{"Middle"});
    EXPECT_TRUE(model.form().answer(knd("level", {{"sets", 1}})).is_not_asked());
    EXPECT_FALSE(model.can_put_back_row());
}

TEST_F(NoteViewModelTest, AnEntryMadeBesideTheFormIsThereAtOnce) {
    auto& model = open();

    const auto id = model.add_entry("knd.target", {{"name", Value{"The stairwell"}}, {"prong", Value{"past"}}});

    ASSERT_EQ(model.entries("knd.target").size(), 1U);
    EXPECT_EQ(model.entries("knd.target").front().title, "The stairwell");
    EXPECT_EQ(model.entries("knd.target").front().state, "listed");
    EXPECT_EQ(model.title_of("knd.target", id), "The stairwell");
    EXPECT_THROW(model.add_entry("knd.target", {}), Error);
}

TEST_F(NoteViewModelTest, SecondRowsOfABlockCarryTheNameOfTheirEntry) {
    auto& model = open();
    const auto id = model.add_entry("knd.target", {{"name", Value{"The stairwell"}}, {"prong", Value{"past"}}});
    int rebuilt = 0;
    model.on_rebuild = [&rebuilt] { ++rebuilt; };

    model.add_row({"knd", {}, "work"});
    model.edit(knd("aim", {{"work", 1}}), id);

    EXPECT_EQ(rebuilt, 1);
    const auto& all = model.sections();
    EXPECT_EQ(std::ranges::count_if(all, [](const auto& each) { return each.title == "Target – The stairwell"; }), 1);
    EXPECT_EQ(std::ranges::count_if(all, [](const auto& each) { return each.title == "Target – target 1"; }), 1);
}

TEST_F(NoteViewModelTest, SigningNeedsEverythingAndFreezes) {
    auto& model = open();
    EXPECT_FALSE(model.ready_to_sign());
    fill_everything();
    ASSERT_TRUE(model.ready_to_sign());

    model.sign();

    EXPECT_TRUE(model.is_read_only());
    EXPECT_EQ(model.save_state(), SaveState::read_only);
    EXPECT_EQ(model.check_signature(), SignatureState::holds);
    model.edit(knd("topic"), "Other");
    EXPECT_EQ(model.form().answer(knd("topic")), Value{"Sleep"});
    EXPECT_NE(model.session_line().find("Signed"), std::string::npos);
}

TEST_F(NoteViewModelTest, AddendaStandInThePreview) {
    auto& model = open();
    fill_everything();
    ASSERT_TRUE(model.ready_to_sign());
    model.sign();

    model.add_addendum(AddendumKind::addendum, "The client called later.", {});

    ASSERT_EQ(model.addenda().size(), 1U);
    EXPECT_NE(model.preview(NoteFormat::soap).find("The client called later."), std::string::npos);
    EXPECT_NE(model.preview(NoteFormat::soap).find("Sleep"), std::string::npos);
}

TEST_F(NoteViewModelTest, RepeatsWhatTheNoteBeforeSaid) {
    practice_.edit(note_, [](Form& form) {
        form.set({"knd", {}, "topic"}, "Nights");
        form.set({"hdr", {}, "date"}, Date{2027y / March / 2});
    });
    note_ = practice_.draft();
    auto& model = open();

    EXPECT_TRUE(model.repeat_last(knd("topic")));
    EXPECT_EQ(model.form().answer(knd("topic")), Value{"Nights"});
    EXPECT_FALSE(model.repeat_last(knd("weight")));
}

TEST_F(NoteViewModelTest, ATickedModalityIsOfferedAndAddedWithTheAnswersKept) {
    auto& model = open();
    model.edit(knd("topic"), "Sleep");
    EXPECT_TRUE(model.missing_forms().empty());

    model.edit({"hdr", {}, "modalities"}, TextList{"kinds", "walk"});
    ASSERT_EQ(model.missing_forms().size(), 1U);
    EXPECT_EQ(model.missing_forms().front().title, "Walk");
    model.add_form("walk.session");

    EXPECT_TRUE(model.missing_forms().empty());
    EXPECT_EQ(model.form().answer(knd("topic")), Value{"Sleep"});
    EXPECT_NE(section("way"), nullptr);
}

TEST_F(NoteViewModelTest, TheContextTellsTheCourseOfEachEntry) {
    auto target = practice_.notes->add_entry(practice_.client, "knd.target",
                                             {{"name", Value{"The stairwell"}}, {"prong", Value{"past"}}});
    practice_.edit(note_, [&](Form& form) {
        form.set({"hdr", {}, "date"}, Date{2027y / March / 2});
        form.set(knd("aim", {{"work", 0}}), target);
        form.set(knd("voc", {{"work", 0}}), 2);
        form.set(knd("sud"), 6);
        form.set({"hdr", {}, "response"}, "Lighter.");
    });
    const auto earlier = note_;
    note_ = practice_.draft();
    auto& model = open();
    model.edit(knd("aim", {{"work", 0}}), target);
    model.edit(knd("voc", {{"work", 0}}), 5);

    const NoteContext context{model};

    ASSERT_TRUE(context.last_note());
    EXPECT_EQ(context.last_note()->id, earlier);
    EXPECT_EQ(context.prompts(), std::vector<std::string>{"Ask about the SUD again."});
    ASSERT_EQ(context.ladders().size(), 1U);
    const auto group = context.ladders().front();
    EXPECT_EQ(group.heading, "Open targets");
    ASSERT_EQ(group.ladders.size(), 1U);
    EXPECT_EQ(group.ladders.front().earlier, std::vector<double>{2});
    EXPECT_EQ(group.ladders.front().now, 5);
    EXPECT_EQ(group.ladders.front().detail, "Past, 2 sessions");
    EXPECT_NE(group.ladders.front().spoken().find("from 2 to 5"), std::string::npos);
}

} // namespace
} // namespace attune
