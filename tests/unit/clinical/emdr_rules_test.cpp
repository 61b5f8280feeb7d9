// SPDX-License-Identifier: Apache-2.0
// The rules of EMDR, each firing and not firing, its computed values, prompts and series.
#include "tests/unit/clinical/emdr_course.hpp"

#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

class EmdrRulesTest : public testing::Test {
protected:
    EmdrCourse emdr;
    std::string target = emdr.add_target("Phone call at night");

    std::string screen(const std::string& instrument, double total) {
        return emdr.add("hdr.measure_given",
                        {{"instrument", instrument}, {"total", total}, {"given_on", emdr.date()}});
    }
    /// A session that prepares for reprocessing, all but what is named.
    void prepare(std::string_view without = {}) {
        emdr.session_with("12");
        if (without != "explained")
            emdr.set("emdr.p2_explained", true);
        if (without != "stop")
            emdr.set("emdr.p2_stop", "A raised hand");
        if (without != "place")
            emdr.set("emdr.p2_place", "partly");
        if (without != "score")
            emdr.set("emdr.p1_dissoc", screen("des_ii", 12));
    }
    void change(int set, const char* how) {
        emdr.set("emdr.work[0].p4_sets[" + std::to_string(set) + "].change", how);
    }
};

TEST_F(EmdrRulesTest, E_DES_OffersInstallationOnceSudIsZero) {
    emdr.session_with("34").assess(target, 8, 2).process(target, {1, {}, {}});
    EXPECT_FALSE(emdr.is_yes("emdr.work[0].e_des"));
    EXPECT_FALSE(emdr.fires("emdr.desensitized"));

    emdr.set("emdr.work[0].p4_sets[1].sud", 0);
    EXPECT_TRUE(emdr.is_yes("emdr.work[0].e_des"));
    EXPECT_TRUE(emdr.fires("emdr.desensitized"));
}

TEST_F(EmdrRulesTest, E_DES_TakesOneWhenAcceptedAndNeedsPhaseFour) {
    emdr.session_with("34").assess(target, 8, 2).process(target, {1, {}, {}}).accept_sud();
    EXPECT_TRUE(emdr.is_yes("emdr.work[0].e_des"));

    emdr.session_with("35").assess(emdr.add_target("The stairwell"), 0, 5);
    EXPECT_FALSE(emdr.is_yes("emdr.work[0].e_des"));
}

TEST_F(EmdrRulesTest, E_DES_RemembersPhaseFourOfAnEarlierSession) {
    emdr.session_with("34").assess(target, 8, 2).process(target, {0, {}, {}});

    emdr.session_with("5").process(target, {{}, 6, {}});

    EXPECT_EQ(emdr.work("sud_last"), 0);
    EXPECT_TRUE(emdr.is_yes("emdr.work[0].e_des"));
}

TEST_F(EmdrRulesTest, E_INS_OffersTheBodyScanAtVocSeven) {
    emdr.session_with("345").assess(target, 8, 2).process(target, {0, 6, {}});
    EXPECT_FALSE(emdr.is_yes("emdr.work[0].e_ins"));
    EXPECT_FALSE(emdr.fires("emdr.installed"));

    emdr.accept_voc();
    EXPECT_TRUE(emdr.is_yes("emdr.work[0].e_ins"));
    EXPECT_TRUE(emdr.fires("emdr.installed"));
}

TEST_F(EmdrRulesTest, E_BODY_NeedsEveryResidualSensationCleared) {
    emdr.worked_to(target, {0, 7, "residual"});
    EXPECT_FALSE(emdr.is_yes("emdr.work[0].e_body"));
    EXPECT_TRUE(emdr.fires("emdr.body_left"));

    emdr.set("emdr.work[0].p6_residual[0].cleared", true).set("emdr.work[0].p6_residual[1].quality", "tight");
    EXPECT_FALSE(emdr.is_yes("emdr.work[0].e_body"));
    emdr.set("emdr.work[0].p6_residual[1].cleared", true);
    EXPECT_TRUE(emdr.is_yes("emdr.work[0].e_body"));
    EXPECT_FALSE(emdr.fires("emdr.body_left"));
}

