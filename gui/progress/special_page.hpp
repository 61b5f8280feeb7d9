// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/special_view_model.hpp"

#include <functional>
#include <memory>
#include <wx/panel.h>

class wxChoice;
class wxScrolledWindow;
class wxToggleButton;

namespace attune {

class RowList;
class SceneWindow;

/// A chart beside the timeline: its parts at the left, chart or table in the middle, what it says and cannot say at
/// the right. Owns its view model.
class SpecialPage : public wxPanel {
public:
    SpecialPage(wxWindow* parent, std::unique_ptr<SpecialViewModel> model);

    std::function<void()> on_timeline = [] {}; ///< the timeline was chosen in the list of charts
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    std::function<void(ResponseId)> on_open_response = [](ResponseId) {};

    void show(SpecialChartKind kind);
    void show_chart();
    void show_table();
    void export_as(ExportKind kind);
    [[nodiscard]] SpecialViewModel& model() noexcept { return *model_; }

private:
    wxSizer* build_tools(wxWindow* parent);
    void build_middle();
    void show_parts();
    void add_box(const SpecialChartPart& part);
    void add_option(const char* id, const wxString& label, bool shown, std::function<void(bool)> choose);
    void show_words();
    void fill_table();
    void show_mode();
    void arrange();
    void choose_export(wxWindow* button);

    std::unique_ptr<SpecialViewModel> model_;
    bool shows_table_ = false;
    bool narrow_ = false;

    wxScrolledWindow* parts_ = nullptr;
    wxPanel* parts_inner_ = nullptr;
    wxWindow* parts_edge_ = nullptr;
    wxPanel* middle_ = nullptr;
    wxScrolledWindow* scroller_ = nullptr;
    SceneWindow* chart_ = nullptr;
    wxWindow* table_host_ = nullptr;
    RowList* table_ = nullptr;
    ChartTable rows_;
    wxWindow* side_edge_ = nullptr;
    wxScrolledWindow* side_ = nullptr;
    wxPanel* side_inner_ = nullptr;
    wxChoice* kind_ = nullptr;
    wxToggleButton* as_chart_ = nullptr;
    wxToggleButton* as_table_ = nullptr;
};

} // namespace attune
