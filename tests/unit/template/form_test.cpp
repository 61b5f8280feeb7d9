// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

using sample::at;

bool has(const std::vector<FormProblem>& problems, ProblemKind kind, const std::string& path) {
    return std::any_of(problems.begin(), problems.end(), [&](const FormProblem& each) {
        return each.kind == kind && to_string(each.path) == path;
    });
}

TEST(FormTest, RecalculatesInTheOrderOfDependence) {
    const auto part = sample::load(R"xml(<section id="s" title="S">
        <computed id="c" label="C" calculate="b + 1"/><computed id="b" label="B" calculate="a + 1"/>
        <number id="a" label="A"/></section>)xml");
    Form form = sample::form(part);

    form.set(at("a"), 1);

    EXPECT_EQ(form.value(at("c")), Value{3});
    form.set(at("a"), Value{});
    EXPECT_TRUE(form.value(at("c")).is_null());
}

TEST(FormTest, WhatIsHiddenIsNullButKeepsItsAnswer) {
    const auto part = sample::load(R"xml(<section id="s" title="S">
        <yes-no id="show" label="Show"/><number id="a" label="A" relevant="show"/>
        <computed id="b" label="B" calculate="coalesce(a, 0) + 1"/></section>
        <section id="t" title="T" relevant="b gt 5"><number id="deep" label="Deep"/></section>)xml");
    Form form = sample::form(part);

    form.set(at("show"), true);
    form.set(at("a"), 9);
    EXPECT_EQ(form.value(at("b")), Value{10});
    EXPECT_TRUE(form.is_relevant(at("deep")));
    form.set(at("show"), false);

    EXPECT_EQ(form.value(at("b")), Value{1});
    EXPECT_EQ(form.answer(at("a")), Value{9});
    EXPECT_TRUE(form.value(at("a")).is_null());
    EXPECT_FALSE(form.is_relevant(at("deep")));
    EXPECT_FALSE(form.is_section_relevant("p", part->sections[1], {}));
    EXPECT_FALSE(form.answers_to_sign().parts.at("p").values.contains("a"));
    EXPECT_TRUE(form.answers().parts.at("p").values.contains("a"));
}

TEST(FormTest, ANewNoteGetsDefaultsOnceAndAnOldNoteNone) {
    const auto part =
        sample::load(R"xml(<section id="s" title="S"><date id="day" label="Day" default="today()"/>
        <number id="twice" label="Twice" default="2 * 3"/></section>)xml");
    Form form = sample::form(part);

    EXPECT_EQ(form.answer(at("day")), Value{*parse_date("2027-03-09")});
    EXPECT_EQ(form.answer(at("twice")), Value{6});
    form.set(at("twice"), Value{});
    const Form again = sample::form(part, form.answers());
    EXPECT_TRUE(again.answer(at("twice")).is_null());
}

TEST(FormTest, RowsCopyColumnsAndCountThemselves) {
    const auto part = sample::load(
        R"xml(<section id="s" title="S"><table id="sets" label="Sets" order="no" copy="mode" min-rows="1">
        <number id="no" label="No"/><text id="mode" label="Mode" default="'eyes'"/><number id="passes" label="Passes"/></table>
        <computed id="last_passes" label="Last" calculate="last(sets.passes)"/></section>)xml");
    Form form = sample::form(part);
    ASSERT_EQ(form.row_count(at("sets")), 1U);
    EXPECT_EQ(form.answer(at("mode", {{"sets", 0}})), Value{"eyes"});

    form.set(at("mode", {{"sets", 0}}), "taps");
    form.set(at("passes", {{"sets", 0}}), 24);
    const std::size_t second = form.add_row(at("sets"));
    form.set(at("passes", {{"sets", second}}), 30);

    EXPECT_EQ(form.answer(at("mode", {{"sets", second}})), Value{"taps"});
    EXPECT_EQ(form.answer(at("no", {{"sets", second}})), Value{2});
    EXPECT_EQ(form.value(at("last_passes")), Value{30});
    form.move_row(at("sets"), 1, 0);
    EXPECT_EQ(form.answer(at("no", {{"sets", 0}})), Value{1});
    EXPECT_EQ(form.value(at("last_passes")), Value{24});
    form.set(at("no", {{"sets", 0}}), 9); // the therapist orders them by hand
    EXPECT_EQ(form.value(at("last_passes")), Value{30});
    form.remove_row(at("sets"), 0);
    EXPECT_EQ(form.row_count(at("sets")), 1U);
    EXPECT_EQ(form.value(at("last_passes")), Value{24});
}

