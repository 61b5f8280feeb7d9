// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/axis.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/special_chart/scene_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace attune {

namespace {

constexpr double left_margin = 68;
constexpr double top_margin = 14;
constexpr double least_side = 240;
constexpr double most_side = 720;

class AttachmentSceneMaker {
public:
    AttachmentSceneMaker(const SpecialChart& chart, double width, double height, TextFace& face)
        : maker_{width, height, face},
          chart_{chart},
          map_{std::get<AttachmentMap>(chart.model)} {
        const double below = 92 * maker_.scale();
        const double side = std::clamp(std::min(width - left_margin - 20, height - top_margin - below), least_side, most_side);
        const double spare = std::max(0.0, (width - left_margin - 20 - side) / 2);
        plot_ = {left_margin + spare, top_margin, side, side};
    }

    ChartScene make() {
        draw_ground();
        for (const AttachmentPath& path : map_.paths)
            for (const AttachmentPoint& point : path.points)
                if (point.has_place())
                    taken_.push_back(around(place(point), 6));
        for (std::size_t index = 0; index < map_.paths.size(); ++index)
            draw_path(map_.paths[index], slot_of(map_.paths[index]));
        std::size_t row = 0;
        for (const AttachmentPath& path : map_.paths)
            add_items(path, row);
        return maker_.finish(draw_caption());
    }

private:
    [[nodiscard]] double along(double value) const {
        return (std::clamp(value, attachment_low, attachment_high) - attachment_low) /
               (attachment_high - attachment_low);
    }
    [[nodiscard]] Spot place(double anxiety, double avoidance) const {
        return {plot_.x + plot_.width * along(anxiety), plot_.bottom() - plot_.height * along(avoidance)};
    }
    [[nodiscard]] Spot place(const AttachmentPoint& point) const { return place(*point.anxiety, *point.avoidance); }
    [[nodiscard]] int slot_of(const AttachmentPath& path) const {
        for (const SpecialChartPart& part : chart_.parts)
            if (part.key == path.key)
                return part.slot.value_or(0);
        return 0;
    }

    void draw_ground() {
        const Spot middle = place(attachment_middle, attachment_middle);
        maker_.box({plot_.x, middle.y, middle.x - plot_.x, plot_.bottom() - middle.y}, pen_of(SceneInk::tint, 0.6));
        for (int value = 1; value <= 7; ++value) {
            const Spot at = place(value, value);
            const ScenePen pen = pen_of(SceneInk::grid);
            maker_.line({crisp_at(at.x), plot_.y}, {crisp_at(at.x), plot_.bottom()}, pen);
            maker_.line({plot_.x, crisp_at(at.y)}, {plot_.right(), crisp_at(at.y)}, pen);
            const std::string words = fmt::format("{}", value);
            maker_.text(words, TextRole::chart, {at.x, plot_.bottom() + 6}, pen_of(SceneInk::muted), TextEdge::centre);
            const double half = maker_.measure(words, TextRole::chart, {}).height / 2;
            maker_.text(words, TextRole::chart, {plot_.x - 8, at.y - half}, pen_of(SceneInk::muted), TextEdge::right);
        }
        maker_.line({crisp_at(middle.x), plot_.y}, {crisp_at(middle.x), plot_.bottom()}, pen_of(SceneInk::axis), 1,
                    SceneLine::Dash::dashed);
        maker_.line({plot_.x, crisp_at(middle.y)}, {plot_.right(), crisp_at(middle.y)}, pen_of(SceneInk::axis), 1,
                    SceneLine::Dash::dashed);
        const std::string norm = "4 is the middle of the scale, not a norm";
        const Area size = maker_.measure(norm, TextRole::chart, {});
        taken_.push_back(maker_.text(norm, TextRole::chart, {plot_.x + 10, middle.y - size.height - 3}, pen_of(SceneInk::muted)));
        maker_.text("Anxiety about closeness", TextRole::small_strong,
                    {plot_.x + plot_.width / 2, plot_.bottom() + 22 * maker_.scale()}, pen_of(SceneInk::text), TextEdge::centre);
        maker_.upright_text("Avoidance of closeness", TextRole::small_strong,
                            {plot_.x - 42, plot_.y + plot_.height / 2}, pen_of(SceneInk::text));
        if (chart_.view.patterns == SpecialChartView::Patterns::shown)
            draw_patterns();
    }

