// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_dialogs.hpp"

#include "core/error.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <array>
#include <wx/clipbrd.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr std::array kinds{AddendumKind::addendum, AddendumKind::correction, AddendumKind::late_entry};

/// Way out at the left, what is done at the right.
void add_buttons(wxDialog* dialog, wxSizer* down, wxButton* leave, const std::vector<wxButton*>& others) {
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(leave);
    line->AddStretchSpacer();
    for (auto* button : others)
        line->Add(button, 0, wxLEFT, dialog->FromDIP(8));
    down->Add(line, 0, wxEXPAND | wxALL, dialog->FromDIP(12));
}

} // namespace

wxString quality_words(const std::vector<QualityCheck>& checks) {
    wxString all;
    for (const QualityCheck& check : checks) {
        if (check.holds && check.kind != QualityKind::copied)
            continue;
        const wxString detail = utf8(check.detail);
        const wxString line = [&]() -> wxString {
            switch (check.kind) {
            case QualityKind::sections: return wxString::Format(_("Nothing stands under %s."), detail);
            case QualityKind::goal: return _("No goal is named.");
            case QualityKind::intervention: return _("What was done is not told.");
            case QualityKind::response: return _("The client’s response is not told.");
            case QualityKind::risk: return _("There is no line about risk.");
            case QualityKind::next_step: return _("The next step is not named.");
            case QualityKind::alerts: return wxString::Format(_("A red alert is not answered. %s."), detail);
            case QualityKind::copied:
                return check.holds ? wxString::Format(_("%s %% of the text stands in the last note."), detail)
                                   : wxString::Format(_("%s %% of the text stands in the last note. Is it this session?"), detail);
            case QualityKind::other_client: return wxString::Format(_("Another client is named in full: %s."), detail);
            case QualityKind::private_matter: return _("Words of the process note stand in the record too.");
            }
            return {};
        }();
        all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

const std::vector<FormatChoice>& note_formats() {
    static const std::vector<FormatChoice> formats{
        {NoteFormat::soap, "SOAP"}, {NoteFormat::dap, "DAP"},   {NoteFormat::birp, "BIRP"},
        {NoteFormat::girp, "GIRP"}, {NoteFormat::pirp, "PIRP"}, {NoteFormat::plain, "Plain text"}};
    return formats;
}

PreviewDialog::PreviewDialog(wxWindow* parent, const wxString& prose)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Preview as text"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    SetName("preview-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    auto* body = text_field(this, "preview.text", _("The note as text"), prose, wxTE_MULTILINE | wxTE_READONLY);
    body->SetMinSize(FromDIP(wxSize{600, 460}));
    down->Add(body, 1, wxEXPAND | wxALL, FromDIP(24));
    auto* leave = new wxButton{this, wxID_CANCEL, _("Close")};
    auto* copy = push_button(this, "preview.copy", _("Copy text"));
    copy->Bind(wxEVT_BUTTON, [prose](wxCommandEvent&) {
        if (wxClipboardLocker lock; !!lock)
            wxTheClipboard->SetData(new wxTextDataObject{prose});
    });
    add_buttons(this, down, leave, {copy});
    SetSizerAndFit(down);
    CentreOnParent();
    body->SetInsertionPoint(0);
}

SignDialog::SignDialog(wxWindow* parent, const std::vector<QualityCheck>& checks)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Sign this note?")} {
    SetName("sign-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, _("Sign this note?"), FontRole::heading), 0, wxALL, FromDIP(24));
    auto* words = text(this, _("It can no longer be changed; additions go in an addendum."));
    down->Add(words, 0, wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(24));
    if (const wxString noticed = quality_words(checks); !noticed.empty()) {
        auto* head = text(this, _("Worth a look, not in the way:"), FontRole::body, Tone::muted);
        auto* list = wrapped_text(this, noticed, FontRole::body, Tone::usual, 64);
        list->SetName("sign.quality");
        list->SetMinSize({FromDIP(432), -1});
        down->Add(head, 0, wxLEFT | wxRIGHT, FromDIP(24));
        down->Add(list, 0, wxLEFT | wxRIGHT | wxTOP | wxBOTTOM, FromDIP(24));
        down->GetItem(list)->SetFlag(wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM);
    }
    auto* leave = new wxButton{this, wxID_CANCEL, _("Keep as draft")};
    auto* sign = new wxButton{this, wxID_OK, _("Sign")};
    set_accessible(leave, "sign.keep", _("Keep as draft"));
    set_accessible(sign, "sign.sign", _("Sign"));
    suggested(sign);
    sign->SetDefault();
    sign->SetFocus();
    add_buttons(this, down, leave, {sign});
    down->SetMinSize({FromDIP(480), -1});
    SetSizerAndFit(down);
    CentreOnParent();
}

AddendumDialog::AddendumDialog(wxWindow* parent, NoteViewModel& model)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Add to this note"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      model_{model} {
    SetName("addendum-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](const wxString& label, wxWindow* control, int proportion) {
        down->Add(text(this, label), 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(24));
        down->Add(control, proportion, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(24));
        down->GetItem(control)->SetFlag(wxEXPAND | wxLEFT | wxRIGHT);
    };
    kind_ = new wxChoice{this, wxID_ANY};
    for (const auto kind : kinds)
        kind_->Append(utf8(addendum_word(kind)));
    kind_->SetSelection(0);
    set_accessible(kind_, "addendum.kind", _("Kind"));
    text_ = text_field(this, "addendum.text", _("Text"), {}, wxTE_MULTILINE);
    text_->SetMinSize(FromDIP(wxSize{480, 160}));
    reason_ = text_field(this, "addendum.reason", _("Reason"));
    add(_("Kind"), kind_, 0);
    add(_("Text"), text_, 1);
    add(_("Reason (for a correction or a late entry)"), reason_, 0);
    problem_ = text(this, {}, FontRole::small, Tone::critical);
    problem_->SetName("addendum.problem");
    down->Add(problem_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(24));
    auto* leave = new wxButton{this, wxID_CANCEL, _("Cancel")};
    auto* keep = new wxButton{this, wxID_OK, _("Sign and add")};
    set_accessible(leave, "addendum.cancel", _("Cancel"));
    set_accessible(keep, "addendum.add", _("Sign and add"));
    suggested(keep);
    keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (save() && IsModal())
            EndModal(wxID_OK);
    });
    add_buttons(this, down, leave, {keep});
    SetSizerAndFit(down);
    CentreOnParent();
    CallAfter([this] { text_->SetFocus(); });
}

bool AddendumDialog::save() {
    const auto body = fit_to_keep(text_->GetValue().utf8_string());
    const auto complain = [this](const wxString& words) {
        problem_->SetLabel(words);
        problem_->Wrap(FromDIP(480));
        announce(this, words);
        Fit();
        return false;
    };
    if (body.find_first_not_of(" \n\t") == std::string::npos)
        return complain(_("Write what is to be added."));
    try {
        model_.add_addendum(kinds.at(static_cast<std::size_t>(kind_->GetSelection())), body,
                            fit_to_keep(reason_->GetValue().utf8_string()));
        return true;
    } catch (const Error& failure) {
        return complain(sentence_for(failure));
    }
}

} // namespace attune
