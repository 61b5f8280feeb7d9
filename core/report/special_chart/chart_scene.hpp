// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/body_map/body_map.hpp"
#include "core/note/note.hpp"
#include "core/report/chart/geometry.hpp"
#include "core/report/chart/marks.hpp"
#include "core/report/chart/palette.hpp"
#include "core/report/chart/text_face.hpp"
#include "core/report/chart/trace.hpp"
#include "core/response/response.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace attune {

/// A colour by its meaning: light, dark and paper give it their own.
enum class SceneInk { base, text, muted, accent, axis, grid, events, hatch, tint, good, critical, series };

struct ScenePen {
    SceneInk ink = SceneInk::text;
    int slot = 0;                     ///< of a series, 0 to 4
    double opacity = 1;
    friend bool operator==(const ScenePen&, const ScenePen&) = default;
};

struct SceneLine {
    std::vector<Spot> points;
    ScenePen pen;
    double width = 1;
    enum class Dash { none, dashed, dotted } dash = Dash::none;
};

struct SceneBox {
    Area area;
    ScenePen pen;
    enum class Fill { plain, hatched, outline } fill = Fill::plain;
};

struct SceneMark {
    MarkShape shape = MarkShape::disc;
    Spot at;
    ScenePen pen;
    double size = 7;
    enum class Fill { filled, hollow } fill = Fill::filled;
};

struct SceneText {
    std::string text;
    TextRole role = TextRole::chart;
    Area box;                         ///< measured; of an upright text before it is turned
    ScenePen pen;
    double wrap = 0;                  ///< width at which lines break; 0: one line
    enum class Turn { none, upwards } turn = Turn::none; ///< upwards: read from below, `box` is the turned box
    bool halo = false;
};

/// A region of the body; the outline stays where the body map keeps it.
struct SceneRegion {
    std::span<const OutlineStep> outline;
    Spot corner;                      ///< of the figure's drawing
    double scale = 1;
    std::optional<ScenePen> fill;
    ScenePen edge;
    double width = 1;
};

/// A whole trace, drawn as in the note.
struct SceneTrace {
    Area area;
    Trace trace;
};

using ScenePart = std::variant<SceneLine, SceneBox, SceneMark, SceneText, SceneRegion, SceneTrace>;

/// Something that can be pointed at and reached by the keyboard.
struct SceneItem {
    Area area;                        ///< pointing into it means this
    Spot at;                          ///< where its ring is drawn
    std::vector<std::string> card;    ///< first line bold; one sentence when joined
    std::size_t row = 0;              ///< of the chart's table
    NoteId note{};                    ///< what Enter opens; 0: nothing
    ResponseId response{};
    enum class Ring { round, box } ring = Ring::round; ///< box: around `area`
};

/// Where everything of a special chart stands. Made by lay_out; read by draw_scene, windows and tests.
struct ChartScene {
    Area page;
    std::vector<ScenePart> parts;     ///< in drawing order
    std::vector<SceneItem> items;     ///< in reading order: Left and Right go through them
    /// One per row that Up and Down move between; the first item of each row, ascending.
    std::vector<std::size_t> rows;

    /// The item under `spot` (of several the one whose place is nearest), or else the nearest whose place is at most `reach` away.
    [[nodiscard]] std::optional<std::size_t> hit(Spot spot, double reach = 10) const;
    /// The item in the row above or below (`by` −1 or 1) that stands nearest; the same item at the ends.
    [[nodiscard]] std::size_t across(std::size_t item, int by) const;
};

/// Fills the background and draws. `focus`: the item that the reader is at, with a ring and its card.
void draw_scene(cairo_t* cairo, const ChartScene& scene, const ChartPalette& palette, TextFace& face,
                std::optional<std::size_t> focus = std::nullopt);

/// Where the card of an item would stand: inside the page, beside the item.
[[nodiscard]] Area place_scene_card(const ChartScene& scene, std::size_t item, TextFace& face);

} // namespace attune
