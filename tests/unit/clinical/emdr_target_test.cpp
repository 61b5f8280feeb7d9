// SPDX-License-Identifier: Apache-2.0
// The worked examples of an EMDR target, by their names: values are SUD / VoC / body.
#include "tests/unit/clinical/emdr_course.hpp"

#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

class EmdrTargetTest : public testing::Test {
protected:
    EmdrCourse emdr;
    std::string target = emdr.add_target("Phone call at night");

    /// Whatever happened: the notes alone give the same targets again.
    void TearDown() override {
        emdr.end();
        const RegisterBook replayed = emdr.replayed();
        for (const RegisterEntry& entry : emdr.registers().entries.at("emdr.target")) {
            const RegisterEntry* again = replayed.find("emdr.target", entry.id);
            ASSERT_NE(again, nullptr);
            EXPECT_EQ(again->state, entry.state);
            EXPECT_EQ(again->carried, entry.carried);
            EXPECT_EQ(again->set_aside, entry.set_aside);
        }
    }
};

TEST_F(EmdrTargetTest, T_a_GoesFromListedToResolved) {
    EXPECT_EQ(emdr.session_with("3").status_of(target), "listed");
    EXPECT_EQ(emdr.assess(target, 8, 2).status_of(target), "assessed");

    emdr.session_with("45").process(target, {3, 4, {}});
    EXPECT_EQ(emdr.status_of(target), "open");
    EXPECT_EQ(emdr.work("sud_start"), 8);
    EXPECT_EQ(emdr.work("sud_drop"), 5);
    EXPECT_EQ(emdr.work("sud_drop_pct"), 62.5);

    emdr.session_with("8456").recheck(target, {3, 4, "clear"}).process(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.status_of(target), "complete");
    EXPECT_EQ(emdr.work("sud_start"), 3);
    EXPECT_EQ(emdr.work("sud_drop"), 3);
    EXPECT_EQ(emdr.work("sud_drop_pct"), 100);
    EXPECT_EQ(emdr.work("voc_gain"), 5);

    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.status_of(target), "resolved");
}

TEST_F(EmdrTargetTest, T_a_StaysOpenWhenTheScanIsNotReached) {
    emdr.session_with("3").assess(target, 8, 2);

    emdr.session_with("456").process(target, {3, 4, "not_reached"});

    EXPECT_EQ(emdr.status_of(target), "open");
}

TEST_F(EmdrTargetTest, T_b_CompletesWithAnAcceptedSudOfOne) {
    emdr.session_with("3456").assess(target, 8, 3).process(target, {1, 7, "clear"}).accept_sud();
    EXPECT_EQ(emdr.status_of(target), "complete");
    EXPECT_EQ(emdr.accepted(target), "1/7");
    EXPECT_EQ(emdr.work("sud_drop"), 7);
    EXPECT_EQ(emdr.work("sud_drop_pct"), 87.5);
    EXPECT_EQ(emdr.work("voc_gain"), 4);

    emdr.session_with("8").recheck(target, {1, 7, "clear"});
    EXPECT_EQ(emdr.status_of(target), "resolved");
}

TEST_F(EmdrTargetTest, T_c_WaitsForAChoiceBetweenAcceptedAndDisturbed) {
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "complete");

    emdr.session_with("8").recheck(target, {1, 7, "clear"});
    EXPECT_EQ(emdr.status_of(target), "complete");
    EXPECT_TRUE(emdr.fires("emdr.e_watch"));
    EXPECT_TRUE(emdr.missing().contains("emdr.p8_choice"));

    emdr.session_with("8").recheck(target, {1, 7, "clear"}).set("emdr.p8_choice", "resolved");
    EXPECT_EQ(emdr.status_of(target), "resolved");
    EXPECT_FALSE(emdr.fires("emdr.e_watch"));
    EXPECT_TRUE(emdr.missing().contains("emdr.p8_choice_reason"));
}

TEST_F(EmdrTargetTest, T_d_ReopensWorksAgainAndResolves) {
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "complete");

    emdr.session_with("8456").recheck(target, {4, 7, "clear"}).process(target, {2, 5, "not_reached"});
    EXPECT_EQ(emdr.status_of(target), "reopened");
    EXPECT_EQ(emdr.work("sud_start"), 4);
    EXPECT_EQ(emdr.work("sud_drop"), 2);

    emdr.session_with("8456").recheck(target, {2, 6, "clear"}).process(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.status_of(target), "complete");

    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.status_of(target), "resolved");
}

TEST_F(EmdrTargetTest, T_e_ReopensAResolvedTargetMonthsLater) {
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "complete");
    EXPECT_EQ(emdr.session_with("8").recheck(target, {0, 7, "clear"}).status_of(target), "resolved");
    EXPECT_EQ(emdr.session_with("8").recheck(target, {0, 5, "clear"}).status_of(target), "reopened");
}

TEST_F(EmdrTargetTest, T_f_KeepsTheStatusWhenAReadingIsMissingButSeesABadOne) {
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "complete");
    EXPECT_EQ(emdr.session_with("8").recheck(target, {{}, 7, "clear"}).status_of(target), "complete");
    EXPECT_EQ(emdr.session_with("8").recheck(target, {{}, 5, "clear"}).status_of(target), "reopened");
}

