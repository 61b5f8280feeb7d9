// SPDX-License-Identifier: Apache-2.0
// The worked examples of cognitive behavioural therapy, by their names.
#include "tests/unit/clinical/course.hpp"

#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

class CbtTest : public testing::Test {
protected:
    Course cbt{{"cbt"}};

    void SetUp() override { cbt.session(); }
    [[nodiscard]] std::optional<double> of(std::string_view field) const {
        return cbt.number("cbt." + std::string{field});
    }
    void whole_record(const std::string& row) {
        cbt.set(row + ".occurred", "Tuesday").set(row + ".situation", "The phone rang after dark");
        cbt.set(row + ".emotion", "Fear").set(row + ".thought", "Something has happened");
        cbt.set(row + ".balanced", "Most calls are harmless");
        cbt.set(row + ".emotion_before", 80).set(row + ".emotion_after", 40);
        cbt.set(row + ".belief_before", 90).set(row + ".belief_after", 45);
    }
    void rate(const std::string& belief, std::optional<double> old_rating, std::optional<double> new_rating) {
        cbt.session().set("cbt.core[0].belief", belief);
        if (old_rating)
            cbt.set("cbt.core[0].old_rating", *old_rating);
        if (new_rating)
            cbt.set("cbt.core[0].new_rating", *new_rating);
    }
};

TEST_F(CbtTest, CB1_ThoughtRecordIsComplete) {
    whole_record("cbt.tr[0]");

    EXPECT_EQ(of("tr[0].emotion_drop"), 40);
    EXPECT_EQ(of("tr[0].belief_drop"), 45);
    EXPECT_TRUE(cbt.is_yes("cbt.tr[0].complete"));
    EXPECT_FALSE(cbt.fires("cbt.record_open"));
}

TEST_F(CbtTest, ThoughtRecordIsNotCompleteWithoutOneOfItsParts) {
    for (const char* part :
         {"situation", "emotion", "thought", "balanced", "emotion_after", "belief_after"}) {
        cbt.session();
        whole_record("cbt.tr[0]");
        cbt.set("cbt.tr[0]." + std::string{part}, Value{});
        EXPECT_FALSE(cbt.is_yes("cbt.tr[0].complete")) << part;
    }
}

TEST_F(CbtTest, CB2_MeansTakeTheRowsThatHaveOne) {
    whole_record("cbt.tr[0]");
    cbt.set("cbt.tr[1].emotion_before", 60)
        .set("cbt.tr[1].belief_before", 70)
        .set("cbt.tr[1].belief_after", 40);

    EXPECT_EQ(of("tr[1].emotion_drop"), std::nullopt);
    EXPECT_EQ(of("tr[1].belief_drop"), 30);
    EXPECT_FALSE(cbt.is_yes("cbt.tr[1].complete"));
    EXPECT_TRUE(cbt.fires("cbt.record_open"));
    EXPECT_EQ(of("emotion_drop"), 40);
    EXPECT_EQ(of("belief_drop"), 37.5);
}

TEST_F(CbtTest, CB3_AgendaRateCountsWhatIsNotMarkedAsNotDone) {
    for (int row = 0; row < 4; ++row)
        cbt.set("cbt.agenda[" + std::to_string(row) + "].item", "An item");
    for (int row = 0; row < 3; ++row)
        cbt.set("cbt.agenda[" + std::to_string(row) + "].done", true);
    EXPECT_EQ(of("agenda_rate"), 75);
    const auto flags = of("quality");

    while (cbt.form().row_count(path_of("cbt.agenda")) > 0)
        cbt.form().remove_row(path_of("cbt.agenda"), 0);
    EXPECT_EQ(of("agenda_rate"), std::nullopt);
    EXPECT_EQ(of("quality"), *flags - 1);
}

TEST_F(CbtTest, CB4_MeansOfActivitiesThatWereDone) {
    cbt.set("cbt.act[0].done", true).set("cbt.act[0].mastery", 6).set("cbt.act[0].pleasure", 4);
    cbt.set("cbt.act[1].done", true).set("cbt.act[1].pleasure", 8);
    cbt.set("cbt.act[2].done", false).set("cbt.act[2].mastery", 9).set("cbt.act[2].pleasure", 9);

    EXPECT_EQ(of("mean_mastery"), 6);
    EXPECT_EQ(of("mean_pleasure"), 6);
}

TEST_F(CbtTest, CB5_ExperimentsAreCompleteWithOutcomeAndLearning) {
    cbt.set("cbt.be[0].belief_before", 85).set("cbt.be[0].belief_after", 30);
    cbt.set("cbt.be[0].outcome", "Nobody laughed").set("cbt.be[0].learnt", "People were busy");
    cbt.set("cbt.be[1].belief_before", 60).set("cbt.be[1].belief_after", 70);

    EXPECT_EQ(of("be[0].gain"), 55);
    EXPECT_TRUE(cbt.is_yes("cbt.be[0].complete"));
    EXPECT_EQ(of("be[1].gain"), -10);
    EXPECT_FALSE(cbt.is_yes("cbt.be[1].complete"));
    EXPECT_EQ(of("be_gain"), 22.5);
}

