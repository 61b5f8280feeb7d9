// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/choose_client_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

ChooseClientDialog::ChooseClientDialog(wxWindow* parent, Workspace& workspace, ClientId except,
                                       const wxString& question)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Attune"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      workspace_{workspace},
      except_{except},
      find_{text_field(this, "choose-client-find", _("Find a client"))},
      list_{new RowList{this, "choose-client-list", _("Clients"), {{_("Name"), 0, false, true}, {_("Record"), 90}}}},
      act_{new wxButton{this, wxID_OK, _("Choose")}} {
    SetName("choose-client");
    find_->SetHint(_("Find a client"));
    act_->SetName("choose-client-act");
    suggested(act_);
    act_->SetDefault();
    list_->SetMinSize(FromDIP(wxSize{440, 280}));
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const ClientRow& each = rows_.at(row);
        return {utf8(column == 0 ? each.name : each.record_number), {}, {}};
    };
    list_->on_select = [this](std::size_t) { act_->Enable(); };
    list_->on_activate = [this](std::size_t) { EndModal(wxID_OK); };
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { search(); });
    // Down goes from the name into the list, as in every find field.
    find_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool leaves = event.GetKeyCode() == WXK_DOWN && !rows_.empty();
        event.Skip(!leaves);
        if (!leaves)
            return;
        list_->SetFocus();
        if (!list_->chosen())
            list_->choose(0);
        act_->Enable();
    });
    auto* cancel = new wxButton{this, wxID_CANCEL, _("Cancel")};
    cancel->SetName("choose-client-cancel");
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    buttons->Add(act_);
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, question, FontRole::heading));
    down->Add(find_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    down->Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(8)));
    down->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizerAndFit(page);
    CentreOnParent();
    search();
    find_->SetFocus();
}

void ChooseClientDialog::search() {
    rows_ = workspace_.clients.search(find_->GetValue().utf8_string(), Archived::hide, workspace_.clock.today());
    std::erase_if(rows_, [this](const ClientRow& row) { return row.id == except_; });
    list_->set_count(rows_.size());
    if (rows_.size() == 1)
        list_->choose(0);
    act_->Enable(list_->chosen().has_value());
}

std::optional<ClientId> ChooseClientDialog::client() const {
    const auto row = list_->chosen();
    return row ? std::optional{rows_.at(*row).id} : std::nullopt;
}

wxString ChooseClientDialog::client_name() const {
    const auto row = list_->chosen();
    return row ? utf8(rows_.at(*row).name) : wxString{};
}

} // namespace attune
