// SPDX-License-Identifier: Apache-2.0
#include "gui/modality/install_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/scroll_page.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int inner_width = 560;
constexpr int lines_shown = 8;

wxString heading_of(const InstallPlan& plan) {
    const wxString title = utf8(plan.pack.title);
    const wxString version = utf8(plan.pack.version);
    switch (plan.kind) {
    case InstallKind::update:
        return wxString::Format(_("Update %s from %s to %s?"), title, utf8(plan.version_before), version);
    case InstallKind::again: return wxString::Format(_("Install %s %s again?"), title, version);
    case InstallKind::older:
        return wxString::Format(_("Go back from %s %s to %s?"), title, utf8(plan.version_before), version);
    case InstallKind::other:
        return wxString::Format(_("Put %s %s in the place of another pack?"), title, version);
    case InstallKind::first: break;
    }
    return wxString::Format(_("Install %s %s?"), title, version);
}

wxString button_of(InstallKind kind) {
    switch (kind) {
    case InstallKind::update: return _("&Update");
    case InstallKind::older: return _("&Go back");
    case InstallKind::other: return _("&Replace");
    case InstallKind::first:
    case InstallKind::again: break;
    }
    return _("&Install");
}

wxString contents_of(const Pack& pack) {
    std::size_t questions = 0;
    std::size_t curves = 0;
    std::size_t warnings = 0;
    wxString forms;
    for (const auto& form : pack.templates) {
        forms += (forms.empty() ? "" : ", ") + utf8(form->title);
        for (const auto& section : form->sections)
            questions += section.fields.size();
        curves += form->series.size();
        warnings += form->rules.size();
    }
    wxString measures;
    for (const auto& measure : pack.measures)
        measures += (measures.empty() ? "" : ", ") + utf8(measure->title);
    if (!measures.empty())
        measures = wxString::Format(_("Measures: %s."), measures);
    if (pack.templates.empty())
        return measures;
    const auto words = wxString::Format(_("%s. Questions: %zu, curves: %zu, warnings: %zu."), forms, questions, curves, warnings);
    return measures.empty() ? words : words + " " + measures;
}

/// A field of facts: a muted name and what it is.
void add_fact(wxWindow* parent, wxFlexGridSizer* facts, const wxString& name, const wxString& words,
              FontRole role = FontRole::body) {
    facts->Add(text(parent, name, FontRole::body, Tone::muted));
    facts->Add(text(parent, words, role));
}

} // namespace

