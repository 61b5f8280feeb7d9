// SPDX-License-Identifier: Apache-2.0
// A form as one long picture.
#include "core/report/chart/geometry.hpp"
#include "core/report/chart/marks.hpp"
#include "core/report/chart/surface.hpp"
#include "core/report/chart/text_face.hpp"
#include "core/report/paper/form_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double page_width = 900;
constexpr double margin = 24;
constexpr double pad = 16;            ///< inside a group
constexpr double label_width = 200;
constexpr double tallest = 30'000;    ///< Cairo takes no picture beyond 32,767; a longer form is drawn smaller
constexpr double step_gap = 4;

/// Draws from the top down. Without a surface of its own it only measures: the same code does both, so that what is
/// measured is what is drawn.
class FormDrawing {
public:
    FormDrawing(const FormPicture& picture, const ChartPalette& palette, cairo_t* cairo)
        : picture_{picture},
          palette_{palette},
          cairo_{cairo} {}

    /// Returns the height of the page.
    double draw() {
        left_ = margin;
        width_ = page_width - 2 * margin;
        write(picture_.title, TextRole::title, palette_.text);
        write(picture_.summary, TextRole::body, palette_.text);
        write(picture_.origin, TextRole::small, palette_.muted);
        write(picture_.sample, TextRole::small, palette_.muted);
        y_ += 12;
        for (const auto& message : picture_.messages)
            draw(message);
        for (const auto& group : picture_.groups)
            draw_card([&] { draw_group(group); });
        draw_prompts();
        draw_prose();
        return y_ + margin;
    }

private:
    /// A paragraph at the left edge.
    void write(const std::string& text, TextRole role, const Colour& colour) {
        if (text.empty())
            return;
        put(text, role, {left_, y_}, colour, width_);
        y_ += face_.measure(text, role, width_).height + 4;
    }
    void put(const std::string& text, TextRole role, Spot spot, const Colour& colour, double wrap = 0) {
        if (cairo_ != nullptr && !text.empty())
            face_.draw(cairo_, text, role, spot, colour, TextEdge::left, wrap);
    }
    void fill(const Area& area, const Colour& colour) {
        if (cairo_ == nullptr)
            return;
        set_colour(cairo_, colour);
        cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
        cairo_fill(cairo_);
    }
    void frame(const Area& area, const Colour& colour) {
        if (cairo_ == nullptr)
            return;
        set_colour(cairo_, colour);
        cairo_set_line_width(cairo_, 1);
        cairo_rectangle(cairo_, area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1);
        cairo_stroke(cairo_);
    }

    /// A white box with what `inside` draws; measured first, so that the box lies behind it.
    template<typename Inside>
    void draw_card(Inside inside) {
        const double top = y_;
        const double outer_left = left_;
        const double outer_width = width_;
        left_ += pad;
        width_ -= 2 * pad;
        if (cairo_ != nullptr) {
            cairo_t* const cairo = cairo_;
            cairo_ = nullptr;
            y_ = top + 12;
            inside();
            const double height = y_ + 8 - top;
            cairo_ = cairo;
            fill({outer_left, top, outer_width, height}, palette_.base);
            frame({outer_left, top, outer_width, height}, palette_.hairline);
        }
        y_ = top + 12;
        inside();
        y_ += 8 + 12;
        left_ = outer_left;
        width_ = outer_width;
    }

    void draw_group(const FormPicture::Group& group) {
        write(group.title, TextRole::heading, palette_.text);
        write(group.hint, TextRole::small, palette_.muted);
        y_ += 4;
        for (const auto& item : group.items) {
            fill({left_, y_, width_, 1}, palette_.hairline);
            y_ += 8;
            draw_item(item);
            y_ += 6;
        }
        for (const auto& message : group.messages)
            draw(message);
    }

