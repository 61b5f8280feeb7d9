// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/dumbbell.hpp"

#include "core/progress/statistics/number_words.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr double margin = 12;

class DumbbellDrawing {
public:
    explicit DumbbellDrawing(SceneMaker& maker, const std::vector<Dumbbell>& rows)
        : maker_{maker} {
        const double width = maker.scene.page.width;
        double titles = 0;
        for (const Dumbbell& row : rows) {
            titles = std::max({titles, maker.measure(row.title, TextRole::small_strong, {}).width,
                               maker.measure(row.detail, TextRole::chart, {}).width});
            words_ = std::max({words_, maker.measure(row.numbers, TextRole::small_strong, {}).width,
                               maker.measure(row.verdict, TextRole::small, {}).width});
        }
        titles_ = std::min(titles, width * 0.36);
        words_ = std::min(words_, width * 0.26);
        left_ = margin + titles_ + 28;
        scale_width_ = std::max(width - left_ - words_ - margin - 30, 60.0);
    }

    double draw(const Dumbbell& row, double top) {
        const double height = 46 * maker_.scale();
        const double axis = crisp_at(top + 14 * maker_.scale());
        write_title(row, top);
        draw_scale(row, axis);
        draw_values(row, axis);
        const double right = left_ + scale_width_ + 22;
        const Area numbers =
            maker_.text(fit(row.numbers, TextRole::small_strong, words_), TextRole::small_strong, {right, top + 4}, pen_of(SceneInk::text));
        maker_.text(fit(row.verdict, TextRole::small, words_), TextRole::small, {right, numbers.bottom()}, row.verdict_pen);
        maker_.begin_row();
        const double now = place(row, row.now ? *row.now : row.first.value_or(row.left));
        maker_.item({.area = {margin / 2, top, maker_.scene.page.width - margin, height - 4},
                     .at = {now, axis},
                     .card = row.card,
                     .row = row_++,
                     .note = row.note,
                     .ring = SceneItem::Ring::box});
        return top + height;
    }

private:
    std::string fit(const std::string& words, TextRole role, double width) { return maker_.face().fit(words, role, width + 1); }

    [[nodiscard]] double place(const Dumbbell& row, double value) const {
        const double low = std::min(row.left, row.right);
        const double high = std::max(row.left, row.right);
        return left_ + scale_width_ * (std::clamp(value, low, high) - row.left) / (row.right - row.left);
    }

    void write_title(const Dumbbell& row, double top) {
        const Area title = maker_.text(fit(row.title, TextRole::small_strong, titles_), TextRole::small_strong,
                                       {margin, top + 4}, pen_of(SceneInk::text));
        maker_.text(fit(row.detail, TextRole::chart, titles_), TextRole::chart, {margin, title.bottom()}, pen_of(SceneInk::muted));
    }

    void draw_scale(const Dumbbell& row, double axis) {
        maker_.line({left_, axis}, {left_ + scale_width_, axis}, pen_of(SceneInk::axis));
        for (const double value : {row.left, row.right}) {
            const double x = crisp_at(place(row, value));
            maker_.line({x, axis - 4}, {x, axis + 4}, pen_of(SceneInk::axis));
            maker_.text(number_words(value), TextRole::chart, {x, axis + 8}, pen_of(SceneInk::muted), TextEdge::centre);
        }
    }

    void draw_values(const Dumbbell& row, double axis) {
        const ScenePen pen = pen_of_series(row.slot);
        if (row.first && row.now && *row.first != *row.now)
            maker_.path({{place(row, *row.first), axis}, {place(row, *row.now), axis}}, pen, 3);
        if (row.first && (!row.now || *row.first != *row.now))
            maker_.mark(MarkShape::disc, {place(row, *row.first), axis}, pen, SceneMark::Fill::hollow, 9);
        if (row.now)
            maker_.mark(MarkShape::disc, {place(row, *row.now), axis}, pen, SceneMark::Fill::filled, 9);
    }

    SceneMaker& maker_;
    double titles_ = 0;
    double words_ = 0;
    double left_ = 0;
    double scale_width_ = 0;
    std::size_t row_ = 0;
};

} // namespace

double draw_dumbbells(SceneMaker& maker, const std::vector<Dumbbell>& rows, double top) {
    DumbbellDrawing drawing{maker, rows};
    for (const Dumbbell& row : rows)
        top = drawing.draw(row, top);
    return top;
}

} // namespace attune
