// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/report/chart/chart_model.hpp"
#include "core/report/special_chart/special_charts.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace attune {

enum class Emphasis { plain, strong };

struct TextRun {
    std::string text;
    Emphasis emphasis = Emphasis::plain;
};

/// Text of which parts may be bold. Its base direction comes from its first strong letter; a line feed begins a
/// new line.
struct RunningText {
    std::vector<TextRun> runs;

    RunningText() = default;
    RunningText(std::string text) // NOLINT: a plain text is a running text
        : runs{{std::move(text), Emphasis::plain}} {}
    RunningText(const char* text) // NOLINT: a plain text is a running text
        : runs{{text, Emphasis::plain}} {}
    RunningText(std::vector<TextRun> parts) // NOLINT: so are its parts
        : runs{std::move(parts)} {}

    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] std::string plain() const;
};

/// Level 1 is the document's title, 2 a part, 3 a part of a part. Kept with what follows; listed in the outline.
struct Heading {
    int level = 2;
    std::string text;
};

struct Paragraph {
    RunningText text;
    enum class Style {
        body,
        lead,  ///< a little larger: who, why, and the sentence that matters
        small, ///< muted: sources and cautions
    } style = Style::body;
};

struct List {
    std::vector<RunningText> items;
    enum class Kind { bullets, numbers } kind = Kind::bullets;
};

struct DocumentColumn {
    std::string title;
    enum class Edge { start, end } edge = Edge::start; ///< end: numbers
};

/// The head row stands on every page; cells wrap; a row is split only when it is higher than a page.
struct Table {
    std::string caption;
    std::vector<DocumentColumn> columns;
    std::vector<std::vector<RunningText>> rows; ///< cells that are not there are empty
    enum class FirstColumn { cells, heads } first_column = FirstColumn::cells; ///< heads: names its row
};

/// A chart, drawn in vectors, never split. `alt` says in words what it shows.
struct Figure {
    ChartModel chart;
    std::string alt;
    std::string caption;
    double height = 0; ///< in 1/96 inch; 0: what the panels need
};

/// A chart beside the timeline, drawn in vectors at the page's width, never split. Its texts stand in its model and
/// are laid out when the page is put together.
struct SceneFigure {
    SpecialChart chart;
    std::string alt;
    std::string caption;
};

/// "Referred by: …": short facts, one per row.
struct KeyValues {
    std::vector<std::pair<std::string, RunningText>> rows;
};

/// A framed remark.
struct Notice {
    std::string title;
    RunningText text;
};

struct PageBreak {};

using DocumentBlock = std::variant<Heading, Paragraph, List, Table, Figure, SceneFigure, KeyValues, Notice, PageBreak>;

enum class PaperSize { a4, letter };
/// Across: the longer edge lies at the top, for wide tables.
enum class PaperLies { upright, across };

/// A document on paper: plain data, no positions.
struct Document {
    std::string title;              ///< in the file's properties and on top of every page but the first
    std::string author;             ///< in the file's properties; may be empty
    std::string language = "en";    ///< BCP 47
    std::string foot;               ///< at the left of every page's foot; may be empty
    Date made_on{};                 ///< the date in the file's properties: the same input, the same bytes
    PaperSize paper = PaperSize::a4;
    PaperLies lies = PaperLies::upright;
    std::vector<DocumentBlock> blocks;
};

/// Visits every text that will be read in the document, in reading order: with its place ("Heading “Course”",
/// "Table “Scores”, row 3, Date") and the text itself, which may be changed.
void visit_texts(Document& document,
                 const std::function<void(const std::string& place, std::string& text)>& visit);
void visit_texts(const Document& document,
                 const std::function<void(const std::string& place, const std::string& text)>& visit);

} // namespace attune
