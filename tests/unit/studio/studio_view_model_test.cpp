// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/studio_view_model.hpp"

#include "tests/unit/studio/studio_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using Direction = StudioViewModel::Direction;

FieldPath hs(const std::string& field) {
    return {"hs", {}, field};
}

class StudioViewModelTest : public testing::Test {
protected:
    StudioViewModel& open() {
        model_.emplace(practice_.workspace, house_.folder, house_.recovery, PackDraft::Access::edit);
        model_->start_timer = [this](std::chrono::milliseconds) { ++timers_; };
        return *model_;
    }
    void type(const std::string& from, const std::string& to) {
        model_->edit(with(model_->current().text, from, to));
        model_->read();
    }
    [[nodiscard]] std::vector<std::string> errors() const {
        std::vector<std::string> found;
        for (const auto& problem : model_->problems())
            if (problem.weight == StudioProblem::Weight::error)
                found.push_back(problem.file + ":" + std::to_string(problem.line));
        return found;
    }

    NotePractice practice_{packs_that_ship()};
    HouseFolder house_;
    std::optional<StudioViewModel> model_;
    int timers_ = 0;
};

TEST_F(StudioViewModelTest, OpensOnTheFirstTemplateWithItsForm) {
    auto& model = open();

    EXPECT_EQ(model.current().name, "templates/session.xml");
    EXPECT_EQ(model.errors(), 0U);
    EXPECT_TRUE(model.is_checked());
    EXPECT_EQ(model.form_state(), TrialState::current);
    ASSERT_NE(model.shown_template(), nullptr);
    EXPECT_EQ(model.form().form().parts().back(), model.shown_template());
    EXPECT_EQ(model.pack().title, "House note");
}

TEST_F(StudioViewModelTest, AMistakeIsListedAndTheFormStays) {
    auto& model = open();
    model.form().edit(hs("tension_in"), 7);

    type("steps.tension)\"/>", "steps.tensoin)\"/>");

    ASSERT_EQ(errors(),
              (std::vector<std::string>{"templates/session.xml:" +
                                        std::to_string(line_of_words(house_template, "id=\"drop\""))}));
    EXPECT_EQ(model.form_state(), TrialState::earlier);
    EXPECT_EQ(model.form().form().answer(hs("tension_in")), Value{7});

    type("steps.tensoin)\"/>", "steps.tension)\"/>");
    EXPECT_EQ(model.errors(), 0U);
    EXPECT_EQ(model.form_state(), TrialState::current);
    EXPECT_EQ(model.form().form().answer(hs("tension_in")), Value{7});
}

TEST_F(StudioViewModelTest, TypingAsksForTheTimerAndTheFormFollows) {
    auto& model = open();
    int rebuilt = 0;
    model.form().on_rebuild = [&] { ++rebuilt; };

    model.edit(with(house_template, "Tension now", "Tension"));
    EXPECT_EQ(timers_, 1);
    EXPECT_EQ(rebuilt, 0);
    model.read();

    EXPECT_EQ(rebuilt, 1);
    EXPECT_EQ(model.form().form().field(hs("tension_in")).label, "Tension");
    model.read();
    EXPECT_EQ(rebuilt, 1) << "the same template needs no new page";
}

TEST_F(StudioViewModelTest, ExamplesThatDoNotHoldAreListedWithTheirFile) {
    auto& model = open();
    model.choose("examples/worked.xml");

    type("<expect field=\"drop\" value=\"4\"/>", "<expect field=\"drop\" value=\"5\"/>");
    model.check();

    ASSERT_EQ(model.problems().size(), 1U);
    EXPECT_EQ(model.problems().front().file, "examples/worked.xml");
    EXPECT_EQ(model.problems().front().line, line_of_words(house_examples, "<expect"));
    EXPECT_EQ(model.form_state(), TrialState::current) << "the form is that of the template chosen last";
}

TEST_F(StudioViewModelTest, F8GoesFromPlaceToPlaceRoundTheEnd) {
    auto& model = open();
    type("min=\"0\" max=\"10\">", "min=\"zero\" max=\"10\">");
    type("severity=\"caution\"", "severity=\"loud\"");
    ASSERT_EQ(model.errors(), 2U);
    const auto line = [&](std::optional<std::size_t> index) {
        return index ? model.problems()[*index].line : 0;
    };
    const int first = line_of_words(house_template, "id=\"tension_in\"");
    const int second = line_of_words(house_template, "<rule ");

    EXPECT_EQ(line(model.next_problem(1, 1, Direction::forward)), first);
    EXPECT_EQ(line(model.next_problem(first, 99, Direction::forward)), second);
    EXPECT_EQ(line(model.next_problem(second, 99, Direction::forward)), first);
    EXPECT_EQ(line(model.next_problem(second, 1, Direction::backward)), first);
    EXPECT_EQ(line(model.next_problem(first, 1, Direction::backward)), second);
}

