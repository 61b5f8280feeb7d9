// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/progress_page.hpp"

#include "core/episode/episode_store.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/progress/client_timeline.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/chart_window.hpp"
#include "gui/progress/client_view.hpp"
#include "gui/progress/events_dialog.hpp"
#include "gui/progress/segment_button.hpp"
#include "gui/progress/series_panel.hpp"
#include "gui/progress/why_panel.hpp"

#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

namespace attune {

namespace {

constexpr int narrow_width = 1020;  // a window of 1180 less the navigation column
constexpr int series_width = 192;
constexpr int why_width = 288;
constexpr int why_height_below = 220;

wxWindow* edge(wxWindow* parent) {
    auto* line = new StyledPanel{parent, "attune-edge"};
    line->SetMinSize({1, 1});
    return line;
}

} // namespace

ProgressPage::ProgressPage(wxWindow* parent, Workspace& workspace, ClientId client)
    : wxPanel{parent},
      workspace_{&workspace},
      client_{client},
      model_{std::make_unique<ProgressViewModel>(workspace, client)} {
    build();
}

ProgressPage::ProgressPage(wxWindow* parent, std::unique_ptr<ProgressViewModel> model)
    : wxPanel{parent},
      model_{std::move(model)} {
    build();
}

void ProgressPage::reload() {
    if (!workspace_)
        return;
    model_->replace(read_timeline(workspace_->notes, workspace_->episodes, workspace_->vault, client_, schedule_basis(workspace_->shelf)));
    if (series_ && !model_->is_empty())
        series_->show_course();
}

void ProgressPage::build() {
    SetName("progress-page");
    was_empty_ = model_->is_empty();
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    SetSizer(sizer);
    if (was_empty_) {
        build_empty(sizer);
    } else {
        series_ = new SeriesPanel{this, *model_};
        make_pane(series_);
        if (workspace_) {
            series_->on_events = [this] { edit_events(); };
        }
        series_->on_show_client = [this] { show_to_client(); };
        series_->show_course();
        series_->SetMinSize(FromDIP(wxSize{series_width, -1}));
        series_edge_ = edge(this);
        build_middle();
        why_edge_ = edge(this);
        why_ = new WhyPanel{this, *model_};
        make_pane(why_);
        arrange();
    }
    model_->on_change = [this] { show_course(); };
    model_->on_focus = [this] { show_focus(); };
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool is_ours = event.GetKeyCode() == WXK_F11 && event.GetModifiers() == wxMOD_NONE;
        event.Skip(!is_ours);
        if (is_ours)
            show_to_client();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool narrow = ToDIP(event.GetSize()).x < narrow_width * text_size();
        if (series_ && narrow != narrow_) {
            narrow_ = narrow;
            arrange();
        }
    });
}

void ProgressPage::build_empty(wxBoxSizer* sizer) {
    auto* column = new wxBoxSizer{wxVERTICAL};
    auto* head = text(this, _("No values yet"), FontRole::strong);
    head->SetName("progress-empty");
    column->Add(head, wxSizerFlags{}.CentreHorizontal());
    column->Add(text(this,
                     _("The course of this client is drawn here once a note holds a value: SUD, activation, mood, "
                       "a belief."),
                     FontRole::body, Tone::muted),
                wxSizerFlags{}.CentreHorizontal().Border(wxTOP, FromDIP(8)));
    sizer->AddStretchSpacer();
    sizer->Add(column, wxSizerFlags{}.CentreVertical());
    sizer->AddStretchSpacer();
}

void ProgressPage::build_middle() {
    middle_ = new StyledPanel{this, "attune-base"};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(build_tools(middle_), wxSizerFlags{}.Expand());
    sizer->Add(hairline(middle_), wxSizerFlags{}.Expand());
    scroller_ = new wxScrolledWindow{middle_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL};
    scroller_->SetScrollRate(0, FromDIP(16));
    add_style_class(scroller_, "attune-base");
    chart_ = new ChartWindow{scroller_, *model_};
    chart_->on_open = [this](const PointRef& point) { open_source(model_->note_of(point), model_->response_of(point)); };
    chart_->on_reached = [this](const PointRef& point) { scroll_to(point); };
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(chart_, wxSizerFlags{1}.Expand());
    scroller_->SetSizer(inside);
    sizer->Add(scroller_, wxSizerFlags{1}.Expand());
    build_table(middle_);
    sizer->Add(table_, wxSizerFlags{1}.Expand());
    middle_->SetSizer(sizer);
    show_mode();
}

