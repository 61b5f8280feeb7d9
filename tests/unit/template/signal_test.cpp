// SPDX-License-Identifier: Apache-2.0
// Parameters, rules that are off, signals and facts: what templates share with a practice and with each
// other.
#include "sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

using sample::at;

constexpr std::string_view limits = R"xml(
  <section id="s" title="S"><scale id="a" label="A" min="0" max="10"/>
    <text id="why" label="Why" relevant="a ge limit and rule-on('high')"/></section>
  <parameter id="limit" label="Limit" rule="high" min="1" max="9" default="7"/>
  <rule id="high" severity="caution" when="a ge limit" needs="why">{a} reaches {limit}.</rule>
  <prompt id="calm" when="a ge limit">Calm.</prompt>)xml";

FormContext practice(std::map<std::string, double, std::less<>> parameters,
                     std::set<std::string, std::less<>> off = {}) {
    FormContext context;
    context.practice = {.parameters = std::move(parameters), .off = std::move(off)};
    return context;
}

std::string said(const Form& form) {
    std::string all;
    for (const FiredRule& each : form.rules())
        all += each.message;
    for (const FiredPrompt& each : form.prompts())
        all += each.message;
    return all;
}

TEST(ParameterTest, HoldsTheTemplatesNumberUntilThePracticeSetsOne) {
    const auto part = sample::load(limits);

    Form form = sample::form(part);
    form.set(at("a"), 7);
    EXPECT_EQ(said(form), "7 reaches 7.Calm.");

    Form own = sample::form(part, {}, practice({{"pack.session.limit", 8}}));
    own.set(at("a"), 7);
    EXPECT_EQ(said(own), "");
    own.set(at("a"), 8);
    EXPECT_EQ(said(own), "8 reaches 8.Calm.");
}

TEST(ParameterTest, ANumberOutsideItsRangeStopsAtTheRange) {
    const auto part = sample::load(limits);
    Form form = sample::form(part, {}, practice({{"pack.session.limit", 99}, {"pack.session.other", 1}}));

    form.set(at("a"), 9);

    EXPECT_EQ(said(form), "9 reaches 9.Calm.");
}

TEST(ParameterTest, RulesAndPromptsThatAreOffNeitherSpeakNorAsk) {
    const auto part = sample::load(limits);
    Form form = sample::form(part, {}, practice({}, {"pack.session.high", "pack.session.calm"}));

    form.set(at("a"), 9);

    EXPECT_EQ(said(form), "");
    EXPECT_FALSE(form.is_required(at("why")));
    EXPECT_FALSE(form.is_relevant(at("why")));
}

TEST(ParameterTest, IsReadFromOtherPacks) {
    const auto header = sample::load(limits, {}, "hdr");
    const auto part = sample::load(
        R"xml(<section id="t" title="T"><computed id="c" label="C" calculate="hdr.limit + 1"/></section>)xml",
        {header});

    const Form form{{header, part}, {}, practice({{"hdr.session.limit", 3}})};

    EXPECT_EQ(form.value(at("c")), Value{4});
}

TEST(ParameterTest, MistakesAreTold) {
    EXPECT_NE(sample::problems_of(R"xml(<parameter id="p" label="P" rule="hihg" min="3" max="2"/>
      <rule id="high" severity="caution" when="true">X.</rule>)xml")
                  .find("did you mean high?"),
              std::string::npos);
    const std::string all = sample::problems_of(
        R"xml(<section id="s" title="S"><number id="limit" label="L"/></section>
        <parameter id="limit" label="P" default="12" max="9"/><parameter id="q" label="Q" min="3" max="2" default="x" step="0"/>
        <rule id="r" severity="caution" when="rule-on('rr') and fact('weather') = 'wet' and rule-on(limit)">X.</rule>)xml");
    for (const char* words :
         {"field \"limit\" stands twice", "12 lies outside its own range", "min 3 is not below max 2",
          "a step is greater than 0", "'rr' names no rule or prompt of this template; did you mean r?",
          "'weather' is no fact that the program knows", "rule-on() needs a name in quotes"})
        EXPECT_NE(all.find(words), std::string::npos) << words << "\n" << all;
}

/// A header that asks, and two packs that answer without knowing each other.
struct Shared {
    std::shared_ptr<const Template> header = sample::load(
        R"xml(<section id="s" title="S"><date id="date" label="Date"/>
          <computed id="now" label="Now" type="yes-no" calculate="signal('hot')"/>
          <computed id="latest" label="Latest" type="yes-no" calculate="latest-signal('hot')"/>
          <computed id="words" label="Words" type="text" calculate="signal-words('hot')"/>
          <computed id="value" label="Value" calculate="signal-value('gain')"/>
          <computed id="names" label="Names" calculate="signal-count('gain')"/>
          <computed id="enough" label="Enough" calculate="signal-count('gain', 2)"/>
          <text id="reason" label="Reason" relevant="signal('hot')"/></section>)xml",
        {}, "hdr");
    std::shared_ptr<const Template> one = sample::load(
        R"xml(<section id="s" title="S"><yes-no id="hot" label="Hot"/>
          <table id="gains" label="Gains"><text id="name" label="Name"/><number id="was" label="Was"/><number id="is" label="Is"/></table></section>
          <signal id="hot" when="hot">one is {text(hot)}</signal>
          <signal id="gain" in="gains" name="name" value="is - was"/>)xml",
        {header}, "one");
    std::shared_ptr<const Template> two = sample::load(
        R"xml(<section id="s" title="S"><choice id="heat" label="Heat"><option value="low" label="Low"/><option value="high" label="High"/></choice></section>
          <signal id="hot" when="heat = 'high'">two</signal>)xml",
        {header}, "two");

    EarlierNotes earlier;

    Form note(std::vector<std::shared_ptr<const Template>> parts) const {
        parts.insert(parts.begin(), header);
        FormContext context;
        context.earlier = earlier;
        return Form{std::move(parts), {}, std::move(context)};
    }
    void keep(const Form& form) { earlier.push_back({.id = 1, .date = {}, .values = form.values()}); }
};