constexpr std::string_view blocks = R"xml(
  <section id="s" title="S"><yes-no id="work_done" label="Work"/><number id="shared" label="Shared"/>
    <computed id="all_passes" label="All" calculate="sum(work.sets.passes)"/>
    <computed id="worst" label="Worst" calculate="max(work.sud)"/></section>
  <block id="work" label="Work" row-label="Target" relevant="work_done" max-rows="3">
    <section id="w" title="W"><number id="sud" label="SUD" required="count(sets) gt 0"/>
      <table id="sets" label="Sets"><number id="passes" label="Passes"/>
        <computed id="share" label="Share" calculate="passes * coalesce(shared, 1) + coalesce(sud, 0)"/></table>
      <computed id="own_passes" label="Own" calculate="sum(sets.passes)"/>
      <computed id="others" label="Others" calculate="count(work where sud gt here.sud)"/></section>
  </block>
  <rule id="high" in="work" at="sud" severity="caution" needs="shared" when="sud ge 8">High: {sud} after {count(sets)} sets.</rule>)xml";

TEST(FormTest, BlocksHaveRowsOfTheirOwn) {
    Form form = sample::form(sample::load(blocks));
    ASSERT_EQ(form.row_count(at("work")), 1U);
    form.set(at("work_done"), true);
    form.add_row(at("work"));
    form.add_row(at("sets", {{"work", 0}}));
    form.add_row(at("sets", {{"work", 1}}));
    form.set(at("shared"), 2);
    form.set(at("passes", {{"work", 0}, {"sets", 0}}), 10);
    form.set(at("passes", {{"work", 1}, {"sets", 0}}), 5);
    form.set(at("sud", {{"work", 0}}), 3);
    form.set(at("sud", {{"work", 1}}), 9);

    EXPECT_EQ(form.value(at("all_passes")), Value{15});
    EXPECT_EQ(form.value(at("worst")), Value{9});
    EXPECT_EQ(form.value(at("own_passes", {{"work", 1}})), Value{5});
    EXPECT_EQ(form.value(at("share", {{"work", 1}, {"sets", 0}})), Value{19});
    EXPECT_EQ(form.value(at("others", {{"work", 0}})), Value{1});
    EXPECT_EQ(form.value(at("others", {{"work", 1}})), Value{0});
    form.set(at("work_done"), false);
    EXPECT_TRUE(form.value(at("all_passes")).is_null());
    EXPECT_FALSE(form.is_relevant(at("work")));
}

TEST(FormTest, RulesRunPerRowAndDemandAnswers) {
    Form form = sample::form(sample::load(blocks));
    form.set(at("work_done"), true);
    form.add_row(at("work"));
    form.set(at("sud", {{"work", 1}}), 9);

    const auto rules = form.rules();

    ASSERT_EQ(rules.size(), 1U);
    EXPECT_EQ(to_string(rules[0].place), "p.work[1].sud");
    EXPECT_EQ(rules[0].message, "High: 9 after 0 sets.");
    EXPECT_TRUE(form.is_required(at("shared")));
    EXPECT_TRUE(has(form.problems(), ProblemKind::rule_answer, "p.shared"));
    form.set(at("shared"), 1);
    EXPECT_TRUE(form.problems().empty());
}

