// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart.hpp"
#include "core/report/paper/page_canvas.hpp"
#include "core/report/paper/table_columns.hpp"

#include <functional>
#include <map>

namespace attune {

/// What is worked out in the first pass and used again in the second.
struct ComposerMemory {
    std::map<std::size_t, std::vector<double>> columns; ///< of the table that is the n-th block
    std::map<std::size_t, ChartLayout> charts;
    std::map<std::size_t, ChartScene> scenes;
};

/// Puts the blocks of a document on pages: one pass. Borrows everything.
class PageComposer {
public:
    PageComposer(const Document& document, PageCanvas& canvas, ComposerMemory& memory, TextFace& face)
        : document_{document},
          canvas_{canvas},
          memory_{memory},
          face_{face} {}

    void compose();

private:
    static constexpr double block_distance = 9; ///< below a block

    struct RowOfCells {
        std::vector<std::shared_ptr<const ShapedText>> cells;
        double height = 0;
    };

    void put(const Heading& heading);
    void put(const Paragraph& paragraph);
    void put(const List& list);
    void put(const Table& table);
    void put(const Figure& figure);
    void put(const SceneFigure& figure);
    void put(const KeyValues& values);
    void put(const Notice& notice);
    void put(const PageBreak&);

    /// Least height that the block at `index` needs on the page on which it begins.
    [[nodiscard]] double least_height(std::size_t index);
    [[nodiscard]] double least_height_of(const DocumentBlock& block, std::size_t index);

    /// Lines over as many pages as they take, never fewer than two on either side of a break.
    void flow(const ShapedText& text, double x, const Colour& colour, const char* tag, double foot_room = 0);
    [[nodiscard]] const std::vector<double>& columns_of(const Table& table, std::size_t index);
    [[nodiscard]] const ChartLayout& chart_of(const Figure& figure, std::size_t index);
    [[nodiscard]] const ChartScene& scene_of(const SceneFigure& figure, std::size_t index);
    /// A drawing of the page's width, as high as it needs, with its description and the words below it.
    struct Drawing {
        double height = 0;
        const std::string& alt;
        const std::string& caption;
        std::function<void(cairo_t*)> draw;
    };
    void put_drawing(const Drawing& drawing);
    [[nodiscard]] RowOfCells shape_head(const Table& table, const std::vector<double>& widths);
    [[nodiscard]] RowOfCells shape_row(const Table& table, const std::vector<double>& widths,
                                       const std::vector<RunningText>& row);
    enum class HeadUse { first, again };
    void draw_head(const Table& table, const std::vector<double>& widths, const RowOfCells& head, HeadUse use);
    void draw_row(const Table& table, const std::vector<double>& widths, const RowOfCells& head,
                  const RowOfCells& row);
    void draw_cells(const Table& table, const std::vector<double>& widths, const RowOfCells& row, double y,
                    const std::vector<std::size_t>& first, const std::vector<std::size_t>& end);
    [[nodiscard]] double item_indent() const noexcept { return 26; }

    const Document& document_;
    PageCanvas& canvas_;
    ComposerMemory& memory_;
    TextFace& face_;
    std::size_t index_ = 0; ///< of the block that is put
};

} // namespace attune