FieldPath of(std::string part, std::string field) {
    return {.part = std::move(part), .rows = {}, .field = std::move(field)};
}
Value header(const Form& form, const char* field) {
    return form.value(of("hdr", field));
}
void gain(Form& form, const char* name, double was, double is) {
    const std::size_t row = form.add_row(of("one", "gains"));
    form.set({"one", {{"gains", row}}, "name"}, name);
    form.set({"one", {{"gains", row}}, "was"}, was);
    form.set({"one", {{"gains", row}}, "is"}, is);
}

TEST(SignalTest, TrueWinsFalseIsAnAnswerAndSilenceIsNone) {
    const Shared shared;
    Form form = shared.note({shared.one, shared.two});
    EXPECT_TRUE(header(form, "now").is_null());

    form.set(of("one", "hot"), false);
    EXPECT_EQ(header(form, "now"), Value{false});
    EXPECT_FALSE(form.is_relevant(of("hdr", "reason")));
    form.set(of("two", "heat"), "high");

    EXPECT_EQ(header(form, "now"), Value{true});
    EXPECT_EQ(header(form, "words"), Value{"two"});
    EXPECT_TRUE(form.is_relevant(of("hdr", "reason")));
    form.set(of("one", "hot"), true);
    EXPECT_EQ(header(form, "words"), Value{"one is yes; two"});
}

TEST(SignalTest, WhatNoTemplateOfTheNoteKnowsIsNotSo) {
    const Shared shared;
    const Form form = shared.note({});

    EXPECT_EQ(header(form, "now"), Value{false});
    EXPECT_TRUE(header(form, "latest").is_null());
    EXPECT_TRUE(header(form, "words").is_null());
    EXPECT_EQ(header(form, "names"), Value{0});
}

TEST(SignalTest, LatestAnswerOfAnyPackCounts) {
    Shared shared;
    Form first = shared.note({shared.one});
    first.set(of("one", "hot"), true);
    shared.keep(first);

    Form second = shared.note({shared.two});
    EXPECT_EQ(header(second, "latest"), Value{true});
    EXPECT_TRUE(header(second, "now").is_null());
    second.set(of("two", "heat"), "low");
    EXPECT_EQ(header(second, "latest"), Value{false});
    shared.keep(second);

    EXPECT_EQ(header(shared.note({}), "latest"), Value{false});
}

TEST(SignalTest, CountsDifferentNamesThatGainedEnough) {
    Shared shared;
    Form first = shared.note({shared.one});
    gain(first, "Safe place", 3, 5);
    gain(first, " safe  PLACE", 2, 6);
    gain(first, "Breath", 4, 5);
    EXPECT_EQ(header(first, "names"), Value{2});
    EXPECT_EQ(header(first, "enough"), Value{1});
    shared.keep(first);

    Form second = shared.note({shared.one});
    EXPECT_EQ(header(second, "value"), Value{1});
    gain(second, "Breath", 4, 6);

    EXPECT_EQ(header(second, "enough"), Value{2});
    EXPECT_EQ(header(second, "value"), Value{2});
}

TEST(SignalTest, MistakesAreTold) {
    const std::string all = sample::problems_of(
        R"xml(<section id="s" title="S"><number id="n" label="N"/><computed id="c" label="C" type="yes-no" calculate="signal('round')"/>
        <computed id="d" label="D" calculate="signal-count(n, 'two') + count(earlier where signal('x'))"/></section>
        <signal id="round" when="c"/><signal id="empty"/><signal id="rows" in="nothing" when="n" value="'x'"/>)xml");
    for (const char* words :
         {"the calculation goes in a circle: c → signal round → c", "a signal needs when, value or both",
          "in=\"nothing\" names no block or table", "signal-count() needs a name in quotes",
          "signal() cannot stand among earlier notes", "this gives a number, but yes or no is expected here",
          "this gives a text or choice, but a number is expected here"})
        EXPECT_NE(all.find(words), std::string::npos) << words << "\n" << all;
}

TEST(FactTest, IsNullUntilTheProgramKnowsIt) {
    const auto part = sample::load(
        R"xml(<section id="s" title="S"><computed id="c" label="C" type="date" calculate="fact('next_appointment')"/></section>)xml");
    EXPECT_TRUE(sample::form(part).value(at("c")).is_null());
    FormContext context;
    context.facts["next_appointment"] = *parse_date("2027-03-16");

    EXPECT_EQ(sample::form(part, {}, std::move(context)).value(at("c")), Value{*parse_date("2027-03-16")});
}

} // namespace
} // namespace attune