TEST(FormTest, ReportsEveryProblemAtOnce) {
    const auto part = sample::load(R"xml(<section id="s" title="S">
        <text id="must" label="Must" required="true"/>
        <scale id="sud" label="SUD" min="0" max="10"/><scale id="half" label="Half" min="1" max="3" step="0.5"/>
        <scale id="asked" label="Asked" min="0" max="10" required="true"/>
        <choice id="c" label="C"><option value="a" label="A"/></choice>
        <number id="n" label="N" constraint="n lt 5" constraint-message="N stays below 5."/>
        <date id="d" label="D"/><text id="short" label="Short" max-length="3"/>
        <table id="t" label="T" min-rows="2"><number id="x" label="X" required="true"/></table></section>
        <rule id="never" severity="blocking" at="n" when="n gt 100">Too much.</rule>)xml");
    Form form = sample::form(part);
    form.remove_row(at("t"), 1);
    form.set(at("sud"), 11);
    form.set(at("half"), 1.25);
    form.set(at("asked"), NotAsked{});
    form.set(at("c"), "b");
    form.set(at("n"), 101);
    form.set(at("d"), "tomorrow");
    form.set(at("short"), "four");

    const auto problems = form.problems();

    EXPECT_TRUE(has(problems, ProblemKind::required, "p.must"));
    EXPECT_TRUE(has(problems, ProblemKind::out_of_range, "p.sud"));
    EXPECT_TRUE(has(problems, ProblemKind::out_of_range, "p.half"));
    EXPECT_FALSE(has(problems, ProblemKind::required, "p.asked"));
    EXPECT_TRUE(has(problems, ProblemKind::unknown_option, "p.c"));
    EXPECT_TRUE(has(problems, ProblemKind::constraint, "p.n"));
    EXPECT_TRUE(has(problems, ProblemKind::not_a_value, "p.d"));
    EXPECT_TRUE(has(problems, ProblemKind::out_of_range, "p.short"));
    EXPECT_TRUE(has(problems, ProblemKind::required, "p.t"));
    EXPECT_TRUE(has(problems, ProblemKind::required, "p.t[0].x"));
    EXPECT_TRUE(has(problems, ProblemKind::blocked, "p.n"));
    EXPECT_EQ(problems.size(), 10U);
    EXPECT_EQ(form.answer(at("d")), Value{"tomorrow"});
}

TEST(FormTest, FiveMegabytesOfTextAreKeptAndReported) {
    const auto part =
        sample::load(R"xml(<section id="s" title="S"><long-text id="a" label="A"/><number id="b" label="B"/>
        <computed id="c" label="C" calculate="length(a)"/></section>)xml");
    Form form = sample::form(part);
    const std::string text(5U * 1024 * 1024, 'x');

    form.set(at("a"), text);
    form.set(at("b"), 1);

    EXPECT_EQ(*form.answer(at("a")).get<std::string>(), text);
    EXPECT_EQ(form.value(at("c")), Value{5.0 * 1024 * 1024});
    const auto problems = form.problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].message.find("1 MiB"), std::string::npos);
    EXPECT_EQ(form.answers_to_sign().parts.at("p").values.at("a").get<std::string>()->size(), text.size());
}

TEST(FormTest, RightToLeftAndEmojiTextComesThroughUnchanged) {
    const auto part = sample::load(R"xml(<section id="s" title="S" say="subjective"><text id="a" label="A"/>
        <computed id="n" label="N" calculate="length(a)" say="none"/></section>)xml");
    Form form = sample::form(part);
    const std::string text = "שלום 👩‍👧 مرحبا";

    form.set(at("a"), text);

    EXPECT_EQ(form.value(at("a")), Value{text});
    EXPECT_EQ(form.value(at("n")), Value{14});
    EXPECT_TRUE(form.problems().empty());
    EXPECT_EQ(form.narrative(NoteFormat::plain).at(0).text, "A: " + text + ".");
    form.set(at("a"), std::string{"bad \xFF byte"});
    EXPECT_TRUE(has(form.problems(), ProblemKind::not_a_value, "p.a"));
}

TEST(FormTest, PromptsFillAFieldUntilItIsTypedOver) {
    const auto part = sample::load(R"xml(<section id="s" title="S"><yes-no id="open" label="Open"/>
        <long-text id="next" label="Next" required="true" prefill="prompts"/></section>
        <prompt id="one" when="open">Look at it again.</prompt><prompt id="two">Ask about sleep.</prompt>)xml");
    Form form = sample::form(part);

    EXPECT_EQ(form.value(at("next")), Value{"Ask about sleep."});
    EXPECT_TRUE(form.problems().empty());
    form.set(at("open"), true);
    EXPECT_EQ(form.value(at("next")), Value{"Look at it again.\nAsk about sleep."});
    EXPECT_EQ(form.answers_to_sign().parts.at("p").values.at("next"), form.value(at("next")));
    EXPECT_TRUE(form.answer(at("next")).is_null());
    form.set(at("next"), "Nothing.");
    EXPECT_EQ(form.value(at("next")), Value{"Nothing."});
}

