// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

using Visit = std::function<void(const std::string&, std::string&)>;

class TextVisitor {
public:
    explicit TextVisitor(const Visit& visit)
        : visit_{visit} {}

    void operator()(Heading& heading) {
        visit_("heading", heading.text);
        under_ = heading.level == 1 ? "" : heading.text;
    }
    void operator()(Paragraph& paragraph) { runs(place("paragraph"), paragraph.text); }
    void operator()(List& list) {
        for (std::size_t index = 0; index < list.items.size(); ++index)
            runs(place(fmt::format("list item {}", index + 1)), list.items[index]);
    }
    void operator()(Table& table) {
        visit_(place("table caption"), table.caption);
        for (DocumentColumn& column : table.columns)
            visit_(place("table head"), column.title);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t cell = 0; cell < table.rows[row].size(); ++cell)
                runs(place(fmt::format("table row {}, {}", row + 1,
                                       cell < table.columns.size() ? table.columns[cell].title : "")),
                     table.rows[row][cell]);
    }
    void operator()(Figure& figure) {
        for (ChartPanel& panel : figure.chart.panels)
            visit_panel(panel);
        for (ChartEvent& event : figure.chart.events)
            visit_(place("event in the chart"), event.label);
        for (ChartSpan& span : figure.chart.spans)
            visit_(place("stretch in the chart"), span.label);
        visit_(place("chart"), figure.chart.remark);
        visit_(place("chart"), figure.chart.empty);
        visit_(place("description of the chart"), figure.alt);
        visit_(place("words below the chart"), figure.caption);
    }
    void operator()(SceneFigure& figure) {
        visit_texts(figure.chart, [&](std::string& text) { visit_(place("text in the chart"), text); });
        visit_(place("description of the chart"), figure.alt);
        visit_(place("words below the chart"), figure.caption);
    }
    void operator()(KeyValues& values) {
        for (auto& [key, value] : values.rows) {
            visit_(place("name of a row"), key);
            runs(place(key), value);
        }
    }
    void operator()(Notice& notice) {
        visit_(place("notice"), notice.title);
        runs(place("notice"), notice.text);
    }
    void operator()(PageBreak&) {}

private:
    [[nodiscard]] std::string place(const std::string& what) const {
        return under_.empty() ? what : fmt::format("{}, {}", under_, what);
    }
    void visit_panel(ChartPanel& panel) {
        visit_(place("panel of the chart"), panel.title);
        visit_(place("panel of the chart"), panel.unit);
        for (ChartBand& band : panel.bands)
            visit_(place("band of the chart"), band.name);
        if (panel.change)
            visit_(place("band of the chart"), panel.change->label);
        for (ChartLine& line : panel.lines)
            visit_(place("line of the chart"), line.name);
    }
    // A name may be half bold: runs are read as one text, and a change goes where it belongs.
    void runs(const std::string& where, RunningText& text) {
        if (text.runs.size() == 1) {
            visit_(where, text.runs.front().text);
            return;
        }
        std::string whole = text.plain();
        const std::string before = whole;
        visit_(where, whole);
        if (whole == before)
            return;
        for (TextRun& run : text.runs)
            visit_(where, run.text);
        if (text.plain() != whole) // what was changed lay across two runs
            text = RunningText{whole};
    }

    const Visit& visit_;
    std::string under_;
};

} // namespace

bool RunningText::is_empty() const {
    return std::all_of(runs.begin(), runs.end(), [](const TextRun& run) { return run.text.empty(); });
}

std::string RunningText::plain() const {
    std::string text;
    for (const TextRun& run : runs)
        text += run.text;
    return text;
}

void visit_texts(Document& document, const Visit& visit) {
    visit("title", document.title);
    visit("foot", document.foot);
    TextVisitor visitor{visit};
    for (DocumentBlock& block : document.blocks)
        std::visit(visitor, block);
}

void visit_texts(const Document& document,
                 const std::function<void(const std::string&, const std::string&)>& visit) {
    Document copy = document;
    visit_texts(copy, [&](const std::string& place, std::string& text) { visit(place, text); });
}

} // namespace attune
