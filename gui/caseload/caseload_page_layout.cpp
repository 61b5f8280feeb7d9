// SPDX-License-Identifier: Apache-2.0
// What the caseload's page is made of and how it lies; what it does stands in caseload_page.cpp.
#include "core/report/chart/sparkline.hpp"
#include "gui/caseload/alert_pane.hpp"
#include "gui/caseload/caseload_page.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <exception>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

namespace {

constexpr int narrow_below = 1028;  ///< DIP of page: 1180 of the window without its navigation
constexpr int widest_list = 1600;   ///< a row that is longer cannot be followed by eye
constexpr std::size_t figures = 5;

std::vector<RowColumn> list_columns() {
    const auto column = [](const wxString& title, int width) {
        RowColumn made;
        made.title = title;
        made.width = width;
        made.sorts = true;
        return made;
    };
    std::vector<RowColumn> columns{column(_("Client"), 150),     column(_("Approach"), 96),
                                   column(_("Sessions"), 76),    column(_("Last seen"), 78),
                                   column(_("Measure"), 74),     column(_("Measured"), 76),
                                   column(_("Course"), 112),     column(_("Start to now"), 94),
                                   column(_("Label"), 160),      column(_("Alert"), 0)};
    columns[0].strong = true;
    columns[2].right = true;
    columns[6].drawn = true;
    columns[8].marked = true;
    columns[9].marked = true;
    return columns;
}

wxChoice* make_choice(wxWindow* parent, const std::string& id, const wxString& name) {
    auto* choice = new wxChoice{parent, wxID_ANY};
    set_accessible(choice, id, name);
    guard_wheel(choice, [](int) {});
    return choice;
}

} // namespace