TEST(FormTest, AliasesShareValueAndDemand) {
    const auto header =
        sample::load(R"xml(<section id="s" title="S"><scale id="state_out" label="Out" min="0" max="10"/>
        <yes-no id="came" label="Came"/></section>)xml",
                     {}, "hdr");
    const auto part = sample::load(R"xml(<section id="s" title="S"><yes-no id="phase" label="Phase"/>
        <computed id="twice" label="Twice" calculate="p7_state * 2"/><computed id="same" label="Same" calculate="hdr.state_out"/></section>
        <alias id="p7_state" of="hdr.state_out" required="phase"/>)xml",
                                   {header});
    Form form{
        {header, part},
        {},
        {.today = *parse_date("2027-03-09"), .earlier = {}, .registers = {}, .packs = {}, .native = {}}};
    const FieldPath out{.part = "hdr", .rows = {}, .field = "state_out"};

    EXPECT_FALSE(form.is_required(out));
    form.set(at("phase"), true);
    EXPECT_TRUE(form.is_required(out));
    form.set(out, 4);

    EXPECT_EQ(form.value(at("twice")), Value{8});
    EXPECT_EQ(form.value(at("same")), Value{4});
}

TEST(FormTest, NamesOfAbsentTemplatesAreNull) {
    const auto header =
        sample::load(R"xml(<section id="s" title="S"><number id="a" label="A"/></section>)xml", {}, "hdr");
    const auto part = sample::load(
        R"xml(<section id="s" title="S"><computed id="c" label="C" calculate="coalesce(hdr.a, 7)"/></section>)xml",
        {header});

    EXPECT_EQ(sample::form(part).value(at("c")), Value{7});
}

TEST(FormTest, EarlierNotesAreSeen) {
    const auto part =
        sample::load(R"xml(<section id="s" title="S"><number id="a" label="A"/><number id="b" label="B"/>
        <table id="t" label="T"><number id="x" label="X"/></table>
        <computed id="before" label="Before" calculate="previous(a)"/>
        <computed id="grown" label="Grown" calculate="a - previous(a)"/>
        <computed id="notes" label="Notes" calculate="count(earlier)"/>
        <computed id="high" label="High" calculate="count(earlier where a ge 5 and count(t) gt 0)"/>
        <computed id="xs" label="Xs" calculate="sum(earlier.t.x where x gt here.b)"/>
        <computed id="lately" label="Lately" calculate="item(earlier.a, -2)"/>
        <computed id="trend" label="Trend" calculate="sum(course.a)"/></section>)xml");
    FormContext context;
    context.today = *parse_date("2027-03-09");
    for (const int a : {3, 5, 8}) {
        EarlierNote note;
        note.values.parts["p"].values["a"] = a;
        note.values.parts["p"].tables["t"].resize(2);
        note.values.parts["p"].tables["t"][0].values["x"] = a;
        note.values.parts["p"].tables["t"][1].values["x"] = 1;
        context.earlier.push_back(note);
    }
    EarlierNote other; // a note of another modality
    other.values.parts["q"];
    context.earlier.push_back(other);
    Form form = sample::form(part, {}, context);
    form.set(at("a"), 10);
    form.set(at("b"), 2);

    EXPECT_EQ(form.value(at("before")), Value{8});
    EXPECT_EQ(form.value(at("grown")), Value{2});
    EXPECT_EQ(form.value(at("notes")), Value{3});
    EXPECT_EQ(form.value(at("high")), Value{2});
    EXPECT_EQ(form.value(at("xs")), Value{16});
    EXPECT_EQ(form.value(at("lately")), Value{5});
    EXPECT_EQ(form.value(at("trend")), Value{26});
}

TEST(FormTest, PrivateAnswersStayApart) {
    const auto part =
        sample::load(R"xml(<section id="s" title="S" say="subjective"><long-text id="note" label="Note"/>
        <long-text id="own" label="Own" store="private"/></section>)xml");
    Form form = sample::form(part);
    form.set(at("note"), "Seen.");
    form.set(at("own"), "A thought of mine.");

    EXPECT_FALSE(form.values().parts.at("p").values.contains("own"));
    EXPECT_FALSE(form.answers_to_sign().parts.at("p").values.contains("own"));
    EXPECT_EQ(form.private_answers().parts.at("p").values.size(), 1U);
    EXPECT_EQ(form.narrative(NoteFormat::plain).at(0).text, "Note: Seen.");
}

