// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/steps.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace attune::e2e {
namespace {

struct Approach {
    std::string name;
    std::string title;                                 ///< as the menu of new notes says it
    std::function<void(RunningProgram&)> choose;       ///< what is chosen before the text can be written
    std::string section;                               ///< where the text stands
    std::string text;                                  ///< a long text of the approach
    std::function<void(RunningProgram&)> own_answers;  ///< what the missing answers alone would not give
    Answers answers;
    std::string charted;                               ///< what the chart tells of the signed note
};

void PrintTo(const Approach& approach, std::ostream* out) { *out << approach.name; }

const std::string given_name = "Ottoline";
const std::string family_name = "Zzyrbexx";
const std::string acknowledged = "Quillfeather by the blue gate, ";
const std::string cut_off = "then the lamp went out and";
const std::string rest = " Kestrelwood followed.";
const std::string addition = "Marrowbind was meant.";

class MainJobTest : public testing::TestWithParam<Approach> {
protected:
    void write_until_the_power_fails();
    void find_the_draft(RunningProgram& program);
    void expect_no_change_possible(RunningProgram& program);
    void expect_nothing_readable() const;

    const Home home_;
    std::string draft_;
};

/// A new practice, a new client, a note: saved once, then cut off in the middle of a sentence.
void MainJobTest::write_until_the_power_fails() {
    RunningProgram program{home_, {}};
    create_practice(program, home_);
    add_client(program, given_name, family_name);
    start_note(program, GetParam().title);
    GetParam().choose(program);
    unfold(program, GetParam().section);
    program.enter(GetParam().text, acknowledged);
    wait_until_saved(program);
    program.focus(GetParam().text);
    program.keyboard().type(cut_off);
    program.kill_now();
}

/// All that was acknowledged, and of the rest nothing that was not typed.
void MainJobTest::find_the_draft(RunningProgram& program) {
    unlock(program);
    open_client(program, "zzyrb");
    open_note(program);
    unfold(program, GetParam().section);
    draft_ = program.find(GetParam().text).text();
    EXPECT_TRUE(draft_.starts_with(acknowledged)) << draft_;
    EXPECT_TRUE((acknowledged + cut_off).starts_with(draft_)) << draft_;
}

void MainJobTest::expect_no_change_possible(RunningProgram& program) {
    unfold(program, GetParam().section);
    const Control field = program.find(GetParam().text);
    EXPECT_FALSE(field.is_editable());
    const std::string signed_text = field.text();
    EXPECT_EQ(signed_text, draft_ + rest);
    field.set_text("changed from outside");
    program.focus(GetParam().text);
    program.keyboard().type("changed");
    program.keyboard().chord("F6"); // when the next pane has the keyboard, the keys before have been dealt with
    program.wait_until("the next pane", [&] { return !field.is_focused(); });
    EXPECT_EQ(field.text(), signed_text);
}

void MainJobTest::expect_nothing_readable() const {
    for (const auto& planted : {given_name, family_name, std::string{"Quillfeather"}, std::string{"lamp went out"},
                                std::string{"Kestrelwood"}, std::string{"Marrowbind"}, std::string{passphrase}})
        for (const auto& file : home_.files_with(planted))
            ADD_FAILURE() << planted << " can be read in " << file;
    for (const auto& file : home_.files())
        EXPECT_FALSE(file.filename().string().starts_with("core")) << file;
}

TEST_P(MainJobTest, LosesNothingFromTheNewPracticeToTheChart) {
    write_until_the_power_fails();
    RunningProgram program{home_, {}};
    find_the_draft(program);
    program.focus(GetParam().text);
    program.keyboard().chord("ctrl+End");
    program.enter(GetParam().text, rest);
    GetParam().own_answers(program);
    fill_what_is_missing(program, GetParam().answers);
    sign(program);
    expect_no_change_possible(program);
    add_addendum(program, addition);
    program.press("note.close");
    show_tab(program, "tab-progress");
    const Control chart = program.find("progress-chart");
    EXPECT_NE(chart.description().find(GetParam().charted), std::string::npos) << chart.description();
    EXPECT_EQ(program.quit(), 0);
    expect_nothing_readable();
}

const Answers session_times{{"hdr.start", "14:00"}, {"hdr.stop", "14:50"}};

/// Opens the list of the body's places and takes one of them.
void say_where_in_the_body(RunningProgram& program) {
    program.press("emdr.work[0].p3_body");
    program.tick("pick.emdr.work[0].p3_body.front-chest");
    program.keyboard().type("\n");
    const Control button = program.find("emdr.work[0].p3_body");
    program.wait_until("the place in the body", [&] { return button.name().find("Chest") != std::string::npos; });
}

/// A target, so that the note has a number to draw.
void name_the_target(RunningProgram& program) {
    unfold(program, "emdr.work[0].p3");
    program.press("emdr.work[0].p3_target.new");
    program.enter("entry.name", "Gate");
    const Control prong = program.find("entry.prong");
    const std::string unanswered = prong.chosen();
    program.keyboard().chord("Tab");
    program.keyboard().chord("Down");
    program.wait_until("a prong", [&] { return prong.chosen() != unanswered; });
    program.enter("entry.order", "1");
    program.press("entry.save");
    program.wait_until("the target is in the list", [&] { return !program.is_shown("entry.save"); });
    say_where_in_the_body(program);
}

/// Two moments of the session, so that there is activation to draw.
void track_two_moments(RunningProgram& program) {
    unfold(program, "se.track_section");
    for (const auto& [row, minute, level] : {std::tuple{"0", "5", "7"}, std::tuple{"1", "30", "2"}}) {
        program.press("se.track.add");
        program.enter("se.track[" + std::string{row} + "].minute", minute);
        program.enter("se.track[" + std::string{row} + "].activation", level);
    }
}

const std::vector<Approach> approaches{
    {.name = "Emdr",
     .title = "EMDR session",
     .choose =
         [](RunningProgram& program) {
             program.tick("emdr.phases.1");
             program.tick("emdr.phases.3");
         },
     .section = "emdr.p1",
     .text = "emdr.p1_history",
     .own_answers = name_the_target,
     .answers = session_times,
     .charted = "SUD"},
    {.name = "SomaticExperiencing",
     .title = "Somatic Experiencing session",
     .choose = [](RunningProgram&) {},
     .section = "se.integration_section",
     .text = "se.integration",
     .own_answers = track_two_moments,
     .answers = session_times,
     .charted = "Activation at end"},
    {.name = "Cbt",
     .title = "CBT session",
     .choose = [](RunningProgram&) {},
     .section = "cbt.summary_section",
     .text = "cbt.summary",
     .own_answers = [](RunningProgram&) {},
     .answers = {{"hdr.start", "14:00"}, {"hdr.stop", "14:50"}, {"cbt.mood", "45"}},
     .charted = "Mood"}};

INSTANTIATE_TEST_SUITE_P(Approaches, MainJobTest, testing::ValuesIn(approaches),
                         [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace attune::e2e