    void draw_item(const FormPicture::Item& item) {
        using Kind = FormPicture::Item::Kind;
        std::string label = item.label;
        if (item.is_required)
            label += " (required)";
        if (item.is_private)
            label += " (process note)";
        const double top = y_;
        const bool is_wide = item.kind == Kind::table;
        const double label_room = is_wide ? width_ : label_width;
        const double drop = item.steps.empty() ? 0 : 4; // in line with the words in the boxes
        put(label, TextRole::body, {left_, top + drop}, item.kind == Kind::computed ? palette_.muted : palette_.text,
            label_room);
        const double label_end = top + drop + face_.measure(label, TextRole::body, label_room).height;

        const double outer_left = left_;
        const double outer_width = width_;
        if (is_wide) {
            y_ = label_end + 4;
        } else {
            left_ += label_width + 16;
            width_ -= label_width + 16;
        }
        draw_answer(item);
        write(item.hint, TextRole::small, palette_.muted);
        write(item.evidence, TextRole::small, palette_.muted);
        for (const auto& message : item.messages)
            draw(message);
        left_ = outer_left;
        width_ = outer_width;
        y_ = std::max(y_, label_end + 4);
    }

    void draw_answer(const FormPicture::Item& item) {
        using Kind = FormPicture::Item::Kind;
        if (item.kind == Kind::table)
            return draw_table(item);
        const bool any =
            std::ranges::any_of(item.steps, [](const FormPicture::Step& step) { return step.is_chosen; });
        if (!item.steps.empty())
            draw_steps(item);
        if (item.kind == Kind::scale && !item.steps.empty())
            draw_ends(item);
        if (item.steps.empty() && item.answer.empty())
            write(item.kind == Kind::computed ? "not computed" : "not answered", TextRole::body, palette_.muted);
        else if (!any)
            write(item.answer, item.kind == Kind::computed ? TextRole::strong : TextRole::body, palette_.text);
        if (item.kind == Kind::scale && item.steps.empty())
            write(item.low + " to " + item.high, TextRole::small, palette_.muted);
    }

    void draw_steps(const FormPicture::Item& item) {
        double x = left_;
        double row_height = 0;
        right_of_steps_ = left_;
        for (const auto& step : item.steps) {
            const TextRole role = step.is_chosen ? TextRole::strong : TextRole::body;
            const Area words = face_.measure(step.words, role, width_ - 16);
            const double box = std::max(30.0, words.width + 16);
            if (x > left_ && x + box > left_ + width_) {
                x = left_;
                y_ += row_height + step_gap;
            }
            row_height = words.height + 8;
            const Area area{x, y_, box, row_height};
            if (step.is_chosen)
                fill(area, palette_.accent);
            else
                frame(area, palette_.border);
            put(step.words, role, {x + (box - words.width) / 2, y_ + 4}, step.is_chosen ? palette_.base : palette_.text,
                width_ - 16);
            x += box + step_gap;
            right_of_steps_ = std::max(right_of_steps_, x - step_gap);
        }
        y_ += row_height + 4;
    }

    void draw_ends(const FormPicture::Item& item) {
        const double high = face_.measure(item.high, TextRole::small).width;
        put(item.low, TextRole::small, {left_, y_}, palette_.muted);
        const double low_end = left_ + face_.measure(item.low, TextRole::small).width + 16;
        put(item.high, TextRole::small, {std::max(low_end, right_of_steps_ - high), y_}, palette_.muted);
        y_ += face_.measure(item.low, TextRole::small).height + 4;
    }

    /// Widths by what stands in the columns; long texts share what short ones leave.
    [[nodiscard]] std::vector<double> column_widths(const FormPicture::Item& item) {
        std::vector<double> wanted;
        for (std::size_t column = 0; column < item.heads.size(); ++column) {
            double widest = face_.measure(item.heads[column], TextRole::small_strong).width;
            for (const auto& row : item.rows)
                widest = std::max(widest, face_.measure(row[column], TextRole::body).width);
            wanted.push_back(widest + 16);
        }
        double room = width_;
        std::vector<double> widths(wanted.size(), 0);
        std::vector<std::size_t> open(wanted.size());
        for (std::size_t i = 0; i < open.size(); ++i)
            open[i] = i;
        std::ranges::sort(open, {}, [&](std::size_t i) { return wanted[i]; });
        for (std::size_t i = 0; i < open.size(); ++i) { // each narrow one gives the rest of its share on
            const double share = room / static_cast<double>(open.size() - i);
            widths[open[i]] = std::min(wanted[open[i]], share);
            room -= widths[open[i]];
        }
        return widths;
    }

