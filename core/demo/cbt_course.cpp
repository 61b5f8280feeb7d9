// SPDX-License-Identifier: Apache-2.0
#include "core/demo/course.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

struct Thought {
    const char* situation;
    const char* emotion;
    const char* thought;
    const char* pro;
    const char* contra;
    const char* distortion;
    const char* balanced;
};

constexpr std::array thoughts{
    Thought{"Colleague did not greet me", "Shame", "They cannot stand me", "No hello, no look", "She was on the telephone",
            "mind_reading", "She was busy; we had lunch on Tuesday"},
    Thought{"Report came back with marks", "Fear", "I will lose this job", "Eleven comments", "All were small; the last report was praised",
            "catastrophising", "Comments are how reports get better"},
    Thought{"Friend cancelled dinner", "Sadness", "I do not matter to people", "Second time this year", "She offered another day",
            "personalising", "She was ill and wants to meet"},
    Thought{"Quiet in the meeting", "Shame", "I must always have something to say", "Nobody asked me", "Others were quiet too",
            "should_statements", "Listening is also taking part"},
};
constexpr std::array<std::string_view, 5> activities{"Walk by the river", "Choir", "Cook for two", "Swim", "Ring my sister"};
constexpr std::array<std::string_view, 4> summaries{
    "A thought is a guess, and I can look for the rest of the evidence.", "Doing comes before feeling like it.",
    "What I feared did not happen, and I learnt that by going.", "The old belief is loud on Sundays; I know that now."};
constexpr std::array<std::string_view, 4> responses{
    "Worked hard on the record and found the balanced view unaided.", "Sceptical at first; the experiment changed that.",
    "Low energy, yet kept to the agenda.", "Laughed at the prediction when we looked back at it."};

class CbtCourse final : public Course {
public:
    explicit CbtCourse(Dice dice)
        : dice_{dice} {}

    const char* template_id() const override { return "cbt.session"; }

    void prepare(const Scene& scene) override {
        header_ = {};
        if (scene.number == 1)
            belief_ = scene.notes.add_entry(scene.client, "cbt.core_belief",
                                            {{"old_belief", Value{"I am not good enough"}},
                                             {"new_belief", Value{"I am good enough as I am"}},
                                             {"theme", Value{"self"}}});
        if (scene.number == 6)
            second_ = scene.notes.add_entry(scene.client, "cbt.core_belief",
                                            {{"old_belief", Value{"People leave in the end"}},
                                             {"new_belief", Value{"Some people stay"}},
                                             {"theme", Value{"others"}}});
        depression_ = std::clamp(depression_ - dice_.between(-2, 4) + (scene.number == 5 ? 3 : 0), 2, 24);
        header_.measures = {give(scene, "phq-9", depression_)};
    }

    void fill(Form& form, const Scene& scene) override {
        Sheet sheet{form, "cbt"};
        mood_ = std::clamp(78 - depression_ * 2 + dice_.between(-6, 6), 10, 95);
        sheet.set("mood", mood_).set("mood_measures", header_.measures);
        sheet.set("bridge", scene.number == 1 ? "First session." : "The week was better than the Sunday.");
        sheet.set("phase", phase(scene));
        agenda(sheet, scene);
        if (scene.number >= 2)
            thought_record(sheet, scene);
        if (scene.number >= 4)
            core_beliefs(sheet, scene);
        if (scene.number >= 4 && scene.number % 2 == 0)
            experiment(sheet);
        activity_plan(sheet);
        if (std::string{phase(scene)} == "relapse_prevention")
            sheet.set("blueprint_triggers", "Criticism at work; Sundays alone")
                .set("blueprint_signs", "Cancelling the choir; waking at four")
                .set("blueprint_plan", "Two activities a day, one record, ring my sister, then ring here");
        sheet.set("summary", std::string{dice_.pick(summaries)}).set("feedback", dice_.between(6, 9));
        sheet.set("feedback_words", "Clear, and the pace was right.");
        header_.state_in = std::clamp(10 - mood_ / 10, 2, 8);
        header_.state_out = std::max(1, header_.state_in - dice_.between(0, 3));
        header_.response = dice_.pick(responses);
        header_.task = scene.number % 2 == 0 ? "One thought record a day" : "The planned activities";
    }