TEST_F(CbtTest, CB6_FirstSessionHasThreeFlags) {
    cbt.set("cbt.agenda[0].item", "Goals").set("cbt.agenda[1].item", "First record").set("cbt.feedback", 8);

    EXPECT_EQ(of("quality"), 3);
    EXPECT_TRUE(cbt.fires("cbt.quality_low"));
    cbt.set("hdr.homework_next[0].task", "One thought record");
    EXPECT_EQ(of("quality"), 4);
    EXPECT_FALSE(cbt.fires("cbt.quality_low"));
}

TEST_F(CbtTest, CB7_HomeworkRateLeavesOutWhatWasNotNeeded) {
    const std::vector<std::string> done{"fully", "partly", "not_done", "not_needed", ""};
    for (std::size_t row = 0; row < done.size(); ++row) {
        const std::string path = "hdr.homework_prev[" + std::to_string(row) + "]";
        cbt.set(path + ".task", "A task");
        if (!done[row].empty())
            cbt.set(path + ".done", done[row]);
    }

    EXPECT_EQ(cbt.number("hdr.homework_rate"), 50);
}

TEST_F(CbtTest, CB8_CoreBeliefsMakeSeriesWithGaps) {
    const std::string belief =
        cbt.add("cbt.core_belief", {{"old_belief", "I am in the way"}, {"new_belief", "I have a place"}});
    std::vector<std::optional<Value>> old_series;
    std::vector<std::optional<Value>> new_series;
    const std::vector<std::optional<double>> old_ratings{90, 75, std::nullopt, 60};
    const std::vector<std::optional<double>> new_ratings{20, 35, std::nullopt, 55};
    for (std::size_t i = 0; i < old_ratings.size(); ++i) {
        rate(belief, old_ratings[i], new_ratings[i]);
        old_series.push_back(cbt.point("cbt.old_belief", belief));
        new_series.push_back(cbt.point("cbt.new_belief", belief));
    }

    EXPECT_EQ(old_series, (std::vector<std::optional<Value>>{Value{90}, Value{75}, Value{}, Value{60}}));
    EXPECT_EQ(new_series, (std::vector<std::optional<Value>>{Value{20}, Value{35}, Value{}, Value{55}}));
    const auto change = [&](const std::string& first, const std::string& latest) {
        return *cbt.carried("cbt.core_belief", belief, latest).get<double>() -
               *cbt.carried("cbt.core_belief", belief, first).get<double>();
    };
    EXPECT_EQ(change("first_old", "latest_old"), -30);
    EXPECT_EQ(change("first_new", "latest_new"), 35);
    for (const Series& series : shipped_template("cbt")->series) {
        if (series.id == "old_belief") {
            EXPECT_EQ(series.better, Better::lower);
        } else if (series.id == "new_belief") {
            EXPECT_EQ(series.better, Better::higher);
        }
    }
}

TEST_F(CbtTest, CoreBeliefIsInWorkOnceEitherSideWasRated) {
    const std::string belief = cbt.add("cbt.core_belief", {{"old_belief", "I am in the way"}});
    cbt.set("cbt.core[0].belief", belief);
    EXPECT_EQ(cbt.status("cbt.core_belief", belief), "listed");

    cbt.set("cbt.core[0].new_rating", 10);
    EXPECT_EQ(cbt.status("cbt.core_belief", belief), "in_work");
}

TEST_F(CbtTest, HomeworkFlagNeedsEveryTaskReviewedOnceTasksWereDue) {
    cbt.set("hdr.homework_next[0].task", "One thought record");
    cbt.session();
    EXPECT_EQ(of("quality"), 0);

    cbt.set("hdr.homework_prev[0].task", "One thought record");
    EXPECT_EQ(of("quality"), 0);
    cbt.set("hdr.homework_prev[0].done", "partly");
    EXPECT_EQ(of("quality"), 1);
}

TEST_F(CbtTest, HomeworkReviewIsRequiredWhenTasksWereSet) {
    EXPECT_FALSE(cbt.missing().contains("hdr.homework_prev"));
    cbt.set("hdr.homework_next[0].task", "One thought record");

    cbt.session();

    EXPECT_TRUE(cbt.missing().contains("hdr.homework_prev"));
    EXPECT_EQ(cbt.text("hdr.tasks_last"), "One thought record");
}

TEST_F(CbtTest, ThinkingPatternsOfTheSessionAreThoseTickedInAnyRecord) {
    cbt.set("cbt.tr[0].distortion", TextList{"mind_reading", "catastrophising"});
    cbt.set("cbt.tr[1].distortion", TextList{"catastrophising", "labelling"});

    EXPECT_EQ(cbt.text("cbt.dist"), "Mind reading, Catastrophising, Labelling");
}

