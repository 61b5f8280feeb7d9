// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/clinical/course.hpp"

#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

class HeaderTest : public testing::Test {
protected:
    Course client{{}};

    void SetUp() override { client.session(); }
    [[nodiscard]] std::optional<double> of(std::string_view field) const {
        return client.number("hdr." + std::string{field});
    }
    void times(TimeOfDay start, TimeOfDay stop) { client.set("hdr.start", start).set("hdr.stop", stop); }
    /// A measure of the day of the session under hand.
    std::string measure(const std::string& instrument, Fields more) {
        more.insert({{"instrument", instrument}, {"given_on", client.date()}});
        return client.add("hdr.measure_given", std::move(more));
    }
    void homework(const std::string& done) {
        client.session().set("hdr.homework_prev[0].task", "A walk").set("hdr.homework_prev[0].done", done);
    }
    void risk(const std::string& level) {
        client.session().set("hdr.risk", "concern").set("hdr.risk_level", level);
    }
};

TEST_F(HeaderTest, LengthIsCountedPastMidnight) {
    times({13 * 60}, {13 * 60 + 50});
    EXPECT_EQ(of("duration"), 50);

    times({23 * 60 + 30}, {20});
    EXPECT_EQ(of("duration"), 50);
    EXPECT_FALSE(client.fires("hdr.long_session"));
}

TEST_F(HeaderTest, WarnsAboveSixHours) {
    times({9 * 60}, {15 * 60});
    EXPECT_FALSE(client.fires("hdr.long_session"));
    times({9 * 60}, {15 * 60 + 1});
    EXPECT_TRUE(client.fires("hdr.long_session"));
}

TEST_F(HeaderTest, StopMustDifferFromStart) {
    times({9 * 60}, {9 * 60});

    EXPECT_EQ(of("duration"), std::nullopt);
    const auto problems = client.form().problems();
    EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const FormProblem& problem) {
        return problem.kind == ProblemKind::constraint && problem.path.field == "stop";
    }));
}

TEST_F(HeaderTest, DateMayNotLieInTheFuture) {
    using namespace std::chrono;
    client.set("hdr.date", Date{sys_days{client.date()} + days{1}});

    const auto problems = client.form().problems();
    EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const FormProblem& problem) {
        return problem.kind == ProblemKind::constraint && problem.path.field == "date";
    }));
}

TEST_F(HeaderTest, NumberCountsAttendedSessions) {
    EXPECT_EQ(of("number"), 1);
    client.session().set("hdr.attendance", "missed");
    EXPECT_EQ(of("number"), std::nullopt);
    client.session().set("hdr.attendance", "late");
    EXPECT_EQ(of("number"), 2);
    client.session().set("hdr.attendance", "left_early");
    EXPECT_EQ(of("number"), 3);
    client.session().set("hdr.attendance", "cancelled_by_client");
    EXPECT_EQ(of("number"), std::nullopt);
}

TEST_F(HeaderTest, NotesOfOneSessionShareItsNumber) {
    client.set("hdr.start", TimeOfDay{9 * 60});
    client.note().set("hdr.start", TimeOfDay{9 * 60});
    EXPECT_EQ(of("number"), 1);
    client.note(); // its start is still open
    EXPECT_EQ(of("number"), 1);
    client.set("hdr.start", TimeOfDay{16 * 60}); // a second session of that day
    EXPECT_EQ(of("number"), 2);
    EXPECT_EQ(client.session().number("hdr.number"), 3);
}

TEST_F(HeaderTest, GoalCountsASessionWithTwoNotesOnce) {
    const std::string goal = client.add("hdr.goal", {{"name", "Answer calls after dark"}});
    client.set("hdr.goals", TextList{goal});
    client.note().set("hdr.goals", TextList{goal});
    EXPECT_EQ(client.carried("hdr.goal", goal, "sessions"), Value{1});
    client.session().set("hdr.goals", TextList{goal});
    EXPECT_EQ(client.carried("hdr.goal", goal, "sessions"), Value{2});
}

TEST_F(HeaderTest, LongGapIsSpokenOfWhenASessionIsMissed) {
    const auto missed_after = [&](int weeks) {
        for (int week = 0; week < weeks; ++week)
            client.session().set("hdr.attendance", "missed");
        return client.fires("hdr.gap");
    };
    EXPECT_FALSE(missed_after(4)); // 28 days: twice the 14 that hold while there are fewer than two gaps
    EXPECT_TRUE(missed_after(1));
    client.session();
    EXPECT_FALSE(client.fires("hdr.gap")); // the client came
    for (int week = 0; week < 5; ++week)
        client.session();
    EXPECT_EQ(of("usual_days"), 7);
    EXPECT_FALSE(missed_after(2));
    EXPECT_TRUE(missed_after(1));
    EXPECT_NE(client.message("hdr.gap").find("21 days since the last session; 7 are usual"),
              std::string::npos);
}

