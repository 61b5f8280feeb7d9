// SPDX-License-Identifier: Apache-2.0
#include "core/demo/course.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

struct TargetStory {
    const char* name;
    const char* prong;
    const char* image;
    const char* negative;
    const char* positive;
    const char* theme;
    const char* body;
    int sud;
    int voc;
};

constexpr std::array stories{
    TargetStory{"The stairwell", "past", "The door falling shut behind me", "I am in danger", "It is over, I am safe",
                "safety", "front-throat", 8, 2},
    TargetStory{"Phone call at night", "past", "The light of the telephone in the hallway", "I cannot protect myself",
                "I can act now", "control", "front-chest", 9, 2},
    TargetStory{"The school bus", "past", "Faces turning towards me", "There is something wrong with me",
                "I am all right as I am", "defectiveness", "front-upper-belly", 7, 3},
    TargetStory{"Meeting the manager", "present_trigger", "The closed office door", "I am at his mercy",
                "I can speak for myself", "control", "front-upper-belly", 6, 3},
    TargetStory{"Staying late alone", "future_template", "Locking up by myself", "I cannot do this", "I can do this",
                "control", "front-heart", 4, 4},
};

constexpr std::array<std::string_view, 10> reports{
    "Hallway light, jaw tight", "Same picture, voice louder", "Nothing new", "“I was nine.” Breath drops",
    "Phone is just a phone",    "Warm hands, further away",   "Sad, then quiet", "Someone came and helped",
    "Picture has no colour now", "Shoulders come down"};
constexpr std::array<std::string_view, 5> responses{
    "Stayed within the window throughout; tired but clear at the end.",
    "Strong reaction in the first sets, then settling with taps.",
    "Surprised at how distant the picture has become.",
    "Tearful during the second half; used the calm place well.",
    "Curious about what came up; slept well after the last session."};

struct Target {
    TargetStory story;
    std::string id;
    int sud;
    int voc;
    bool assessed = false;
    bool complete = false;
    bool resolved = false;
};

class EmdrCourse final : public Course {
public:
    explicit EmdrCourse(Dice dice)
        : dice_{dice} {}

    const char* template_id() const override { return "emdr.session"; }

    void prepare(const Scene& scene) override {
        header_ = {};
        if (scene.number == 1) {
            add_targets(scene);
            screen_ = give(scene, "des-ii", dice_.between(6, 19));
        }
        if (scene.number % 3 == 1) {
            trauma_ = std::clamp(trauma_ - dice_.between(-2, 9), 12, 70);
            header_.measures = {give(scene, "pcl-5", trauma_)};
        }
    }

    void fill(Form& form, const Scene& scene) override {
        Sheet sheet{form, "emdr"};
        if (scene.number == 1) {
            take_history(sheet);
            Sheet{form, "hdr"}.set("supports", 2);
        } else if (scene.number == 2)
            build_resources(sheet);
        else
            reprocess(sheet);
        header_.response = dice_.pick(responses);
    }

    Header header() const override { return header_; }

private:
    void add_targets(const Scene& scene) {
        int order = 1;
        for (const auto& story : stories) {
            Target target{story, "", std::min(10, story.sud + dice_.between(-1, 1)), story.voc};
            target.id = scene.notes.add_entry(scene.client, "emdr.target",
                                              {{"name", Value{story.name}},
                                               {"prong", Value{story.prong}},
                                               {"order", Value{order++}},
                                               {"touchstone", Value{order == 2}}});
            targets_.push_back(std::move(target));
        }
    }

    void take_history(Sheet& sheet) {
        sheet.set("phases", TextList{"1"});
        sheet.set("p1_history", "Nightmares and avoidance since the accident; an earlier bereavement. Work and home "
                                "are stable. Symptoms rise in the evening.");
        sheet.set("p1_ready", TextList{"current_safety", "stable_housing", "support_person", "sleep", "substance_use",
                                       "medical_eye", "seizures"});
        sheet.set("p1_dissoc", screen_);
        header_.state_in = dice_.between(5, 7);
        header_.state_out = dice_.between(4, 5);
        header_.next = "Explain the method, agree a stop signal, build the calm place.";
    }

    void build_resources(Sheet& sheet) {
        sheet.set("phases", TextList{"2"});
        sheet.set("p2_explained", true).set("p2_stop", "Raised hand");
        sheet.set("p2_place", "worked").set("p2_place_name", "The lake in June").set("p2_place_cue", "June");
        auto first = sheet.row("p2_resources", 0);
        first.set("name", "Grandmother’s kitchen").set("type", "place").set("before", 3).set("after", 6);
        auto second = sheet.row("p2_resources", 1);
        second.set("name", "Heavy box with a lock").set("type", "container").set("before", 2).set("after", 5);
        header_.state_in = dice_.between(4, 6);
        header_.state_out = dice_.between(2, 4);
        header_.next = "Begin with the first target of the plan.";
        header_.task = "Calm place, once a day";
    }