wxSizer* ProgressPage::build_tools(wxWindow* parent) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    kind_ = new wxChoice{parent, wxID_ANY};
    set_accessible(kind_, "progress-kind", _("Chart"));
    guard_wheel(kind_, [](int) {});
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        if (event.GetInt() > 0)
            CallAfter([this, kind = others_.at(static_cast<std::size_t>(event.GetInt() - 1))] { on_chart(kind); });
    });
    row->Add(kind_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    fill_kinds();
    range_ = new wxChoice{parent, wxID_ANY};
    for (const RangeChoice& choice : model_->ranges())
        range_->Append(utf8(choice.label));
    range_->SetSelection(0);
    set_accessible(range_, "progress-range", _("Stretch of time"));
    guard_wheel(range_, [](int) {});
    range_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_->set_range(model_->ranges().at(static_cast<std::size_t>(event.GetInt())).range);
    });
    row->Add(range_, wxSizerFlags{}.CentreVertical());

    choose_ = push_button(parent, "progress-choose", _("Choose series…"));
    choose_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_series(); });
    row->Add(choose_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));

    auto* segments = new Group{parent};
    add_style_class(segments, "linked");
    add_style_class(segments, "attune-segments");
    auto* pair = new wxBoxSizer{wxHORIZONTAL};
    as_chart_ = segment_button(segments, "progress-as-chart", _("Chart"));
    as_table_ = segment_button(segments, "progress-as-table", _("Table"));
    as_chart_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { show_chart(); });
    as_table_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { show_table(); });
    pair->Add(as_chart_);
    pair->Add(as_table_);
    segments->SetSizer(pair);
    row->Add(segments, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));

    auto* view = push_button(parent, "progress-view", _("View…"));
    view->Bind(wxEVT_BUTTON, [this, view](wxCommandEvent&) { choose_view(view); });
    row->Add(view, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));

    hint_ = text(parent, _("Arrow keys move the point"), FontRole::small, Tone::muted);
    hint_->SetMinSize(wxSize{1, -1});
    row->Add(hint_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    auto* save = push_button(parent, "progress-export", _("Export…"));
    save->Bind(wxEVT_BUTTON, [this, save](wxCommandEvent&) { choose_export(save); });
    row->Add(save, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    auto* margin = new wxBoxSizer{wxVERTICAL};
    margin->Add(row, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    auto* bar = new wxBoxSizer{wxVERTICAL};
    bar->Add(margin, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    return bar;
}

void ProgressPage::offer_charts(std::vector<SpecialChartKind> others) {
    others_ = std::move(others);
    if (kind_ != nullptr)
        fill_kinds();
}

void ProgressPage::fill_kinds() {
    kind_->Clear();
    kind_->Append(_("Timeline"));
    for (const SpecialChartKind other : others_)
        kind_->Append(utf8(std::string{chart_title(other)}));
    kind_->SetSelection(0);
    kind_->Show(!others_.empty());
    if (middle_ != nullptr)
        middle_->Layout();
}

void ProgressPage::show_to_client() {
    if (!ClientView::has_lines(model_->timeline()))
        return;
    const auto line = model_->explained();
    const auto lines = model_->lines();
    const bool is_known = line && *line < lines.size();
    ClientView view{this, model_->timeline(), is_known ? lines[*line].series : std::string{},
                    is_known ? lines[*line].key : std::string{}};
    view.ShowModal();
}

void ProgressPage::build_table(wxWindow* parent) {
    table_ = new RowList{parent,
                         "progress-table",
                         _("Values in the chart"),
                         {{.title = _("Date"), .width = 100, .strong = true},
                          {.title = _("Session"), .width = 70, .right = true},
                          {.title = _("Series"), .width = 150},
                          {.title = _("Line"), .width = 0},
                          {.title = _("Value"), .width = 80, .right = true},
                          {.title = _("From the start"), .width = 170}},
                         30};
    table_->cell = [this](std::size_t row, std::size_t column) {
        const ProgressRow& at = rows_.at(row);
        const std::string* const texts[]{&at.date, &at.session, &at.series, &at.line, &at.value, &at.change};
        return RowCell{.text = utf8(*texts[column]), .mark = std::nullopt, .tone = at.is_gap ? Tone::muted : Tone::usual};
    };
    table_->on_activate = [this](std::size_t row) { open_source(rows_.at(row).note, rows_.at(row).response); };
}

void ProgressPage::open_source(NoteId note, ResponseId response) {
    if (response != ResponseId{})
        on_open_response(response);
    else if (note != NoteId{})
        on_open_note(note);
}

void ProgressPage::edit_events() {
    EventsDialog dialog{this, workspace_->vault, client_, workspace_->clock.today()};
    dialog.ShowModal();
    if (dialog.changed())
        reload();
}

void ProgressPage::show_course() {
    // The first value turns the sentence into a chart; the last one that is voided turns it back.
    if (was_empty_ != model_->is_empty()) {
        CallAfter([this] {
            DestroyChildren();
            series_ = nullptr;
            why_ = nullptr;
            kind_ = nullptr;
            build();
            Layout();
        });
        return;
    }
    if (!series_)
        return;
    chart_->show_course();
    scroller_->FitInside();
    scroller_->Layout();
    why_->show_course();
    rows_ = model_->table();
    table_->set_count(rows_.size());
}

void ProgressPage::show_focus() {
    chart_->show_focus();
    why_->show_line();
}

void ProgressPage::show_chart() {
    shows_table_ = false;
    show_mode();
}

void ProgressPage::show_table() {
    shows_table_ = true;
    show_mode();
}

void ProgressPage::show_mode() {
    as_chart_->SetValue(!shows_table_);
    as_table_->SetValue(shows_table_);
    rows_ = model_->table();
    table_->set_count(rows_.size());
    scroller_->Show(!shows_table_);
    table_->Show(shows_table_);
    hint_->SetLabel(shows_table_ ? _("Enter opens the note") : _("Arrow keys move the point"));
    middle_->Layout();
}

// Below 1180 the series become a menu and "why" stands under the chart.
void ProgressPage::arrange() {
    wxSizer* sizer = GetSizer();
    for (wxWindow* part : {static_cast<wxWindow*>(series_), series_edge_, static_cast<wxWindow*>(middle_), why_edge_,
                           static_cast<wxWindow*>(why_)})
        sizer->Detach(part);
    sizer->Clear(false);
    series_->Show(!narrow_);
    series_edge_->Show(!narrow_);
    choose_->Show(narrow_);
    hint_->Show(!narrow_);
    why_->stand(narrow_ ? WhyPanel::Place::below_chart : WhyPanel::Place::beside_chart);
    why_->SetMinSize(FromDIP(narrow_ ? wxSize{-1, why_height_below} : wxSize{why_width, -1}));
    if (narrow_) {
        auto* column = new wxBoxSizer{wxVERTICAL};
        column->Add(middle_, wxSizerFlags{1}.Expand());
        column->Add(why_edge_, wxSizerFlags{}.Expand());
        column->Add(why_, wxSizerFlags{}.Expand());
        sizer->Add(column, wxSizerFlags{1}.Expand());
    } else {
        sizer->Add(series_, wxSizerFlags{}.Expand());
        sizer->Add(series_edge_, wxSizerFlags{}.Expand());
        sizer->Add(middle_, wxSizerFlags{1}.Expand());
        sizer->Add(why_edge_, wxSizerFlags{}.Expand());
        sizer->Add(why_, wxSizerFlags{}.Expand());
    }
    middle_->Layout();
    Layout();
}

void ProgressPage::scroll_to(const PointRef& point) {
    const Area& plot = chart_->layout().panels.at(point.panel).plot;
    const int unit = FromDIP(16);
    const int top = FromDIP(static_cast<int>(plot.y) - 30);
    const int bottom = FromDIP(static_cast<int>(plot.bottom()) + 20);
    const int seen_from = scroller_->GetViewStart().y * unit;
    const int seen_to = seen_from + scroller_->GetClientSize().y;
    if (top < seen_from)
        scroller_->Scroll(-1, std::max(top, 0) / unit);
    else if (bottom > seen_to)
        scroller_->Scroll(-1, (bottom - scroller_->GetClientSize().y + unit - 1) / unit);
}

} // namespace attune
