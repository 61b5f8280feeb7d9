// SPDX-License-Identifier: Apache-2.0
#include "core/demo/course.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

constexpr std::array<std::string_view, 9> sensations{
    "Feet on the floor",    "Tight band across the chest", "Hands warmer",      "Throat shuts, trembles", "Pressure, breastbone",
    "Long breath out",      "Tingling in the arms",        "Heat in the face",  "Belly softens"};
constexpr std::array<std::string_view, 9> places{
    "front-foot-left", "front-chest", "front-hand-left", "front-throat", "front-heart", "front-upper-belly",
    "front-forearm-right", "front-face", "front-lower-belly"};
constexpr std::array<std::string_view, 6> qualities{"tight", "warm", "tingling", "heavy", "trembling", "pressure"};
constexpr std::array<std::string_view, 4> images{"Red car door", "The blue gate", "Snow on the road", "My brother’s coat"};
constexpr std::array<std::string_view, 4> meanings{"“I could not push”", "“It has an end”", "“I am here”", "“I wanted to run”"};
constexpr std::array<std::string_view, 4> resources{"Grandfather’s workshop", "The dog beside me", "Feet on the ground",
                                                    "Looking out at the trees"};
constexpr std::array<std::string_view, 4> responses{
    "Followed small amounts of activation and came back each time.", "More colour in the face at the end; yawned twice.",
    "Found it hard to stay with the body at first, easier after orienting.",
    "Noticed the impulse to push without being told."};
constexpr std::array<const char*, 8> focuses{"resource_building", "orienting", "boundary", "incomplete_defence",
                                             "incomplete_defence", "shock_event", "developmental_theme", "integration"};

class SomaticCourse final : public Course {
public:
    explicit SomaticCourse(Dice dice)
        : dice_{dice} {}

    const char* template_id() const override { return "somatic_experiencing.session"; }

    void prepare(const Scene& scene) override {
        header_ = {};
        if (scene.number == 1)
            screen(scene);
        if (scene.number % 4 == 1) {
            trauma_ = std::clamp(trauma_ - dice_.between(-1, 8), 10, 70);
            header_.measures = {give(scene, "pcl-5", trauma_)};
        }
    }

    void fill(Form& form, const Scene& scene) override {
        Sheet sheet{form, "se"};
        if (scene.number == 1)
            Sheet{form, "hdr"}.set("supports", 3).set("consent", true);
        const int stage = std::min(scene.number * 8 / std::max(1, scene.of), 7);
        sheet.set("focus", focuses[static_cast<std::size_t>(stage)]);
        sheet.set("state_start", scene.number < scene.of / 2 ? "flight" : "shifting");
        sheet.set("window_start", dice_.happens(30) ? "above" : "within");
        for (std::size_t i = 0; i < 2; ++i) {
            Sheet row = sheet.row("resources", i);
            row.set("name", std::string{resources[(i + static_cast<std::size_t>(scene.number)) % resources.size()]});
            row.set("kind", i == 0 ? "outer" : "body");
            row.set("effect", std::clamp(3 + scene.number * 6 / std::max(1, scene.of) + dice_.between(-1, 1), 0, 10));
        }
        const int end = track(sheet, scene);
        sheet.set("state_end", end <= 3 ? "settled" : "flight").set("window_end", end <= 5 ? "within" : "above");
        release(sheet, stage);
        sheet.set("orient", true).set("aftercare", true).set("touch", false);
        sheet.set("integration", "“It moves, and then it is quiet.”");
        header_.state_in = std::clamp(7 - scene.number * 4 / std::max(1, scene.of) + dice_.between(-1, 1), 2, 8);
        header_.state_out = std::min(end, 6);
        header_.response = dice_.pick(responses);
        header_.task = dice_.happens(60) ? "Orient to the room three times a day" : "";
    }

    Header header() const override { return header_; }

private:
    static void screen(const Scene& scene) {
        constexpr int mild = 11;
        give(scene, "des-ii", mild);
    }

    /// Activation rises and settles in swings whose end sinks over the course; returns the last level.
    int track(Sheet& sheet, const Scene& scene) {
        const int progress = scene.number * 100 / std::max(1, scene.of);
        const bool hard = dice_.happens(18);
        const int floor = std::clamp(5 - progress / 25 + (hard ? 2 : 0), 1, 6);
        std::vector<int> levels{std::clamp(4 - progress / 40, 1, 4)};
        const int swings = 1 + (progress > 30 ? 1 : 0) + (progress > 75 && dice_.happens(60) ? 1 : 0);
        for (int swing = 0; swing < swings; ++swing) {
            const int peak = std::clamp(7 - swing - progress / 60 + dice_.between(-1, 1) + (hard ? 1 : 0), 3, 9);
            levels.push_back((levels.back() + peak + 1) / 2);
            levels.push_back(peak);
            levels.push_back((peak + floor) / 2);
            if (swing + 1 < swings)
                levels.push_back(std::max(floor, peak - 4));
        }
        levels.push_back(floor);
        int minute = dice_.between(2, 4);
        const int peak = *std::max_element(levels.begin(), levels.end());
        for (std::size_t i = 0; i < levels.size(); ++i) {
            write_row(sheet.row("track", i), minute, i == 0 ? levels[0] : levels[i - 1], levels[i], peak);
            minute += dice_.between(3, 6);
        }
        return floor;
    }

    void write_row(Sheet row, int minute, int before, int level, int peak) {
        const auto which = static_cast<std::size_t>(dice_.between(0, static_cast<int>(sensations.size()) - 1));
        row.set("minute", minute).set("sensation", std::string{sensations[which]});
        row.set("location", TextList{std::string{places[which]}});
        row.set("quality", TextList{std::string{dice_.pick(qualities)}}).set("activation", level);
        row.set("direction", level == peak ? "peak" : level > before ? "rising" : level <= 3 ? "settled" : "settling");
        row.set("window", level >= 8 ? "above" : "within");
        if (level == peak) {
            row.set("image", std::string{dice_.pick(images)}).set("behaviour", TextList{"movement_impulse"});
            row.set("affect", TextList{dice_.happens(60) ? "fear" : "anger"}).set("meaning", std::string{dice_.pick(meanings)});
        } else if (level <= 3)
            row.set("affect", TextList{"calm"});
    }

    void release(Sheet& sheet, int stage) {
        sheet.set("dose", stage < 3 ? "felt_sense" : stage < 5 ? "edge" : "fragment").set("pend", dice_.between(1, 3));
        sheet.set("discharge", TextList{"deeper_breath", dice_.happens(40) ? "tremble" : "yawn"});
        const char* completion = stage < 3 ? "not_addressed" : stage == 3 ? "impulse" : stage == 4 ? "slowed" : "completed";
        sheet.set("completion", completion);
        if (stage >= 3)
            sheet.set("completion_text", "Pushing with both hands");
    }

    Dice dice_;
    int trauma_ = 47;
    Header header_;
};

} // namespace

std::unique_ptr<Course> somatic_course(Dice dice) {
    return std::make_unique<SomaticCourse>(dice);
}

} // namespace attune
