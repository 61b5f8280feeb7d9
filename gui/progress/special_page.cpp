// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/special_page.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/course_file.hpp"
#include "gui/progress/scene_window.hpp"
#include "gui/progress/segment_button.hpp"
#include "gui/progress/series_mark.hpp"

#include <algorithm>
#include <utility>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/menu.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/tglbtn.h>

namespace attune {

namespace {

constexpr int narrow_width = 1020; // a window of 1180 less the navigation column
constexpr int parts_width = 176;
constexpr int side_width = 288;
constexpr int prose_width = 240;
constexpr int prose_width_below = 500; // below the chart of the narrowest window

wxScrolledWindow* scrolled_pane(wxWindow* parent, const char* id, const wxString& name, wxPanel*& inner) {
    auto* pane = new wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL};
    pane->SetScrollRate(0, pane->FromDIP(16));
    set_accessible(pane, id, name, {}, Role::grouping);
    inner = new Group{pane};
    inner->SetSizer(new wxBoxSizer{wxVERTICAL});
    auto* outer = new wxBoxSizer{wxVERTICAL};
    outer->Add(inner, wxSizerFlags{1}.Expand().Border(wxALL, pane->FromDIP(12)));
    pane->SetSizer(outer);
    make_pane(pane);
    return pane;
}

wxWindow* edge(wxWindow* parent) {
    auto* line = new StyledPanel{parent, "attune-edge"};
    line->SetMinSize({1, 1});
    return line;
}

wxStaticText* fixed_prose(wxWindow* parent, const wxString& content, int width, FontRole role, Tone tone) {
    wxStaticText* prose = text(parent, content, role, tone);
    prose->Wrap(parent->FromDIP(width));
    return prose;
}

} // namespace

SpecialPage::SpecialPage(wxWindow* parent, std::unique_ptr<SpecialViewModel> model)
    : wxPanel{parent},
      model_{std::move(model)} {
    SetName("special-page");
    SetSizer(new wxBoxSizer{wxHORIZONTAL});
    parts_ = scrolled_pane(this, "special-parts", _("Parts of the chart"), parts_inner_);
    add_style_class(parts_, "attune-side");
    add_style_class(parts_inner_, "attune-side");
    parts_->SetMinSize(FromDIP(wxSize{parts_width, -1}));
    parts_edge_ = edge(this);
    build_middle();
    side_edge_ = edge(this);
    side_ = scrolled_pane(this, "special-words", _("What the chart says"), side_inner_);
    model_->on_change = [this] {
        chart_->show_chart();
        scroller_->FitInside();
        show_parts();
        show_words();
        fill_table();
    };
    model_->on_focus = [this] { chart_->show_focus(); };
    model_->on_change();
    show_mode();
    arrange();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool narrow = ToDIP(event.GetSize()).x < narrow_width * text_size();
        if (narrow != narrow_) {
            narrow_ = narrow;
            arrange();
        }
    });
}

void SpecialPage::build_middle() {
    middle_ = new StyledPanel{this, "attune-base"};
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(build_tools(middle_), wxSizerFlags{}.Expand());
    down->Add(hairline(middle_), wxSizerFlags{}.Expand());
    scroller_ = new wxScrolledWindow{middle_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL};
    scroller_->SetScrollRate(0, FromDIP(16));
    add_style_class(scroller_, "attune-base");
    chart_ = new SceneWindow{scroller_, *model_};
    chart_->on_open = [this](const SceneItem& item) {
        if (item.response != ResponseId{})
            on_open_response(item.response);
        else if (item.note != NoteId{})
            on_open_note(item.note);
    };
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(chart_, wxSizerFlags{1}.Expand());
    scroller_->SetSizer(inside);
    down->Add(scroller_, wxSizerFlags{1}.Expand());
    table_host_ = new Group{middle_};
    table_host_->SetSizer(new wxBoxSizer{wxVERTICAL});
    down->Add(table_host_, wxSizerFlags{1}.Expand());
    middle_->SetSizer(down);
}

