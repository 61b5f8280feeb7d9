// SPDX-License-Identifier: Apache-2.0
// How the shipped templates read as prose: the block of the modality, its rules and the tasks each in the
// part that the note format gives them.
#include "tests/unit/clinical/emdr_course.hpp"

#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

std::string part(Course& course, NoteFormat format, const std::string& heading) {
    for (const NarrativeSection& section : course.form().narrative(format))
        if (section.heading == heading)
            return section.text;
    return {};
}

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

class NarrativeTest : public testing::Test {
protected:
    EmdrCourse emdr;

    void SetUp() override {
        const std::string target = emdr.add_target("Phone call at night");
        emdr.worked_to(target, {1, 5, {}}).accept_sud();
        emdr.set("emdr.work[0].p4_sets[0].change", "same").set("emdr.work[0].p4_sets[1].change", "same");
        emdr.set("hdr.start", TimeOfDay{13 * 60}).set("hdr.stop", TimeOfDay{13 * 60 + 50});
        emdr.set("hdr.response", "Breath dropped.").set("hdr.homework_next[0].task", "Calm place daily");
        emdr.set("hdr.private", "zebra");
    }
};

TEST_F(NarrativeTest, SoapPutsTheModalityUnderObjectiveRulesUnderAssessmentAndTasksUnderPlan) {
    const std::string objective = part(emdr, NoteFormat::soap, "Objective");
    EXPECT_TRUE(holds(objective, "Phone call at night: 4 sets, 70 passes.")) << objective;
    EXPECT_TRUE(holds(objective, "SUD 8 to 1, VoC 2 to 5")) << objective;
    EXPECT_TRUE(holds(objective, "50 minutes")) << objective;
    const std::string assessment = part(emdr, NoteFormat::soap, "Assessment");
    EXPECT_TRUE(holds(assessment, "did not change")) << assessment;
    EXPECT_TRUE(holds(assessment, "Status of Phone call at night: open.")) << assessment;
    EXPECT_TRUE(holds(part(emdr, NoteFormat::soap, "Plan"), "Calm place daily"));
}

TEST_F(NarrativeTest, BirpPartsInterventionFromResponse) {
    EXPECT_TRUE(holds(part(emdr, NoteFormat::birp, "Intervention"), "4 sets"));
    EXPECT_TRUE(holds(part(emdr, NoteFormat::birp, "Response"), "Breath dropped."));
}

TEST_F(NarrativeTest, ProcessNoteIsInNoFormat) {
    for (const NoteFormat format : {NoteFormat::soap, NoteFormat::dap, NoteFormat::birp, NoteFormat::girp,
                                    NoteFormat::pirp, NoteFormat::plain})
        for (const NarrativeSection& section : emdr.form().narrative(format))
            EXPECT_FALSE(holds(section.text, "zebra"));
}

TEST(CbtNarrativeTest, PatternsReadAsTheirLabels) {
    Course cbt{{"cbt"}};
    cbt.session().set("cbt.tr[0].distortion", TextList{"mind_reading"});

    EXPECT_TRUE(holds(part(cbt, NoteFormat::soap, "Assessment"), "Thinking patterns: Mind reading."));
}

std::string plain(Course& course) {
    return part(course, NoteFormat::plain, "");
}

TEST_F(NarrativeTest, EmdrTellsTheSetsInWhichSomethingCameUp) {
    emdr.set("emdr.work[0].p4_sets[0].mode", "eyes").set("emdr.work[0].p4_sets[0].interweave", "none");
    emdr.set("emdr.work[0].p4_sets[0].report", "The light in the hallway goes out.");
    emdr.set("emdr.work[0].p4_sets[2].passes", 20); // nothing was noted: counted alone

    const std::string text = plain(emdr);
    EXPECT_TRUE(holds(text,
                      "Set 1, eyes, 24 passes, same: The light in the hallway goes out.\nSet 2, 26 passes, "
                      "same, SUD 1.\n"))
        << text;
    EXPECT_FALSE(holds(text, "Set 3")) << text;
    EXPECT_TRUE(holds(text, "5 sets, 90 passes.")) << text;
}

TEST_F(NarrativeTest, EmdrTellsTheTargetItsBeliefsAndTheRecheck) {
    emdr.set("emdr.phases", TextList{"8", "3", "4"}).set("emdr.work[0].p3_nc", "I am in danger");
    emdr.set("emdr.work[0].p3_pc", "It is over.")
        .set("emdr.work[0].p3_body", TextList{"front-chest", "back-neck"});
    emdr.set("emdr.work[0].p3_emotion", TextList{"fear", "other"})
        .set("emdr.work[0].p3_emotion_words", "dread");
    const std::string other = emdr.add_target("The stairwell");
    emdr.recheck(other, {2, 5, "clear"});

    const std::string text = plain(emdr);
    for (const char* sentence :
         {"Re-check of The stairwell: SUD 2, VoC 5, body clear.", "Target: Phone call at night (past).",
          "Negative belief “I am in danger”. Wanted positive belief “It is over.”",
          "At the start of the work: SUD 8, VoC 2; felt in: chest, back of the neck.",
          "Emotions: fear, other (“dread”)."})
        EXPECT_TRUE(holds(text, sentence)) << sentence << " in\n" << text;
}

