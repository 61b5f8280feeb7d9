// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/entry_form.hpp"

#include "core/error.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::shared_ptr<const Template> part() {
    return sample::load(
        R"xml(<register id="goal" label="Goal" plural="Goals" title="name"><text id="name" label="Name" required="true"/>
        <choice id="stage" label="Stage" default="'new'"><option value="new" label="New"/><option value="met" label="Met"/></choice>
        <date id="met_on" label="Met on" relevant="stage = 'met'" required="true"/><date id="made" label="Made" default="today()"/></register>)xml");
}

EntryForm make(EntryFields fields = {}) {
    return {part(), "goal", std::move(fields), {}, *parse_date("2027-03-09")};
}

TEST(EntryFormTest, ANewEntryHasDefaultsAndSaysWhatIsMissing) {
    const EntryForm form = make();

    EXPECT_EQ(form.fields().at("stage"), Value{"new"});
    EXPECT_EQ(form.fields().at("made"), Value{*parse_date("2027-03-09")});
    ASSERT_EQ(form.problems().size(), 1U);
    EXPECT_EQ(to_string(form.problems()[0].path), "goal.name");
    EXPECT_FALSE(form.is_relevant("met_on"));
}

TEST(EntryFormTest, FieldsSeeOneAnother) {
    EntryForm form = make({{"name", "Rest"}, {"stage", "met"}});

    EXPECT_TRUE(form.is_required("met_on"));
    EXPECT_EQ(form.problems().size(), 1U);
    form.set("met_on", *parse_date("2027-03-01"));
    EXPECT_TRUE(form.problems().empty());
    form.set("stage", "new");
    EXPECT_FALSE(form.fields_to_keep().contains("met_on"));
}

TEST(EntryFormTest, UnknownFieldsAndValuesAreReported) {
    const EntryForm form = make({{"name", "Rest"}, {"stag", "met"}, {"stage", "gone"}});

    ASSERT_EQ(form.problems().size(), 2U);
    EXPECT_EQ(form.problems()[0].message, "Goal: there is no field stag; did you mean stage?");
    EXPECT_EQ(form.problems()[1].kind, ProblemKind::unknown_option);
}

TEST(EntryFormTest, AnUnknownRegisterIsAnError) {
    EXPECT_THROW((EntryForm{part(), "target", {}, {}, *parse_date("2027-03-09")}), Error);
}

TEST(EntryFormTest, ItsExpressionsAreCheckedWhenTheTemplateIsRead) {
    EXPECT_NE(
        sample::problems_of(
            R"xml(<register id="goal" label="Goal" plural="Goals" title="name"><text id="name" label="Name" relevant="nme = 'a'"/></register>)xml")
            .find("there is no field nme; did you mean name?"),
        std::string::npos);
}

} // namespace
} // namespace attune