wxSizer* SpecialPage::build_tools(wxWindow* parent) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    kind_ = new wxChoice{parent, wxID_ANY};
    set_accessible(kind_, "special-kind", _("Chart"));
    guard_wheel(kind_, [](int) {});
    kind_->Append(_("Timeline"));
    for (const SpecialChartKind kind : model_->kinds())
        kind_->Append(utf8(std::string{chart_title(kind)}));
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        if (event.GetInt() == 0)
            return CallAfter([this] { on_timeline(); });
        show(model_->kinds().at(static_cast<std::size_t>(event.GetInt() - 1)));
    });
    row->Add(kind_, wxSizerFlags{}.CentreVertical());
    auto* segments = new Group{parent};
    add_style_class(segments, "linked");
    add_style_class(segments, "attune-segments");
    auto* pair = new wxBoxSizer{wxHORIZONTAL};
    as_chart_ = segment_button(segments, "special-as-chart", _("Chart"));
    as_table_ = segment_button(segments, "special-as-table", _("Table"));
    as_chart_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { show_chart(); });
    as_table_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { show_table(); });
    pair->Add(as_chart_);
    pair->Add(as_table_);
    segments->SetSizer(pair);
    row->Add(segments, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    row->AddStretchSpacer();
    auto* save = push_button(parent, "special-export", _("Export…"));
    save->Bind(wxEVT_BUTTON, [this, save](wxCommandEvent&) { choose_export(save); });
    row->Add(save, wxSizerFlags{}.CentreVertical());
    auto* bar = new wxBoxSizer{wxVERTICAL};
    auto* margin = new wxBoxSizer{wxVERTICAL};
    margin->Add(row, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    bar->Add(margin, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    return bar;
}

void SpecialPage::show(SpecialChartKind kind) {
    const auto found = std::ranges::find(model_->kinds(), kind);
    if (found == model_->kinds().end())
        return;
    kind_->SetSelection(static_cast<int>(found - model_->kinds().begin()) + 1);
    model_->show(kind);
}

void SpecialPage::show_parts() {
    // Its boxes send this: they go once the event is over.
    CallAfter([this] {
        parts_inner_->Freeze();
        parts_inner_->GetSizer()->Clear(true);
        if (!model_->parts().empty())
            parts_inner_->GetSizer()->Add(text(parts_inner_, _("Shown"), FontRole::strong, Tone::muted));
        for (const SpecialChartPart& part : model_->parts())
            add_box(part);
        if (model_->has_map_options()) {
            const SpecialChartView& view = model_->chart().view;
            parts_inner_->GetSizer()->Add(text(parts_inner_, _("On the map"), FontRole::strong, Tone::muted),
                                          wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
            add_option("special-patterns", _("Pattern names"), view.patterns == SpecialChartView::Patterns::shown,
                       [this](bool shown) { model_->show_patterns(shown); });
            add_option("special-dates", _("Dates"), view.dates == SpecialChartView::Dates::shown,
                       [this](bool shown) { model_->show_dates(shown); });
        }
        parts_inner_->Thaw();
        parts_->FitInside();
        parts_->Layout();
    });
}

void SpecialPage::add_box(const SpecialChartPart& part) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    auto* box = new wxCheckBox{parts_inner_, wxID_ANY, utf8(part.label)};
    box->SetValue(part.shown);
    box->SetToolTip(utf8(part.label));
    cut_label_at_end(box);
    set_accessible(box, "special-part." + part.key, utf8(part.label));
    box->Bind(wxEVT_CHECKBOX,
              [this, key = part.key](wxCommandEvent& event) { model_->show_part(key, event.IsChecked()); });
    row->Add(box, wxSizerFlags{1}.CentreVertical());
    if (part.slot)
        row->Add(new SeriesMark{parts_inner_, *part.slot}, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(4)));
    parts_inner_->GetSizer()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
}

void SpecialPage::add_option(const char* id, const wxString& label, bool shown, std::function<void(bool)> choose) {
    auto* box = new wxCheckBox{parts_inner_, wxID_ANY, label};
    box->SetValue(shown);
    set_accessible(box, id, label);
    box->Bind(wxEVT_CHECKBOX, [choose = std::move(choose)](wxCommandEvent& event) { choose(event.IsChecked()); });
    parts_inner_->GetSizer()->Add(box, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
}

void SpecialPage::show_words() {
    const int width = narrow_ ? prose_width_below : prose_width;
    wxSizer* down = side_inner_->GetSizer();
    side_inner_->Freeze();
    down->Clear(true);
    down->Add(text(side_inner_, utf8(std::string{chart_title(model_->chart().kind)}), FontRole::strong));
    down->Add(fixed_prose(side_inner_, utf8(model_->description()), width, FontRole::body, Tone::usual),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    for (const std::string& refused : model_->chart().refused)
        down->Add(fixed_prose(side_inner_, utf8(refused), width, FontRole::small, Tone::muted),
                  wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    if (const std::string caution = model_->caution(); !caution.empty()) {
        auto* tint = new StyledPanel{side_inner_, "attune-tint-information"};
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(mark_picture(tint, Mark::information), wxSizerFlags{}.Border(wxALL, FromDIP(8)));
        auto* prose = fixed_prose(tint, utf8(caution), width - 48, FontRole::small, Tone::usual);
        prose->SetName("special-caution");
        row->Add(prose, wxSizerFlags{1}.Border(wxTOP | wxBOTTOM | wxRIGHT, FromDIP(8)));
        tint->SetSizer(row);
        down->Add(tint, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    }
    side_inner_->Thaw();
    side_->FitInside();
    side_->Layout();
}

// Each chart has columns of its own, so the list is made anew.
void SpecialPage::fill_table() {
    rows_ = model_->table();
    std::vector<RowColumn> columns;
    for (std::size_t i = 0; i < rows_.heads.size(); ++i)
        columns.push_back({.title = utf8(rows_.heads[i]), .width = i + 1 == rows_.heads.size() ? 0 : 120});
    table_host_->GetSizer()->Clear(true);
    table_ = new RowList{table_host_, "special-table", _("Values in the chart"), std::move(columns), 30};
    table_->cell = [this](std::size_t row, std::size_t column) {
        return RowCell{.text = utf8(rows_.rows.at(row).at(column)), .mark = std::nullopt, .tone = Tone::usual};
    };
    table_->set_count(rows_.rows.size());
    table_host_->GetSizer()->Add(table_, wxSizerFlags{1}.Expand());
    table_host_->Layout();
}

void SpecialPage::show_chart() {
    shows_table_ = false;
    show_mode();
}

void SpecialPage::show_table() {
    shows_table_ = true;
    show_mode();
}

void SpecialPage::show_mode() {
    as_chart_->SetValue(!shows_table_);
    as_table_->SetValue(shows_table_);
    scroller_->Show(!shows_table_);
    table_host_->Show(shows_table_);
    middle_->Layout();
}

// Below 1180 what the chart says stands under it.
void SpecialPage::arrange() {
    wxSizer* sizer = GetSizer();
    for (wxWindow* part : {static_cast<wxWindow*>(parts_), parts_edge_, static_cast<wxWindow*>(middle_), side_edge_,
                           static_cast<wxWindow*>(side_)})
        sizer->Detach(part);
    sizer->Clear(false);
    side_->SetMinSize(FromDIP(narrow_ ? wxSize{-1, 180} : wxSize{side_width, -1}));
    sizer->Add(parts_, wxSizerFlags{}.Expand());
    sizer->Add(parts_edge_, wxSizerFlags{}.Expand());
    auto* rest = new wxBoxSizer{narrow_ ? wxVERTICAL : wxHORIZONTAL};
    rest->Add(middle_, wxSizerFlags{1}.Expand());
    rest->Add(side_edge_, wxSizerFlags{}.Expand());
    rest->Add(side_, wxSizerFlags{}.Expand());
    sizer->Add(rest, wxSizerFlags{1}.Expand());
    show_words();
    Layout();
}

void SpecialPage::choose_export(wxWindow* button) {
    constexpr int first_id = wxID_HIGHEST + 1;
    wxMenu menu;
    menu.Append(static_cast<int>(ExportKind::pdf) + first_id, _("&Page, PDF…"));
    menu.Append(static_cast<int>(ExportKind::png) + first_id, _("Pi&cture, PNG…"));
    menu.Append(static_cast<int>(ExportKind::svg) + first_id, _("&Drawing, SVG…"));
    menu.Append(static_cast<int>(ExportKind::csv) + first_id, _("&Numbers, CSV…"));
    const int chosen = button->GetPopupMenuSelectionFromUser(menu, 0, button->GetSize().y);
    if (chosen != wxID_NONE)
        export_as(static_cast<ExportKind>(chosen - first_id));
}

void SpecialPage::export_as(ExportKind kind) {
    if (ask_for_file(this, NameOffer::none))
        save_file(this, kind, std::string{chart_id(model_->chart().kind)}, [this, kind] { return model_->exported(kind); });
}

} // namespace attune
