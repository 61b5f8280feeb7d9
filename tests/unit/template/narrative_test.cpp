// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace attune {
namespace {

using sample::at;

constexpr std::string_view note = R"xml(
  <section id="s" title="S" say="subjective"><text id="topic" label="Topic"/><scale id="strain" label="Strain" min="0" max="10"/>
    <yes-no id="slept" label="Slept" say="none"/></section>
  <section id="o" title="O" say="intervention"><multi-choice id="used" label="Used"><option value="a" label="Breathing"/><option value="b" label="Writing"/></multi-choice>
    <table id="tasks" label="Tasks" order="no"><number id="no" label="No"/><text id="task" label="Task"/><yes-no id="done" label="done"/></table></section>
  <section id="r" title="R" say="response"><number id="change" label="Change" unit="points"/></section>
  <section id="g" title="G" say="goal"><text id="goal" label="Goal"/></section>
  <section id="q" title="Q" say="problem"><text id="issue" label="Issue"/></section>
  <section id="n" title="N" say="plan"><text id="next" label="Next"/></section>
  <rule id="tired" severity="information" when="not slept">Sleep was short</rule>
  <narrative><line part="objective" when="slept">Rested.</line></narrative>)xml";

class NarrativeTest : public testing::Test {
protected:
    NarrativeTest() {
        form_.set(at("topic"), "Work!");
        form_.set(at("strain"), NotAsked{});
        form_.set(at("slept"), false);
        form_.set(at("used"), TextList{"a", "b"});
        form_.add_row(at("tasks"));
        form_.set(at("task", {{"tasks", 0}}), "Walk");
        form_.set(at("done", {{"tasks", 0}}), true);
        form_.set(at("change"), 3);
        form_.set(at("goal"), "Rest");
        form_.set(at("issue"), "Worry");
        form_.set(at("next"), "Go on");
    }
    std::string text(NoteFormat format) const {
        std::string all;
        for (const NarrativeSection& section : form_.narrative(format))
            all += "[" + section.heading + "] " + section.text + "\n";
        return all;
    }
    Form form_ = sample::form(sample::load(note));
};

TEST_F(NarrativeTest, Soap) {
    EXPECT_EQ(text(NoteFormat::soap),
              "[Subjective] Topic: Work!\nStrain: not asked.\n"
              "[Objective] Used: Breathing, Writing.\nTasks: Walk, done yes.\nChange: 3 points.\n"
              "[Assessment] Issue: Worry.\nSleep was short.\n[Plan] Goal: Rest.\nNext: Go on.\n");
}

TEST_F(NarrativeTest, Dap) {
    EXPECT_EQ(text(NoteFormat::dap),
              "[Data] Topic: Work!\nStrain: not asked.\nUsed: Breathing, Writing.\nTasks: Walk, done "
              "yes.\nChange: 3 points.\n"
              "[Assessment] Issue: Worry.\nSleep was short.\n[Plan] Goal: Rest.\nNext: Go on.\n");
}

TEST_F(NarrativeTest, Birp) {
    EXPECT_EQ(text(NoteFormat::birp),
              "[Behaviour] Topic: Work!\nStrain: not asked.\nIssue: Worry.\n"
              "[Intervention] Used: Breathing, Writing.\nTasks: Walk, done yes.\n"
              "[Response] Change: 3 points.\nSleep was short.\n[Plan] Goal: Rest.\nNext: Go on.\n");
}

TEST_F(NarrativeTest, Girp) {
    EXPECT_EQ(
        text(NoteFormat::girp),
        "[Goal] Goal: Rest.\nIssue: Worry.\n"
        "[Intervention] Topic: Work!\nStrain: not asked.\nUsed: Breathing, Writing.\nTasks: Walk, done yes.\n"
        "[Response] Change: 3 points.\nSleep was short.\n[Plan] Next: Go on.\n");
}

