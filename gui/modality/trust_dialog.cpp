// SPDX-License-Identifier: Apache-2.0
#include "gui/modality/trust_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/checkbox.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>

namespace attune {
namespace {

/// A list under a heading, each line behind its mark.
wxSizer* list_of(wxWindow* parent, const wxString& heading, Mark mark, const std::vector<wxString>& lines) {
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(parent, heading, FontRole::strong));
    for (const auto& line : lines) {
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(mark_picture(parent, mark), wxSizerFlags{}.Border(wxRIGHT | wxTOP, parent->FromDIP(2)));
        row->AddSpacer(parent->FromDIP(6));
        row->Add(wrapped_text(parent, line, FontRole::body, Tone::usual, 36), wxSizerFlags{1});
        down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, parent->FromDIP(4)));
    }
    return down;
}

} // namespace

TrustDialog::TrustDialog(wxWindow* parent, const LibraryRequest& request)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Approve code")} {
    SetName("trust-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    auto* heading =
        text(this, wxString::Format(_("Approve code from %s?"), utf8(request.publisher)), FontRole::heading);
    heading->SetName("trust.heading");
    down->Add(heading);
    wxString words =
        wxString::Format(_("%s %s has a program part, %s. Approving pins exactly this file; any change "
                           "asks you again."),
                         utf8(request.title), utf8(request.version), utf8(request.file));
    if (request.is_changed)
        words += " " + _("It is another file than you approved before, or asks for something else.");
    down->Add(wrapped_text(this, words, FontRole::body, Tone::usual, 70),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    add_lists(down, request);
    add_facts(down, request);
    auto* compared =
        new wxCheckBox{this, wxID_ANY, _("I &compared the fingerprint with the publisher’s page or letter")};
    set_accessible(compared, "trust.compared",
                   _("I compared the fingerprint with the publisher’s page or letter"));
    down->Add(compared, wxSizerFlags{}.Border(wxTOP, FromDIP(16)));
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    auto* keep = push_button(this, "trust.keep-off", _("&Keep off"));
    auto* without = push_button(this, "trust.without", _("&Use without code"));
    auto* approve = push_button(this, "trust.approve", _("&Approve"));
    suggested(approve);
    approve->Disable();
    line->Add(keep);
    line->AddStretchSpacer();
    line->Add(without);
    line->Add(approve, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    down->Add(line, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(20)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    frame->SetMinSize(FromDIP(wxSize{574, -1}));
    SetSizerAndFit(frame);
    CentreOnParent();
    // Prose knows its height when it has been given a width.
    CallAfter([this] {
        Fit();
        CentreOnParent();
    });
    compared->Bind(wxEVT_CHECKBOX, [approve](wxCommandEvent& event) { approve->Enable(event.IsChecked()); });
    keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(TrustChoice::keep_off); });
    without->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(TrustChoice::without_code); });
    approve->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(TrustChoice::approve); });
    keep->SetFocus();
}

void TrustDialog::add_lists(wxSizer* down, const LibraryRequest& request) {
    std::vector<wxString> receives;
    for (const auto& input : request.receives)
        receives.push_back(utf8(input));
    if (receives.empty())
        receives.push_back(_("nothing"));
    auto* beside = new wxBoxSizer{wxHORIZONTAL};
    beside->Add(list_of(this, _("It receives"), Mark::information, receives), wxSizerFlags{1});
    beside->AddSpacer(FromDIP(24));
    beside->Add(
        list_of(this, _("It cannot"), Mark::none,
                {_("see names, keys, or any other answer"),
                 _("read files, use the network or start programs"), _("change anything in the record")}),
        wxSizerFlags{1});
    down->Add(beside, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    down->Add(wrapped_text(this,
                           _("It can compute wrong values from what it receives; they are shown as its own."),
                           FontRole::small, Tone::muted, 80),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
}

void TrustDialog::add_facts(wxSizer* down, const LibraryRequest& request) {
    auto* card = new StyledPanel{this, "attune-card"};
    auto* facts = new wxFlexGridSizer{2, FromDIP(6), FromDIP(16)};
    facts->AddGrowableCol(1);
    const auto add = [&](const wxString& name, const wxString& words, FontRole role) {
        facts->Add(text(card, name, FontRole::body, Tone::muted));
        facts->Add(wrapped_text(card, words, role, Tone::usual, 60), wxSizerFlags{1}.Expand());
    };
    add(_("Signed by"),
        request.key_approved.empty()
            ? utf8(request.publisher)
            : wxString::Format(_("%s, key approved %s"), utf8(request.publisher), utf8(request.key_approved)),
        FontRole::body);
    add(_("Fingerprint"), utf8(request.fingerprint), FontRole::code);
    if (!request.evidence.empty())
        add(_("Evidence"), utf8(request.evidence), FontRole::body);
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(facts, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
    card->SetSizer(inside);
    down->Add(card, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
}

void TrustDialog::end(TrustChoice choice) {
    choice_ = choice;
    if (IsModal())
        EndModal(choice == TrustChoice::keep_off ? wxID_CANCEL : wxID_OK);
    else
        Hide();
}

} // namespace attune