TEST_F(HeaderTest, RequiresWhatEveryAttendedSessionNeeds) {
    const auto missing = client.missing();
    for (const char* field : {"hdr.start", "hdr.stop", "hdr.format", "hdr.unit", "hdr.present",
                              "hdr.modalities", "hdr.risk", "hdr.response", "hdr.next"})
        EXPECT_TRUE(missing.contains(field)) << field;
}

TEST_F(HeaderTest, MissedSessionRequiresOnlyDateAttendanceAndNext) {
    for (const char* attendance : {"missed", "cancelled_by_client", "cancelled_by_therapist"}) {
        client.set("hdr.attendance", attendance);
        EXPECT_EQ(client.missing(), std::set<std::string>{"hdr.next"}) << attendance;
    }
    client.set("hdr.date", Value{});
    EXPECT_EQ(client.missing(), (std::set<std::string>{"hdr.date", "hdr.next"}));
}

TEST_F(HeaderTest, MissedSessionHidesTheModality) {
    Course emdr{{"emdr"}};
    emdr.session().set("hdr.attendance", "missed");

    EXPECT_EQ(emdr.missing(), std::set<std::string>{"hdr.next"});
    EXPECT_FALSE(emdr.is_relevant("emdr.phases"));
    EXPECT_FALSE(emdr.form().counts());
}

TEST_F(HeaderTest, InformingOthersWithoutConsentNeedsItsReason) {
    client.set("hdr.risk", "concern").set("hdr.risk_informed", "with_consent");
    EXPECT_FALSE(client.missing().contains("hdr.risk_informed_reason"));
    client.set("hdr.risk_informed", "without_consent");
    EXPECT_TRUE(client.missing().contains("hdr.risk_informed_reason"));
}

TEST_F(HeaderTest, AllianceIsAScaleUnlessAQuestionnaireWasGiven) {
    EXPECT_TRUE(client.is_relevant("hdr.alliance"));
    client.set("hdr.alliance_measure", measure("srs", {{"total", 36}}));
    EXPECT_FALSE(client.is_relevant("hdr.alliance"));
}

TEST_F(HeaderTest, LocationIsRequiredByVideoAndPhone) {
    client.set("hdr.format", "in_person");
    EXPECT_FALSE(client.missing().contains("hdr.location"));
    for (const char* format : {"video", "phone"}) {
        client.set("hdr.format", format);
        EXPECT_TRUE(client.missing().contains("hdr.location")) << format;
    }
}

TEST_F(HeaderTest, RiskNotAssessedNeedsAReason) {
    client.set("hdr.risk", "no_concern");
    EXPECT_FALSE(client.missing().contains("hdr.risk_reason"));
    client.set("hdr.risk", "not_assessed");
    EXPECT_TRUE(client.missing().contains("hdr.risk_reason"));
}

TEST_F(HeaderTest, ConcernOpensTheRiskRecord) {
    EXPECT_FALSE(client.is_relevant("hdr.risk_level"));
    client.set("hdr.risk", "concern");

    const auto missing = client.missing();
    for (const char* field :
         {"hdr.risk_asker", "hdr.risk_method", "hdr.risk_ideation", "hdr.risk_level", "hdr.risk_follow_up"})
        EXPECT_TRUE(missing.contains(field)) << field;
}

TEST_F(HeaderTest, HighRiskNeedsAnActionOnTheSameDay) {
    client.set("hdr.risk", "concern").set("hdr.risk_date", client.date()).set("hdr.risk_level", "moderate");
    EXPECT_FALSE(client.fires("hdr.risk_action"));
    client.set("hdr.risk_level", "high");
    EXPECT_TRUE(client.fires("hdr.risk_action"));
    EXPECT_TRUE(client.missing().contains("hdr.risk_actions"));

    client.set("hdr.risk_actions[0].action", "Called the crisis team")
        .set("hdr.risk_actions[0].due", client.date());
    EXPECT_FALSE(client.fires("hdr.risk_action"));
    EXPECT_TRUE(client.fires("hdr.risk_open_action"));
    client.set("hdr.risk_actions[0].done", true);
    EXPECT_FALSE(client.fires("hdr.risk_open_action"));
}

