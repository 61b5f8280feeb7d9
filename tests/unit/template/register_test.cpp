// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/register_replay.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using sample::at;

/// A step of a plan: tried, done when it went well twice, reopened by a setback.
constexpr std::string_view steps = R"xml(
  <section id="s" title="S"><yes-no id="came" label="Came"/><date id="day" label="Day"/>
    <reference id="recheck" label="Re-check" to="step"/><yes-no id="still" label="Still"/>
    <computed id="before" label="Before" type="text" calculate="recheck.status"/>
    <computed id="open_now" label="Open" calculate="count(step where status != 'done')" after="registers"/>
    <computed id="open_before" label="Open before" calculate="count(step where status != 'done')"/></section>
  <block id="work" label="Work" row-label="Step"><section id="w" title="W">
    <reference id="on" label="On" to="step"/><scale id="fear" label="Fear" min="0" max="10"/>
    <computed id="drop" label="Drop" calculate="on.latest - fear"/></section></block>
  <register id="step" label="Step" plural="Steps" title="name" aside="true">
    <text id="name" label="Name" required="true"/><carried id="latest" label="Latest"/><carried id="times" label="Times"/>
    <carried id="ended" label="Ended" type="date"/>
    <state id="listed" label="listed" start="true"><on event="well" to="done"/><on event="tried" to="tried"/></state>
    <state id="tried" label="tried"><on event="well" when="this.times ge 1" to="done"/></state>
    <state id="done" label="done" open="false" done="true"><on event="setback" to="tried"/><on event="tried" to="tried"/></state>
    <pass id="again" by="recheck"><event id="setback" when="not still"/></pass>
    <pass id="try" by="on">
      <event id="well" when="fear le 2"><set id="ended" value="day"/></event>
      <event id="tried" when="true"/>
      <set id="latest" value="coalesce(fear, this.latest)"/>
      <set id="times" value="coalesce(this.times, 0) + 1"/>
    </pass>
    <finally><set id="ended" value="if(this.status = 'done', this.ended, null)"/></finally>
  </register>
  <rule id="back" for="step" severity="information" when="this.status = 'tried' and this.times ge 2">{this.title}: {this.status} {this.times} times.</rule>
  <prompt id="next" for="step" when="this.status = 'tried'">Go on with {this.title}.</prompt>
  <narrative><line part="assessment" in="work" when="not is-missing(fear)">{on}: fear {fear}.</line></narrative>)xml";

const std::string first(32, '1');
const std::string second(32, '2');

class RegisterTest : public testing::Test {
protected:
    RegisterTest() {
        const Register& definition = part_->registers[0];
        book_.entries["p.step"] = {make_entry(definition, first, {{"name", "Shop"}}),
                                   make_entry(definition, second, {{"name", "Lift"}})};
    }

    /// One note: what was tried with what fear, and what was re-checked.
    ReplayNote note(const char* day, std::vector<std::pair<std::string, Value>> tried,
                    const std::string& again = {}, bool still = true) {
        ReplayNote made;
        made.id = ++id_;
        made.date = *parse_date(day);
        made.parts = {part_};
        Answers& top = made.answers.parts["p"];
        top.values["came"] = true;
        top.values["day"] = made.date;
        if (!again.empty()) {
            top.values["recheck"] = again;
            top.values["still"] = still;
        }
        for (auto& [step, fear] : tried) {
            Answers row;
            row.values["on"] = step;
            if (!fear.is_null())
                row.values["fear"] = fear;
            top.tables["work"].push_back(row);
        }
        return made;
    }

    Replay run(const std::vector<ReplayNote>& notes, std::vector<AsideAction> actions = {}) {
        return RegisterReplay{}.run(book_, notes, std::move(actions), {part_});
    }

    std::shared_ptr<const Template> part_ = sample::load(steps);
    RegisterBook book_;
    std::int64_t id_ = 0;
};

TEST_F(RegisterTest, StatesMoveByEventsNoteByNote) {
    const Replay replay = run({note("2027-01-01", {{first, 6}}), note("2027-01-08", {{first, 2}}),
                               note("2027-01-15", {}, first, false), note("2027-01-22", {{first, 1}})});

    const auto state = [&](std::size_t note) {
        return replay.notes[note].before.find("p.step", first)->state;
    };
    EXPECT_EQ(state(0), "listed");
    EXPECT_EQ(state(1), "tried");
    EXPECT_EQ(state(2), "done");
    EXPECT_EQ(state(3), "tried");
    const RegisterEntry& end = *replay.end.find("p.step", first);
    EXPECT_EQ(end.state, "done");
    EXPECT_EQ(end.carried.at("times"), Value{3});
    EXPECT_EQ(end.carried.at("latest"), Value{1});
    EXPECT_EQ(end.carried.at("ended"), Value{*parse_date("2027-01-22")});
    EXPECT_EQ(end.last_note, 4);
    EXPECT_EQ(replay.end.find("p.step", second)->state, "listed");
    EXPECT_EQ(replay.end.find("p.step", second)->last_note, 0);
}

TEST_F(RegisterTest, CalculationsSeeTheRegisterAsItWasBefore) {
    const Replay replay =
        run({note("2027-01-01", {{first, 8}}), note("2027-01-08", {{first, 3}}, first, true)});

    const Answers& values = replay.notes[1].values.parts.at("p");
    EXPECT_EQ(values.values.at("before"), Value{"tried"});
    EXPECT_EQ(values.tables.at("work")[0].values.at("drop"), Value{5});
}