wxSizer* CaseloadPage::make_head() {
    find_ = text_field(this, "caseload-find", _("Find in the caseload"), {}, wxTE_PROCESS_ENTER);
    find_->SetHint(_("Find in the caseload"));
    find_->SetMinSize({FromDIP(200), find_->GetMinSize().y});
    auto* table = push_button(this, "caseload-save-table", _("Save &table…"), _("Save the caseload as a table"));
    auto* pdf = push_button(this, "caseload-save-pdf", _("Save P&DF…"), _("Save the caseload as a PDF file"));
    auto* print_button = push_button(this, "caseload-print", _("&Print…"), _("Print the caseload"));
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { model_.set_find(find_->GetValue().utf8_string()); });
    find_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        if (model_.count() > 0)
            on_open_progress(model_.row(0).client);
    });
    find_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const bool leaves = event.GetKeyCode() == WXK_DOWN && model_.count() > 0;
        event.Skip(!leaves);
        if (leaves) {
            list_->SetFocus();
            choose(model_.row(0).client);
            list_->choose(0);
        }
    });
    table->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_table(); });
    pdf->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_pdf(); });
    print_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { print(); });
    auto* title = text(this, _("Caseload"), FontRole::title);
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(title, wxSizerFlags{1}.CentreVertical());
    head->Add(find_, wxSizerFlags{}.CentreVertical());
    head->Add(table, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    head->Add(pdf, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    head->Add(print_button, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    return head;
}

wxWindow* CaseloadPage::make_clients() {
    clients_ = new Group{this};
    caution_ = wrapped_text(clients_, {}, FontRole::small, Tone::muted, 150);
    caution_->SetName("caseload-caution");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(make_counts(clients_), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    filter_row_ = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(filter_row_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    auto* caution = new wxBoxSizer{wxVERTICAL};
    caution->Add(caution_, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
    sizer->Add(caution, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    sizer->Add(make_list(clients_), wxSizerFlags{1}.Expand());
    pane_ = new AlertPane{clients_, model_};
    pane_->on_open_client = [this](ClientId client) { on_open_client(client); };
    pane_->on_answered = [this] {
        on_change();
        list_->SetFocus();
    };
    auto* edge = new StyledPanel{clients_, "attune-edge"};
    edge->SetMinSize({-1, 1});
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(pane_, wxSizerFlags{}.Expand());
    clients_->SetSizer(sizer);
    make_pane(list_);
    make_pane(pane_);
    return clients_;
}

wxSizer* CaseloadPage::make_counts(wxWindow* parent) {
    counts_row_ = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t index = 0; index < figures; ++index) {
        auto* group = new Group{parent};
        figures_.push_back(text(group, "0", FontRole::title));
        figures_.back()->SetName(wxString::Format("caseload-count-%zu", index));
        figure_words_.push_back(new StatusText{group, Mark::none, " "});
        auto* one = new wxBoxSizer{wxVERTICAL};
        one->Add(figures_.back(), wxSizerFlags{}.Border(wxLEFT, FromDIP(2)));
        one->Add(figure_words_.back());
        group->SetSizer(one);
        figure_groups_.push_back(group);
        counts_row_->Add(group, wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(6)));
        counts_row_->AddSpacer(FromDIP(10));
    }
    counts_row_->AddStretchSpacer();
    filters_ = make_filters(parent);
    counts_row_->Add(filters_, wxSizerFlags{}.CentreVertical());
    return counts_row_;
}

wxWindow* CaseloadPage::make_filters(wxWindow* parent) {
    auto* group = new Group{parent};
    care_ = make_choice(group, "caseload-care", _("Whose clients"));
    care_->Append(_("My clients"));
    care_->Append(_("Everyone's clients"));
    approach_ = make_choice(group, "caseload-approach", _("Approach"));
    alerts_ = make_choice(group, "caseload-alerts", _("Alerts"));
    for (const wxString& words : {_("With or without alert"), _("Alert waits"), _("Any alert"), _("No alert")})
        alerts_->Append(words);
    care_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) { model_.set_care(static_cast<CareFilter>(event.GetSelection())); });
    alerts_->Bind(wxEVT_CHOICE,
                  [this](wxCommandEvent& event) { model_.set_alerts(static_cast<AlertFilter>(event.GetSelection())); });
    approach_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto at = static_cast<std::size_t>(event.GetSelection());
        model_.set_approach(at == 0 ? std::string{} : model_.approaches().at(at - 1));
    });
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(care_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(approach_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(alerts_);
    group->SetSizer(row);
    return group;
}

wxWindow* CaseloadPage::make_list(wxWindow* parent) {
    frame_ = new ListFrame{parent, "caseload", _("Caseload"), list_columns()};
    list_ = frame_->list();
    frame_->empty()->on_press = [this] { model_.has_failed() ? reload() : show_everyone(); };
    bind_list();
    return frame_;
}

/// Nothing may be thrown into GTK's painting. A vault that cannot be read says so where something is asked of it.
std::vector<std::optional<double>> CaseloadPage::course_of(std::size_t row) {
    try {
        return model_.course(row);
    } catch (const std::exception&) {
        return {};
    }
}

void CaseloadPage::bind_list() {
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const CaseloadCell cell = model_.cell(row, static_cast<CaseloadColumn>(column));
        return {utf8(cell.text), cell.mark, cell.mark ? tone_of(*cell.mark) : Tone::usual};
    };
    list_->draw = [this](std::size_t row, std::size_t, _cairo* cairo, wxSize size) {
        const CaseloadRow& each = model_.row(row);
        const Area area{0, (size.y - 28) / 2.0, static_cast<double>(std::min(size.x, 112)), 28};
        draw_sparkline(cairo, area, {.values = course_of(row), .cut_off = each.cut_off, .slot = 0},
                       palette().dark ? dark_palette() : light_palette());
    };
    list_->on_select = [this](std::size_t row) {
        if (keep_typed())
            choose(model_.row(row).client);
        else if (chosen_)
            list_->choose(model_.index_of(*chosen_));
    };
    list_->on_activate = [this](std::size_t row) {
        if (row < model_.count() && keep_typed())
            on_open_progress(model_.row(row).client);
    };
    list_->on_menu = [this](std::size_t row) { open_menu(row); };
    list_->on_sort = [this](std::size_t column) {
        if (keep_typed())
            model_.sort_by(static_cast<CaseloadColumn>(column));
    };
    list_->on_type = [this](const wxString& letter) {
        find_->SetFocus();
        find_->SetValue(letter);
        find_->SetInsertionPointEnd();
    };
}

void CaseloadPage::arrange() {
    const bool narrow = ToDIP(GetClientSize()).x < narrow_below * text_size();
    list_->GetParent()->SetMaxSize({FromDIP(widest_list), -1});
    if (narrow == narrow_)
        return;
    narrow_ = narrow;
    for (const CaseloadColumn column : {CaseloadColumn::approach, CaseloadColumn::last_seen, CaseloadColumn::measured})
        list_->show_column(static_cast<std::size_t>(column), !narrow);
    counts_row_->Detach(filters_);
    filter_row_->Detach(filters_);
    if (narrow)
        filter_row_->Add(filters_, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    else
        counts_row_->Add(filters_, wxSizerFlags{}.CentreVertical());
    pane_->set_narrow(narrow);
    clients_->Layout();
}

} // namespace attune