TEST_F(HeaderTest, LevelBelowTheScreenerOfTheDayNeedsAReason) {
    measure("c_ssrs", {{"triage", "moderate"}});
    client.set("hdr.risk", "concern").set("hdr.risk_date", client.date());
    client.set("hdr.risk_level", "moderate");
    EXPECT_FALSE(client.missing().contains("hdr.risk_level_reason"));
    client.set("hdr.risk_level", "low");
    EXPECT_TRUE(client.missing().contains("hdr.risk_level_reason"));
}

TEST_F(HeaderTest, RiskIsAskedAgainUntilTheLastTwoRecordsAreLow) {
    risk("moderate");
    EXPECT_FALSE(client.fires("hdr.risk_again"));
    client.session().set("hdr.risk", "no_concern");
    EXPECT_TRUE(client.fires("hdr.risk_again"));
    risk("low");
    client.session();
    EXPECT_TRUE(client.fires("hdr.risk_again"));
    risk("low");
    client.session();
    EXPECT_FALSE(client.fires("hdr.risk_again"));
}

TEST_F(HeaderTest, SafetyItemBlocksUntilThereIsARecordAScreenerOrAReason) {
    EXPECT_FALSE(client.fires("hdr.risk_gap"));
    EXPECT_FALSE(client.is_relevant("hdr.risk_gap_reason"));
    measure("phq_9", {{"total", 14}, {"safety_item", 1}});
    EXPECT_TRUE(client.fires("hdr.risk_gap"));
    EXPECT_TRUE(client.is_relevant("hdr.risk_gap_reason"));

    client.set("hdr.risk_gap_reason", "Answered about last year, asked and cleared up.");
    EXPECT_FALSE(client.fires("hdr.risk_gap"));
    client.set("hdr.risk_gap_reason", Value{});
    measure("c_ssrs", {{"triage", "none"}});
    EXPECT_FALSE(client.fires("hdr.risk_gap"));
}

TEST_F(HeaderTest, SafetyItemTakesTheRecordOfAnotherNoteOfTheDay) {
    client.set("hdr.risk", "concern").set("hdr.risk_level", "low");
    client.note();
    measure("phq_9", {{"total", 14}, {"safety_item", 2}});
    EXPECT_FALSE(client.fires("hdr.risk_gap"));

    client.session();
    measure("phq_9", {{"total", 14}, {"safety_item", 2}});
    EXPECT_TRUE(client.fires("hdr.risk_gap"));
}

TEST_F(HeaderTest, SafetyItemTakesNoRecordOfAnotherDay) {
    measure("phq_9", {{"total", 14}, {"safety_item", 2}});
    client.set("hdr.risk", "concern").set("hdr.risk_level", "low");
    EXPECT_FALSE(client.fires("hdr.risk_gap"));

    using namespace std::chrono;
    client.set("hdr.risk_date", Date{sys_days{client.date()} - days{3}});
    EXPECT_TRUE(client.fires("hdr.risk_gap"));
    client.set("hdr.risk_gap_reason", "Assessed on the telephone three days before.");
    EXPECT_FALSE(client.fires("hdr.risk_gap"));
}

TEST_F(HeaderTest, StrongSafetyAnswerTakesOnlyARecordOrAReason) {
    measure("phq_9", {{"total", 20}, {"safety_item", 2}});
    measure("c_ssrs", {{"triage", "low"}});
    EXPECT_TRUE(client.fires("hdr.risk_gap"));

    client.set("hdr.risk", "concern").set("hdr.risk_level", "moderate");
    EXPECT_FALSE(client.fires("hdr.risk_gap"));
}

TEST_F(HeaderTest, LeavingWorseAsksForAPlan) {
    client.set("hdr.state_in", 4).set("hdr.state_out", 5);
    EXPECT_FALSE(client.fires("hdr.leaving_worse"));
    EXPECT_EQ(of("state_change"), -1);

    client.set("hdr.state_out", 6);
    EXPECT_TRUE(client.fires("hdr.leaving_worse"));
    EXPECT_TRUE(client.missing().contains("hdr.leaving_plan"));
    client.set("hdr.state_in", 9).set("hdr.state_out", 7);
    EXPECT_TRUE(client.fires("hdr.leaving_worse"));
    EXPECT_TRUE(client.missing().contains("hdr.leaving_plan"));
    client.set("hdr.state_out", 6);
    EXPECT_FALSE(client.fires("hdr.leaving_worse"));
}

TEST_F(HeaderTest, PromptsForAMeasureInTheFourthSessionWithoutOne) {
    for (int session = 1; session <= 3; ++session, client.session())
        EXPECT_FALSE(client.fires("hdr.no_measure")) << session;
    EXPECT_TRUE(client.fires("hdr.no_measure"));

    client.set("hdr.measures", TextList{measure("gad_7", {{"total", 9}})});
    EXPECT_FALSE(client.fires("hdr.no_measure"));
    for (int session = 5; session <= 7; ++session)
        EXPECT_FALSE(client.session().fires("hdr.no_measure")) << session;
    EXPECT_TRUE(client.session().fires("hdr.no_measure"));
}