TEST_F(EmdrRulesTest, E_FUT_CountsAMissingScanAndAMissingSud) {
    const std::string future = emdr.add_target("Meeting the manager", "future_template");
    emdr.session_with("35").assess(future, {}, 4).process(future, {{}, 7, {}});
    EXPECT_EQ(emdr.status_of(future), "complete");
    EXPECT_EQ(emdr.accepted(future), "1/7");

    emdr.session_with("35").assess(target, {}, 4).process(target, {{}, 7, {}});
    EXPECT_EQ(emdr.status_of(target), "open");
}

TEST_F(EmdrRulesTest, E_FUT_DoesNotTakeASudOfTwo) {
    const std::string future = emdr.add_target("Meeting the manager", "future_template");

    emdr.session_with("356").assess(future, 2, 4).process(future, {{}, 7, "clear"});

    EXPECT_EQ(emdr.status_of(future), "open");
}

TEST_F(EmdrRulesTest, E_COMP_SaysThatTheTargetWaitsForARecheck) {
    EXPECT_TRUE(emdr.worked_to(target, {0, 7, "clear"}).fires("emdr.complete"));
    EXPECT_FALSE(emdr.worked_to(target, {0, 7, "not_reached"}).fires("emdr.complete"));
}

TEST_F(EmdrRulesTest, E_RES_FiresWhenTheResultHolds) {
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    EXPECT_TRUE(emdr.fires("emdr.e_res"));
    EXPECT_FALSE(emdr.fires("emdr.e_reopen"));
    EXPECT_FALSE(emdr.fires("emdr.e_watch"));
}

TEST_F(EmdrRulesTest, E_REOPEN_FiresOnAnyBadReading) {
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.session_with("8").recheck(target, {2, 7, "clear"});
    EXPECT_TRUE(emdr.fires("emdr.e_reopen"));
    emdr.recheck(target, {0, 5, "clear"});
    EXPECT_TRUE(emdr.fires("emdr.e_reopen"));
    emdr.recheck(target, {0, 7, "residual"});
    EXPECT_TRUE(emdr.fires("emdr.e_reopen"));
    EXPECT_FALSE(emdr.fires("emdr.e_res"));
    EXPECT_EQ(emdr.message("emdr.e_reopen").find("Phone call at night"), 0U);
}

TEST_F(EmdrRulesTest, E_REOPEN_IsSilentOnATargetThatWasNeverComplete) {
    emdr.session_with("3").assess(target, 8, 2);
    emdr.session_with("8").recheck(target, {6, 3, "residual"});

    EXPECT_FALSE(emdr.fires("emdr.e_reopen"));
}

TEST_F(EmdrRulesTest, E_WATCH_TakesTheChoiceOfReopened) {
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.session_with("8").recheck(target, {0, 6, "clear"});
    EXPECT_TRUE(emdr.fires("emdr.e_watch"));

    emdr.set("emdr.p8_choice", "reopened");
    EXPECT_FALSE(emdr.fires("emdr.e_watch"));
    EXPECT_EQ(emdr.status_of(target), "reopened");
}

TEST_F(EmdrRulesTest, E_INC_RequiresContainment) {
    emdr.worked_to(target, {3, {}, {}});
    EXPECT_TRUE(emdr.fires("emdr.e_inc"));
    EXPECT_TRUE(emdr.missing().contains("emdr.p7_incomplete"));

    emdr.worked_to(emdr.add_target("The stairwell"), {0, 7, "clear"});
    EXPECT_FALSE(emdr.fires("emdr.e_inc"));
    EXPECT_FALSE(emdr.missing().contains("emdr.p7_incomplete"));
    emdr.set("emdr.p7_type", "incomplete");
    EXPECT_TRUE(emdr.missing().contains("emdr.p7_incomplete"));
}

