// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/give_dialog.hpp"

#include "core/text/text.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
GiveDialog::GiveDialog(wxWindow* parent, const MeasuresViewModel& model, Purpose purpose)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Attune"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      model_{model},
      all_{model.offers()},
      find_{text_field(this, "give-find", _("Find a measure"))},
      list_{new RowList{this, "give-list", _("Measures"),
                        {{_("Measure"), 130, false, true}, {_("For"), 0}, {_("State"), 120}}}},
      act_{new wxButton{this, wxID_OK, purpose == Purpose::give ? _("&Enter answers") : _("Add to the &plan…")}} {
    SetName("give-dialog");
    // What is due comes first: it is what one looks for.
    std::stable_partition(all_.begin(), all_.end(), [this](const auto& offer) { return is_due(offer.id); });
    find_->SetHint(_("Find a measure"));
    act_->SetName("give-enter");
    suggested(act_);
    act_->SetDefault();
    list_->SetMinSize(FromDIP(wxSize{520, 320}));
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& offer = rows_.at(row);
        switch (column) {
        case 0: return {utf8(offer.title), {}, {}};
        case 1: return {utf8(offer.words), {}, {}};
        default:
            return {!offer.may_be_used      ? wxString{_("off, see Settings")}
                    : is_due(offer.id) ? wxString{_("due")}
                                       : wxString{},
                    {}, offer.may_be_used ? Tone::usual : Tone::muted};
        }
    };
    list_->on_select = [this](std::size_t) { update_buttons(); };
    list_->on_activate = [this](std::size_t) {
        if (act_->IsEnabled())
            EndModal(wxID_OK);
    };
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { search(); });
    // Down goes from the word into the list, as in every find field.
    find_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN)
            list_->SetFocus();
        else
            event.Skip();
    });
    auto* cancel = new wxButton{this, wxID_CANCEL, _("Cancel")};
    cancel->SetName("give-cancel");
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    if (purpose == Purpose::give) {
        kiosk_ = push_button(this, "give-kiosk", _("&Client answers on this screen…"));
        kiosk_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(client_answers); });
        buttons->Add(kiosk_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    }
    buttons->Add(act_);
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, purpose == Purpose::give ? _("Which measure?") : _("Add which measure to the plan?"),
                   FontRole::heading));
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

bool GiveDialog::is_due(const std::string& measure) const {
    return std::any_of(model_.due().begin(), model_.due().end(),
                       [&](const MeasuresViewModel::DueLine& due) { return due.measure == measure; });
}

void GiveDialog::search() {
    const std::string wanted = fold(find_->GetValue().utf8_string());
    rows_.clear();
    for (const auto& offer : all_)
        if (fold(offer.title + " " + offer.words + " " + offer.id).find(wanted) != std::string::npos)
            rows_.push_back(offer);
    list_->set_count(rows_.size());
    if (!rows_.empty())
        list_->choose(0);
    update_buttons();
}

void GiveDialog::update_buttons() {
    const auto offer = chosen();
    act_->Enable(offer && offer->may_be_used);
    if (kiosk_ != nullptr)
        kiosk_->Enable(offer && offer->may_be_used && offer->client_may_answer);
}

std::optional<MeasuresViewModel::Offer> GiveDialog::chosen() const {
    const auto row = list_->chosen();
    return row ? std::optional{rows_.at(*row)} : std::nullopt;
}

} // namespace attune
