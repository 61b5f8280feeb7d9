// SPDX-License-Identifier: Apache-2.0
// The status table of an EMDR target, cell by cell, and what each phase asks for.
#include "tests/unit/clinical/emdr_course.hpp"

#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

struct EmdrClient {
    EmdrCourse emdr;
    std::string target = emdr.add_target("Phone call at night");

    /// Plays the sessions that lead to a state.
    void reach(const std::string& state) {
        if (state == "assessed")
            emdr.session_with("3").assess(target, 8, 2);
        if (state == "open")
            emdr.worked_to(target, {3, 4, {}});
        if (state == "complete" || state == "resolved" || state == "reopened")
            emdr.worked_to(target, {0, 7, "clear"});
        if (state == "resolved")
            emdr.session_with("8").recheck(target, {0, 7, "clear"});
        if (state == "reopened")
            emdr.session_with("8").recheck(target, {5, 7, "clear"});
    }

    void happen(const std::string& event) {
        emdr.session_with(event.starts_with("R") ? "8"
                          : event == "W-3"       ? "3"
                          : event == "W-inc"     ? "4"
                                                 : "456");
        if (event == "R-bad")
            emdr.recheck(target, {2, 7, "clear"});
        if (event == "R-part")
            emdr.recheck(target, {0, 7, {}});
        if (event == "R-ok")
            emdr.recheck(target, {0, 7, "clear"});
        if (event.starts_with("R-mid"))
            emdr.recheck(target, {1, 7, "clear"});
        if (event == "R-mid resolved")
            emdr.set("emdr.p8_choice", "resolved");
        if (event == "R-mid reopened")
            emdr.set("emdr.p8_choice", "reopened");
        if (event == "W-3")
            emdr.assess(target, 6, 3);
        if (event == "W-inc")
            emdr.process(target, {3, {}, {}});
        if (event == "W-comp")
            emdr.process(target, {0, 7, "clear"});
    }
};

struct Line {
    std::string state;
    std::vector<std::string> after; ///< in the order of `events`
};

const std::vector<std::string> events{"R-bad",          "R-part", "R-ok",  "R-mid", "R-mid resolved",
                                      "R-mid reopened", "W-3",    "W-inc", "W-comp"};

class EmdrStatusTableTest : public testing::TestWithParam<Line> {};

TEST_P(EmdrStatusTableTest, EveryEventLeadsWhereTheTableSays) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        EmdrClient client;
        client.reach(GetParam().state);
        ASSERT_EQ(client.emdr.status_of(client.target), GetParam().state);

        client.happen(events[i]);

        EXPECT_EQ(client.emdr.status_of(client.target), GetParam().after[i]) << events[i];
    }
}

INSTANTIATE_TEST_SUITE_P(Emdr, EmdrStatusTableTest,
                         testing::Values(Line{"listed",
                                              {"listed", "listed", "listed", "listed", "listed", "listed",
                                               "assessed", "open", "complete"}},
                                         Line{"assessed",
                                              {"assessed", "assessed", "assessed", "assessed", "assessed",
                                               "assessed", "assessed", "open", "complete"}},
                                         Line{"open",
                                              {"open", "open", "open", "open", "open", "open", "open", "open",
                                               "complete"}},
                                         Line{"complete",
                                              {"reopened", "complete", "resolved", "complete", "resolved",
                                               "reopened", "reopened", "reopened", "complete"}},
                                         Line{"resolved",
                                              {"reopened", "resolved", "resolved", "resolved", "resolved",
                                               "reopened", "reopened", "reopened", "complete"}},
                                         Line{"reopened",
                                              {"reopened", "reopened", "reopened", "reopened", "reopened",
                                               "reopened", "reopened", "reopened", "complete"}}),
                         [](const auto& line) { return line.param.state; });

struct Ask {
    std::string phases;
    std::set<std::string> missing; ///< of EMDR, the target chosen and nothing else answered
};

class EmdrPhaseTest : public testing::TestWithParam<Ask> {};

TEST_P(EmdrPhaseTest, AsksForItsOwnAnswersAndNoOthers) {
    EmdrClient client;
    client.emdr.session_with(GetParam().phases);
    client.emdr.set("emdr.work[0].p3_target", client.target);

    std::set<std::string> missing;
    for (const std::string& path : client.emdr.missing())
        if (path.starts_with("emdr."))
            missing.insert(path.substr(path.rfind('.') + 1));
    EXPECT_EQ(missing, GetParam().missing);
}

INSTANTIATE_TEST_SUITE_P(
    Emdr, EmdrPhaseTest,
    testing::Values(Ask{"", {"phases"}}, Ask{"1", {"p1_history", "p1_ready"}}, Ask{"2", {"p2_place"}},
                    Ask{"3",
                        {"p3_image", "p3_nc", "p3_pc", "p3_voc0", "p3_emotion", "p3_sud0", "p3_body",
                         "p7_type", "p7_debrief"}},
                    Ask{"4",
                        {"p1_dissoc", "p2_explained", "p2_stop", "p2_place", "p4_sets", "p7_type",
                         "p7_incomplete", "p7_debrief"}},
                    Ask{"5", {"p5_pc_final", "p5_sets", "p7_type", "p7_incomplete", "p7_debrief"}},
                    Ask{"6", {"p6_scan", "p7_type", "p7_incomplete", "p7_debrief"}}, Ask{"7", {}},
                    Ask{"8", {"p8_target", "p8_sud", "p8_voc", "p8_body", "p8_between"}}),
    [](const auto& ask) { return "Phases" + ask.param.phases; });