TEST_F(EmdrRulesTest, E_INC_MakesTheNextSessionBeginWithPhaseEight) {
    emdr.worked_to(target, {3, {}, {}});
    emdr.session_with("4");
    EXPECT_TRUE(emdr.fires("emdr.recheck_due"));
    EXPECT_TRUE(emdr.missing().contains("emdr.p8_target"));

    emdr.session_with("84").recheck(target, {3, 4, "clear"});
    EXPECT_FALSE(emdr.fires("emdr.recheck_due"));
}

TEST_F(EmdrRulesTest, RecheckIsDueInEverySessionWhileATargetIsComplete) {
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.session_with("2");
    EXPECT_TRUE(emdr.fires("emdr.recheck_due"));
    emdr.session_with("2");
    EXPECT_TRUE(emdr.fires("emdr.recheck_due"));
    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    emdr.session_with("2");
    EXPECT_FALSE(emdr.fires("emdr.recheck_due"));
}

TEST_F(EmdrRulesTest, E_STUCK_NeedsTwoNeighboursWithoutChange) {
    emdr.worked_to(target, {3, {}, {}});
    change(0, "same");
    EXPECT_FALSE(emdr.fires("emdr.e_stuck"));
    change(2, "same"); // the set between them has no answer
    EXPECT_FALSE(emdr.fires("emdr.e_stuck"));
    change(2, "shifting");
    change(1, "same");
    EXPECT_TRUE(emdr.fires("emdr.e_stuck"));
}

TEST_F(EmdrRulesTest, E_FLOOD_FiresOnFloodingAndNumbing) {
    emdr.worked_to(target, {3, {}, {}});
    change(0, "shifting");
    EXPECT_FALSE(emdr.fires("emdr.e_flood"));
    change(1, "flooding");
    EXPECT_TRUE(emdr.fires("emdr.e_flood"));
    change(1, "numbing");
    EXPECT_TRUE(emdr.fires("emdr.e_flood"));
}

TEST_F(EmdrRulesTest, E_GATE_IsSilentOnceAllIsPrepared) {
    prepare();
    EXPECT_FALSE(emdr.fires("emdr.e_gate"));

    emdr.worked_to(target, {3, {}, {}});

    EXPECT_TRUE(emdr.is_yes("emdr.ready"));
    EXPECT_FALSE(emdr.fires("emdr.e_gate"));
}

TEST_F(EmdrRulesTest, E_GATE_FiresWhileOnePartIsMissing) {
    for (const char* part : {"explained", "stop", "place", "score"}) {
        emdr = EmdrCourse{};
        target = emdr.add_target("Phone call at night");
        emdr.session();
        prepare(part);
        EXPECT_TRUE(emdr.worked_to(target, {3, {}, {}}).fires("emdr.e_gate")) << part;
    }
}

TEST_F(EmdrRulesTest, FirstPhaseFourRequiresThePreparationThatIsMissing) {
    emdr.session_with("34");
    auto missing = emdr.missing();
    for (const char* field : {"emdr.p1_dissoc", "emdr.p2_explained", "emdr.p2_stop", "emdr.p2_place"})
        EXPECT_TRUE(missing.contains(field)) << field;

    emdr.session_with("4"); // no longer the first
    missing = emdr.missing();
    for (const char* field : {"emdr.p1_dissoc", "emdr.p2_explained", "emdr.p2_stop", "emdr.p2_place"})
        EXPECT_FALSE(missing.contains(field)) << field;
    EXPECT_TRUE(emdr.fires("emdr.e_gate"));
}

