// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/axis.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/special_chart/scene_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

namespace {

constexpr double left_margin = 64;
constexpr double right_margin = 44;
constexpr double most_step = 26;
constexpr double sud_height = 84;
constexpr double voc_height = 60;

/// One of the two scales of a target.
struct Scale {
    const char* name;
    double min, max;
    std::optional<double> TargetRating::*value;
    double height;
};
constexpr std::array<Scale, 2> scales{{{"SUD", 0, 10, &TargetRating::sud, sud_height},
                                       {"VoC", 1, 7, &TargetRating::voc, voc_height}}};

/// Moments of a target with an empty one between sessions.
std::size_t count_steps(const TargetCourse& target) {
    std::size_t steps = target.sessions.empty() ? 0 : target.sessions.size() - 1;
    for (const TargetSession& session : target.sessions)
        steps += session.ratings.size();
    return steps;
}

std::string when_words(const TargetRating& rating) {
    switch (rating.when) {
    case TargetRating::When::recheck: return "re-check";
    case TargetRating::When::before_work: return "before the work";
    case TargetRating::When::set: break;
    }
    return fmt::format("set {}", rating.set);
}

class TargetSceneMaker {
public:
    TargetSceneMaker(const SpecialChart& chart, double width, double height, TextFace& face)
        : maker_{width, height, face},
          view_{chart.view},
          targets_{std::get<std::vector<TargetCourse>>(chart.model)},
          plot_width_{std::max(width - left_margin - right_margin, 80.0)} {
        std::size_t most = 1;
        for (const TargetCourse& target : targets_)
            most = std::max(most, count_steps(target));
        step_ = std::min(most_step, plot_width_ / static_cast<double>(most));
    }

    ChartScene make() {
        std::size_t row = 0;
        for (const TargetCourse& target : targets_)
            draw_target(target, row);
        const Area box = maker_.paragraph(
            "One step a set, from left to right. Filled: after a set. Hollow: before the work, or at a re-check. No "
            "line leads over a set after which nothing was asked, or into another session.",
            TextRole::small, {left_margin - 24, y_}, plot_width_, pen_of(SceneInk::muted));
        return maker_.finish(box.bottom() + 8);
    }

private:
    [[nodiscard]] int slot_of(const TargetCourse& target) const { return target.place % 5; }
    [[nodiscard]] double place_x(std::size_t step) const {
        return left_margin + step_ * (static_cast<double>(step) + 0.5);
    }

    void draw_target(const TargetCourse& target, std::size_t& row) {
        const Area title = maker_.text(target.title, TextRole::strong, {left_margin - 24, y_}, pen_of(SceneInk::text));
        if (!target.state.empty())
            maker_.text(target.state, TextRole::small, {title.right() + 10, title.y + 2}, pen_of(SceneInk::muted));
        y_ = title.bottom() + 10;
        const std::size_t first_row = row;
        double bottom = y_;
        for (const Scale& scale : scales) {
            if (!is_asked(target, scale))
                continue;
            const Area plot{left_margin, y_, step_ * static_cast<double>(count_steps(target)), scale.height};
            draw_scale(target, scale, plot);
            draw_course(target, scale, plot, first_row);
            bottom = plot.bottom();
            y_ = bottom + 22 * maker_.scale();
        }
        for (const TargetSession& session : target.sessions)
            row += session.ratings.size();
        y_ = bottom;
        draw_sessions(target, bottom);
        y_ += 34 * maker_.scale();
    }

    static bool is_asked(const TargetCourse& target, const Scale& scale) {
        for (const TargetSession& session : target.sessions)
            for (const TargetRating& rating : session.ratings)
                if (rating.*scale.value)
                    return true;
        return false;
    }

    static double place_y(const Scale& scale, const Area& plot, double value) {
        return plot.bottom() - plot.height * (std::clamp(value, scale.min, scale.max) - scale.min) / (scale.max - scale.min);
    }

    void draw_scale(const TargetCourse& target, const Scale& scale, const Area& plot) {
        for (const double value : {scale.min, (scale.min + scale.max) / 2, scale.max}) {
            const double y = crisp_at(place_y(scale, plot, value));
            maker_.line({plot.x, y}, {plot.right(), y}, pen_of(value == scale.min ? SceneInk::axis : SceneInk::grid));
            const std::string words = number_words(value);
            const double half = maker_.measure(words, TextRole::chart, {}).height / 2;
            maker_.text(words, TextRole::chart, {plot.x - 8, y - half}, pen_of(SceneInk::muted), TextEdge::right);
        }
        const double middle = plot.y + plot.height / 2;
        maker_.upright_text(scale.name, TextRole::small_strong, {plot.x - 38, middle}, pen_of(SceneInk::text));
        std::size_t step = 0;
        for (const TargetSession& session : target.sessions) {
            if (step > 0) {
                const double x = crisp_at(place_x(step - 1));
                maker_.line({x, plot.y}, {x, plot.bottom()}, pen_of(SceneInk::events), 1, SceneLine::Dash::dashed);
            }
            for (std::size_t index = 0; index < session.ratings.size(); ++index) {
                const double x = crisp_at(place_x(step + index));
                if (session.ratings[index].when == TargetRating::When::set)
                    maker_.line({x, plot.bottom()}, {x, plot.bottom() + 3}, pen_of(SceneInk::axis));
            }
            step += session.ratings.size() + 1;
        }
    }

