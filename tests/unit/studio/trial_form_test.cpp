// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/trial_form.hpp"

#include "tests/unit/studio/studio_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono;

FieldPath hs(const std::string& field, std::vector<RowStep> rows = {}) {
    return {"hs", std::move(rows), field};
}

class TrialFormTest : public testing::Test {
protected:
    [[nodiscard]] TrialForm::Parts parts(const std::string& xml = house_template) const {
        ReadScope scope{.pack = "house", .prefix = "hs", .others = {}};
        TrialForm::Parts all;
        for (const auto& pack : packs_)
            if (pack.id == "header")
                all = pack.templates;
        scope.others = all;
        auto read = read_template(xml, "session.xml", scope);
        for (const auto& problem : read.problems)
            throw std::runtime_error{to_string(problem)};
        all.push_back(read.result);
        return all;
    }
    void show(const std::string& xml = house_template) { form_.show(parts(xml), {{"house", "House note"}}); }

    std::vector<Pack> packs_ = packs_that_ship();
    TrialForm form_{Date{2027y / March / 9}};
};

TEST_F(TrialFormTest, BeginsAsAnOrdinarySession) {
    show();

    EXPECT_EQ(form_.form().answer({"hdr", {}, "attendance"}), Value{"attended"});
    EXPECT_EQ(form_.form().answer({"hdr", {}, "date"}), Value{Date{2027y / March / 9}});
    EXPECT_TRUE(form_.form().answer(hs("tension_in")).is_null());
}

TEST_F(TrialFormTest, WhatWasTypedSurvivesANewTemplate) {
    show();
    form_.edit(hs("tension_in"), 7);
    form_.add_row(hs("steps"));
    form_.edit(hs("what", {{"steps", 0}}), "Hand on the chest");

    show(with(house_template, "Tension now", "Tension at the beginning"));

    EXPECT_EQ(form_.form().answer(hs("tension_in")), Value{7});
    EXPECT_EQ(form_.form().answer(hs("what", {{"steps", 0}})), Value{"Hand on the chest"});
    EXPECT_EQ(form_.form().row_count(hs("steps")), 1U);
}

TEST_F(TrialFormTest, WhatWasTypedComesBackWithItsField) {
    const auto line =
        std::string{R"(<long-text id="arrived" label="What arrived" relevant="tension_in ge 1"/>)"};
    show();
    form_.edit(hs("arrived"), "Out of breath");

    show(with(house_template, line, ""));
    show();

    EXPECT_EQ(form_.form().answer(hs("arrived")), Value{"Out of breath"});
}

TEST_F(TrialFormTest, ANewDefaultTakesEffectWhereNothingWasTyped) {
    show();

    show(with(house_template, R"(label="Breath")", R"(label="Breath" default="'low'")"));
    EXPECT_EQ(form_.form().answer(hs("breath")), Value{"low"});
    show(with(house_template, R"(label="Breath")", R"(label="Breath" default="'high'")"));

    EXPECT_EQ(form_.form().answer(hs("breath")), Value{"high"});
}

TEST_F(TrialFormTest, TheNextSessionSeesTheOneBefore) {
    show(with(house_template, "tension_in - last(steps.tension)", "last(earlier.tension_in)"));
    form_.edit(hs("tension_in"), 8);

    form_.go_to_next_session();

    EXPECT_EQ(form_.sessions_before(), 1U);
    EXPECT_TRUE(form_.form().answer(hs("tension_in")).is_null());
    EXPECT_EQ(form_.form().value(hs("drop")), Value{8});
    EXPECT_EQ(form_.form().answer({"hdr", {}, "date"}), Value{Date{2027y / March / 16}});

    form_.start_over();
    EXPECT_EQ(form_.sessions_before(), 0U);
    EXPECT_TRUE(form_.form().value(hs("drop")).is_null());
}

TEST_F(TrialFormTest, EntriesAreMadeBesideTheForm) {
    show(with(
        house_template, "<rule ",
        R"(<register id="aim" label="Aim" plural="Aims" title="name"><text id="name" label="Name" required="true"/></register>
  <rule )"));

    EXPECT_EQ(kind_of([&] { form_.add_entry("hs.aim", {}); }), ErrorKind::bad_input);
    const auto id = form_.add_entry("hs.aim", {{"name", Value{"Sleep"}}});
    form_.update_entry("hs.aim", id, {{"name", Value{"Sleep well"}}});

    ASSERT_EQ(form_.entries("hs.aim").size(), 1U);
    EXPECT_EQ(form_.entries("hs.aim").front().title, "Sleep well");
}

TEST_F(TrialFormTest, MessagesAndProseComeAsInANote) {
    show();
    form_.edit(hs("arrived"), "Out of breath");
    form_.edit(hs("tension_in"), 6);
    form_.add_row(hs("steps"));
    form_.edit(hs("tension", {{"steps", 0}}), 8);
    form_.settle();

    ASSERT_EQ(form_.messages().size(), 1U);
    EXPECT_EQ(form_.messages().front().text, "Tension is still 8.");
    EXPECT_NE(form_.prose(NoteFormat::soap).find("Subjective"), std::string::npos);
}

} // namespace
} // namespace attune