TEST_F(NarrativeTest, Pirp) {
    EXPECT_EQ(text(NoteFormat::pirp),
              "[Problem] Topic: Work!\nStrain: not asked.\nGoal: Rest.\nIssue: Worry.\n"
              "[Intervention] Used: Breathing, Writing.\nTasks: Walk, done yes.\n"
              "[Response] Change: 3 points.\nSleep was short.\n[Plan] Next: Go on.\n");
}

TEST_F(NarrativeTest, PlainKeepsTheOrderOfTheForm) {
    EXPECT_EQ(text(NoteFormat::plain), "[] Topic: Work!\nStrain: not asked.\nUsed: Breathing, "
                                       "Writing.\nTasks: Walk, done yes.\nChange: 3 points.\n"
                                       "Goal: Rest.\nIssue: Worry.\nNext: Go on.\nSleep was short.\n");
}

TEST_F(NarrativeTest, LinesOfTheirOwnSpeakWhenTheyMay) {
    form_.set(at("slept"), true);

    EXPECT_NE(text(NoteFormat::soap).find("Rested."), std::string::npos);
    EXPECT_EQ(text(NoteFormat::soap).find("Sleep"), std::string::npos);
}

/// What a form with these lines of <narrative> says, in plain format.
std::string said(std::string_view lines, const std::function<void(Form&)>& fill) {
    Form form = sample::form(sample::load(std::string{R"xml(
  <section id="first" title="First" say="subjective"><text id="a" label="A" say="none"/><text id="b" label="B"/></section>
  <section id="rows" title="Rows" say="none"><table id="tasks" label="Tasks"><text id="task" label="Task"/><choice id="done" label="Done"><option value="fully" label="Fully"/></choice></table></section>
  <section id="hidden" title="Hidden" relevant="b = 'yes'"><text id="c" label="C"/></section>
  <block id="work" label="Work" row-label="target"><section id="w" title="W" say="plan"><text id="aim" label="Aim"/>
    <table id="sets" label="Sets" say="none"><number id="passes" label="Passes"/></table><text id="end" label="End"/></section></block>
  <narrative>)xml"} + std::string{lines} + "</narrative>"));
    fill(form);
    const auto sections = form.narrative(NoteFormat::plain);
    return sections.empty() ? "" : sections.front().text;
}

TEST(NarrativeLineTest, OptionalPartsAreLeftOutWithTheirValues) {
    constexpr auto line =
        R"xml(<line part="plan">Task{if(a = 'x', '', '')}[: {a}[ ({b})]][, {'['}{c}{']'}].</line>)xml";

    EXPECT_EQ(said(line, [](Form& form) { form.set(at("a"), "Walk"); }), "Task: Walk.");
    const auto both = [](Form& form) {
        form.set(at("a"), "Walk");
        form.set(at("b"), "yes");
        form.set(at("c"), "long");
    };
    EXPECT_EQ(said(line, both), "B: yes.\nTask: Walk (yes), [long].");
}

TEST(NarrativeLineTest, LineThatHasNothingToShowIsNotSaid) {
    constexpr auto line = R"xml(<line part="plan">Task[: {a}].</line>)xml";

    EXPECT_EQ(said(line, [](Form&) {}), "");
    EXPECT_EQ(said("<line part=\"plan\">Went well.</line>", [](Form&) {}), "Went well.");
}

TEST(NarrativeLineTest, StandsInPlaceOfWhatItNames) {
    constexpr auto lines = R"xml(
      <line part="plan">Last.</line><line part="plan" at="b">After {b}.</line>
      <line part="plan" at="a">Of {a}.</line><line part="plan" at="first">Head.</line>
      <line part="plan" in="tasks" at="tasks">Task {task}[, {in-sentence(done)}].</line>)xml";
    const auto fill = [](Form& form) {
        form.set(at("a"), "x");
        form.set(at("b"), "y");
        for (const std::size_t row : {0U, 1U}) {
            form.add_row(at("tasks"));
            form.set(at("task", {{"tasks", row}}), row == 0 ? "one" : "two");
        }
        form.set(at("done", {{"tasks", 1}}), "fully");
    };

    EXPECT_EQ(said(lines, fill), "Head.\nOf x.\nB: y.\nAfter y.\nTask one.\nTask two, fully.\nLast.");
}

TEST(NarrativeLineTest, RowsOfABlockKeepTheirOwnLines) {
    constexpr auto line =
        R"xml(<line part="plan" in="sets" at="sets">{row-number()}: {passes} passes for {aim}.</line>)xml";
    const auto fill = [](Form& form) {
        for (const std::size_t row : {0U, 1U}) {
            if (row == 1)
                form.add_row(at("work"));
            form.set(at("aim", {{"work", row}}), row == 0 ? "calm" : "rest");
            form.set(at("end", {{"work", row}}), "done");
            form.add_row(at("sets", {{"work", row}}));
            form.set(at("passes", {{"work", row}, {"sets", 0}}), row == 0 ? 24 : 30);
        }
    };

    EXPECT_EQ(said(line, fill), "Aim: calm.\n1: 24 passes for calm.\nEnd: done.\n"
                                "Aim: rest.\n1: 30 passes for rest.\nEnd: done.");
}

TEST(NarrativeLineTest, IsLeftOutWithTheSectionOrFieldThatIsHidden) {
    constexpr auto lines = R"xml(
      <line part="plan" at="hidden">Head of {a}.</line><line part="plan" at="c">At {a}.</line>)xml";

    EXPECT_EQ(said(lines, [](Form& form) { form.set(at("a"), "x"); }), "");
    const auto fill = [](Form& form) {
        form.set(at("a"), "x");
        form.set(at("b"), "yes");
    };
    EXPECT_EQ(said(lines, fill), "B: yes.\nHead of x.\nAt x.");
}

