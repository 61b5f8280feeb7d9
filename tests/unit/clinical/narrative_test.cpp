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
    EXPECT_TRUE(holds(objective, "Phone call at night: 4 sets.")) << objective;
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

TEST(MissedSessionNarrativeTest, SaysThatItWasMissed) {
    Course client{{}};
    client.session().set("hdr.attendance", "missed");

    EXPECT_TRUE(holds(part(client, NoteFormat::soap, "Objective"), "Missed."));
}

} // namespace
} // namespace attune::clinical