TEST(FormTest, NativeValuesComeAndGo) {
    const auto part =
        sample::load(R"xml(<section id="s" title="S"><computed id="cycles" label="Cycles" native="cycles"/>
        <computed id="twice" label="Twice" calculate="cycles * 2"/></section>)xml");
    Form form = sample::form(part);

    EXPECT_TRUE(form.value(at("twice")).is_null());
    form.set_native({{"p.cycles", 3}});
    EXPECT_EQ(form.value(at("twice")), Value{6});
    form.set_native({{"p.cycles", "three"}}); // not a number: as if absent
    EXPECT_TRUE(form.value(at("twice")).is_null());
}

TEST(FormTest, FillsManyAnswersAtOnce) {
    Form form = sample::form(sample::load(blocks));
    NoteAnswers typed;
    typed.parts["p"].values["work_done"] = true;
    typed.parts["p"].tables["work"].resize(2);
    typed.parts["p"].tables["work"][1].values["sud"] = 4;
    typed.parts["p"].tables["work"][1].tables["sets"].resize(1);
    typed.parts["p"].tables["work"][1].tables["sets"][0].values["passes"] = 12;

    form.fill(typed);

    EXPECT_EQ(form.row_count(at("work")), 2U);
    EXPECT_EQ(form.value(at("all_passes")), Value{12});
    EXPECT_EQ(form.value(at("worst")), Value{4});
}

TEST(FormTest, SeriesGiveOneValueALineAndGaps) {
    const auto part =
        sample::load(R"xml(<section id="s" title="S"><scale id="mood" label="Mood" min="0" max="100"/>
        <table id="b" label="B"><reference id="of" label="Of" to="belief"/><number id="x" label="X"/></table></section>
        <register id="belief" label="Belief" plural="Beliefs" title="name"><text id="name" label="Name"/></register>
        <series id="mood" label="Mood" better="higher"><point value="mood"/></series>
        <series id="belief" label="Belief"><point in="b" per="of" value="x"/></series>)xml");
    Form form = sample::form(part);
    const std::string first(32, 'a');
    const std::string second(32, 'b');
    for (const auto& [key, value] :
         std::vector<std::pair<std::string, Value>>{{first, Value{}}, {second, 3}, {first, 5}, {first, 6}}) {
        const std::size_t row = form.add_row(at("b"));
        form.set(at("of", {{"b", row}}), key);
        form.set(at("x", {{"b", row}}), value);
    }

    const auto observations = form.observations();

    ASSERT_EQ(observations.size(), 3U);
    EXPECT_EQ(observations[0].series, "mood");
    EXPECT_TRUE(observations[0].value.is_null()); // a gap
    EXPECT_EQ(observations[1].key, first);
    EXPECT_EQ(observations[1].value, Value{5});
    EXPECT_EQ(observations[2].value, Value{3});
}

TEST(FormTest, ASessionThatDoesNotCountGivesNoPoints) {
    const auto part =
        sample::read(
            R"xml(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en" counts="came">
        <title>H</title><section id="s" title="S"><yes-no id="came" label="Came"/><number id="a" label="A"/></section>
        <series id="a" label="A"><point value="a"/></series></template>)xml")
            .result;
    ASSERT_NE(part, nullptr);
    Form form = sample::form(part);
    form.set(at("a"), 1);

    EXPECT_FALSE(form.counts());
    EXPECT_TRUE(form.observations().empty());
    form.set(at("came"), true);
    EXPECT_TRUE(form.counts());
    EXPECT_EQ(form.observations().size(), 1U);
}

TEST(FormTest, APlaceThatDoesNotExistIsAMistakeOfTheProgram) {
    Form form = sample::form(sample::load(blocks));

    EXPECT_THROW(form.set(at("nothing"), 1), Error);
    EXPECT_THROW(form.set(at("sud", {{"work", 7}}), 1), Error);
    EXPECT_THROW((void)form.add_row(at("sud", {{"work", 0}})), Error);
    EXPECT_THROW(form.set(at("worst"), 1), Error);
}

} // namespace
} // namespace attune