TEST(NarrativeLineTest, FullStopThatWasTypedIsNotDoubled) {
    constexpr auto line = R"xml(<line part="plan">Said: “{a}”. Then {b}.</line>)xml";
    const auto fill = [](Form& form) {
        form.set(at("a"), "It is quiet.");
        form.set(at("b"), "home!");
    };

    EXPECT_EQ(said(line, fill), "B: home!\nSaid: “It is quiet.” Then home!");
}

TEST(NarrativeLineTest, SentencesThatTakeTooManyStepsAreSaidToBeMissing) {
    constexpr auto line = R"xml(
      <line part="plan">{count(tasks where count(tasks where is-missing(done)) gt 0)} open.</line>)xml";
    const auto fill = [](Form& form) {
        for (int row = 0; row < 400; ++row)
            form.add_row(at("tasks"));
    };

    EXPECT_NE(said(line, fill).find("Some sentences are missing here"), std::string::npos);
    EXPECT_EQ(said(line, [](Form& form) { form.add_row(at("tasks")); }), "1 open.");
}

TEST(NarrativeLineTest, MistakesAreReported) {
    const auto problems = [](std::string_view line) {
        return sample::problems_of("<section id=\"s\" title=\"S\"><text id=\"a\" label=\"A\"/></section>"
                                   "<narrative>" +
                                   std::string{line} + "</narrative>");
    };

    EXPECT_NE(problems("<line part=\"plan\" at=\"b\">Yes {a}</line>").find("at=\"b\" names no field"),
              std::string::npos);
    EXPECT_NE(problems("<line part=\"plan\">Yes [{a}</line>").find("[ begins a part that no ] ends"),
              std::string::npos);
    EXPECT_NE(problems("<line part=\"plan\">Yes {a}]</line>").find("] ends a part that no [ begins"),
              std::string::npos);
    EXPECT_NE(problems("<line part=\"plan\">Yes [no] {a}</line>").find("this one has none"),
              std::string::npos);
}

TEST_F(NarrativeTest, AnEmptyFormSaysNothing) {
    EXPECT_TRUE(sample::form(sample::load(note)).narrative(NoteFormat::soap).empty());
}

} // namespace
} // namespace attune
