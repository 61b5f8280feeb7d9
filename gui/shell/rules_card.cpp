// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/rules_card.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/msgdlg.h>

namespace attune {
namespace {

constexpr int indent = 28;       ///< below the words of a check box
constexpr int label_width = 250;

wxString shown(const std::string& words) {
    return utf8(words);
}

/// The unit, and where the number comes from when that is not where the rule does.
std::string words_behind(const RuleNumber& number, const PracticeRule& rule) {
    if (number.evidence == rule.evidence || number.evidence == EvidenceTag::none)
        return number.unit;
    const std::string words = rule_evidence_words(number.evidence, {});
    return number.unit + "  " + words.substr(0, words.find(']') + 1) + " " + number.source;
}

} // namespace

RulesCard::RulesCard(wxWindow* parent, RulesViewModel& model)
    : Card{parent, _("Rules")},
      model_{model},
      form_{new wxChoice{this, wxID_ANY}},
      list_{new Group{this}} {
    content()->Add(wrapped_text(this,
                                _("What Attune speaks up about. A change holds for drafts at once; signed notes keep "
                                  "what they were signed with."),
                                FontRole::body, Tone::usual, 80),
                   wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    auto* words = field_label(this, _("R&ules of"));
    words->MoveBeforeInTabOrder(form_);
    words->SetMinSize(FromDIP(wxSize{220, -1}));
    for (const auto& form : model_.forms())
        form_->Append(shown(form.title));
    form_->SetSelection(static_cast<int>(model_.chosen()));
    set_accessible(form_, "settings-rules-form", _("Rules of"));
    guard_wheel(form_, [this](int by) { on_scroll(by); });
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(words, wxSizerFlags{}.CentreVertical());
    line->Add(form_, wxSizerFlags{}.CentreVertical());
    content()->Add(line, wxSizerFlags{}.Border(wxTOP, FromDIP(10)));
    list_->SetSizer(new wxBoxSizer{wxVERTICAL});
    content()->Add(list_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    form_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_.choose(static_cast<std::size_t>(event.GetSelection()));
        build_rows();
        on_resize();
    });
    build_rows();
}

void RulesCard::build_rows() {
    list_->Freeze();
    rows_.clear();
    list_->GetSizer()->Clear(true);
    for (std::size_t rule = 0; rule < model_.rules().size(); ++rule)
        add_rule(rule);
    list_->Layout();
    list_->Thaw();
}

void RulesCard::add_rule(std::size_t rule) {
    const PracticeRule& shown_rule = model_.rules()[rule];
    auto* down = list_->GetSizer();
    rows_.emplace_back();
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    if (!shown_rule.name.empty()) {
        auto* is_on = new wxCheckBox{list_, wxID_ANY, shown(shown_rule.label)};
        set_accessible(is_on, "settings-rule." + shown_rule.name, shown(shown_rule.label));
        is_on->SetValue(shown_rule.is_on);
        is_on->Bind(wxEVT_CHECKBOX, [this, rule](wxCommandEvent&) { flip(rule); });
        head->Add(is_on, wxSizerFlags{}.CentreVertical());
        rows_.back().is_on = is_on;
    }
    head->AddStretchSpacer();
    auto* delivered = link_button(list_, "settings-delivered." + shown_rule.name, _("As delivered"),
                                  wxString::Format(_("As delivered, %s"), shown(shown_rule.label)));
    delivered->Bind(wxEVT_BUTTON, [this, rule](wxCommandEvent&) {
        attempt([&] { model_.set_as_delivered(std::string{model_.rules()[rule].name}); });
        show_values(rule);
    });
    head->Add(delivered, wxSizerFlags{}.CentreVertical().ReserveSpaceEvenIfHidden());
    rows_.back().delivered = delivered;
    down->Add(head, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    const auto add_words = [&](const wxString& words) {
        if (!words.empty())
            down->Add(wrapped_text(list_, words, FontRole::small, Tone::muted, 90),
                      wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(indent)));
    };
    add_words(shown(shown_rule.says));
    if (shown_rule.is_blocking())
        add_words(_("Keeps a note from being signed."));
    for (std::size_t number = 0; number < shown_rule.numbers.size(); ++number)
        add_number(down, rule, number);
    add_words(shown(rule_evidence_words(shown_rule.evidence, shown_rule.source)));
    show_values(rule);
}

void RulesCard::add_number(wxSizer* down, std::size_t rule, std::size_t number) {
    const RuleNumber& shown_number = model_.rules()[rule].numbers[number];
    auto* words = field_label(list_, shown(shown_number.label));
    words->SetMinSize({std::max(FromDIP(label_width), words->GetBestSize().x + FromDIP(8)), -1});
    auto* value = new wxSpinCtrlDouble{list_, wxID_ANY};
    const double step = shown_number.step.value_or(1);
    value->SetRange(shown_number.min.value_or(-1e6), shown_number.max.value_or(1e6));
    value->SetIncrement(step);
    value->SetDigits(step == static_cast<int>(step) ? 0 : 1);
    set_accessible(value, "settings-number." + shown_number.name,
                   shown(model_.rules()[rule].label + ", " + shown_number.label +
                         (shown_number.unit.empty() ? "" : ", " + shown_number.unit)));
    if (!shown_number.hint.empty() || !shown_number.source.empty())
        value->SetToolTip(shown(shown_number.hint.empty() ? rule_evidence_words(shown_number.evidence, shown_number.source)
                                                          : shown_number.hint));
    guard_wheel(value, [this](int by) { on_scroll(by); });
    value->Bind(wxEVT_SPINCTRLDOUBLE, [this, rule, number](wxSpinDoubleEvent& event) {
        attempt([&] { model_.set_number(std::string{model_.rules()[rule].numbers[number].name}, event.GetValue()); });
        show_values(rule);
    });
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(words, wxSizerFlags{}.CentreVertical());
    line->Add(value, wxSizerFlags{}.CentreVertical());
    line->Add(text(list_, shown(words_behind(shown_number, model_.rules()[rule])), FontRole::body, Tone::muted),
              wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    down->Add(line, wxSizerFlags{}.Border(wxLEFT | wxTOP, FromDIP(4)));
    down->GetItem(down->GetItemCount() - 1)->SetBorder(FromDIP(4));
    line->InsertSpacer(0, FromDIP(indent - 4));
    rows_.back().numbers.push_back(value);
}

void RulesCard::flip(std::size_t rule) {
    const PracticeRule changed = model_.rules()[rule];
    const bool wanted = rows_[rule].is_on->GetValue();
    if (wanted || !changed.is_blocking() || confirms(changed))
        attempt([&] { model_.switch_rule(changed.name, wanted ? RuleSwitch::on : RuleSwitch::off); });
    show_values(rule);
}

bool RulesCard::confirms(const PracticeRule& rule) {
    wxMessageDialog question{this, wxString::Format(_("Switch off “%s”?"), shown(rule.label)), _("Attune"),
                             wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(_("It keeps a note from being signed while a client may be at risk and nothing is "
                                  "written about it. Without it nobody is asked. The change stands in the audit trail."));
    question.SetYesNoLabels(_("Switch it off"), _("Keep it on"));
    return question.ShowModal() == wxID_YES;
}

void RulesCard::show_values(std::size_t rule) {
    const PracticeRule& now = model_.rules()[rule];
    Row& row = rows_[rule];
    if (row.is_on != nullptr)
        row.is_on->SetValue(now.is_on);
    for (std::size_t i = 0; i < row.numbers.size(); ++i) {
        if (row.numbers[i]->GetValue() != now.numbers[i].value)
            row.numbers[i]->SetValue(now.numbers[i].value);
        row.numbers[i]->Enable(now.is_on);
    }
    row.delivered->Show(!now.is_as_delivered());
    list_->Layout();
}

void RulesCard::attempt(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
