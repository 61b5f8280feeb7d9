// SPDX-License-Identifier: Apache-2.0
#include "gui/modality/form_preview_dialog.hpp"

#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/note/entry_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
FormPreviewDialog::FormPreviewDialog(wxWindow* parent, const Pack& pack, const TemplateShelf& shelf, Date today)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Preview of a form"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      forms_{pack.templates},
      header_{shelf.header()},
      packs_{{pack.id, pack.title}},
      model_{today} {
    if (forms_.empty() || !pack.is_usable())
        throw Error{ErrorKind::pack_rejected, "this pack has no form that could be shown"};
    SetName("form-preview");
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(text(this, utf8(pack.title), FontRole::heading), wxSizerFlags{}.CentreVertical());
    head->AddStretchSpacer();
    if (forms_.size() > 1) {
        choice_ = new wxChoice{this, wxID_ANY};
        for (const auto& form : forms_)
            choice_->Append(utf8(form->title));
        choice_->SetSelection(0);
        set_accessible(choice_, "preview.form", _("Form"));
        choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            CallAfter([this] { show_form(static_cast<std::size_t>(choice_->GetSelection())); });
        });
        head->Add(choice_, wxSizerFlags{}.CentreVertical());
    }
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(head, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    down->Add(text(this, _("Try it: nothing that you type here is kept."), FontRole::small, Tone::muted),
              wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    model_.show(forms_.front() == header_ ? TrialForm::Parts{header_} : TrialForm::Parts{header_, forms_.front()},
                packs_);
    panel_ = new FormPanel{this, model_, undo_};
    panel_->edit_entry = [this](const std::string& register_id,
                                const std::string& entry) -> std::optional<std::string> {
        EntryDialog dialog{this, model_, register_id, entry};
        return dialog.ShowModal() == wxID_OK ? std::optional{dialog.saved_id()} : std::nullopt;
    };
    model_.on_refresh = [this] { panel_->refresh(); };
    model_.on_rows = [this](const RowChange& change) { panel_->rows_changed(change); };
    model_.on_rebuild = [this] { panel_->rebuild(); };
    panel_->rebuild();
    panel_->SetMinSize(FromDIP(wxSize{720, 480}));
    down->Add(panel_, wxSizerFlags{1}.Expand());
    auto* leave = new wxButton{this, wxID_CANCEL, _("Close")};
    set_accessible(leave, "preview.close", _("Close"));
    down->Add(leave, wxSizerFlags{}.Right().Border(wxALL, FromDIP(12)));
    SetSizerAndFit(down);
    CentreOnParent();
}

FormPreviewDialog::~FormPreviewDialog() {
    model_.on_refresh = [] {};
    model_.on_rows = [](const RowChange&) {};
    model_.on_rebuild = [] {};
    DestroyChildren(); // the form's controls write into the undo stack
}

void FormPreviewDialog::show_form(std::size_t index) {
    model_.show({header_, forms_.at(index)}, packs_);
}

} // namespace attune