TEST_F(StudioViewModelTest, ABrokenManifestIsListedAndTheFormStays) {
    auto& model = open();
    model.choose("pack.xml");

    type("</pack>", "");

    ASSERT_FALSE(model.problems().empty());
    EXPECT_EQ(model.problems().front().file, "pack.xml");
    EXPECT_EQ(model.form_state(), TrialState::earlier);
    EXPECT_NE(model.draft().find("templates/session.xml"), nullptr);
}

TEST_F(StudioViewModelTest, AFolderWithoutPackXmlSaysSo) {
    std::filesystem::remove(house_.folder / "pack.xml");

    auto& model = open();

    ASSERT_FALSE(model.problems().empty());
    EXPECT_EQ(model.problems().front().file, "pack.xml");
    EXPECT_NE(model.problems().front().problem.find("is not there"), std::string::npos);
    EXPECT_EQ(model.form_state(), TrialState::none);
}

TEST_F(StudioViewModelTest, TheSampleFillsTheForm) {
    auto& model = open();
    ASSERT_TRUE(model.has_sample());

    ASSERT_TRUE(model.fill_from_sample());

    EXPECT_EQ(model.form().form().value(hs("drop")), Value{4});
    type("Tension now", "Tension");
    EXPECT_EQ(model.form().form().value(hs("drop")), Value{4});
}

TEST_F(StudioViewModelTest, WhatSpeaksUpIsToldWithItsName) {
    auto& model = open();
    model.form().add_row(hs("steps"));
    model.form().edit({"hs", {{"steps", 0}}, "tension"}, 9);

    const auto voices = model.voices();

    const auto rule = std::ranges::find(voices, std::string{"hs.still_high"}, &TrialVoice::name);
    ASSERT_NE(rule, voices.end());
    EXPECT_EQ(rule->words, "Tension is still 9.");
    EXPECT_EQ(rule->severity, Severity::caution);
}

TEST_F(StudioViewModelTest, FieldsAndLinesLeadToEachOther) {
    auto& model = open();
    const int line = line_of_words(house_template, "id=\"breath\"");

    EXPECT_EQ(model.line_of(hs("breath")), line);
    EXPECT_EQ(model.line_of({"hs", {{"steps", 0}}, "tension"}),
              line_of_words(house_template, "id=\"tension\""));
    EXPECT_EQ(model.line_of({"hdr", {}, "date"}), std::nullopt);
    EXPECT_EQ(model.field_at(line + 1), hs("breath")) << "its options belong to it";
    EXPECT_EQ(model.field_at(line_of_words(house_template, "id=\"drop\"")), hs("drop"));
    EXPECT_EQ(model.field_at(1), std::nullopt);
}

TEST_F(StudioViewModelTest, SavingWritesEveryChangedFile) {
    auto& model = open();
    type("Tension now", "Tension");
    model.choose("pack.xml");
    type("0.4.0", "0.5.0");

    model.save_all();

    EXPECT_NE(read_text(house_.folder / "pack.xml").find("0.5.0"), std::string::npos);
    EXPECT_NE(read_text(house_.folder / "templates/session.xml").find("label=\"Tension\" min"),
              std::string::npos);
    EXPECT_FALSE(model.draft().has_changes());
}

TEST_F(StudioViewModelTest, AFileWrittenElsewhereIsShownAtOnce) {
    auto& model = open();
    int shown = 0;
    model.on_text = [&] { ++shown; };
    write_text(house_.folder / "templates/session.xml", with(house_template, "Tension now", "Tension"));

    EXPECT_TRUE(model.look_at_disk());
    EXPECT_FALSE(model.look_at_disk());

    EXPECT_EQ(shown, 1);
    EXPECT_EQ(model.form().form().field(hs("tension_in")).label, "Tension");
}

TEST_F(StudioViewModelTest, OffersNamesOfTheTextAsItIsTyped) {
    auto& model = open();
    model.edit(with(house_template, "relevant=\"tension_in ge 1\"", "relevant=\"tens"));
    const auto at = model.current().text.find("relevant=\"tens") + 14;

    const auto offered = model.completions(at);

    ASSERT_FALSE(offered.items.empty());
    EXPECT_EQ(offered.items.front().text, "tension_in");
    EXPECT_EQ(offered.items.front().note, "Tension now");
}

TEST_F(StudioViewModelTest, AnyPrefixOfATemplateIsBorne) {
    auto& model = open();
    for (std::size_t end = 0; end < house_template.size(); end += 37) {
        model.edit(house_template.substr(0, end));
        model.read();
        (void)model.completions(end);
    }
    EXPECT_EQ(model.form_state(), TrialState::earlier);
}

} // namespace
} // namespace attune
