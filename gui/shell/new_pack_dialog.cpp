// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/new_pack_dialog.hpp"

#include "core/modality/authoring/made_id.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/vault/vault.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <system_error>
#include <wx/dirdlg.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stdpaths.h>

namespace attune {

NewPackDialog::NewPackDialog(wxWindow* parent, Workspace& workspace)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("New pack")},
      workspace_{workspace} {
    SetName("new-pack-dialog");
    auto* rows = new wxFlexGridSizer{2, FromDIP(12), FromDIP(12)};
    rows->AddGrowableCol(1);
    const auto add = [&](const wxString& label, const std::string& id, const wxString& name,
                         const wxString& value, wxWindow* beside = nullptr) {
        auto* words = field_label(this, label);
        words->SetMinSize(FromDIP(wxSize{120, -1}));
        rows->Add(words, 0, wxTOP, FromDIP(8));
        auto* field = text_field(this, id, name, value);
        auto* across = new wxBoxSizer{wxHORIZONTAL};
        across->Add(field, 1);
        if (beside != nullptr) {
            beside->MoveAfterInTabOrder(field);
            across->Add(beside, 0, wxLEFT, FromDIP(8));
        }
        rows->Add(across, 1, wxEXPAND);
        return field;
    };
    title_ = add(_("&Title"), "new-pack.title", _("Title, as therapists read it"), {});
    id_ = add(_("I&d"), "new-pack.id", _("Id: the pack's name for ever"), {});
    publisher_ = add(_("&Publisher"), "new-pack.publisher", _("Publisher"),
                     utf8(workspace.vault.practice()));
    auto* choose = push_button(this, "new-pack.choose", _("&Choose…"), _("Choose the folder"));
    place_ = add(_("&Lies in"), "new-pack.place", _("Folder in which the pack's own folder is made"),
                 wxStandardPaths::Get().GetDocumentsDir(), choose);
    trouble_ = text(this, {}, FontRole::small, Tone::critical);
    trouble_->SetName("new-pack.trouble");
    auto* leave = new wxButton{this, wxID_CANCEL, _("Cancel")};
    auto* make_it = new wxButton{this, wxID_OK, _("Make pack")};
    set_accessible(leave, "new-pack.cancel", _("Cancel"));
    set_accessible(make_it, "new-pack.make", _("Make pack"));
    suggested(make_it);
    make_it->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(leave);
    buttons->AddStretchSpacer();
    buttons->Add(make_it);
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, _("New pack"), FontRole::heading), 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(24));
    down->Add(
        wrapped_text(
            this,
            _("A small, commented pack with one form and a worked example, to be changed in the Studio."),
            FontRole::body, Tone::muted, 70),
        0, wxEXPAND | wxALL, FromDIP(24));
    down->Add(rows, 1, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(24));
    down->Add(trouble_, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(24));
    down->Add(buttons, 0, wxEXPAND | wxALL, FromDIP(12));
    down->SetMinSize({FromDIP(560), -1});
    SetSizerAndFit(down);
    CentreOnParent();
    title_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (!own_id_)
            id_->ChangeValue(utf8(made_id(title_->GetValue().utf8_string())));
    });
    id_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { own_id_ = true; });
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_place(); });
    make_it->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (make() && IsModal())
            EndModal(wxID_OK);
    });
    title_->SetFocus();
}

void NewPackDialog::choose_place() {
    wxDirDialog dialog{this, _("Folder in which the pack's own folder is made"), place_->GetValue()};
    if (dialog.ShowModal() == wxID_OK)
        place_->ChangeValue(dialog.GetPath());
}

bool NewPackDialog::make() {
    const PackWishes wishes{.id = id_->GetValue().utf8_string(),
                            .title = title_->GetValue().utf8_string(),
                            .publisher = publisher_->GetValue().utf8_string(),
                            .kind = PackWishes::Kind::xml};
    wxString words;
    for (const auto& problem : pack_wish_problems(wishes, workspace_.shelf.packs()))
        words += (words.empty() ? "" : "\n") + utf8(problem);
    std::error_code unknown;
    const std::filesystem::path place{place_->GetValue().utf8_string()};
    if (!place.is_absolute() || !std::filesystem::is_directory(place, unknown))
        words += (words.empty() ? "" : "\n") +
                 wxString{_("There is no such folder to lie in. Choose one that is there.")};
    if (words.empty())
        try {
            folder_ = place / wishes.id;
            write_new_pack(folder_, starter_pack(wishes));
        } catch (const std::exception& failure) {
            words = sentence_for(failure);
        }
    trouble_->SetLabelText(words);
    trouble_->Wrap(FromDIP(512));
    GetSizer()->SetSizeHints(this);
    if (!words.empty())
        announce(this, words);
    return words.empty();
}

} // namespace attune
