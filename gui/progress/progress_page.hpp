// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/note/note.hpp"
#include "core/report/special_chart/special_charts.hpp"
#include "gui/progress/progress_view_model.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <wx/panel.h>

class wxBoxSizer;
class wxChoice;
class wxScrolledWindow;
class wxStaticText;
class wxToggleButton;

namespace attune {

class ChartWindow;
class RowList;
class SeriesPanel;
class WhyPanel;

/// A client's course: series at the left, chart or table in the middle, "Why this label" at the right.
///
/// Borrows the workspace, which must outlive it. The page owns its view model.
class ProgressPage : public wxPanel {
public:
    ProgressPage(wxWindow* parent, Workspace& workspace, ClientId client);
    /// A course that is at hand; its export prints no name.
    ProgressPage(wxWindow* parent, std::unique_ptr<ProgressViewModel> model);

    /// Enter or double click on a point or a row.
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    std::function<void(ResponseId)> on_open_response = [](ResponseId) {};

    /// Another chart was chosen in the list of charts.
    std::function<void(SpecialChartKind)> on_chart = [](SpecialChartKind) {};
    /// The charts beside the timeline that this client has data for.
    void offer_charts(std::vector<SpecialChartKind> others);
    /// Reads the course again: a note was saved or signed.
    void reload();
    void show_chart();
    void show_table();
    /// Turns the line that is explained towards the client, on the whole screen; nothing while there is none.
    void show_to_client();
    /// Asks for a file, says that it lies outside the vault, and writes it.
    void export_as(ExportKind kind);
    /// Puts together a report for the client, a referrer or supervision.
    void make_report();
    [[nodiscard]] ProgressViewModel& model() noexcept { return *model_; }

private:
    void build();
    void build_empty(wxBoxSizer* sizer);
    wxSizer* build_tools(wxWindow* parent);
    void build_middle();
    void fill_kinds();
    void build_table(wxWindow* parent);
    void show_course();
    void show_focus();
    void show_mode();
    void arrange();
    void choose_series();
    /// Scale and zoom, below the button.
    void choose_view(wxWindow* button);
    void open_source(NoteId note, ResponseId response);
    /// Events of the client beside the sessions.
    void edit_events();
    void choose_export(wxWindow* button);
    void scroll_to(const PointRef& point);

    Workspace* workspace_ = nullptr;
    ClientId client_{};
    std::unique_ptr<ProgressViewModel> model_;
    bool shows_table_ = false;
    bool narrow_ = false;
    bool was_empty_ = false;

    SeriesPanel* series_ = nullptr;
    wxWindow* series_edge_ = nullptr;
    wxPanel* middle_ = nullptr;
    wxScrolledWindow* scroller_ = nullptr;
    ChartWindow* chart_ = nullptr;
    RowList* table_ = nullptr;
    std::vector<ProgressRow> rows_;
    WhyPanel* why_ = nullptr;
    wxWindow* why_edge_ = nullptr;
    std::vector<SpecialChartKind> others_;
    wxChoice* kind_ = nullptr;
    wxChoice* range_ = nullptr;
    wxToggleButton* as_chart_ = nullptr;
    wxToggleButton* as_table_ = nullptr;
    wxStaticText* hint_ = nullptr;
    wxWindow* choose_ = nullptr;
};

} // namespace attune