TEST_F(EmdrTargetTest, T_g_CompletesOnceSudOneIsAccepted) {
    EXPECT_EQ(emdr.worked_to(target, {1, 7, "clear"}).status_of(target), "open");

    emdr.session_with("8456").recheck(target, {1, 7, "clear"}).process(target, {1, 7, "clear"}).accept_sud();
    EXPECT_EQ(emdr.status_of(target), "complete");
    EXPECT_EQ(emdr.accepted(target), "1/7");
}

TEST_F(EmdrTargetTest, T_h_CompletesOnceVocSixIsAccepted) {
    EXPECT_EQ(emdr.worked_to(target, {0, 6, "clear"}).status_of(target), "open");

    emdr.session_with("8456")
        .recheck(target, {0, 6, "clear"})
        .process(target, {0, 6, "residual"})
        .accept_voc();
    emdr.set("emdr.work[0].p6_residual[0].cleared", true);
    emdr.set("emdr.work[0].p6_residual[1].cleared", true);
    EXPECT_EQ(emdr.status_of(target), "complete");
    EXPECT_EQ(emdr.accepted(target), "0/6");

    EXPECT_EQ(emdr.session_with("8").recheck(target, {0, 6, "clear"}).status_of(target), "resolved");
}

TEST_F(EmdrTargetTest, T_i_CompletesAgainByWayOfReopened) {
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "complete");

    emdr.session_with("8").recheck(target, {0, 7, "residual"});
    EXPECT_EQ(emdr.status_of(target), "reopened");
    emdr.set("emdr.phases", TextList{"8", "4", "5", "6"});
    EXPECT_EQ(emdr.process(target, {0, 7, "clear"}).status_of(target), "complete");

    EXPECT_EQ(emdr.session_with("8").recheck(target, {0, 7, "clear"}).status_of(target), "resolved");
}

TEST_F(EmdrTargetTest, T_j_ResolvesAFutureTemplateByVocAlone) {
    const std::string future = emdr.add_target("Meeting the manager", "future_template");

    emdr.session_with("356").assess(future, {}, 4).process(future, {{}, 7, "pleasant"});
    EXPECT_EQ(emdr.status_of(future), "complete");
    EXPECT_EQ(emdr.accepted(future), "1/7");

    emdr.session_with("8").recheck(future, {{}, 7, {}});
    EXPECT_EQ(emdr.status_of(future), "resolved");
    EXPECT_FALSE(emdr.missing().contains("emdr.p8_body"));
}

TEST_F(EmdrTargetTest, T_k_OpensAResolvedTargetForANewWorstPart) {
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "complete");
    EXPECT_EQ(emdr.session_with("8").recheck(target, {0, 7, "clear"}).status_of(target), "resolved");
    EXPECT_EQ(emdr.session_with("3").assess(target, 6, 3).status_of(target), "reopened");
    EXPECT_EQ(emdr.session_with("456").process(target, {0, 7, "pleasant"}).status_of(target), "complete");
}

TEST_F(EmdrTargetTest, T_l_ComesBackFromSetAsideToTheStateBefore) {
    EXPECT_EQ(emdr.session_with("3").assess(target, 8, 2).status_of(target), "assessed");

    emdr.set_aside("emdr.target", target);
    EXPECT_EQ(emdr.status_of(target), "set_aside");
    EXPECT_EQ(emdr.worked_to(target, {0, 7, "clear"}).status_of(target), "set_aside");

    emdr.put_back("emdr.target", target);
    EXPECT_EQ(emdr.status_of(target), "assessed");
}

TEST_F(EmdrTargetTest, RemembersWhenItWasOpenedAndClosed) {
    emdr.session_with("8").recheck(target, {8, 2, "residual"});
    EXPECT_TRUE(emdr.carried("emdr.target", target, "opened").is_null());

    emdr.worked_to(target, {0, 7, "clear"});
    const Date opened = emdr.date();
    emdr.session_with("8").recheck(target, {0, 7, "clear"});
    EXPECT_EQ(emdr.carried("emdr.target", target, "opened"), Value{opened});
    EXPECT_EQ(emdr.carried("emdr.target", target, "closed"), Value{emdr.date()});

    emdr.session_with("8").recheck(target, {3, 7, "clear"});
    EXPECT_TRUE(emdr.carried("emdr.target", target, "closed").is_null());
}

TEST_F(EmdrTargetTest, StaysAsItWasInASessionThatWasMissed) {
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.set("hdr.attendance", "missed");

    EXPECT_EQ(emdr.status_of(target), "listed");
}

TEST_F(EmdrTargetTest, LetsASecondTargetOfTheSessionHavePhasesOfItsOwn) {
    const std::string second = emdr.add_target("The stairwell");
    emdr.worked_to(target, {0, 7, "clear"});
    emdr.set("emdr.work[1].p3_target", second).set("emdr.work[1].p3_phases", TextList{"3"});
    emdr.set("emdr.work[1].p3_sud0", 9);

    EXPECT_EQ(emdr.status_of(target), "complete");
    EXPECT_EQ(emdr.status_of(second), "assessed");
}

} // namespace
} // namespace attune::clinical