TEST_F(HeaderTest, MeasureOfTheDayCountsWithoutBeingTicked) {
    for (int session = 1; session <= 3; ++session)
        client.session();
    EXPECT_TRUE(client.fires("hdr.no_measure"));
    measure("gad_7", {}); // not scored yet
    EXPECT_TRUE(client.fires("hdr.no_measure"));
    measure("gad_7", {{"total", 9}});
    EXPECT_FALSE(client.fires("hdr.no_measure"));
}

TEST_F(HeaderTest, TasksUnderHalfDoneThreeTimesInARowAreSpokenOf) {
    homework("not_done");
    homework("not_done");
    EXPECT_FALSE(client.fires("hdr.tasks"));
    client.session(); // one without tasks does not count
    homework("not_done");
    EXPECT_TRUE(client.fires("hdr.tasks"));
    homework("partly"); // exactly half
    EXPECT_FALSE(client.fires("hdr.tasks"));
    homework("not_done");
    homework("not_done");
    EXPECT_FALSE(client.fires("hdr.tasks"));
    homework("not_done");
    EXPECT_TRUE(client.fires("hdr.tasks"));
}

TEST_F(HeaderTest, GoalsAreRequiredOnceThereIsAnOpenOne) {
    EXPECT_FALSE(client.missing().contains("hdr.goals"));
    const std::string goal = client.add("hdr.goal", {{"name", "Answer calls after dark"}, {"stage", "new"}});
    EXPECT_TRUE(client.missing().contains("hdr.goals"));

    client.set("hdr.goals", TextList{goal});
    EXPECT_EQ(client.status("hdr.goal", goal), "worked");
    EXPECT_EQ(client.carried("hdr.goal", goal, "sessions"), Value{1});
}

TEST_F(HeaderTest, GoalIsClosedByTheSessionInWhichItWasMet) {
    const std::string goal = client.add("hdr.goal", {{"name", "Answer calls after dark"}, {"stage", "met"}});
    client.set("hdr.goals", TextList{goal});
    EXPECT_EQ(client.status("hdr.goal", goal), "closed");
    EXPECT_EQ(client.carried("hdr.goal", goal, "last_worked"), Value{client.date()});
}

TEST_F(HeaderTest, GoalThatWasMetIsNotAskedFor) {
    client.add("hdr.goal", {{"name", "Answer calls after dark"}, {"stage", "met"}});

    EXPECT_FALSE(client.missing().contains("hdr.goals"));
}

TEST_F(HeaderTest, MeasuresOfTheDayMakeSeries) {
    EXPECT_EQ(client.point("hdr.depression"), std::nullopt);
    measure("phq_9", {{"total", 14}, {"safety_item", 0}});
    measure("pcl_5", {{"total", 44}});

    EXPECT_EQ(client.point("hdr.depression"), Value{14});
    EXPECT_EQ(client.point("hdr.trauma"), Value{44});
    measure("itq", {{"ptsd", 14}, {"dso", 9}});
    measure("maia_2", {{"noticing", 2.5}, {"trust", 3}});
    EXPECT_EQ(client.point("hdr.itq_ptsd"), Value{14});
    EXPECT_EQ(client.point("hdr.itq_dso"), Value{9});
    EXPECT_EQ(client.point("hdr.maia_noticing"), Value{2.5});
    EXPECT_EQ(client.point("hdr.maia_trust"), Value{3});
    client.session();
    EXPECT_EQ(client.point("hdr.depression"), std::nullopt);
}

TEST_F(HeaderTest, PrivateNoteIsNothingToAnyoneElse) {
    client.set("hdr.private", "zebra");

    EXPECT_TRUE(client.value("hdr.private").is_null());
    for (const NarrativeSection& section : client.form().narrative(NoteFormat::plain))
        EXPECT_EQ(section.text.find("zebra"), std::string::npos);
}

TEST_F(HeaderTest, SettingIsTakenOverFromTheSessionBefore) {
    client.set("hdr.format", "in_person")
        .set("hdr.unit", "individual")
        .set("hdr.modalities", TextList{"emdr"});

    client.session();

    EXPECT_EQ(client.text("hdr.format"), "in_person");
    EXPECT_EQ(client.text("hdr.unit"), "individual");
    EXPECT_EQ(client.value("hdr.modalities"), (Value{TextList{"emdr"}}));
}

} // namespace
} // namespace attune::clinical