    void draw_course(const TargetCourse& target, const Scale& scale, const Area& plot, std::size_t row) {
        const ScenePen pen = pen_of_series(slot_of(target));
        maker_.begin_row();
        std::size_t step = 0;
        std::optional<double> start;
        std::optional<Spot> last;
        double last_value = 0;
        for (const TargetSession& session : target.sessions) {
            std::vector<Spot> run;
            for (const TargetRating& rating : session.ratings) {
                const auto& value = rating.*scale.value;
                if (!value) {
                    end_run(run, pen);
                } else {
                    const Spot at{place_x(step), place_y(scale, plot, *value)};
                    run.push_back(at);
                    start = start.value_or(*value);
                    add_item(target, session, rating, scale, at, row, *start);
                    last = at;
                    last_value = *value;
                }
                ++step;
                ++row;
            }
            end_run(run, pen);
            ++step;
        }
        draw_marks(target, scale, plot);
        if (last) {
            const std::string words = number_words(last_value);
            // At the lower end it stands on the axis and not across it.
            const double height = maker_.measure(words, TextRole::chart_strong, {}).height;
            maker_.text(words, TextRole::chart_strong,
                        {last->x + 9, std::min(last->y - height / 2, plot.bottom() - height - 1)}, pen);
        }
    }

    void end_run(std::vector<Spot>& run, const ScenePen& pen) {
        if (run.size() > 1)
            maker_.path(run, pen);
        run.clear();
    }

    // Over the lines, so that hollow ones are hollow.
    void draw_marks(const TargetCourse& target, const Scale& scale, const Area& plot) {
        std::size_t step = 0;
        for (const TargetSession& session : target.sessions) {
            for (const TargetRating& rating : session.ratings) {
                if (const auto& value = rating.*scale.value)
                    maker_.mark(mark_of(slot_of(target)), {place_x(step), place_y(scale, plot, *value)},
                                pen_of_series(slot_of(target)),
                                rating.when == TargetRating::When::set ? SceneMark::Fill::filled
                                                                       : SceneMark::Fill::hollow,
                                std::clamp(step_ * 0.7, 4.0, 7.0));
                ++step;
            }
            ++step;
        }
    }

    void add_item(const TargetCourse& target, const TargetSession& session, const TargetRating& rating,
                  const Scale& scale, Spot at, std::size_t row, double start) {
        const double value = *(rating.*scale.value);
        std::string head = view_.calendar.day(session.date);
        if (session.number)
            head += fmt::format(", session {}", *session.number);
        const std::string change = value == start ? std::string{"as at the start"}
                                                  : fmt::format("{} {} the start", number_words(std::abs(value - start)),
                                                                value < start ? "below" : "above");
        maker_.item({.area = around(at, std::max(step_ / 2, 5.0)),
                     .at = at,
                     .card = {head, fmt::format("{} {}, {}, {}", scale.name, number_words(value), target.title,
                                                when_words(rating)),
                              change},
                     .row = row,
                     .note = session.note});
    }

    // The day of each session where it begins, as many as can be read.
    void draw_sessions(const TargetCourse& target, double bottom) {
        std::size_t step = 0;
        double free_from = 0;
        for (const TargetSession& session : target.sessions) {
            const std::string words = short_day(view_, session.date);
            const Area box = maker_.measure(words, TextRole::chart, {place_x(step) - step_ / 2, bottom + 6});
            if (box.x >= free_from) {
                maker_.text(words, TextRole::chart, {box.x, box.y}, pen_of(SceneInk::muted));
                free_from = box.right() + 8;
            }
            step += session.ratings.size() + 1;
        }
    }

    SceneMaker maker_;
    const SpecialChartView& view_;
    const std::vector<TargetCourse>& targets_;
    double plot_width_;
    double step_ = most_step;
    double y_ = 10;
};

} // namespace

ChartScene target_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return TargetSceneMaker{chart, width, height, face}.make();
}

} // namespace attune