    void draw_patterns() {
        const double height = maker_.measure("A", TextRole::small, {}).height;
        const double low = plot_.bottom() - 8 - height;
        // Two names share the width: each takes the longest form that leaves the other its half.
        const auto name = [&](std::initializer_list<const char*> forms, Spot at, TextEdge edge) {
            const auto fits = [&](const char* words) {
                return maker_.measure(words, TextRole::small, {}).width <= plot_.width / 2 - 16;
            };
            const auto* const found = std::ranges::find_if(forms, fits);
            const char* words = found == forms.end() ? *(forms.end() - 1) : *found;
            taken_.push_back(maker_.text(words, TextRole::small, at, pen_of(SceneInk::muted), edge));
        };
        name({"Avoidant pattern", "Avoidant"}, {plot_.x + 12, plot_.y + 8}, TextEdge::left);
        name({"Fearful pattern: high, high", "Fearful pattern", "Fearful"}, {plot_.right() - 12, plot_.y + 8}, TextEdge::right);
        name({"Secure pattern: low, low", "Secure pattern", "Secure"}, {plot_.x + 12, low}, TextEdge::left);
        name({"Ambivalent pattern", "Ambivalent"}, {plot_.right() - 12, low}, TextEdge::right);
    }

    void draw_path(const AttachmentPath& path, int slot) {
        const ScenePen pen = pen_of_series(slot);
        std::vector<Spot> run;
        std::optional<std::size_t> first, last;
        for (std::size_t index = 0; index < path.points.size(); ++index) {
            const AttachmentPoint& point = path.points[index];
            if (!point.joined && run.size() > 1)
                maker_.path(run, pen);
            if (!point.joined)
                run.clear();
            if (!point.has_place())
                continue;
            run.push_back(place(point));
            first = first.value_or(index);
            last = index;
        }
        if (run.size() > 1)
            maker_.path(run, pen);
        if (!last)
            return;
        if (path.points[*last].joined)
            draw_arrow(place(path.points[*last - 1]), place(path.points[*last]), pen);
        for (std::size_t index = 0; index < path.points.size(); ++index)
            if (path.points[index].has_place())
                maker_.mark(mark_of(slot), place(path.points[index]), pen,
                            index == *last ? SceneMark::Fill::filled : SceneMark::Fill::hollow, index == *last ? 12 : 8);
        write_name(path, *last, pen);
        if (chart_.view.dates == SpecialChartView::Dates::shown)
            write_dates(path, *first, *last);
    }

    // Two strokes on the last segment, short of its middle, so that they do not hide the marks.
    void draw_arrow(Spot from, Spot to, const ScenePen& pen) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        if (length < 26)
            return;
        const double ux = (to.x - from.x) / length;
        const double uy = (to.y - from.y) / length;
        const Spot tip{from.x + (to.x - from.x) * 0.6, from.y + (to.y - from.y) * 0.6};
        for (const double side : {-1.0, 1.0})
            maker_.line({tip.x - 9 * ux + side * 4.5 * uy, tip.y - 9 * uy - side * 4.5 * ux}, tip, pen, 2);
    }

    [[nodiscard]] bool is_free(const Area& box) const {
        if (!plot_.grown(4).holds(box))
            return false;
        if (std::any_of(taken_.begin(), taken_.end(), [&](const Area& other) { return other.meets(box); }))
            return false;
        for (const AttachmentPath& path : map_.paths)
            for (std::size_t index = 1; index < path.points.size(); ++index)
                if (path.points[index].joined && crosses(box, place(path.points[index - 1]), place(path.points[index])))
                    return false;
        return true;
    }

    /// Beside, above or below the mark, where it touches nothing; nothing when there is no such place.
    std::optional<Area> free_box(const Area& size, Spot at) const {
        for (const double away : {11.0, 20.0, 32.0})
            for (const Spot corner : {Spot{at.x + away, at.y - size.height / 2},
                                      Spot{at.x - away - size.width, at.y - size.height / 2},
                                      Spot{at.x - size.width / 2, at.y - away - size.height},
                                      Spot{at.x - size.width / 2, at.y + away}}) {
                const Area box{corner.x, corner.y, size.width, size.height};
                if (is_free(box))
                    return box;
            }
        return std::nullopt;
    }

