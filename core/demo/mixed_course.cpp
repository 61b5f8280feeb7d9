// SPDX-License-Identifier: Apache-2.0
#include "core/demo/course.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {
namespace {

/// A score along the course: `value` when `percent` of it has passed.
struct Mark {
    int percent;
    double value;
};
constexpr std::array depression{Mark{0, 18}, Mark{14, 19}, Mark{30, 16}, Mark{45, 14}, Mark{62, 13}, Mark{78, 10}, Mark{100, 8}};
constexpr std::array trauma{Mark{0, 52}, Mark{30, 48}, Mark{52, 43}, Mark{75, 34}, Mark{100, 26}};
constexpr std::array well_being{Mark{0, 28}, Mark{50, 40}, Mark{100, 64}};

struct Closeness {
    double anxiety, avoidance;
};
constexpr std::array partner{Closeness{5.67, 3.17}, Closeness{5, 3}, Closeness{4.67, 2.83}, Closeness{3.67, 2.67}};
constexpr std::array mother{Closeness{4.33, 5.5}, Closeness{4.33, 5.17}, Closeness{4.33, 5}, Closeness{4, 4.83}};

template<std::size_t Count>
double along(const std::array<Mark, Count>& marks, int percent) {
    for (std::size_t i = 1; i < Count; ++i)
        if (percent <= marks[i].percent) {
            const Mark& from = marks[i - 1];
            const double share = static_cast<double>(percent - from.percent) / (marks[i].percent - from.percent);
            return from.value + share * (marks[i].value - from.value);
        }
    return marks.back().value;
}

/// CBT to get hold of the days, Somatic Experiencing to settle, then EMDR; attachment looked at between.
class MixedCourse final : public Course {
public:
    explicit MixedCourse(Dice dice)
        : cbt_{cbt_course(Dice{dice.next()})},
          somatic_{somatic_course(Dice{dice.next()})},
          emdr_{emdr_course(Dice{dice.next()})},
          attachment_{attachment_course(Dice{dice.next()})},
          dice_{dice.next()} {}

    const char* template_id() const override { return now_->template_id(); }

    void prepare(const Scene& scene) override {
        choose(scene);
        given_.clear();
        give_measures(scene);
        now_->prepare(own_scene(scene));
    }
    void fill(Form& form, const Scene& scene) override { now_->fill(form, own_scene(scene)); }
    Header header() const override {
        Header header = now_->header();
        header.measures = given_;
        return header;
    }

private:
    void choose(const Scene& scene) {
        const int percent = (scene.number - 1) * 100 / std::max(1, scene.of);
        // Four looks at attachment: near the beginning, twice on the way, near the end.
        constexpr std::array looks{6, 30, 58, 84};
        const bool look = visits_ < looks.size() && percent >= looks[visits_];
        if (look)
            ++visits_;
        now_ = look            ? attachment_.get()
               : percent < 28  ? cbt_.get()
               : percent < 48  ? somatic_.get()
                               : emdr_.get();
        ++numbers_[index_of(now_)];
    }
    /// Before the approach's own: what is given here is not given again on the same day.
    void give_measures(const Scene& scene) {
        const int percent = (scene.number - 1) * 100 / std::max(1, scene.of - 1);
        given_.push_back(give(scene, "phq-9", std::round(along(depression, percent)) + dice_.between(-1, 1)));
        if (scene.number % 4 == 1)
            given_.push_back(give(scene, "pcl-5", std::round(along(trauma, percent)) + dice_.between(-2, 2)));
        if (scene.number % 8 == 1)
            given_.push_back(give(scene, "who-5", along(well_being, percent)));
        if (now_ == attachment_.get()) {
            give_closeness(scene, "partner", partner[visits_ - 1]);
            give_closeness(scene, "mother", mother[visits_ - 1]);
        }
    }
    void give_closeness(const Scene& scene, const char* about, const Closeness& score) {
        given_.push_back(scene.measures.give(
            {.client = scene.client,
             .day = scene.date,
             .measure = "ecr-rs",
             .scores = {{.scale = "anxiety", .value = score.anxiety}, {.scale = "avoidance", .value = score.avoidance}},
             .about = about}));
    }
    [[nodiscard]] std::size_t index_of(const Course* course) const {
        return course == cbt_.get() ? 0 : course == somatic_.get() ? 1 : course == emdr_.get() ? 2 : 3;
    }
    /// Each approach counts its own sessions.
    [[nodiscard]] Scene own_scene(const Scene& scene) const {
        constexpr std::array shares{24, 20, 44, 12};
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
    Dice dice_;
    TextList given_;
};

} // namespace

std::unique_ptr<Course> mixed_course(Dice dice) {
    return std::make_unique<MixedCourse>(dice);
}

} // namespace attune