TEST_F(EmdrRulesTest, E_GATE_AddsConsultationAtAHighDissociationScore) {
    prepare();
    EXPECT_FALSE(emdr.worked_to(target, {3, {}, {}}).fires("emdr.e_gate_dissociation"));
    screen("des_ii", 30);
    EXPECT_TRUE(emdr.fires("emdr.e_gate_dissociation"));
    screen("des_ii", 29.9); // the latest counts
    EXPECT_FALSE(emdr.fires("emdr.e_gate_dissociation"));
    using namespace std::chrono_literals;
    emdr.add("hdr.measure_given",
             {{"instrument", "des_ii"}, {"total", 45}, {"given_on", Date{2026y / 11 / 2}}});
    EXPECT_FALSE(emdr.fires("emdr.e_gate_dissociation")); // recorded late, given earlier
    screen("sdq_5", 7);
    EXPECT_FALSE(emdr.fires("emdr.e_gate_dissociation"));
    screen("sdq_5", 8);
    EXPECT_TRUE(emdr.fires("emdr.e_gate_dissociation"));
}

TEST_F(EmdrRulesTest, E_PRONG_FiresWhenAllPastTargetsAreResolved) {
    emdr.worked_to(target, {0, 7, "clear"});
    EXPECT_FALSE(emdr.fires("emdr.e_prong"));
    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    EXPECT_TRUE(emdr.fires("emdr.e_prong"));

    const std::string other = emdr.add_target("The stairwell");
    EXPECT_FALSE(emdr.fires("emdr.e_prong"));
    emdr.set_aside("emdr.target", other);
    emdr.session_with("2");
    EXPECT_TRUE(emdr.fires("emdr.e_prong"));
    emdr.add_target("Meeting the manager", "future_template");
    EXPECT_FALSE(emdr.fires("emdr.e_prong"));
}

TEST_F(EmdrRulesTest, E_ORDER_FiresOnEachStepOutOfOrder) {
    EXPECT_FALSE(emdr.worked_to(target, {0, 7, "clear"}).fires("emdr.e_order"));
    EXPECT_TRUE(emdr.worked_to(target, {3, 7, {}}).fires("emdr.e_order"));      // 5 without desensitized
    EXPECT_TRUE(emdr.worked_to(target, {0, 5, "clear"}).fires("emdr.e_order")); // 6 without installed

    const std::string fresh = emdr.add_target("The stairwell");
    EXPECT_TRUE(emdr.session_with("4").process(fresh, {3, {}, {}}).fires("emdr.e_order")); // never assessed
    EXPECT_FALSE(emdr.session_with("4").process(target, {3, {}, {}}).fires("emdr.e_order"));
    EXPECT_FALSE(emdr.session_with("4").fires("emdr.e_order")); // no target chosen yet
}

TEST_F(EmdrRulesTest, BeliefsOfDifferentThemesAreSpokenOf) {
    emdr.session_with("3").assess(target, 8, 2);
    emdr.set("emdr.work[0].p3_nc_theme", "safety");
    EXPECT_FALSE(emdr.fires("emdr.theme_differs"));
    emdr.set("emdr.work[0].p3_pc_theme", "control");
    EXPECT_TRUE(emdr.fires("emdr.theme_differs"));
    EXPECT_EQ(emdr.severity("emdr.theme_differs"), Severity::caution);
    emdr.set("emdr.work[0].p3_pc_theme", "safety");
    EXPECT_FALSE(emdr.fires("emdr.theme_differs"));
}

TEST_F(EmdrRulesTest, ClosureIsProposedFromTheValues) {
    emdr.worked_to(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.text("emdr.p7_proposed"), "complete");
    emdr.set("emdr.p7_type", "complete");
    EXPECT_FALSE(emdr.fires("emdr.closure_differs"));
    emdr.set("emdr.p7_type", "incomplete");
    EXPECT_TRUE(emdr.fires("emdr.closure_differs"));
}