    void reprocess(Sheet& sheet) {
        TextList phases;
        if (last_worked_ != nullptr)
            recheck(sheet, *last_worked_, phases);
        Target* target = last_worked_ != nullptr && !last_worked_->resolved ? last_worked_ : next_target();
        last_worked_ = nullptr;
        if (target != nullptr)
            work(sheet, *target, phases);
        else if (phases.empty()) {
            build_resources(sheet);
            return;
        }
        sheet.set("phases", phases);
        close(sheet);
    }

    Target* next_target() {
        const auto open = std::find_if(targets_.begin(), targets_.end(), [](const Target& t) { return !t.resolved; });
        return open == targets_.end() ? nullptr : &*open;
    }

    /// Phase 8 on the target of last time. One in six comes back worse, as they do.
    void recheck(Sheet& sheet, Target& target, TextList& phases) {
        phases.emplace_back("8");
        const bool setback = !target.resolved && dice_.happens(target.complete ? 12 : 25);
        if (setback)
            target.sud = std::min(9, target.sud + dice_.between(1, 2) + (target.complete ? 1 : 0));
        const bool clear = !setback;
        sheet.set("p8_target", target.id).set("p8_sud", target.sud).set("p8_voc", target.voc);
        sheet.set("p8_body", clear ? "clear" : "residual");
        sheet.set("p8_between", TextList{setback ? "symptom_up" : dice_.happens(40) ? "insight" : "none"});
        sheet.set("p8_between_text", setback ? "A bad week: the picture came back on the way home."
                                             : "“I noticed that I did not look over my shoulder.”");
        if (target.complete && clear)
            target.resolved = true;
        else
            target.complete = false;
    }

    void work(Sheet& sheet, Target& target, TextList& phases) {
        Sheet block = sheet.row("work", 0);
        block.set("p3_target", target.id);
        if (!target.assessed)
            assess(block, target, phases);
        phases.emplace_back("4");
        desensitize(block, target);
        if (target.sud <= 1) {
            phases.emplace_back("5");
            install(block, target);
        }
        if (target.sud <= 1 && target.voc == 7) {
            phases.emplace_back("6");
            block.set("p6_scan", dice_.happens(70) ? "clear" : "pleasant");
            target.complete = true;
        }
        last_worked_ = &target;
        header_.state_out = std::clamp(target.sud, 1, 5);
    }

    void assess(Sheet& block, Target& target, TextList& phases) {
        phases.emplace_back("3");
        const TargetStory& story = target.story;
        block.set("p3_image", story.image).set("p3_nc", story.negative).set("p3_pc", story.positive);
        block.set("p3_nc_theme", story.theme).set("p3_pc_theme", story.theme);
        block.set("p3_trigger", "The manager asks for a word").set("p3_future", "Closing the shop alone in the evening");
        block.set("p3_voc0", target.voc).set("p3_sud0", target.sud);
        block.set("p3_emotion", TextList{"fear", dice_.happens(50) ? "shame" : "helplessness"});
        block.set("p3_body", TextList{story.body});
        header_.state_in = std::min(8, target.sud);
        target.assessed = true;
    }

    void desensitize(Sheet& block, Target& target) {
        const int sets = dice_.between(4, 6);
        const int end = std::max(0, target.sud - dice_.between(1, 3));
        const int stuck = dice_.happens(20) ? dice_.between(1, sets - 2) : -1;
        const char* mode = dice_.happens(70) ? "eyes" : "taps";
        for (int i = 0; i < sets; ++i) {
            Sheet set = block.row("p4_sets", static_cast<std::size_t>(i));
            set.set("mode", mode).set("passes", dice_.between(12, 16) * 2).set("speed", "medium");
            set.set("report", std::string{dice_.pick(reports)});
            set.set("change", i == stuck || i == stuck + 1 ? "same" : "shifting");
            if (i % 2 == 1 && i + 1 < sets)
                set.set("sud", std::max(end, target.sud - (target.sud - end) * (i + 1) / sets));
            if (i + 1 == sets)
                set.set("sud", end);
        }
        target.sud = end;
        if (end == 1)
            block.set("p4_eco_sud", true).set("p4_eco_sud_reason", "Some sadness is fitting; it was a real loss.");
    }

    void install(Sheet& block, Target& target) {
        block.set("p5_pc_final", target.story.positive);
        const int end = std::min(7, target.voc + dice_.between(2, 4));
        for (int i = 0; i < 2; ++i) {
            Sheet set = block.row("p5_sets", static_cast<std::size_t>(i));
            set.set("passes", 20).set("voc", i == 0 ? (target.voc + end + 1) / 2 : end);
        }
        target.voc = end;
    }

    void close(Sheet& sheet) {
        if (last_worked_ == nullptr) {
            header_.next = "Review the course; plan the follow-up.";
            return;
        }
        sheet.set("p7_type", last_worked_->complete ? "complete" : "incomplete").set("p7_debrief", true);
        if (!last_worked_->complete)
            sheet.set("p7_incomplete", TextList{"container", "calm_place"});
        header_.task = "Log of dreams and triggers";
    }

    Dice dice_;
    std::vector<Target> targets_;
    Target* last_worked_ = nullptr;
    std::string screen_;
    int trauma_ = 52;
    Header header_;
};

} // namespace

std::unique_ptr<Course> emdr_course(Dice dice) {
    return std::make_unique<EmdrCourse>(dice);
}

} // namespace attune
