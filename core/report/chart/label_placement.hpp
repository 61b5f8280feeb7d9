// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_layout.hpp"

#include <vector>

namespace attune {

/// Gives every line of a panel its name and last value where they touch nothing: beside the last mark, a little
/// higher or lower, above or below it, or before the first mark. Lines that end last choose first. A label that
/// finds no place is left out; the card says it.
class LabelPlacer {
public:
    /// Borrows all three. `page` limits the labels.
    LabelPlacer(PlacedPanel& panel, const Area& page, TextFace& face);

    /// Nothing may stand here.
    void keep_free(const Area& area) { taken_.push_back(area); }
    void place(const ChartPanel& model);

private:
    void place_one(const ChartLine& model, PlacedLine& line, bool has_company);
    [[nodiscard]] bool is_free(const Area& box, bool over_lines) const;
    [[nodiscard]] bool meets_line(const Area& box) const;
    [[nodiscard]] bool meets_mark(const Area& box) const;
    [[nodiscard]] bool try_spots(PlacedLine& line, const std::string& text, TextRole role,
                                 const std::vector<Spot>& spots, const Area& size);

    PlacedPanel& panel_;
    Area limits_;
    TextFace& face_;
    std::vector<Area> taken_;
};

} // namespace attune
