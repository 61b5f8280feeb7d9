// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/field_form.hpp"

#include "core/calendar/typed.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/statline.h>

namespace attune {

FieldDialog::FieldDialog(wxWindow* parent, const std::string& id, const wxString& title, const wxString& question,
                         const wxString& verb)
    : wxDialog{parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      rows_{new wxFlexGridSizer{2, FromDIP(8), FromDIP(12)}},
      verb_{verb} {
    SetName(utf8(id));
    rows_->AddGrowableCol(1);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(this, question, FontRole::heading), wxSizerFlags{}.Border(wxBOTTOM, FromDIP(16)));
    sizer->Add(rows_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
}

void FieldDialog::add_row(const wxString& label, wxWindow* control) {
    auto* words = new wxStaticText{this, wxID_ANY, label};
    words->MoveBeforeInTabOrder(control);
    words->SetMinSize({FromDIP(120), -1});
    rows_->Add(words, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    rows_->Add(control, wxSizerFlags{1}.Expand());
}

wxTextCtrl* FieldDialog::add_field(const std::string& id, const wxString& label, const std::string& value,
                                   const wxString& hint) {
    wxTextCtrl* field = text_field(this, id, wxControl::RemoveMnemonics(label), utf8(value));
    if (!hint.empty())
        field->SetHint(hint);
    add_row(label, field);
    return field;
}

wxTextCtrl* FieldDialog::add_long_field(const std::string& id, const wxString& label, const std::string& value) {
    wxTextCtrl* field =
        text_field(this, id, wxControl::RemoveMnemonics(label), utf8(value), wxTE_MULTILINE);
    field->SetMinSize({-1, FromDIP(64)});
    add_row(label, field);
    return field;
}

wxTextCtrl* FieldDialog::add_date(const std::string& id, const wxString& label, std::optional<Date> value) {
    return add_field(id, label, value ? format_date(*value) : "", _("Year-month-day, as 2027-03-09"));
}

void FieldDialog::finish() {
    problem_ = wrapped_text(this, {}, FontRole::small, Tone::critical, 70);
    problem_->SetName("dialog-problem");
    auto* cancel = push_button(this, "dialog-cancel", _("Cancel"));
    auto* verb = push_button(this, "dialog-ok", verb_);
    suggested(verb);
    verb->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    buttons->Add(verb);
    wxSizer* sizer = GetSizer();
    sizer->Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    SetSizer(nullptr, false);
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    frame->SetMinSize(FromDIP(wxSize{560, -1}));
    SetSizerAndFit(frame);
    CentreOnParent();
    verb->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { try_accept(); });
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            EndModal(wxID_CANCEL);
        else
            event.Skip();
    });
}

void FieldDialog::try_accept() {
    wxString problem;
    try {
        problem = accept();
    } catch (const std::exception& failure) {
        problem = sentence_for(failure);
    }
    if (problem.empty())
        return EndModal(wxID_OK);
    problem_->set_words(problem);
    announce(problem_, problem);
    Layout();
    Fit();
}

std::string read_words(const wxTextCtrl* field) { return field->GetValue().utf8_string(); }

std::optional<Date> read_date(const wxTextCtrl* field, const wxString& name, wxString& problem) {
    const std::string typed = read_words(field);
    const auto date = typed_date(typed);
    if (!typed.empty() && !date)
        problem += (problem.empty() ? "" : " ") + wxString::Format(_("%s must be a day, as 2027-03-09."), name);
    return date;
}

std::optional<TimeOfDay> read_time(const wxTextCtrl* field, const wxString& name, wxString& problem) {
    const std::string typed = read_words(field);
    const auto time = typed_time(typed);
    if (!typed.empty() && !time)
        problem += (problem.empty() ? "" : " ") + wxString::Format(_("%s must be a time, as 14:05."), name);
    return time;
}

} // namespace attune