TEST_F(NarrativeTest, HeaderTellsSessionMeasuresTasksAndDistress) {
    emdr.set("hdr.format", "video").set("hdr.unit", "individual").set("hdr.attendance", "late");
    emdr.set("hdr.measures",
             TextList{emdr.add("hdr.measure_given", {{"instrument", "pcl_5"}, {"total", 41}})});
    emdr.set("hdr.homework_prev[0].task", "Log of dreams").set("hdr.homework_prev[0].done", "partly");
    emdr.set("hdr.homework_prev[1].task", "Calm place").set("hdr.homework_prev[1].done", "not_needed");
    emdr.set("hdr.state_in", 7).set("hdr.state_out", 3).set("hdr.alliance", 9);

    const std::string text = plain(emdr);
    for (const char* sentence :
         {"Session 1, 50 minutes, video, individual.", "Came late.", "PCL-5: 41.",
          "Task from last time: Log of dreams, done partly.", "Task from last time: Calm place, not needed.",
          "Distress from 0 to 10: 7 on arrival, 3 on leaving.", "Alliance: 9 of 10."})
        EXPECT_TRUE(holds(text, sentence)) << sentence << " in\n" << text;
}

TEST(SomaticExperiencingNarrativeTest, TellsTheTrackingLogRowByRow) {
    Course se{{"somatic_experiencing"}};
    se.session()
        .set("se.track[0].minute", 5)
        .set("se.track[0].activation", 4)
        .set("se.track[0].direction", "rising");
    se.set("se.track[0].sensation", "Throat shuts.").set("se.track[0].location", TextList{"front-throat"});
    se.set("se.track[0].quality", TextList{"tight", "cold"}).set("se.track[1].activation", 2);
    se.set("se.track[1].affect", TextList{"calm"}).set("se.track[2].direction", "settled");
    se.set("se.resources[0].name", "The dog")
        .set("se.resources[0].kind", "outer")
        .set("se.resources[0].effect", 6);
    se.set("se.completion", "slowed").set("se.completion_text", "Pushing with both arms.").set("se.pend", 2);
    se.form().set_native({{"se.cycles", Value{1}}});

    const std::string text = plain(se);
    for (const char* sentence :
         {"Minute 5, level 4, rising, throat. Throat shuts. Quality: tight, cold.",
          "Row 2, level 2. Affect: calm.", "Resource: The dog (outer), effect 6 of 10.",
          "Defensive movement: slowed movement. Pushing with both arms.",
          "Activation 4 at the start, 4 at the peak, 2 at the end; 2 of 5 channels.",
          "Pendulation cycles: 1 in the log, 2 by own count."})
        EXPECT_TRUE(holds(text, sentence)) << sentence << " in\n" << text;
    EXPECT_FALSE(holds(text, "Row 3")) << text;
}

TEST(CbtNarrativeTest, TellsARecordAsOneSentence) {
    Course cbt{{"cbt"}};
    cbt.session().set("cbt.tr[0].occurred", "Tuesday").set("cbt.tr[0].situation", "Quiet in the meeting");
    cbt.set("cbt.tr[0].emotion", "Shame")
        .set("cbt.tr[0].emotion_before", 70)
        .set("cbt.tr[0].emotion_after", 14);
    cbt.set("cbt.tr[0].thought", "I must say something").set("cbt.tr[0].belief_before", 80);
    cbt.set("cbt.tr[0].balanced", "Listening is taking part.").set("cbt.tr[0].balanced_belief", 95);
    cbt.set("cbt.agenda[0].item", "Sleep").set("cbt.agenda[0].minutes", 10).set("cbt.agenda[1].item", "Work");
    cbt.set("cbt.agenda[0].done", true).set("cbt.act[0].activity", "Choir").set("cbt.act[0].pleasure", 7);
    cbt.set("cbt.feedback", 8).set("cbt.feedback_words", "Clear.");

    const std::string text = plain(cbt);
    for (const char* sentence :
         {"Thought record, Tuesday: Quiet in the meeting. Emotion: shame, 70 to 14. Thought: “I must say "
          "something”, "
          "belief 80. Balanced view: “Listening is taking part.”, belief 95.",
          "Agenda: Sleep, 10 minutes, done.", "Agenda: Work, left.", "Activity: Choir, pleasure 7, not done.",
          "Feedback on the session: 8 of 10. Clear."})
        EXPECT_TRUE(holds(text, sentence)) << sentence << " in\n" << text;
}

TEST(MissedSessionNarrativeTest, SaysThatItWasMissed) {
    Course client{{}};
    client.session().set("hdr.attendance", "missed");

    EXPECT_EQ(part(client, NoteFormat::soap, "Objective"), "Missed.");
}

} // namespace
} // namespace attune::clinical