    double draw_cells(const std::vector<std::string>& cells, const std::vector<double>& widths, TextRole role,
                      const Colour& colour) {
        double height = face_.measure("0", role).height;
        double x = left_;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const double wrap = std::max(24.0, widths[column] - 12);
            put(cells[column], role, {x, y_}, colour, wrap);
            height = std::max(height, face_.measure(cells[column], role, wrap).height);
            x += widths[column];
        }
        return height;
    }

    void draw_table(const FormPicture::Item& item) {
        const auto widths = column_widths(item);
        y_ += draw_cells(item.heads, widths, TextRole::small_strong, palette_.muted) + 3;
        for (std::size_t row = 0; row < item.rows.size(); ++row) {
            fill({left_, y_, width_, 1}, palette_.hairline);
            y_ += 4;
            y_ += draw_cells(item.rows[row], widths, TextRole::body, palette_.text) + 4;
            write(item.second_lines[row], TextRole::small, palette_.muted);
        }
        if (item.rows.empty())
            write("no rows", TextRole::body, palette_.muted);
    }

    void draw(const FormPicture::Message& message) {
        const bool is_grave = message.severity == Severity::critical || message.severity == Severity::blocking;
        const Colour& colour = is_grave                                ? palette_.critical
                               : message.severity == Severity::caution ? palette_.caution
                                                                       : palette_.accent;
        const std::string words = fmt::format("{}: {}",
                                              message.severity == Severity::blocking   ? "Before signing"
                                              : message.severity == Severity::critical ? "Critical"
                                              : message.severity == Severity::caution  ? "Caution"
                                                                                       : "Note",
                                              message.words);
        const double height = face_.measure(words, TextRole::body, width_ - 20).height + 10;
        fill({left_, y_ + 2, width_, height}, colour.with_opacity(0.1));
        fill({left_, y_ + 2, 3, height}, colour);
        put(words, TextRole::body, {left_ + 12, y_ + 7}, palette_.text, width_ - 20);
        y_ += height + 6;
    }

    void draw_prompts() {
        if (picture_.prompts.empty())
            return;
        y_ += 8;
        write("For next time", TextRole::heading, palette_.text);
        for (const auto& prompt : picture_.prompts)
            write("• " + prompt, TextRole::body, palette_.text);
        y_ += 8;
    }

    void draw_prose() {
        if (picture_.prose.empty())
            return;
        y_ += 8;
        write("As prose", TextRole::heading, palette_.text);
        for (const auto& prose : picture_.prose)
            draw_card([&] {
                write(prose.format, TextRole::strong, palette_.text);
                for (const auto& part : prose.parts) {
                    write(part.heading, TextRole::small_strong, palette_.muted);
                    write(part.text, TextRole::body, palette_.text);
                    y_ += 4;
                }
                if (prose.parts.empty())
                    write("nothing to say yet", TextRole::body, palette_.muted);
            });
    }

    const FormPicture& picture_;
    const ChartPalette& palette_;
    cairo_t* cairo_;
    TextFace face_;
    double left_ = 0;
    double width_ = 0;
    double y_ = margin;
    double right_of_steps_ = 0;
};

} // namespace

Bytes form_png(const FormPicture& picture, const ChartPalette& palette) {
    const double height = FormDrawing{picture, palette, nullptr}.draw();
    const double scale = std::min(1.0, tallest / height);
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(page_width * scale)),
                                               static_cast<int>(std::ceil(height * scale)))};
    check_drawing(cairo_surface_status(surface.get()), "The picture");
    Cairo cairo{cairo_create(surface.get())};
    cairo_scale(cairo.get(), scale, scale);
    set_colour(cairo.get(), palette.window);
    cairo_paint(cairo.get());
    FormDrawing{picture, palette, cairo.get()}.draw();
    check_drawing(cairo_status(cairo.get()), "The picture");
    Bytes bytes;
    check_drawing(cairo_surface_write_to_png_stream(surface.get(), append_to_bytes, &bytes), "The picture");
    return bytes;
}

} // namespace attune