TEST_F(RegisterTest, LateComputedFieldsSeeItAsItIsAfter) {
    FormContext context;
    context.registers = book_;
    Form form = sample::form(part_, {}, context);
    form.set(at("day"), *parse_date("2027-01-01"));
    form.set(at("on", {{"work", 0}}), first);
    form.set(at("fear", {{"work", 0}}), 1);

    EXPECT_EQ(form.value(at("open_before")), Value{2});
    EXPECT_EQ(form.value(at("open_now")), Value{1});
    EXPECT_EQ(form.registers_after().find("p.step", first)->state, "done");
    EXPECT_EQ(form.registers_before().find("p.step", first)->state, "listed");
}

TEST_F(RegisterTest, TwoRowsVisitAnEntryTwice) {
    const Replay replay = run({note("2027-01-01", {{first, 6}, {first, 2}})});

    EXPECT_EQ(replay.end.find("p.step", first)->state, "done");
    EXPECT_EQ(replay.end.find("p.step", first)->carried.at("times"), Value{2});
}

TEST_F(RegisterTest, SetAsideEntriesStayAsTheyAreUntilPutBack) {
    const Replay replay = run({note("2027-01-01", {{first, 6}}), note("2027-01-08", {{first, 1}}),
                               note("2027-01-15", {{first, 2}})},
                              {{.date = *parse_date("2027-01-01"),
                                .register_id = "p.step",
                                .entry_id = first,
                                .set_aside = true,
                                .reason = "holidays"},
                               {.date = *parse_date("2027-01-08"),
                                .register_id = "p.step",
                                .entry_id = first,
                                .set_aside = false,
                                .reason = {}}});

    EXPECT_FALSE(replay.notes[0].before.find("p.step", first)->set_aside);
    EXPECT_TRUE(replay.notes[1].before.find("p.step", first)->set_aside);
    EXPECT_EQ(replay.notes[1].before.find("p.step", first)->set_aside_reason, "holidays");
    EXPECT_EQ(replay.notes[2].before.find("p.step", first)->state, "tried");
    EXPECT_EQ(replay.notes[2].before.find("p.step", first)->carried.at("times"), Value{1});
    EXPECT_EQ(replay.end.find("p.step", first)->state, "done");
}

TEST_F(RegisterTest, AnActionAfterTheLastNoteStillCounts) {
    const Replay replay = run({note("2027-01-01", {{first, 6}})}, {{.date = *parse_date("2027-06-01"),
                                                                    .register_id = "p.step",
                                                                    .entry_id = first,
                                                                    .set_aside = true,
                                                                    .reason = "done"}});

    EXPECT_TRUE(replay.end.find("p.step", first)->set_aside);
}

TEST_F(RegisterTest, TheSameNotesGiveTheSameBook) {
    const std::vector<ReplayNote> notes{note("2027-01-01", {{first, 6}, {second, 2}}),
                                        note("2027-01-08", {{first, 2}}, second, false)};

    const Replay once = run(notes);
    book_ = once.end; // what sessions left behind is worked out anew
    const Replay twice = run(notes);

    EXPECT_EQ(once.end, twice.end);
}

TEST_F(RegisterTest, MessagesSpeakOfEntriesAndReferences) {
    FormContext context;
    context.registers = book_;
    context.registers.find("p.step", first)->state = "tried";
    context.registers.find("p.step", first)->carried["times"] = 2;
    Form form = sample::form(part_, {}, context);
    form.set(at("on", {{"work", 0}}), second);
    form.set(at("fear", {{"work", 0}}), 7);

    ASSERT_EQ(form.rules().size(), 1U);
    EXPECT_EQ(form.rules()[0].message, "Shop: tried 2 times.");
    ASSERT_EQ(form.prompts().size(), 2U);
    EXPECT_EQ(form.prompts()[1].message, "Go on with Lift.");
    EXPECT_EQ(form.narrative(NoteFormat::soap).at(0).text, "Lift: fear 7.\nShop: tried 2 times.");
}

TEST(RegisterTitleTest, ChoiceIsSpokenOfByItsLabel) {
    const auto part = sample::load(R"xml(
      <section id="s" title="S"><reference id="on" label="On" to="measure"/></section>
      <register id="measure" label="Measure" plural="Measures" title="kind"><choice id="kind" label="Kind"><option value="gad_7" label="GAD-7"/></choice></register>
      <rule id="r" severity="information" when="true">{on} is {on.title}</rule>
      <prompt id="p" for="measure">Repeat {this.title}.</prompt>)xml");
    FormContext context;
    RegisterEntry entry;
    entry.id = first;
    entry.fields["kind"] = "gad_7";
    context.registers.entries["p.measure"].push_back(entry);
    Form form = sample::form(part, {}, context);
    form.set(at("on"), first);

    EXPECT_EQ(form.rules().at(0).message, "GAD-7 is GAD-7");
    EXPECT_EQ(form.prompts().at(0).message, "Repeat GAD-7.");
    EXPECT_EQ(form.shown(at("on"), Value{first}), "GAD-7");
}

TEST_F(RegisterTest, AReferenceToNothingIsReported) {
    Form form = sample::form(part_);
    form.set(at("recheck"), std::string(32, 'f'));

    ASSERT_EQ(form.problems().size(), 1U);
    EXPECT_EQ(form.problems()[0].kind, ProblemKind::unknown_option);
    EXPECT_TRUE(form.value(at("before")).is_null());
}

} // namespace
} // namespace attune
