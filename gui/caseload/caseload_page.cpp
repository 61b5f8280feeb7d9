// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/caseload_page.hpp"

#include "core/caseload/caseload_reading.hpp"
#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/caseload/alert_pane.hpp"
#include "gui/caseload/outcomes_panel.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/background_reading.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <utility>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/sizer.h>

namespace attune {

CaseloadPage::CaseloadPage(wxWindow* parent, Workspace& workspace)
    : wxPanel{parent},
      workspace_{workspace},
      model_{workspace} {
    SetName("caseload-page");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(make_head(), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    tabs_ = new TabRow{this, "caseload-tabs", _("Caseload"),
                       {{"tab-caseload-clients", _("Clients")}, {"tab-caseload-outcomes", _("Practice outcomes")}}};
    sizer->Add(tabs_, wxSizerFlags{}.Expand().Border(wxLEFT | wxTOP, FromDIP(8)));
    auto* edge = new StyledPanel{this, "attune-edge"};
    edge->SetMinSize({-1, 1});
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(make_clients(), wxSizerFlags{1}.Expand());
    outcomes_ = new OutcomesPanel{this, workspace};
    outcomes_->Hide();
    sizer->Add(outcomes_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);

    tabs_->on_select = [this](std::size_t tab) { show_tab(tab); };
    model_.on_change = [this] { show_rows(); };
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        arrange();
    });
    show_filters();
    show_rows();
}

CaseloadPage::~CaseloadPage() {
    model_.on_change = [] {};
    reader_ = {}; // asks it to stop and waits for it: it speaks to this page
}

void CaseloadPage::reload() {
    if (reading_) {
        read_again_ = true;
        return;
    }
    try {
        reader_ = read_in_background(
            *this, std::make_unique<CaseloadReading>(workspace_.vault, workspace_.shelf.measures()),
            [this](std::vector<CaseloadRow> rows) { take(std::move(rows)); },
            [this](const std::exception_ptr& failure) { fail(failure); });
        reading_ = true;
    } catch (const std::exception&) {
        fail(std::current_exception());
    }
}

void CaseloadPage::take(std::vector<CaseloadRow> rows) {
    reading_ = false;
    if (keep_typed()) {
        model_.take(std::move(rows));
        show_filters();
        on_change();
    }
    if (std::exchange(read_again_, false))
        reload();
}

void CaseloadPage::fail(const std::exception_ptr& failure) {
    reading_ = false;
    read_again_ = false;
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& thrown) {
        model_.fail(sentence_for(thrown).utf8_string());
    }
}

bool CaseloadPage::keep_typed() {
    try {
        pane_->keep();
        return true;
    } catch (const std::exception& failure) {
        show_failure(this, failure);
        return false;
    }
}

void CaseloadPage::save_now() { pane_->keep(); }

void CaseloadPage::show_rows() {
    list_->set_count(model_.count());
    list_->show_order(static_cast<std::size_t>(model_.sorted_by()),
                      model_.is_descending() ? SortOrder::down : SortOrder::up);
    const bool any = model_.count() > 0;
    frame_->show(any ? ListFrame::Shows::list : ListFrame::Shows::words);
    if (!any) {
        const CaseloadViewModel::Empty words = model_.empty();
        frame_->empty()->set(utf8(words.line), utf8(words.sentence), utf8(words.button));
    }
    show_counts();
    const auto stays = chosen_ ? model_.index_of(*chosen_) : std::nullopt;
    const auto row = stays ? stays : any ? std::optional<std::size_t>{0} : std::nullopt;
    list_->choose(row);
    choose(row ? std::optional{model_.row(*row).client} : std::nullopt);
    care_->Show(model_.has_others());
    care_->SetSelection(static_cast<int>(model_.care()));
    filters_->Layout();
    frame_->Layout();
    Layout();
}

void CaseloadPage::show_counts() {
    const std::vector<CaseloadCount> counts = model_.counts();
    for (std::size_t index = 0; index < figures_.size(); ++index) {
        figure_groups_[index]->Show(index < counts.size());
        if (index >= counts.size())
            continue;
        figures_[index]->SetLabel(wxString::Format("%zu", counts[index].count));
        figure_words_[index]->set_status(counts[index].mark, utf8(counts[index].words));
    }
    caution_->set_words(utf8(model_.caution()));
}

void CaseloadPage::show_filters() {
    alerts_->SetSelection(static_cast<int>(model_.alerts()));
    approach_->Clear();
    approach_->Append(_("All approaches"));
    int at = 0;
    for (const std::string& approach : model_.approaches()) {
        approach_->Append(utf8(approach));
        if (approach == model_.approach())
            at = static_cast<int>(approach_->GetCount()) - 1;
    }
    approach_->SetSelection(at);
    clients_->Layout();
}

void CaseloadPage::show_everyone() {
    find_->ChangeValue({});
    model_.set_find({});
    model_.set_approach({});
    model_.set_alerts(AlertFilter::any_or_none);
    model_.set_care(CareFilter::everyone);
    show_filters();
}

void CaseloadPage::choose(std::optional<ClientId> client) {
    if (!keep_typed())
        return;
    chosen_ = client;
    pane_->show(client);
    clients_->Layout();
}

void CaseloadPage::open_menu(std::size_t row) {
    const CaseloadRow each = model_.row(row);
    enum : int { progress = 1, record, usual, first };
    wxMenu menu;
    menu.Append(progress, _("Open &progress"));
    menu.Append(record, _("Open &client"));
    if (each.measures.size() > 1) {
        auto* measures = new wxMenu;
        measures->AppendRadioItem(usual, _("The one with the most scores"));
        const std::string chosen = model_.leading_choice(each.client);
        measures->Check(usual, true);
        for (std::size_t index = 0; index < each.measures.size(); ++index) {
            const int id = first + static_cast<int>(index);
            measures->AppendRadioItem(id, utf8(each.measures[index].title));
            if (each.measures[index].id == chosen)
                measures->Check(id, true);
        }
        menu.AppendSubMenu(measures, _("&Measure in this list"));
    }
    const int pressed = GetPopupMenuSelectionFromUser(menu);
    if (pressed == progress)
        return on_open_progress(each.client);
    if (pressed == record)
        return on_open_client(each.client);
    if (pressed < usual || pressed - first >= static_cast<int>(each.measures.size()))
        return;
    try {
        model_.choose_leading(each.client, pressed == usual ? "" : each.measures[static_cast<std::size_t>(pressed - first)].id);
        reload();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void CaseloadPage::show_tab(std::size_t tab) {
    if (!keep_typed())
        return tabs_->select(0);
    clients_->Show(tab == 0);
    find_->Show(tab == 0);
    outcomes_->Show(tab == 1);
    if (tab == 1)
        outcomes_->reload();
    Layout();
}

} // namespace attune
