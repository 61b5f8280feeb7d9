// SPDX-License-Identifier: Apache-2.0
#include "gui/client/client_list_panel.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

ClientListPanel::ClientListPanel(wxWindow* parent, Workspace& workspace)
    : wxPanel{parent},
      model_{workspace},
      find_{text_field(this, "client-find", _("Find a client"), {}, wxTE_PROCESS_ENTER)} {
    find_->SetHint(_("Find a client"));
    auto* add = push_button(this, "client-new", _("Ne&w…"), _("New client"));
    filter_ = new wxChoice{this, wxID_ANY};
    for (const wxString& words : {_("Open episodes"), _("All clients"), _("Archived")})
        filter_->Append(words);
    filter_->SetSelection(static_cast<int>(model_.filter()));
    set_accessible(filter_, "client-filter", _("Which clients"));
    guard_wheel(filter_, [](int) {});
    count_ = text(this, {}, FontRole::small, Tone::muted);
    count_->SetName("client-count");
    list_ = new RowList{this, "client-list", _("Clients"), {{_("Name"), 0}, {_("Next"), 118, true}}};
    empty_ = new EmptyState{this, "client-list-empty"};

    auto* top = new wxBoxSizer{wxHORIZONTAL};
    top->Add(find_, wxSizerFlags{1}.CentreVertical());
    top->Add(add, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    auto* second = new wxBoxSizer{wxHORIZONTAL};
    second->Add(filter_, wxSizerFlags{}.CentreVertical());
    second->AddStretchSpacer();
    second->Add(count_, wxSizerFlags{}.CentreVertical());
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(top, wxSizerFlags{}.Expand().Border(wxLEFT | wxTOP | wxRIGHT, FromDIP(12)));
    sizer->AddSpacer(FromDIP(8));
    sizer->Add(second, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    auto* line = new StyledPanel{this, "attune-edge"};
    line->SetMinSize({-1, 1});
    sizer->Add(line, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    sizer->Add(empty_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(sizer);

    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& each = model_.lines().at(row);
        return {utf8(column == 0 ? each.name : each.next), {}, {}};
    };
    list_->on_select = [this](std::size_t row) { on_select(model_.lines().at(row).id); };
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { model_.set_find_text(find_->GetValue().utf8_string()); });
    find_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        if (!model_.lines().empty())
            on_select(model_.lines().front().id);
    });
    find_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN && !model_.lines().empty())
            list_->SetFocus();
        else
            event.Skip();
    });
    filter_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_.set_filter(static_cast<ClientFilter>(event.GetSelection()));
    });
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_new(); });
    empty_->on_press = [this] {
        if (!model_.empty().search_all)
            return on_new();
        show_all();
    };
    model_.on_change = [this] { show_rows(); };
    show_rows();
}

void ClientListPanel::reload() { model_.reload(); }

void ClientListPanel::show_all() {
    filter_->SetSelection(static_cast<int>(ClientFilter::all));
    model_.set_filter(ClientFilter::all);
}

void ClientListPanel::focus_find() {
    find_->SetFocus();
    find_->SelectAll();
}

void ClientListPanel::choose(std::optional<ClientId> client) {
    open_ = client;
    list_->choose(client ? model_.row_of(*client) : std::nullopt);
}

void ClientListPanel::show_rows() {
    const bool any = !model_.lines().empty();
    list_->set_count(model_.lines().size());
    list_->Show(any);
    empty_->Show(!any);
    if (!any) {
        const auto words = model_.empty();
        empty_->set(utf8(words.line), utf8(words.sentence),
                    words.search_all ? _("Search &all") : _("Add a &client…"));
    }
    count_->SetLabel(utf8(model_.count_words()));
    if (open_)
        list_->choose(model_.row_of(*open_));
    Layout();
}

} // namespace attune