InstallDialog::InstallDialog(wxWindow* parent, const InstallPlan& plan)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Install a modality")} {
    SetName("install-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    auto* heading = text(this, heading_of(plan), FontRole::heading);
    heading->SetName("install.heading");
    down->Add(heading);
    add_contents(down, plan);
    add_changes(down, plan);
    add_publisher(down, plan);
    for (const auto& remark : plan.remarks)
        down->Add(wrapped_text(this, utf8(remark), FontRole::body, Tone::caution),
                  wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    if (plan.questions.contains(InstallQuestion::publisher))
        add_tick(down, "install.compared",
                 _("I &compared the fingerprint with the publisher’s page or letter"));
    if (plan.questions.contains(InstallQuestion::not_signed))
        add_tick(down, "install.unsigned", _("I know &who made this file, and take it as our own"));
    if (plan.questions.contains(InstallQuestion::other_publisher))
        add_tick(down, "install.other",
                 wxString::Format(_("Put it in the &place of %s %s from %s"), utf8(plan.pack.id),
                                  utf8(plan.version_before), utf8(plan.publisher_before)));
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    auto* leave = new wxButton{this, wxID_CANCEL, _("Do &not install")};
    set_accessible(leave, "install.leave", _("Do not install"));
    install_ = new wxButton{this, wxID_OK, button_of(plan.kind)};
    set_accessible(install_, "install.install", wxControl::RemoveMnemonics(button_of(plan.kind)));
    suggested(install_);
    line->Add(leave);
    line->AddStretchSpacer();
    preview_ = push_button(this, "install.preview", _("Pre&view form"));
    preview_->Hide();
    line->Add(preview_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    line->Add(install_);
    down->Add(line, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(20)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    frame->SetMinSize(FromDIP(wxSize{inner_width + 48, -1}));
    SetSizerAndFit(frame);
    CentreOnParent();
    // Prose knows its height when it has been given a width.
    CallAfter([this] {
        Fit();
        CentreOnParent();
    });
    update_button();
    leave->SetFocus();
}

void InstallDialog::offer_preview(std::function<void()> show) {
    preview_->Show();
    preview_->Bind(wxEVT_BUTTON, [show = std::move(show)](wxCommandEvent&) { show(); });
    Fit();
}

void InstallDialog::add_contents(wxSizer* down, const InstallPlan& plan) {
    down->Add(wrapped_text(this, contents_of(plan.pack)), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    if (!plan.pack.evidence.empty())
        down->Add(wrapped_text(this, utf8(plan.pack.evidence), FontRole::small, Tone::muted),
                  wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    if (plan.pack.library.empty())
        return;
    const bool is_new = plan.kind == InstallKind::first || plan.kind == InstallKind::other;
    down->Add(wrapped_text(
                  this, is_new ? _("It has a program part, which stays off until you approve it on its own.")
                               : _("Its program part runs on only when it and what it receives are the same "
                                   "as what you approved.")),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
}

void InstallDialog::add_changes(wxSizer* down, const InstallPlan& plan) {
    if (plan.kind == InstallKind::first)
        return;
    wxString words = _("What is different for new notes:");
    if (plan.changes.empty())
        words = _("Nothing that you would meet in a note is different.");
    down->Add(text(this, words, FontRole::strong), wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
    if (!plan.changes.empty()) {
        wxString lines;
        for (const auto& change : plan.changes)
            lines += (lines.empty() ? "" : "\n") + utf8(change);
        auto* list = text_field(this, "install.changes", _("What is different"), lines,
                                wxTE_MULTILINE | wxTE_READONLY);
        const int shown = std::min(lines_shown, static_cast<int>(plan.changes.size()) + 1);
        list->SetMinSize({FromDIP(inner_width), list->GetCharHeight() * shown + FromDIP(20)});
        down->Add(list, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    }
    down->Add(
        wrapped_text(this, _("Notes and drafts that are there keep the form that they were written with.")),
        wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
}

void InstallDialog::add_publisher(wxSizer* down, const InstallPlan& plan) {
    auto* card = new StyledPanel{this, "attune-card"};
    auto* facts = new wxFlexGridSizer{2, FromDIP(6), FromDIP(12)};
    facts->AddGrowableCol(1);
    if (plan.publisher) {
        add_fact(card, facts, _("Signed by"), utf8(plan.publisher->name));
        add_fact(card, facts, _("Fingerprint"), utf8(fingerprint_of(plan.publisher->key)), FontRole::code);
        if (plan.questions.contains(InstallQuestion::publisher))
            add_fact(card, facts, _("Approved"),
                     _("not yet: you will not be asked again for this publisher"));
    } else {
        add_fact(card, facts, _("Signed by"), _("nobody"));
    }
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(facts, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
    card->SetSizer(inside);
    down->Add(card, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
}

void InstallDialog::add_tick(wxSizer* down, const std::string& id, const wxString& words) {
    auto* tick = new wxCheckBox{this, wxID_ANY, words};
    set_accessible(tick, id, wxControl::RemoveMnemonics(words));
    tick->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { update_button(); });
    ticks_.push_back(tick);
    down->Add(tick, wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
}

void InstallDialog::update_button() {
    install_->Enable(std::ranges::all_of(ticks_, [](const wxCheckBox* tick) { return tick->GetValue(); }));
}

RefusedPackDialog::RefusedPackDialog(wxWindow* parent, const wxString& file,
                                     const std::vector<std::string>& problems)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY,      _("This file cannot be installed"),
               wxDefaultPosition,           wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    SetName("refused-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, wxString::Format(_("%s cannot be installed"), file), FontRole::heading));
    down->Add(
        wrapped_text(this, _("Nothing of it was kept. Who made it can mend it; this is what is wrong:")),
        wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    wxString lines;
    for (const auto& problem : problems)
        lines += (lines.empty() ? "" : "\n") + utf8(problem);
    auto* list =
        text_field(this, "refused.problems", _("What is wrong"), lines, wxTE_MULTILINE | wxTE_READONLY);
    list->SetMinSize(FromDIP(wxSize{inner_width, 180}));
    down->Add(list, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    auto* leave = new wxButton{this, wxID_CANCEL, _("Close")};
    set_accessible(leave, "refused.close", _("Close"));
    down->Add(leave, wxSizerFlags{}.Right().Border(wxTOP, FromDIP(16)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizerAndFit(frame);
    CentreOnParent();
    list->SetInsertionPoint(0);
    leave->SetFocus();
}

} // namespace attune
