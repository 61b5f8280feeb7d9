// SPDX-License-Identifier: Apache-2.0
#include "core/demo/course.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

/// CBT to get hold of the days, Somatic Experiencing to settle, then EMDR; attachment looked at between.
class MixedCourse final : public Course {
public:
    explicit MixedCourse(Dice dice)
        : cbt_{cbt_course(Dice{dice.next()})},
          somatic_{somatic_course(Dice{dice.next()})},
          emdr_{emdr_course(Dice{dice.next()})},
          attachment_{attachment_course(Dice{dice.next()})} {}

    const char* template_id() const override { return now_->template_id(); }

    void prepare(const Scene& scene) override {
        choose(scene);
        now_->prepare(own_scene(scene));
    }
    void fill(Form& form, const Scene& scene) override { now_->fill(form, own_scene(scene)); }
    Header header() const override { return now_->header(); }

private:
    void choose(const Scene& scene) {
        const int percent = (scene.number - 1) * 100 / std::max(1, scene.of);
        // Four looks at attachment: near the beginning, twice on the way, near the end.
        constexpr std::array looks{8, 33, 62, 92};
        const bool look = visits_ < looks.size() && percent >= looks[visits_];
        if (look)
            ++visits_;
        now_ = look            ? attachment_.get()
               : percent < 30  ? cbt_.get()
               : percent < 52  ? somatic_.get()
                               : emdr_.get();
        ++numbers_[index_of(now_)];
    }
    [[nodiscard]] std::size_t index_of(const Course* course) const {
        return course == cbt_.get() ? 0 : course == somatic_.get() ? 1 : course == emdr_.get() ? 2 : 3;
    }
    /// Each approach counts its own sessions.
    [[nodiscard]] Scene own_scene(const Scene& scene) const {
        constexpr std::array shares{26, 22, 46, 14};
        Scene own = scene;
        const std::size_t at = index_of(now_);
        own.number = numbers_[at];
        own.of = std::max(own.number, scene.of * shares[at] / 100);
        return own;
    }

    std::unique_ptr<Course> cbt_, somatic_, emdr_, attachment_;
    Course* now_ = nullptr;
    std::array<int, 4> numbers_{};
    std::size_t visits_ = 0;
};

} // namespace

std::unique_ptr<Course> mixed_course(Dice dice) {
    return std::make_unique<MixedCourse>(dice);
}

} // namespace attune
