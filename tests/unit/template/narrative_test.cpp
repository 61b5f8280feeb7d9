// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include <gtest/gtest.h>

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

TEST_F(NarrativeTest, AnEmptyFormSaysNothing) {
    EXPECT_TRUE(sample::form(sample::load(note)).narrative(NoteFormat::soap).empty());
}

} // namespace
} // namespace attune
