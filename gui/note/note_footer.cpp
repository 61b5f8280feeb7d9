// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_footer.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/workspace/date_words.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int footer_height = 52;

} // namespace

NoteFooter::NoteFooter(wxWindow* parent, NoteViewModel& model)
    : StyledPanel{parent, "attune-window"},
      model_{model} {
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->AddSpacer(FromDIP(16));
    add_left(line);
    line->AddStretchSpacer();
    add_right(line);
    line->AddSpacer(FromDIP(16));
    SetSizer(line);
    SetMinSize({-1, FromDIP(footer_height)});
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        show_left_to_fill();
        event.Skip(); // lays out
    });
    refresh();
}

void NoteFooter::add_left(wxBoxSizer* line) {
    saved_ = new StatusText{this, Mark::good, {}};
    set_accessible(saved_, "note.saved", _("Saved"), {}, Role::status);
    retry_ = push_button(this, "note.retry", _("Retry"), _("Save again"));
    retry_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_retry(); });
    left_ = text(this, {}, FontRole::body, Tone::muted);
    next_ = link_button(this, "note.next-to-fill", _("Next to fill F8"), _("Next to fill"));
    next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_next(); });
    line->Add(saved_, 0, wxALIGN_CENTRE_VERTICAL);
    line->Add(retry_, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, FromDIP(12));
    line->Add(left_, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, FromDIP(12));
    line->Add(next_, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, FromDIP(16));
}

void NoteFooter::add_right(wxBoxSizer* line) {
    auto* preview = push_button(this, "note.preview", _("&Preview as text"));
    auto* close = push_button(this, "note.close", _("Cl&ose"), _("Close note"));
    sign_ = push_button(this, "note.sign", utf8("&Sign…"));
    suggested(sign_);
    preview->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_preview(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_close(); });
    sign_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_sign(); });
    line->Add(preview, 0, wxALIGN_CENTRE_VERTICAL);
    line->Add(close, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, FromDIP(8));
    line->Add(sign_, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, FromDIP(8));
}

void NoteFooter::refresh() {
    show_saved();
    const bool draft = !model_.is_read_only();
    const auto label = draft ? utf8(_("&Sign").utf8_string() + "…")
                             : utf8(_("&Add addendum").utf8_string() + "…");
    if (sign_->GetLabel() != label) {
        sign_->SetLabel(label);
        set_accessible(sign_, "note.sign", wxControl::RemoveMnemonics(label));
    }
    sign_->Show(model_.note().state != NoteState::voided);
    show_left_to_fill();
    Layout();
}

void NoteFooter::show_saved() {
    const auto state = model_.save_state();
    retry_->Show(state == SaveState::failed);
    switch (state) {
    case SaveState::saved:
        saved_->set_status(Mark::good, utf8(_("Saved").utf8_string() + " " + wall_time(model_.saved_at())));
        break;
    case SaveState::waiting:
        saved_->set_status(std::nullopt, utf8(_("Writing").utf8_string() + "…"), Tone::muted);
        break;
    case SaveState::failed:
        saved_->set_status(Mark::critical, utf8(model_.save_failure()), Tone::critical);
        if (announced_ != saved_->words())
            announce(this, saved_->words());
        break;
    case SaveState::read_only:
        if (model_.note().state == NoteState::voided) {
            saved_->set_status(Mark::none, _("This note is void."));
        } else if (model_.check_signature() == SignatureState::holds) {
            saved_->set_status(Mark::good, _("Signed. The signature holds."));
        } else {
            saved_->set_status(Mark::critical, _("The signature does not hold: this note was changed outside Attune."),
                               Tone::critical);
        }
        break;
    }
    announced_ = saved_->words();
}

void NoteFooter::show_left_to_fill() {
    const auto count = static_cast<int>(model_.problems().size());
    const bool draft = !model_.is_read_only();
    left_->Show(draft);
    next_->Show(draft && count > 0);
    say_left(count == 0 ? wxString{_("Nothing left to fill")}
                        : wxString::Format(wxPLURAL("%d answer to fill before signing",
                                                    "%d answers to fill before signing", count),
                                           count));
    if (count > 0 && !fits())
        say_left(wxString::Format(_("%d to fill"), count));
    // What could not be saved says more than what is left; the sections still count that.
    if (!fits() && (count > 0 || model_.save_state() == SaveState::failed))
        left_->Hide();
    set_tone(left_, model_.demands() && count > 0 ? Tone::critical : Tone::muted);
}

void NoteFooter::say_left(const wxString& words) {
    if (left_->GetLabelText() == words)
        return;
    left_->SetLabel(words);
    set_accessible(left_, "note.left-to-fill", words);
}

bool NoteFooter::fits() {
    const int width = GetClientSize().x;
    return width <= FromDIP(40) || GetSizer()->CalcMin().x + FromDIP(16) <= width; // 16 keep left and right apart
}

} // namespace attune
