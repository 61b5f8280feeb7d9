// SPDX-License-Identifier: Apache-2.0
#include "core/demo/course.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

struct Tie {
    const char* what;
    const char* who;
    const char* kind;
    int steadiness;
};

constexpr std::array ties{
    Tie{"Reads with her on Sundays", "Grandmother", "relative", 4},
    Tie{"Asks, and waits for the answer", "Partner", "partner", 2},
    Tie{"Walks after work", "Friend", "friend", 2},
};

constexpr std::array milestones{"names_style", "pauses", "tells_need", "repairs"};

/// A look at attachment every couple of months: the profile of earned security rises strand by strand.
class AttachmentCourse final : public Course {
public:
    explicit AttachmentCourse(Dice dice)
        : dice_{dice} {}

    const char* template_id() const override { return "attachment.session"; }

    void prepare(const Scene& scene) override {
        header_ = {};
        ++visit_;
        if (visit_ == 1)
            for (const Tie& tie : ties)
                ties_.push_back(scene.notes.add_entry(scene.client, "att.tie",
                                                      {{"what", Value{tie.what}}, {"with_whom", Value{tie.who}}, {"kind", Value{tie.kind}}}));
    }

    void fill(Form& form, const Scene& scene) override {
        Sheet sheet{form, "att"};
        sheet.set("looked_at", TextList{"style", "support", "earned"});
        style(sheet);
        support(sheet);
        earned(sheet, scene);
        header_.state_in = 4;
        header_.state_out = 3;
        header_.response = visit_ == 1 ? "Told the story in pieces and wondered at how little of it she had ever said aloud."
                                       : "Compared the pictures of then and now; moved by what has changed with the partner.";
        header_.next = "Go on with the plan; look at attachment again in two months.";
    }

    Header header() const override { return header_; }

private:
    void style(Sheet& sheet) {
        Sheet partner = sheet.row("style", 0);
        partner.set("relationship", "partner").set("code", visit_ >= 4 ? "sec" : "amb");
        partner.set("basis", TextList{"interview", "self_report"}).set("confidence", std::min(4, 1 + visit_));
        partner.set("evidence", visit_ >= 4 ? "Asks for comfort and takes it; arguments end in talk." : "Tests whether the partner stays; long messages at night.");
        Sheet mother = sheet.row("style", 1);
        mother.set("relationship", "mother").set("code", "dis").set("basis", TextList{"history"}).set("confidence", 2);
        mother.set("evidence", "Longs for calls and dreads them.");
    }

    void support(Sheet& sheet) {
        for (std::size_t i = 0; i < ties_.size(); ++i)
            sheet.row("protective", i)
                .set("support", ties_[i])
                .set("steadiness", std::min(4, ties[i].steadiness + visit_ / 2))
                .set("present", true);
        if (visit_ == 1)
            sheet.set("strengths", "Humour, and never late");
    }

    void earned(Sheet& sheet, const Scene& scene) {
        sheet.set("story", std::min(4, visit_)).set("meaning_client", std::min(4, (visit_ + 1) / 2));
        sheet.set("meaning_therapist", std::min(4, visit_ / 2 + 1)).set("choices_week", 1 + 2 * visit_);
        sheet.set("reach_week", visit_).set("ruptures", 4).set("repaired", std::min(4, visit_));
        sheet.set("self_compassion", std::min(10, 2 + visit_ + dice_.between(0, 1)));
        sheet.set("recovery", std::max(20, 300 - 70 * visit_));
        const auto reached = static_cast<std::size_t>(visit_ - 1);
        if (reached < milestones.size())
            sheet.row("milestones", 0).set("milestone", milestones[reached]).set("reached", scene.date);
    }

    Dice dice_;
    std::vector<std::string> ties_;
    int visit_ = 0;
    Header header_;
};

} // namespace

std::unique_ptr<Course> attachment_course(Dice dice) {
    return std::make_unique<AttachmentCourse>(dice);
}

} // namespace attune
