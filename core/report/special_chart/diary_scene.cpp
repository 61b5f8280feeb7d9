// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/axis.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/special_chart/scene_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr double least_cell = 9;
constexpr double most_cell = 24;
constexpr double row_height = 19;
constexpr double numbers_from = 15; ///< width from which a cell holds its number
constexpr double strongest = 0.6;

class DiarySceneMaker {
public:
    DiarySceneMaker(const SpecialChart& chart, double width, double height, TextFace& face)
        : maker_{width, height, face},
          view_{chart.view},
          heat_{std::get<DiaryHeat>(chart.model)} {
        for (const DiaryLine& line : heat_.lines)
            left_ = std::max(left_, maker_.measure(line.label, TextRole::small, {}).width + 34);
        const double room = std::max(maker_.scene.page.width - left_ - 12, least_cell);
        const std::size_t fits = std::max<std::size_t>(1, static_cast<std::size_t>(room / least_cell));
        days_ = heat_.has_card.size();
        first_ = days_ > fits ? days_ - fits : 0;
        cell_ = std::floor(std::clamp(room / static_cast<double>(std::max<std::size_t>(days_ - first_, 1)), least_cell, most_cell));
    }

    ChartScene make() {
        double y = 10;
        std::string group;
        for (std::size_t line = 0; line < heat_.lines.size(); ++line) {
            if (heat_.lines[line].group != group) {
                group = heat_.lines[line].group;
                y += line == 0 ? 0 : 6;
                y = maker_.text(group, TextRole::small_strong, {12, y}, pen_of(SceneInk::text)).bottom() + 3;
            }
            draw_line(line, y);
            y += row_height * maker_.scale();
        }
        draw_days(y);
        y += 26 * maker_.scale();
        const Area box = maker_.paragraph(caption(), TextRole::small, {12, y}, maker_.scene.page.width - 24, pen_of(SceneInk::muted));
        return maker_.finish(box.bottom() + 8);
    }

private:
    [[nodiscard]] Area cell(std::size_t day, double y) const {
        return {left_ + cell_ * static_cast<double>(day - first_), y, cell_ - 1, row_height * maker_.scale() - 1};
    }

    void draw_line(std::size_t index, double y) {
        const DiaryLine& line = heat_.lines[index];
        const double half = maker_.measure(line.label, TextRole::small, {}).height / 2;
        maker_.text(line.label, TextRole::small, {left_ - 8, y + row_height * maker_.scale() / 2 - half},
                    pen_of(SceneInk::muted), TextEdge::right);
        maker_.begin_row();
        for (std::size_t day = first_; day < days_; ++day)
            draw_cell(index, day, cell(day, y));
    }

    void draw_cell(std::size_t index, std::size_t day, const Area& area) {
        const DiaryLine& line = heat_.lines[index];
        const auto& value = line.values[day];
        if (!value) {
            maker_.box(area, pen_of(SceneInk::hatch), SceneBox::Fill::hatched);
        } else {
            const double share = std::clamp(*value / line.max, 0.0, 1.0);
            maker_.box({area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1}, pen_of(SceneInk::grid),
                       SceneBox::Fill::outline);
            if (share > 0)
                maker_.box(area, pen_of_series(0, strongest * share));
            if (cell_ >= numbers_from) {
                const std::string words = number_words(*value);
                const double half = maker_.measure(words, TextRole::chart, {}).height / 2;
                maker_.text(words, TextRole::chart, {area.x + area.width / 2, area.y + area.height / 2 - half},
                            pen_of(SceneInk::text), TextEdge::centre);
            }
        }
        maker_.item({.area = area,
                     .at = {area.x + area.width / 2, area.y + area.height / 2},
                     .card = {view_.calendar.day(heat_.day(day)), value_words_of(line, day)},
                     .row = day,
                     .note = heat_.notes[day],
                     .ring = SceneItem::Ring::box});
    }

    [[nodiscard]] std::string value_words_of(const DiaryLine& line, std::size_t day) const {
        if (const auto& value = line.values[day])
            return line.group == "Acts" || line.label == "Skills practised"
                       ? fmt::format("{}: {}", line.label, number_words(*value))
                       : fmt::format("{} {} of {}", line.label, number_words(*value), number_words(line.max));
        return line.label + (heat_.has_card[day] ? ": not answered" : ": no card for this day");
    }

    // Mondays, as many as can be read; a short stretch names its first day.
    void draw_days(double y) {
        double free_from = 0;
        for (std::size_t day = first_; day < days_; ++day) {
            const bool is_monday = std::chrono::weekday{std::chrono::sys_days{heat_.day(day)}} == std::chrono::Monday;
            if (!is_monday && day != first_)
                continue;
            const double x = left_ + cell_ * static_cast<double>(day - first_);
            const std::string words = short_day(view_, heat_.day(day));
            const Area box = maker_.measure(words, TextRole::chart, {x, y + 4});
            const bool is_near_monday = day == first_ && !is_monday && box.right() > x + 7 * cell_;
            if (box.x < free_from || is_near_monday || box.right() > maker_.scene.page.width)
                continue;
            maker_.line({crisp_at(x), y}, {crisp_at(x), y + 4}, pen_of(SceneInk::axis));
            maker_.text(words, TextRole::chart, {box.x, box.y}, pen_of(SceneInk::muted));
            free_from = box.right() + 8;
        }
    }

    [[nodiscard]] std::string caption() const {
        std::string words = "Darker is more; whether more is better depends on the line. Hatched: no card for this day, or not answered; "
                            "that is not 0.";
        if (first_ > 0)
            words = fmt::format("The last {} days of {}. ", days_ - first_, days_) + words;
        return words;
    }

    SceneMaker maker_;
    const SpecialChartView& view_;
    const DiaryHeat& heat_;
    double left_ = 90;
    double cell_ = least_cell;
    std::size_t days_ = 0;
    std::size_t first_ = 0;           ///< day drawn first: the newest stay
};

} // namespace

ChartScene diary_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return DiarySceneMaker{chart, width, height, face}.make();
}

} // namespace attune