TEST_F(CbtTest, MoodLinkNeedsFivePairsAndSpread) {
    const auto live = [&](double pleasure, double mood) {
        cbt.session().set("cbt.act[0].done", true).set("cbt.act[0].pleasure", pleasure).set("cbt.mood", mood);
    };
    for (int week = 1; week <= 4; ++week)
        live(week, 20.0 + 10 * week);
    cbt.session().set("cbt.mood", 30); // no activity: no pair
    EXPECT_EQ(of("mood_link"), std::nullopt);

    live(5, 70);
    ASSERT_TRUE(of("mood_link").has_value());
    EXPECT_NEAR(*of("mood_link"), 1, 1e-9);
}

TEST_F(CbtTest, MoodLinkIsUnknownWithoutSpread) {
    for (int week = 0; week < 6; ++week)
        cbt.session().set("cbt.act[0].done", true).set("cbt.act[0].pleasure", 5).set("cbt.mood", 10 * week);

    EXPECT_EQ(of("mood_link"), std::nullopt);
}

TEST_F(CbtTest, MeasuresOfMoodAreThoseOfDepressionAndAnxiety) {
    const auto refused = [&] {
        const auto problems = cbt.form().problems();
        return std::any_of(problems.begin(), problems.end(), [](const FormProblem& problem) {
            return problem.kind == ProblemKind::constraint && problem.path.field == "mood_measures";
        });
    };
    const std::string mood = cbt.add("hdr.measure_given", {{"instrument", "phq_9"}, {"total", 9}});
    const std::string other = cbt.add("hdr.measure_given", {{"instrument", "pcl_5"}, {"total", 30}});
    cbt.set("cbt.mood_measures", TextList{mood});
    EXPECT_FALSE(refused());
    cbt.set("cbt.mood_measures", TextList{mood, other});
    EXPECT_TRUE(refused());
}

TEST_F(CbtTest, RequiresWhatEverySessionNeeds) {
    const auto missing = cbt.missing();
    for (const char* field : {"cbt.mood", "cbt.agenda", "cbt.summary", "cbt.feedback", "cbt.feedback_words"})
        EXPECT_TRUE(missing.contains(field)) << field;
}

TEST_F(CbtTest, PromptsNameWhatIsLeft) {
    cbt.set("cbt.agenda[0].item", "Goals").set("cbt.agenda[0].done", true);
    cbt.set("cbt.agenda[1].item", "Sleep").set("cbt.agenda[2].item", "Work");
    cbt.set("cbt.be[0].belief", "They will laugh");
    const std::string strong = cbt.add("cbt.core_belief", {{"old_belief", "I am in the way"}});
    const std::string weak = cbt.add("cbt.core_belief", {{"old_belief", "Others leave"}});
    cbt.set("cbt.core[0].belief", strong).set("cbt.core[0].old_rating", 80);
    cbt.set("cbt.core[1].belief", weak).set("cbt.core[1].old_rating", 30);

    const auto prompts = cbt.prompts();

    EXPECT_TRUE(prompts.contains("Left from the agenda: Sleep; Work."));
    EXPECT_TRUE(prompts.contains("Experiment due: They will laugh."));
    cbt.set("cbt.be[0].outcome", "Nobody laughed")
        .set("cbt.agenda[1].done", true)
        .set("cbt.agenda[2].done", true);
    EXPECT_EQ(cbt.prompts(), std::set<std::string>{"Work on “I am in the way”, still at 80."});
    cbt.set("cbt.core[0].old_rating", 0).set("cbt.core[1].old_rating", 0);
    EXPECT_TRUE(cbt.prompts().empty());
    EXPECT_TRUE(prompts.contains("Work on “I am in the way”, still at 80."));
    EXPECT_FALSE(prompts.contains("Work on “Others leave”, still at 30."));
}

TEST_F(CbtTest, SeriesOfMoodAndHomework) {
    cbt.set("cbt.mood", 45)
        .set("hdr.homework_prev[0].task", "A task")
        .set("hdr.homework_prev[0].done", "fully");

    EXPECT_EQ(cbt.point("cbt.mood"), Value{45});
    EXPECT_EQ(cbt.point("hdr.homework_rate"), Value{100});
}

TEST_F(CbtTest, AsksForTheRestOfAnExperimentOnceItHasAnOutcome) {
    cbt.set("cbt.be[0].belief", "They will laugh");
    EXPECT_FALSE(cbt.fires("cbt.experiment_open"));

    cbt.set("cbt.be[0].outcome", "Nobody laughed");
    EXPECT_TRUE(cbt.fires("cbt.experiment_open"));
    cbt.set("cbt.be[0].learnt", "People were busy").set("cbt.be[0].belief_after", 30);
    EXPECT_FALSE(cbt.fires("cbt.experiment_open"));
}

} // namespace
} // namespace attune::clinical
