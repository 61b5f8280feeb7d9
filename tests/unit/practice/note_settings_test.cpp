// SPDX-License-Identifier: Apache-2.0
#include "core/practice/note_settings.hpp"

#include "core/error.hpp"
#include "core/practice/rule_list.hpp"
#include "core/practice/settings_store.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace attune {
namespace {

class NoteSettingsTest : public testing::Test {
protected:
    TestVault test_;
    std::optional<NoteSettingsStore> settings_{std::in_place, test_.database()};
};

TEST_F(NoteSettingsTest, KeepsEverySetting) {
    const NoteSettings chosen{
        .rules = {.parameters = {{"header.session.gap_times", 2.5}},
                  .off = {"header.session.tasks", "emdr.session.e_stuck"}},
        .format = NoteFormat::birp,
        .formats = {{"emdr.session", NoteFormat::dap}, {"cbt.session", NoteFormat::plain}},
        .unsigned_hours = 48};

    settings_->save(chosen);
    settings_.reset();
    test_.reopen();
    settings_.emplace(test_.database());

    EXPECT_EQ(settings_->load(), chosen);
    EXPECT_EQ(SettingsStore{test_.database()}.load().unsigned_hours, 48);
}

TEST_F(NoteSettingsTest, WhatIsAsDeliveredAgainLeavesNothingBehind) {
    NoteSettings settings;
    settings.formats["emdr.session"] = NoteFormat::dap;
    settings.rules = {.parameters = {{"header.session.gap_times", 3}}, .off = {"header.session.tasks"}};
    settings_->save(settings);

    settings_->save(NoteSettings{});

    EXPECT_EQ(settings_->load(), NoteSettings{});
    Statement rows{test_.database(),
                   "SELECT count(*) FROM setting WHERE key GLOB 'number.*' OR key GLOB 'off.*' "
                   "OR key GLOB 'format.*'"};
    rows.step();
    EXPECT_EQ(rows.integer(0), 0);
}

TEST_F(NoteSettingsTest, TheTrailNamesWhatChanged) {
    NoteSettings settings;
    settings.rules.off.insert("header.session.risk_gap");
    settings_->save(settings);

    Statement last{test_.database(), "SELECT fields FROM audit ORDER BY seq DESC LIMIT 1"};
    last.step();

    EXPECT_EQ(last.text(0), "off.header.session.risk_gap");
}

TEST_F(NoteSettingsTest, RefusesNamesThatAreNone) {
    NoteSettings settings;
    settings.formats["emdr"] = NoteFormat::dap;
    settings.rules.off.insert("header.session.");
    settings.rules.parameters["header.session.gap times"] = 3;
    try {
        settings_->save(settings);
        FAIL() << "taken";
    } catch (const Error& error) {
        const std::string words = error.what();
        for (const char* name :
             {"format of emdr:", "number header.session.gap times:", "rule header.session.:"})
            EXPECT_NE(words.find(name), std::string::npos) << words;
    }
}

TEST_F(NoteSettingsTest, ATemplatesOwnFormatGoesBeforeThePractices) {
    auto header = std::make_shared<Template>();
    header->pack = "header";
    header->id = "session";
    auto emdr = std::make_shared<Template>();
    emdr->pack = "emdr";
    emdr->id = "session";
    NoteSettings settings{.format = NoteFormat::birp, .formats = {{"emdr.session", NoteFormat::dap}}};

    EXPECT_EQ(format_of(settings, {header}), NoteFormat::birp);
    EXPECT_EQ(format_of(settings, {header, emdr}), NoteFormat::dap);
}

/// A form with a rule that has a number, one that blocks, and a prompt.
std::shared_ptr<Template> small_form() {
    auto form = std::make_shared<Template>();
    form->pack = "calm";
    form->id = "session";
    Rule high;
    high.id = "too_high";
    high.evidence = EvidenceTag::app_defined;
    high.message.pieces = {{.kind = MessagePiece::Kind::text, .text = "It is ", .expression = {}},
                           {.kind = MessagePiece::Kind::expression, .text = {}, .expression = {}},
                           {.kind = MessagePiece::Kind::optional_begin, .text = {}, .expression = {}},
                           {.kind = MessagePiece::Kind::text, .text = " at ", .expression = {}},
                           {.kind = MessagePiece::Kind::expression, .text = {}, .expression = {}},
                           {.kind = MessagePiece::Kind::optional_end, .text = {}, .expression = {}},
                           {.kind = MessagePiece::Kind::text, .text = ".", .expression = {}}};
    Rule stop;
    stop.id = "stop";
    stop.label = "Rest first";
    stop.severity = Severity::blocking;
    form->rules = {high, stop};
    Parameter from;
    from.id = "from";
    from.label = "From";
    from.rule = "too_high";
    from.initial = 7;
    from.min = 1;
    from.max = 10;
    form->parameters = {from};
    Prompt walk;
    walk.id = "walk";
    form->prompts = {walk};
    return form;
}

TEST(RuleListTest, TellsEachRuleWithItsNumbers) {
    const auto rules =
        list_rules(*small_form(), {.rules = {.parameters = {{"calm.session.from", 8}}, .off = {}}});

    ASSERT_EQ(rules.size(), 3U);
    EXPECT_EQ(rules[0].name, "calm.session.too_high");
    EXPECT_EQ(rules[0].label, "Too high");
    EXPECT_EQ(rules[0].says, "It is …");
    ASSERT_EQ(rules[0].numbers.size(), 1U);
    EXPECT_EQ(rules[0].numbers[0].value, 8);
    EXPECT_EQ(rules[0].numbers[0].delivered, 7);
    EXPECT_FALSE(rules[0].is_as_delivered());
    EXPECT_TRUE(rules[1].is_blocking());
    EXPECT_EQ(rules[1].label, "Rest first");
    EXPECT_EQ(rules[2].label, "Walk");
}

TEST(RuleListTest, AsDeliveredSwitchesOnAndForgetsNumbers) {
    NoteSettings settings;
    const auto form = small_form();
    switch_rule(settings, "calm.session.too_high", RuleSwitch::off);
    set_number(settings, list_rules(*form, settings)[0].numbers[0], 3);
    EXPECT_FALSE(list_rules(*form, settings)[0].is_on);

    set_as_delivered(settings, list_rules(*form, settings)[0]);

    EXPECT_EQ(settings, NoteSettings{});
}

TEST(RuleListTest, ANumberStaysInItsRange) {
    const auto number = list_rules(*small_form(), {})[0].numbers[0];

    EXPECT_EQ(number_problem(number, 10), "");
    EXPECT_EQ(number_problem(number, 10.5), "From: 1 to 10 was expected");
    EXPECT_EQ(number_problem(number, 0), "From: 1 to 10 was expected");
}

TEST(RuleListTest, TheHeaderBeginsWithTheReminderOfUnsignedNotes) {
    Template header;
    header.pack = "header";
    header.id = "session";
    NoteSettings settings;
    const auto rules = list_rules(header, settings);
    ASSERT_EQ(rules.size(), 1U);
    EXPECT_EQ(rules[0].name, unsigned_rule);

    set_number(settings, rules[0].numbers[0], 24);

    EXPECT_EQ(settings.unsigned_hours, 24);
}

} // namespace
} // namespace attune