    Header header() const override { return header_; }

private:
    static const char* phase(const Scene& scene) {
        const int percent = scene.number * 100 / std::max(1, scene.of);
        return percent <= 20 ? "formulation" : percent <= 45 ? "skills" : percent <= 65 ? "experiments"
                                           : percent <= 85   ? "core_beliefs"
                                                             : "relapse_prevention";
    }

    void agenda(Sheet& sheet, const Scene& scene) {
        const std::array<std::string, 3> items{"Review of the week", scene.number < 4 ? "Map of the problem" : "Thought record",
                                               "Plan for the week"};
        for (std::size_t i = 0; i < items.size(); ++i) {
            Sheet row = sheet.row("agenda", i);
            row.set("item", items[i]).set("priority", i == 1 ? "high" : "medium").set("minutes", i == 1 ? 20 : 10);
            row.set("done", i < 2 || dice_.happens(75));
        }
    }

    void thought_record(Sheet& sheet, const Scene& scene) {
        const Thought& t = thoughts[static_cast<std::size_t>(scene.number) % thoughts.size()];
        const int before = dice_.between(6, 9) * 10;
        const int believed = dice_.between(7, 10) * 10;
        const int gain = 10 + scene.number * 30 / std::max(1, scene.of) + dice_.between(0, 2) * 10;
        Sheet row = sheet.row("tr", 0);
        row.set("occurred", "Tuesday").set("situation", t.situation).set("emotion", t.emotion).set("emotion_before", before);
        row.set("thought", t.thought).set("belief_before", believed).set("evidence_for", t.pro).set("evidence_against", t.contra);
        row.set("distortion", TextList{t.distortion}).set("balanced", t.balanced);
        row.set("balanced_belief", std::min(95, 40 + gain)).set("belief_after", std::max(5, believed - gain - 10));
        row.set("emotion_after", std::max(5, before - gain));
    }

    void core_beliefs(Sheet& sheet, const Scene& scene) {
        old_ = std::clamp(old_ - dice_.between(-5, 10), 10, 100);
        new_ = std::clamp(new_ + dice_.between(-4, 9), 0, 95);
        Sheet row = sheet.row("core", 0);
        row.set("belief", belief_).set("old_rating", old_).set("new_rating", new_);
        if (!second_.empty()) {
            other_ = std::clamp(other_ - dice_.between(-6, 9), 15, 100);
            Sheet second = sheet.row("core", 1);
            second.set("belief", second_).set("new_rating", std::max(0, 95 - other_));
            if (scene.number % 4 != 0) // sometimes only the new belief is rated, which leaves a gap
                second.set("old_rating", other_);
        }
    }

    void experiment(Sheet& sheet) {
        const int before = dice_.between(6, 9) * 10;
        Sheet row = sheet.row("be", 0);
        row.set("belief", "If I ask, I am a burden").set("belief_before", before).set("alternative", "People like to be asked");
        row.set("setup", "Ask three colleagues for an opinion").set("prediction", "Two will sigh").set("confidence", 80);
        row.set("outcome", "All three answered, one at length").set("learnt", "Asking can be a gift");
        row.set("belief_after", std::max(5, before - dice_.between(2, 5) * 10)).set("safety_dropped", TextList{"rehearsing"});
    }

    void activity_plan(Sheet& sheet) {
        for (std::size_t i = 0; i < 3; ++i) {
            Sheet row = sheet.row("act", i);
            row.set("activity", std::string{dice_.pick(activities)}).set("value_area", i == 0 ? "Health" : "Friends");
            const bool done = dice_.happens(70);
            row.set("done", done);
            if (done)
                row.set("mastery", std::clamp(mood_ / 12 + dice_.between(-1, 2), 0, 10))
                    .set("pleasure", std::clamp(mood_ / 10 + dice_.between(-2, 1), 0, 10));
        }
    }

    Dice dice_;
    std::string belief_;
    std::string second_;
    int depression_ = 17;
    int mood_ = 40;
    int old_ = 90;
    int new_ = 20;
    int other_ = 80;
    Header header_;
};

} // namespace

std::unique_ptr<Course> cbt_course(Dice dice) {
    return std::make_unique<CbtCourse>(dice);
}

} // namespace attune