TEST_F(EmdrRulesTest, AcceptingSudOneIsAskedWhenMovingOn) {
    emdr.session_with("34").assess(target, 8, 2).process(target, {1, {}, {}});
    EXPECT_TRUE(emdr.is_relevant("emdr.work[0].p4_eco_sud"));
    EXPECT_FALSE(emdr.is_required("emdr.work[0].p4_eco_sud"));

    emdr.set("emdr.phases", TextList{"3", "4", "5"});
    EXPECT_TRUE(emdr.is_required("emdr.work[0].p4_eco_sud"));
    emdr.set("emdr.work[0].p4_eco_sud", true);
    EXPECT_TRUE(emdr.missing().contains("emdr.work[0].p4_eco_sud_reason"));
    emdr.set("emdr.work[0].p4_sets[1].sud", 0);
    EXPECT_FALSE(emdr.is_relevant("emdr.work[0].p4_eco_sud"));
}

TEST_F(EmdrRulesTest, SetsAndPassesAreCountedOverPhasesFourAndFive) {
    emdr.session_with("3").assess(target, 8, 2);
    EXPECT_EQ(emdr.work("n_sets"), 0);
    EXPECT_EQ(emdr.work("n_passes"), std::nullopt);

    emdr.worked_to(target, {3, 5, {}});
    EXPECT_EQ(emdr.work("n_sets"), 4);
    EXPECT_EQ(emdr.work("n_passes"), 70); // the second installation set took over its passes
    EXPECT_EQ(emdr.work("sessions_on_target"), 2);
    EXPECT_EQ(emdr.point("emdr.sets"), Value{4});
}

TEST_F(EmdrRulesTest, SessionWithTwoNotesCountsOnceOnItsTarget) {
    emdr.worked_to(target, {3, 5, {}});
    emdr.note().set("emdr.phases", TextList{"5"}).set("emdr.work[0].p3_target", target);
    EXPECT_EQ(emdr.work("sessions_on_target"), 1);
    EXPECT_EQ(emdr.carried("emdr.target", target, "sessions"), Value{1});

    emdr.session_with("5").set("emdr.work[0].p3_target", target);
    EXPECT_EQ(emdr.work("sessions_on_target"), 2);
}

TEST_F(EmdrRulesTest, SudBeforeWorkComesFromTheLatestReading) {
    emdr.session_with("3").assess(target, 8, 2);
    emdr.session_with("8").recheck(target, {6, 3, "residual"});
    emdr.session_with("4").set("emdr.work[0].p3_target", target);
    EXPECT_EQ(emdr.work("sud_start"), 6);
    EXPECT_EQ(emdr.work("voc_start"), 3);
    EXPECT_EQ(emdr.work("sud_last"), 6);

    emdr.session_with("84").recheck(target, {5, 3, "residual"}).set("emdr.work[0].p3_target", target);
    EXPECT_EQ(emdr.work("sud_start"), 5);
    emdr.set("emdr.work[0].p3_target", emdr.add_target("The stairwell"));
    EXPECT_EQ(emdr.work("sud_start"), std::nullopt);
}

TEST_F(EmdrRulesTest, ShareOfResolvedTargetsLeavesOutThoseSetAside) {
    emdr.session_with("2");
    EXPECT_EQ(emdr.number("emdr.future_done_pct"), std::nullopt);
    const std::string second = emdr.add_target("The stairwell");
    const std::string third = emdr.add_target("The manager", "present_trigger");
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    EXPECT_NEAR(*emdr.number("emdr.targets_done_pct"), 100.0 / 3, 1e-9);
    EXPECT_EQ(emdr.number("emdr.past_done_pct"), 50);
    EXPECT_EQ(emdr.number("emdr.present_done_pct"), 0);
    EXPECT_EQ(emdr.point("emdr.targets_resolved"), Value{1});

    emdr.set_aside("emdr.target", second);
    emdr.session_with("2");
    EXPECT_EQ(emdr.number("emdr.targets_done_pct"), 50);
    EXPECT_EQ(emdr.number("emdr.past_done_pct"), 100);
}