TEST(EmdrAnswersTest, TargetIsRequiredInPhasesThreeToSix) {
    for (const char* phase : {"3", "4", "5", "6"}) {
        EmdrCourse emdr;
        EXPECT_TRUE(emdr.session_with(phase).missing().contains("emdr.work[0].p3_target")) << phase;
    }
}

TEST(EmdrAnswersTest, MorePhasesOpenMoreSections) {
    EmdrCourse emdr;
    const std::map<std::string, std::set<std::string>> sections{
        {"", {"phases_section", "course"}},
        {"1", {"phases_section", "p1", "course"}},
        {"2", {"phases_section", "p2", "course"}},
        {"3", {"phases_section", "p3", "standing", "p7", "course"}},
        {"5", {"phases_section", "p3", "p5", "standing", "p7", "course"}},
        {"6", {"phases_section", "p3", "p6", "standing", "p7", "course"}},
        {"4", {"phases_section", "p1", "p2", "p3", "p4", "standing", "p7", "course"}},
        {"7", {"phases_section", "p7", "course", "p8"}}, // phase 4 came last time
        {"8", {"phases_section", "p8", "course"}}};
    for (const char* phases : {"", "1", "2", "3", "5", "6", "4", "7", "8"}) {
        emdr.session_with(phases);
        std::set<std::string> shown;
        for (const Section& section : shipped_template("emdr")->sections) {
            const std::vector<RowStep> rows =
                section.block.empty() ? std::vector<RowStep>{} : std::vector<RowStep>{{"work", 0}};
            if (emdr.form().is_section_relevant("emdr", section, rows))
                shown.insert(section.id);
        }
        // Sessions with phases 3 to 6 before this one make a re-check due only from phase 4 on.
        const bool after_five = std::string{phases} == "6" || std::string{phases} == "4";
        auto expected = sections.at(phases);
        if (after_five)
            expected.insert("p8");
        EXPECT_EQ(shown, expected) << phases;
    }
}

TEST(EmdrAnswersTest, FutureTemplateIsRecheckedByVocAlone) {
    EmdrCourse emdr;
    const std::string future = emdr.add_target("Next meeting", "future_template");
    emdr.session_with("8").set("emdr.p8_target", future);

    const auto missing = emdr.missing();
    EXPECT_FALSE(missing.contains("emdr.p8_sud"));
    EXPECT_FALSE(missing.contains("emdr.p8_body"));
    EXPECT_TRUE(missing.contains("emdr.p8_voc"));
}

TEST(EmdrAnswersTest, DetailsAreAskedOnceTheirQuestionIsAnsweredSo) {
    EmdrCourse emdr;
    const std::string target = emdr.add_target("Phone call at night");
    emdr.session_with("28").recheck(target, {8, 2, "clear"});
    const auto asks = [&](const char* path) { return emdr.missing().contains(path); };

    emdr.set("emdr.p8_between", TextList{"none"});
    EXPECT_FALSE(asks("emdr.p8_between_text"));
    emdr.set("emdr.p8_between", TextList{"dream"});
    EXPECT_TRUE(asks("emdr.p8_between_text"));
    emdr.set("emdr.p2_place", "not_set_up");
    EXPECT_FALSE(asks("emdr.p2_place_name") || asks("emdr.p2_place_cue"));
    emdr.set("emdr.p2_place", "worked");
    EXPECT_TRUE(asks("emdr.p2_place_name") && asks("emdr.p2_place_cue"));

    emdr.session_with("36").assess(target, 8, 6).set("emdr.work[0].p3_emotion", TextList{"fear"});
    EXPECT_FALSE(asks("emdr.work[0].p3_emotion_words"));
    emdr.set("emdr.work[0].p3_emotion", TextList{"other"});
    EXPECT_TRUE(asks("emdr.work[0].p3_emotion_words"));
    EXPECT_TRUE(asks("emdr.work[0].p5_eco_voc")); // VoC 6 and a body scan: moving on
    emdr.set("emdr.work[0].p5_eco_voc", true);
    EXPECT_TRUE(asks("emdr.work[0].p5_eco_voc_reason"));
    emdr.set("emdr.work[0].p6_scan", "residual");
    EXPECT_TRUE(asks("emdr.work[0].p6_residual"));
    EXPECT_FALSE(emdr.is_relevant("emdr.work[0].p3_phases"));
    emdr.set("emdr.work[1].p3_target", target);
    EXPECT_TRUE(emdr.is_relevant("emdr.work[0].p3_phases"));
}