    // The name never stays out: two paths that look alike could not be told apart by their dates.
    void write_name(const AttachmentPath& path, std::size_t last, const ScenePen& pen) {
        const Spot at = place(path.points[last]);
        const bool several = std::any_of(map_.paths.begin(), map_.paths.end(), [&](const auto& other) {
            return &other != &path && other.person == path.person;
        });
        const std::string name = several ? path.person + ", " + path.instrument : path.person;
        const Area size = maker_.measure(name, TextRole::small_strong, {});
        const Area box = free_box(size, at).value_or(
            Area{std::clamp(at.x + 11, plot_.x, std::max(plot_.x, plot_.right() - size.width)), at.y - size.height / 2,
                 size.width, size.height});
        taken_.push_back(box);
        maker_.text(name, TextRole::small_strong, {box.x, box.y}, pen);
    }

    void write_dates(const AttachmentPath& path, std::size_t first, std::size_t last) {
        // The ends first: they say how long the way took.
        std::vector<std::size_t> order{last, first};
        for (std::size_t index = first + 1; index < last; ++index)
            order.push_back(index);
        if (first == last)
            order.pop_back();
        for (const std::size_t index : order) {
            const AttachmentPoint& point = path.points[index];
            if (!point.has_place())
                continue;
            std::string words = short_day(chart_.view, point.date);
            if (chart_.view.calendar.tells_dates()) {
                words = words.substr(words.find(' ') + 1);
                if (index == first || index == last)
                    words += fmt::format(" {}", static_cast<int>(point.date.year()));
            }
            const Area size = maker_.measure(words, TextRole::chart, {});
            if (const auto box = free_box(size, place(point))) {
                taken_.push_back(*box);
                maker_.text(words, TextRole::chart, {box->x, box->y}, pen_of(SceneInk::muted));
            }
        }
    }

    void add_items(const AttachmentPath& path, std::size_t& row) {
        maker_.begin_row();
        const AttachmentPoint* start = nullptr;
        for (const AttachmentPoint& point : path.points) {
            const std::size_t own_row = row++;
            if (!point.has_place())
                continue;
            if (!point.joined)
                start = &point;
            const std::string scores = fmt::format("Anxiety {}, avoidance {}: {}", number_words(*point.anxiety, 2),
                                                   number_words(*point.avoidance, 2),
                                                   pattern_words(point.anxiety, point.avoidance));
            maker_.item({.area = around(place(point)),
                         .at = place(point),
                         .card = {chart_.view.calendar.day(point.date) + ", " + path.person, scores, since(*start, point)},
                         .row = own_row,
                         .note = point.note,
                         .response = point.response});
        }
    }

    static std::string since(const AttachmentPoint& start, const AttachmentPoint& point) {
        if (&start == &point)
            return "start";
        const auto by = [](double from, double to) {
            return std::abs(to - from) < 0.005
                       ? std::string{"as at the start"}
                       : fmt::format("{} {}", number_words(std::abs(to - from)), to < from ? "lower" : "higher");
        };
        return fmt::format("Since the start: anxiety {}, avoidance {}", by(*start.anxiety, *point.anxiety),
                           by(*start.avoidance, *point.avoidance));
    }

    double draw_caption() {
        std::set<std::string> instruments;
        for (const AttachmentPath& path : map_.paths)
            instruments.insert(path.instrument);
        std::string words = "Each path runs from hollow to filled. ";
        for (const std::string& instrument : instruments)
            words += (instrument == *instruments.begin() ? "" : " and ") + instrument;
        words += ", mean of items, 1 to 7.";
        for (const std::string& refusal : chart_.refused)
            words += " Not drawn: " + refusal + ".";
        const Area box = maker_.paragraph(words, TextRole::small, {plot_.x - 12, plot_.bottom() + 46 * maker_.scale()},
                                          maker_.scene.page.width - plot_.x, pen_of(SceneInk::muted));
        return box.bottom() + 8;
    }

    SceneMaker maker_;
    const SpecialChart& chart_;
    const AttachmentMap& map_;
    Area plot_;
    std::vector<Area> taken_;
};

} // namespace

ChartScene attachment_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return AttachmentSceneMaker{chart, width, height, face}.make();
}

} // namespace attune
