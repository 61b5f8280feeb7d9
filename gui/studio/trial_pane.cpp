// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/trial_pane.hpp"

#include "gui/note/entry_dialog.hpp"
#include "gui/note/note_dialogs.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/empty_state.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/sizer.h>

namespace attune {
namespace {

wxString kind_word(const TrialVoice& voice) {
    switch (voice.kind) {
    case TrialVoice::Kind::prompt: return _("Prompt");
    case TrialVoice::Kind::series: return _("Series");
    case TrialVoice::Kind::rule: break;
    }
    switch (voice.severity) {
    case Severity::information: return _("Rule, information");
    case Severity::caution: return _("Rule, caution");
    case Severity::critical: return _("Rule, critical");
    case Severity::blocking: return _("Rule, blocks signing");
    }
    return {};
}

std::optional<Mark> mark_of(const TrialVoice& voice) {
    if (voice.kind != TrialVoice::Kind::rule)
        return voice.kind == TrialVoice::Kind::series ? std::nullopt : std::optional{Mark::information};
    return voice.severity == Severity::information ? Mark::information
           : voice.severity == Severity::caution   ? Mark::caution
                                                   : Mark::critical;
}

} // namespace

TrialPane::TrialPane(wxWindow* parent, StudioViewModel& model)
    : Group{parent},
      model_{model} {
    SetName("studio-trial");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(build_head(), 0, wxEXPAND);
    down->Add(hairline(this), 0, wxEXPAND);
    state_row_ = new StyledPanel{this, "attune-tint-caution"};
    state_ = new StatusText{state_row_, Mark::caution, {}, FontRole::small};
    state_->SetName("studio.form-state");
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(state_, 1, wxALL | wxALIGN_CENTRE_VERTICAL, FromDIP(8));
    state_row_->SetSizer(row);
    state_row_->Hide();
    down->Add(state_row_, 0, wxEXPAND | wxALL, FromDIP(8));
    form_ = new FormPanel{this, model_.form(), undo_};
    empty_ = new EmptyState{this, "studio.no-form"};
    text_page_ = new Group{this};
    auto* in_text = new wxBoxSizer{wxVERTICAL};
    prose_ =
        text_field(text_page_, "studio.prose", _("The note as text"), {}, wxTE_MULTILINE | wxTE_READONLY);
    set_text_margins(prose_);
    in_text->Add(prose_, 1, wxEXPAND | wxALL, FromDIP(8));
    text_page_->SetSizer(in_text);
    voices_ = new RowList{this,
                          "studio.voices",
                          _("What speaks up"),
                          {{_("What"), 150, false, false, true}, {_("Name"), 150}, {_("Says"), 0}},
                          30};
    for (wxWindow* page : {static_cast<wxWindow*>(form_), static_cast<wxWindow*>(empty_),
                           static_cast<wxWindow*>(text_page_), static_cast<wxWindow*>(voices_)})
        down->Add(page, 1, wxEXPAND);
    SetSizer(down);
    connect();
    if (model_.form().is_shown())
        rebuild_form();
    show_view(View::form);
}

TrialPane::~TrialPane() {
    model_.form().on_refresh = [] {};
    model_.form().on_rows = [](const RowChange&) {};
    model_.form().on_rebuild = [] {};
    DestroyChildren(); // the form's controls write into the undo stack
}

wxWindow* TrialPane::build_head() {
    auto* head = new StyledPanel{this, "attune-window"};
    tabs_ = new TabRow{head,
                       "studio.views",
                       _("Form, text or what speaks up"),
                       {{"studio.view-form", _("Form")},
                        {"studio.view-text", _("As text")},
                        {"studio.view-voices", _("What speaks up")}}};
    tabs_->on_select = [this](std::size_t at) { show_view(static_cast<View>(at)); };
    session_ = text(head, {}, FontRole::small, Tone::muted);
    session_->SetName("studio.session");
    format_ = new wxChoice{head, wxID_ANY};
    set_accessible(format_, "studio.format", _("Reads as"));
    guard_wheel(format_, [](int) {});
    for (const auto& choice : note_formats())
        format_->Append(choice.format == NoteFormat::plain ? wxString{_("Plain text")}
                                                           : wxString{choice.name});
    format_->SetSelection(0);
    fit_natural_height(format_);
    format_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh_text(); });
    values_ = push_button(head, "studio.values", _("Val&ues…"), _("Values to try the form with"));
    values_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_values(); });
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    across->Add(tabs_, 0, wxALIGN_BOTTOM | wxLEFT, FromDIP(8));
    across->AddStretchSpacer();
    across->Add(session_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    across->Add(format_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    across->Add(values_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(8));
    head->SetSizer(across);
    head->SetMinSize({-1, FromDIP(44)});
    return head;
}

void TrialPane::connect() {
    auto& form = model_.form();
    form.on_refresh = [this] {
        form_->refresh();
        refresh_text();
        refresh_voices();
    };
    form.on_rows = [this](const RowChange& change) { form_->rows_changed(change); };
    form.on_rebuild = [this] { rebuild_form(); };
    form_->edit_entry = [this](const std::string& register_id,
                               const std::string& entry) -> std::optional<std::string> {
        EntryDialog dialog{this, model_.form(), register_id, entry};
        return dialog.ShowModal() == wxID_OK ? std::optional{dialog.saved_id()} : std::nullopt;
    };
    voices_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        if (row >= shown_voices_.size())
            return {};
        const auto& voice = shown_voices_[row];
        switch (column) {
        case 0: return {kind_word(voice), mark_of(voice), {}};
        case 1: return {utf8(voice.name), {}, {}};
        default: return {utf8(voice.words.empty() ? std::string{"a gap"} : voice.words), {}, {}};
        }
    };
}