TEST_F(EmdrRulesTest, PromptsComeFromTheStatusAfterTheSession) {
    emdr.worked_to(target, {3, {}, {}});
    emdr.set("emdr.p7_debrief", true);
    EXPECT_TRUE(
        emdr.prompts().contains("Re-check SUD, VoC and body on Phone call at night and resume phase 4."));
    EXPECT_TRUE(emdr.prompts().contains("Review the log."));

    emdr.worked_to(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.prompts(), std::set<std::string>{"Re-check Phone call at night, then the next target."});
    EXPECT_NE(emdr.text("hdr.next").find("then the next target"), std::string::npos);

    emdr.session_with("8").recheck(target, {4, 7, "clear"});
    EXPECT_EQ(emdr.prompts(),
              std::set<std::string>{"Re-check Phone call at night and look for a feeder memory."});
}

TEST_F(EmdrRulesTest, SeriesFollowEachTarget) {
    emdr.session_with("3").assess(target, 8, 2);
    EXPECT_EQ(emdr.point("emdr.sud", target), Value{8});
    EXPECT_EQ(emdr.point("emdr.voc", target), Value{2});

    emdr.session_with("84").recheck(target, {6, 3, "clear"}).process(target, {4, {}, {}});
    EXPECT_EQ(emdr.point("emdr.sud", target), Value{4});
    EXPECT_EQ(emdr.point("emdr.voc", target), Value{3});

    emdr.session_with("8").recheck(target, {{}, 3, "clear"});
    EXPECT_EQ(emdr.point("emdr.sud", target), Value{});
}

TEST_F(EmdrRulesTest, StateOnLeavingIsEnteredOnceInTheHeader) {
    emdr.session_with("2");
    EXPECT_TRUE(emdr.missing().contains("hdr.state_out"));
    emdr.set("hdr.state_out", 3);
    EXPECT_FALSE(emdr.missing().contains("hdr.state_out"));
}

TEST_F(EmdrRulesTest, TraumaWorkAtHighRiskNeedsAReason) {
    emdr.session_with("2").set("hdr.risk", "concern").set("hdr.risk_level", "imminent");
    emdr.session_with("4");
    EXPECT_TRUE(emdr.fires("hdr.stage"));
    EXPECT_TRUE(emdr.missing().contains("hdr.stage_reason"));
    emdr.session_with("2");
    EXPECT_FALSE(emdr.fires("hdr.stage"));
}

TEST_F(EmdrRulesTest, ProngDecidesWhatTheAssessmentAsks) {
    emdr.session_with("3").assess(emdr.add_target("The manager", "present_trigger"), 5, 3);
    EXPECT_TRUE(emdr.missing().contains("emdr.work[0].p3_trigger"));
    EXPECT_FALSE(emdr.is_relevant("emdr.work[0].p3_future"));

    emdr.session_with("3").assess(emdr.add_target("Next meeting", "future_template"), {}, 3);
    EXPECT_TRUE(emdr.missing().contains("emdr.work[0].p3_future"));
    EXPECT_TRUE(emdr.is_relevant("emdr.work[0].p3_challenge"));
}

TEST_F(EmdrRulesTest, EachPhaseRequiresItsAnswers) {
    emdr.session_with("13456");
    emdr.set("emdr.work[0].p3_target", target);
    const auto missing = emdr.missing();
    for (const char* field :
         {"emdr.p1_history", "emdr.p1_ready", "emdr.work[0].p3_image", "emdr.work[0].p3_nc",
          "emdr.work[0].p3_pc", "emdr.work[0].p3_voc0", "emdr.work[0].p3_emotion", "emdr.work[0].p3_sud0",
          "emdr.work[0].p3_body", "emdr.work[0].p4_sets", "emdr.work[0].p5_pc_final", "emdr.work[0].p5_sets",
          "emdr.work[0].p6_scan", "emdr.p7_type", "emdr.p7_debrief"})
        EXPECT_TRUE(missing.contains(field)) << field;
}

} // namespace
} // namespace attune::clinical
