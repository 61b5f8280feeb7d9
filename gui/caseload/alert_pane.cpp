// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/alert_pane.hpp"

#include "gui/caseload/alert_words.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <utility>
#include <wx/intl.h>

namespace attune {

namespace {

/// "caseload-look-life_events": the name of a tick for tests.
std::string tick_id(const std::string& consideration) { return "caseload-look-" + consideration; }

} // namespace

AlertPane::AlertPane(wxWindow* parent, CaseloadViewModel& model)
    : StyledPanel{parent, "attune-side"},
      model_{model} {
    build();
    show({});
}

void AlertPane::build() {
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(build_words(), wxSizerFlags{5}.Expand().Border(wxALL, FromDIP(16)));
    sizer->Add(build_answer(), wxSizerFlags{7}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(12)));
    sizer->Add(build_buttons(), wxSizerFlags{}.Border(wxALL, FromDIP(16)));
    SetSizer(sizer);
}

wxSizer* AlertPane::build_words() {
    headline_ = wrapped_text(this, {}, FontRole::strong);
    headline_->SetName("caseload-headline");
    rule_ = wrapped_text(this, {});
    rule_->SetName("caseload-rule");
    source_ = wrapped_text(this, {}, FontRole::small, Tone::muted);
    off_ = wrapped_text(this, {}, FontRole::small, Tone::muted);
    off_->SetName("caseload-off");
    which_ = new wxChoice{this, wxID_ANY};
    set_accessible(which_, "caseload-which", _("Which alert"));
    guard_wheel(which_, [](int) {});
    which_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        try {
            keep();
        } catch (const std::exception& failure) {
            which_->SetSelection(static_cast<int>(alert_));
            return show_failure(this, failure);
        }
        alert_ = static_cast<std::size_t>(event.GetSelection());
        show_alert();
    });
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(headline_, wxSizerFlags{}.Expand());
    sizer->Add(rule_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    sizer->Add(source_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    sizer->Add(off_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    sizer->Add(which_, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    return sizer;
}

wxSizer* AlertPane::build_answer() {
    answer_ = new Group{this};
    auto* looked = text(answer_, _("Looked at"), FontRole::small, Tone::muted);
    ticks_sizer_ = new wxGridSizer{4, FromDIP(wxSize{12, 2})};
    for (const std::string& id : alert_considerations()) {
        const wxString words = utf8(consideration_words(id));
        auto* tick = new wxCheckBox{answer_, wxID_ANY, words};
        set_accessible(tick, tick_id(id), wxString::Format(_("Looked at: %s"), words));
        ticks_.emplace_back(id, tick);
        ticks_sizer_->Add(tick, wxSizerFlags{}.CentreVertical());
    }
    words_ = text_field(answer_, "caseload-words", _("In your own words"));
    words_->SetHint(_("In your own words: what you make of it, what you will do"));
    words_->SetMaxLength(2000);
    missing_ = wrapped_text(answer_, {}, FontRole::small, Tone::critical);
    missing_->SetName("caseload-missing");
    answered_ = wrapped_text(this, {});
    answered_->SetName("caseload-answered");
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(looked);
    inside->Add(ticks_sizer_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(2)));
    inside->Add(words_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    inside->Add(missing_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    answer_->SetSizer(inside);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(answer_, wxSizerFlags{1}.Expand());
    sizer->Add(answered_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(4)));
    return sizer;
}

wxSizer* AlertPane::build_buttons() {
    open_ = push_button(this, "caseload-open-client", _("&Open client"));
    give_ = push_button(this, "caseload-answer", _("Ans&wer alert"));
    suggested(give_);
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (client_)
            on_open_client(*client_);
    });
    give_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { give_answer(); });
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(give_, wxSizerFlags{}.Expand());
    sizer->Add(open_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    return sizer;
}

const CaseloadRow* AlertPane::row() const {
    return client_ ? model_.find_row(*client_) : nullptr;
}

const CaseloadAlert* AlertPane::alert() const {
    const CaseloadRow* each = row();
    return each != nullptr && alert_ < each->alerts.size() ? &each->alerts[alert_] : nullptr;
}

void AlertPane::show(std::optional<ClientId> client) {
    client_ = client;
    alert_ = 0;
    which_->Clear();
    if (const CaseloadRow* each = row())
        for (const CaseloadAlert& one : each->alerts) {
            if (answering_ && CaseloadViewModel::is_same(one, *answering_))
                alert_ = which_->GetCount();
            which_->Append(utf8(std::string{alert_code(one.alert.kind)} + ": " + short_words(one)));
        }
    if (!which_->IsEmpty())
        which_->SetSelection(static_cast<int>(alert_));
    show_alert();
}

void AlertPane::show_alert() {
    const CaseloadRow* each = row();
    const CaseloadAlert* one = alert();
    const bool waits = one != nullptr && one->waits();
    answering_ = waits ? std::optional{*one} : std::nullopt;
    if (each == nullptr) {
        headline_->set_words(_("No client chosen"));
        rule_->set_words(_("Choose a client to read what the label and the alert mean."));
    } else {
        headline_->set_words(utf8(model_.headline(*each, alert_)));
        rule_->set_words(one == nullptr ? _("No alert: nothing in the scores calls for a look.")
                                        : utf8(rule_words(*one)));
    }
    source_->set_words(one == nullptr ? wxString{}
                                      : wxString::Format(waits ? _("Rule %s. The answer is kept with the client.")
                                                               : _("Rule %s."),
                                                         utf8(std::string{alert_code(one->alert.kind)})));
    off_->set_words(each == nullptr ? wxString{} : utf8(off_words(*each)));
    off_->Show(each != nullptr && !each->off.empty());
    which_->Show(each != nullptr && each->alerts.size() > 1);
    answer_->Show(waits);
    give_->Show(waits);
    missing_->set_words({});
    missing_->Hide();
    answered_->set_words(one == nullptr ? wxString{} : utf8(model_.answered_words(*one)));
    answered_->Show(one != nullptr && one->answer.has_value());
    open_->Enable(each != nullptr);
    if (each != nullptr)
        set_accessible(open_, "caseload-open-client", wxString::Format(_("Open client, %s"), utf8(each->name)));
    if (waits) {
        set_accessible(give_, "caseload-answer", wxString::Format(_("Answer alert, %s"), utf8(each->name)));
        put(model_.draft(*one));
    }
    Layout();
}

AlertDraft AlertPane::typed() const {
    AlertDraft draft;
    for (const auto& [id, tick] : ticks_)
        if (tick->GetValue())
            draft.considered.push_back(id);
    draft.words = words_->GetValue().utf8_string();
    return draft;
}

void AlertPane::put(const AlertDraft& draft) {
    for (const auto& [id, tick] : ticks_)
        tick->SetValue(std::find(draft.considered.begin(), draft.considered.end(), id) != draft.considered.end());
    if (const wxString words = utf8(draft.words); words != words_->GetValue())
        words_->ChangeValue(words); // the caret stays where somebody types
}

void AlertPane::keep() {
    if (answering_)
        model_.keep_draft(*answering_, typed());
}

void AlertPane::give_answer() {
    const CaseloadAlert* one = alert();
    if (one == nullptr || !one->waits())
        return;
    const AlertDraft draft = typed();
    if (const std::string problem = CaseloadViewModel::answer_problem(draft); !problem.empty()) {
        missing_->set_words(utf8(problem));
        missing_->Show();
        set_description(words_, utf8(problem));
        Layout();
        ticks_.front().second->SetFocus();
        return announce(words_, utf8(problem));
    }
    const auto answering = std::exchange(answering_, std::nullopt); // given, it is no draft any more
    try {
        model_.answer(*client_, alert_, draft);
    } catch (const std::exception& failure) {
        answering_ = answering; // what is typed stays
        return show_failure(this, failure);
    }
    on_answered();
}

void AlertPane::set_narrow(bool narrow) {
    const int columns = narrow ? 3 : 4;
    if (ticks_sizer_->GetCols() == columns)
        return;
    ticks_sizer_->SetCols(columns);
    Layout();
}

} // namespace attune