void TrialPane::rebuild_form() {
    int x = 0, y = 0;
    form_->GetViewStart(&x, &y);
    undo_.clear();
    form_->Freeze();
    form_->rebuild();
    form_->Scroll(-1, y);
    form_->Thaw();
    refresh();
}

void TrialPane::show_view(View view) {
    tabs_->select(static_cast<std::size_t>(view));
    refresh();
}

void TrialPane::refresh() {
    show_state();
    const bool any = model_.form_state() != TrialState::none;
    const auto view = static_cast<View>(tabs_->selected());
    form_->Show(any && view == View::form);
    text_page_->Show(any && view == View::text);
    format_->Show(view == View::text);
    voices_->Show(any && view == View::voices);
    empty_->Show(!any);
    values_->Enable(any);
    if (!any) {
        if (model_.current().name.starts_with("templates/"))
            empty_->set(_("No form yet"),
                        _("The form appears here as soon as the template can be read. What stands in "
                          "the way is listed below."));
        else
            empty_->set(_("No form here"),
                        _("Choose a template of the pack above the text to see its form."));
    }
    refresh_text();
    refresh_voices();
    Layout();
}

void TrialPane::show_state() {
    const auto sessions = model_.form().sessions_before();
    const auto words = !model_.form().is_shown() ? wxString{}
                       : sessions == 0           ? wxString{_("Try it: nothing is saved")}
                       : sessions == 1           ? wxString{_("After 1 session")}
                                                 : wxString::Format(_("After %zu sessions"), sessions);
    if (session_->GetLabelText() != words) {
        session_->SetLabelText(words);
        session_->GetParent()->Layout();
    }
    const bool is_earlier = model_.form_state() == TrialState::earlier;
    state_row_->Show(is_earlier);
    if (!is_earlier)
        return;
    const auto& problems = model_.problems();
    const auto first = std::ranges::find(problems, StudioProblem::Weight::error, &StudioProblem::weight);
    state_->set_status(
        Mark::caution,
        first == problems.end()
            ? wxString{_("The form is as it was before the last change.")}
            : wxString::Format(_("The form is as it was before the mistake in line %d."), first->line));
    state_row_->Layout();
}

void TrialPane::refresh_text() {
    if (!text_page_->IsShown() || !model_.form().is_shown())
        return;
    const auto format = note_formats()[static_cast<std::size_t>(std::max(0, format_->GetSelection()))].format;
    const auto words = utf8(model_.form().prose(format));
    if (prose_->GetValue() != words) {
        prose_->ChangeValue(words);
        prose_->SetInsertionPoint(0);
    }
}

void TrialPane::refresh_voices() {
    if (!voices_->IsShown())
        return;
    shown_voices_ = model_.voices();
    voices_->set_count(shown_voices_.size());
}

void TrialPane::ask_values() {
    wxMenu menu;
    const auto add = [&](const wxString& label, bool possible, const std::function<void()>& act) {
        auto* item = menu.Append(wxID_ANY, label);
        item->Enable(possible);
        menu.Bind(
            wxEVT_MENU, [this, act](wxCommandEvent&) { CallAfter(act); }, item->GetId());
    };
    add(_("&Sample of the pack"), model_.has_sample(), [this] { model_.fill_from_sample(); });
    add(_("&Empty form"), true, [this] { model_.form().start_over(); });
    menu.AppendSeparator();
    add(_("&Next session, with this one before it"), true, [this] { model_.form().go_to_next_session(); });
    values_->PopupMenu(&menu, 0, values_->GetSize().y);
}

void TrialPane::undo() {
    auto& form = model_.form();
    if (form.is_shown() && form.can_put_back_row())
        form.put_back_row();
    else
        undo_.undo();
}

} // namespace attune