TEST(EmdrAnswersTest, RecheckAsksForValuesOnceATargetIsChosen) {
    EmdrCourse emdr;
    const std::string target = emdr.add_target("Phone call at night");
    emdr.worked_to(target, {3, 4, {}});
    emdr.session_with("3"); // a re-check is due though phase 8 is not ticked

    EXPECT_TRUE(emdr.is_relevant("emdr.p8_target"));
    EXPECT_FALSE(emdr.is_relevant("emdr.p8_sud") || emdr.is_relevant("emdr.p8_between"));
    emdr.set("emdr.p8_target", target);
    EXPECT_TRUE(emdr.is_relevant("emdr.p8_sud") && emdr.is_relevant("emdr.p8_between"));
}

TEST(EmdrAnswersTest, SudOneIsAskedAboutAgainWhenInstallationComesInALaterSession) {
    EmdrCourse emdr;
    const std::string target = emdr.add_target("Phone call at night");
    emdr.session_with("34").assess(target, 8, 2).process(target, {1, {}, {}});

    emdr.session_with("5").process(target, {{}, 7, {}});

    EXPECT_TRUE(emdr.missing().contains("emdr.work[0].p4_eco_sud"));
    EXPECT_FALSE(emdr.is_relevant("emdr.work[0].p4_sets"));
    EXPECT_FALSE(emdr.is_yes("emdr.work[0].e_des"));
    emdr.accept_sud();
    EXPECT_TRUE(emdr.is_yes("emdr.work[0].e_des"));
}

TEST(EmdrAnswersTest, InstallationOfAnEarlierSessionCounts) {
    EmdrCourse emdr;
    const std::string target = emdr.add_target("Phone call at night");
    emdr.session_with("345").assess(target, 8, 2).process(target, {0, 7, {}});
    EXPECT_EQ(emdr.status_of(target), "open");

    emdr.session_with("6").process(target, {{}, {}, "clear"});

    EXPECT_EQ(emdr.work("voc_start"), 7);
    EXPECT_EQ(emdr.status_of(target), "complete");
}

TEST(EmdrAnswersTest, PreparationDoneEarlierIsNotAskedForAgain) {
    EmdrCourse emdr;
    emdr.session_with("12").set("emdr.p2_explained", true).set("emdr.p2_stop", "A raised hand");
    emdr.set("emdr.p2_place", "worked");
    emdr.set("emdr.p1_dissoc", emdr.add("hdr.measure_given",
                                        {{"instrument", "sdq_5"}, {"total", 6}, {"given_on", emdr.date()}}));

    emdr.session_with("4");

    for (const char* field : {"emdr.p1_dissoc", "emdr.p2_explained", "emdr.p2_stop", "emdr.p2_place"})
        EXPECT_FALSE(emdr.missing().contains(field)) << field;
    emdr.session_with("24");
    EXPECT_TRUE(emdr.missing().contains("emdr.p2_place")); // phase 2 is worked on again
}

TEST(EmdrAnswersTest, FutureTemplateTakesSudOneWithoutPhaseFour) {
    EmdrCourse emdr;
    const std::string future = emdr.add_target("Next meeting", "future_template");

    emdr.session_with("356").assess(future, 1, 4).process(future, {{}, 7, "clear"});

    EXPECT_EQ(emdr.status_of(future), "complete");
    EXPECT_EQ(emdr.accepted(future), "1/7");
}

TEST(EmdrAnswersTest, ScanThatWasNotReachedKeepsAFutureTemplateOpen) {
    EmdrCourse emdr;
    const std::string future = emdr.add_target("Next meeting", "future_template");

    emdr.session_with("356").assess(future, {}, 4).process(future, {{}, 7, "not_reached"});

    EXPECT_EQ(emdr.status_of(future), "open");
}

TEST(EmdrAnswersTest, BlockingBeliefIsAPromptForTheTargets) {
    EmdrCourse emdr;
    const std::string target = emdr.add_target("Phone call at night");
    emdr.worked_to(target, {0, 5, {}}).set("emdr.work[0].p5_block", "I must stay alert");

    EXPECT_TRUE(emdr.prompts().contains("Add the blocking belief to the targets: I must stay alert."));
}

TEST(EmdrAnswersTest, RecheckOfAFutureTemplateWithSudStillCountsIt) {
    EmdrCourse emdr;
    const std::string future = emdr.add_target("Next meeting", "future_template");
    emdr.session_with("356").assess(future, {}, 4).process(future, {{}, 7, "clear"});

    emdr.session_with("8").recheck(future, {2, 7, {}});
    EXPECT_EQ(emdr.status_of(future), "reopened");
    emdr.recheck(future, {1, 7, {}});
    EXPECT_EQ(emdr.status_of(future), "resolved");
    EXPECT_EQ(emdr.text("emdr.p8_result"), "holds");
    emdr.recheck(future, {{}, 6, {}});
    EXPECT_EQ(emdr.status_of(future), "complete");
    EXPECT_TRUE(emdr.fires("emdr.e_watch"));
}

} // namespace
} // namespace attune::clinical
