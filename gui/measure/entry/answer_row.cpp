// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/entry/answer_row.hpp"

#include "gui/measure/score_words.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <gtk/gtk.h>
#include <wx/dcclient.h>
#include <wx/intl.h>

namespace attune {
namespace {

constexpr int row_height = 44;
constexpr int button_height = 34;
constexpr int least_button = 34;
constexpr int narrow_button = 40; ///< so that "100" stands in it
constexpr int number_width = 28;
constexpr int last_width = 74;
constexpr int least_topic = 60; ///< a topic ends with "…" before anything else is cut

wxString button_words(const AnswerOption& option, ButtonLook::Words words) {
    const wxString number = utf8(answer_number(option.value));
    return option.label.empty() || words == ButtonLook::Words::above ? number : number + "  " + utf8(option.label);
}

} // namespace

ButtonLook button_look(wxWindow* window, const AnswerScale& scale, int room) {
    const auto choices = choices_of(scale);
    if (choices.empty())
        return {};
    int width = window->FromDIP(least_button);
    wxClientDC dc{window};
    dc.SetFont(font(FontRole::strong)); // a chosen one is bold
    for (const AnswerOption& option : choices)
        width = std::max(width, dc.GetTextExtent(button_words(option, ButtonLook::Words::beside_number)).x +
                                    window->FromDIP(8));
    const int count = static_cast<int>(choices.size());
    if (width * count <= room)
        return {.width = std::min(std::max(width, window->FromDIP(96)), room / count),
                .words = ButtonLook::Words::beside_number};
    return {.width = std::min(window->FromDIP(count > 9 ? narrow_button : 52), room / count),
            .words = ButtonLook::Words::above};
}

wxString anchor_line(const AnswerScale& scale) {
    wxString line;
    for (const AnswerOption& option : choices_of(scale))
        if (!option.label.empty())
            line += (line.empty() ? wxString{} : utf8("  ·  ")) + utf8(answer_number(option.value)) + " " +
                    utf8(option.label);
    return line;
}

AnswerRow::AnswerRow(wxWindow* parent, const EntrySheet& sheet, std::size_t item, const ButtonLook& look,
                     const wxString& last)
    : StyledPanel{parent, "attune-answer-row"},
      sheet_{sheet},
      item_{item},
      last_{last},
      choices_{choices_of(sheet.scale(item))} {
    set_accessible(this, "item-" + sheet.item(item).id, name(), anchor_line(sheet.scale(item)), Role::grouping);
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    build_words(line);
    if (choices_.empty())
        build_field(line);
    else
        build_buttons(line, look);
    if (sheet.item(item).applies == MeasureItem::Applies::may_not)
        build_not_applicable(line);
    else if (may_any_not_apply())
        line->AddSpacer(not_applicable_width() + FromDIP(8)); // the digits of all rows stand below each other
    state_ = new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxALIGN_RIGHT | wxST_NO_AUTORESIZE};
    state_->SetFont(font(FontRole::small));
    set_tone(state_, Tone::muted);
    state_->SetMinSize({FromDIP(last_width), -1});
    line->Add(state_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    line->AddSpacer(FromDIP(8));
    line->SetMinSize({-1, FromDIP(row_height)});
    SetSizer(line);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit_topic();
        event.Skip(); // the panel then lays out with the width that is found
    });
    refresh();
}

void AnswerRow::fit_topic() {
    const int others = GetSizer()->CalcMin().x - topic_->GetMinSize().x;
    const int room = std::max(GetClientSize().x - others, FromDIP(least_topic));
    topic_->SetMinSize({std::min(topic_width_, room), -1});
}

wxString AnswerRow::name() const {
    const MeasureItem& item = sheet_.item(item_);
    return wxString::Format(_("Item %s, %s"), utf8(item.id), utf8(topic_words(item)));
}

void AnswerRow::build_words(wxBoxSizer* line) {
    const MeasureItem& item = sheet_.item(item_);
    auto* number = text(this, utf8(item.id), FontRole::body, Tone::muted);
    // "gate" is wider than any number; the topics begin in one line all the same.
    std::string longest = item.id;
    for (const MeasureItem& each : sheet_.instrument().items)
        if (each.id.size() > longest.size())
            longest = each.id;
    number->SetMinSize({std::max(FromDIP(number_width), GetTextExtent(utf8(longest)).x + FromDIP(8)), -1});
    line->Add(number, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    const wxString words = utf8(topic_words(item));
    topic_ = new wxStaticText{this, wxID_ANY, wxControl::EscapeMnemonics(words), wxDefaultPosition, wxDefaultSize,
                              wxST_ELLIPSIZE_END};
    topic_->SetFont(font(FontRole::body));
    topic_->SetToolTip(words);
    wxClientDC dc{this};
    dc.SetFont(font(FontRole::strong)); // as it is while it is current
    topic_width_ = dc.GetTextExtent(words).x + FromDIP(4);
    topic_->SetMinSize({FromDIP(least_topic), -1});
    auto* words_line = new wxBoxSizer{wxHORIZONTAL};
    words_line->Add(topic_, wxSizerFlags{}.CentreVertical());
    const Instrument& instrument = sheet_.instrument();
    const bool is_safety = std::any_of(instrument.safety.begin(), instrument.safety.end(), [&](const SafetyRule& rule) {
        return std::find(rule.items.begin(), rule.items.end(), item_) != rule.items.end();
    });
    if (is_safety || item.counts == MeasureItem::Counts::no)
        words_line->Add(text(this, is_safety ? _("safety") : _("not scored"), FontRole::small, Tone::muted),
                        wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(6)));
    line->Add(words_line, wxSizerFlags{1}.CentreVertical());
}

wxRadioButton* AnswerRow::make_button(wxWindow* parent, const wxString& words, const std::string& id,
                                      const wxString& name, long style) {
    auto* button = new wxRadioButton{parent, wxID_ANY, wxControl::EscapeMnemonics(words), wxDefaultPosition,
                                     wxDefaultSize, style};
    gtk_toggle_button_set_mode(GTK_TOGGLE_BUTTON(outer_widget(button)), FALSE);
    set_accessible(button, id, name);
    return button;
}

void AnswerRow::build_buttons(wxBoxSizer* line, const ButtonLook& look) {
    auto* row = new Group{this};
    add_style_class(row, "linked");
    add_style_class(row, "attune-scale");
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    none_ = new wxRadioButton{row, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxRB_GROUP};
    none_->Hide();
    for (const AnswerOption& option : choices_) {
        const std::string id = "answer-" + sheet_.item(item_).id + "-" + answer_number(option.value);
        const wxString spoken = utf8(answer_number(option.value)) +
                                (option.label.empty() ? wxString{} : " " + utf8(option.label));
        auto* button = make_button(row, button_words(option, look.words), id, name() + ": " + spoken, 0);
        button->SetMinSize({look.width, FromDIP(button_height)});
        if (look.words == ButtonLook::Words::above && !option.label.empty())
            button->SetToolTip(utf8(option.label));
        const double value = option.value;
        button->Bind(wxEVT_RADIOBUTTON, [this, value](wxCommandEvent&) {
            if (!quiet_)
                on_choose(value);
        });
        button->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            on_focus();
        });
        buttons->Add(button);
        buttons_.push_back(button);
    }
    row->SetSizer(buttons);
    line->Add(row, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
}

void AnswerRow::build_field(wxBoxSizer* line) {
    const AnswerScale& scale = sheet_.scale(item_);
    field_ = text_field(this, "answer-" + sheet_.item(item_).id, name());
    field_->SetHint(utf8(answer_number(scale.min)) + utf8("–") + utf8(answer_number(scale.max)));
    field_->SetMinSize({FromDIP(88), field_->GetMinSize().y});
    set_description(field_, anchor_line(scale));
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (!quiet_)
            on_type(field_->GetValue().utf8_string());
    });
    field_->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        on_focus();
    });
    wxString ends;
    for (const AnswerOption& option : scale.options)
        ends += (ends.empty() ? wxString{} : utf8(" · ")) + utf8(answer_number(option.value)) + " " +
                utf8(option.label);
    line->Add(field_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    if (!ends.empty())
        line->Add(text(this, ends, FontRole::small, Tone::muted),
                  wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
}

bool AnswerRow::may_any_not_apply() const {
    const auto& items = sheet_.instrument().items;
    return std::any_of(items.begin(), items.end(),
                       [](const MeasureItem& item) { return item.applies == MeasureItem::Applies::may_not; });
}

/// As it is while it is chosen, which is bold.
int AnswerRow::not_applicable_width() const {
    wxClientDC dc{const_cast<AnswerRow*>(this)}; // only measures
    dc.SetFont(font(FontRole::strong));
    return std::max(FromDIP(40), dc.GetTextExtent(_("n/a")).x + FromDIP(12));
}

void AnswerRow::build_not_applicable(wxBoxSizer* line) {
    auto* beside = new Group{this};
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    if (none_ == nullptr) {
        none_ = new wxRadioButton{beside, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxRB_GROUP};
        none_->Hide();
    }
    not_applicable_ = make_button(beside, _("n/a"), "answer-" + sheet_.item(item_).id + "-na",
                                  name() + ": " + _("does not apply"), wxRB_SINGLE);
    gtk_radio_button_join_group(GTK_RADIO_BUTTON(outer_widget(not_applicable_)),
                                GTK_RADIO_BUTTON(outer_widget(none_)));
    add_style_class(not_applicable_, "attune-notasked");
    not_applicable_->SetMinSize({not_applicable_width(), FromDIP(button_height)});
    not_applicable_->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) {
        if (!quiet_)
            on_not_applicable();
    });
    sizer->Add(not_applicable_);
    beside->SetSizer(sizer);
    line->Add(beside, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
}

void AnswerRow::refresh() {
    quiet_ = true;
    show_answer();
    show_state();
    quiet_ = false;
    const bool current = sheet_.current() == item_;
    if (current != is_current_) {
        is_current_ = current;
        current ? add_style_class(this, "attune-current") : remove_style_class(this, "attune-current");
        topic_->SetFont(font(current ? FontRole::strong : FontRole::body));
        Layout();
        Refresh();
    }
}

void AnswerRow::show_answer() {
    const Answer& answer = sheet_.answer(item_);
    if (field_ != nullptr) {
        const TypedNumber shown = typed_number(sheet_.scale(item_), field_->GetValue().utf8_string());
        const bool is_shown =
            shown.value.has_value() == answer.is_given() && (!answer.is_given() || shown.value == answer.value);
        if (!shown.problem && !is_shown) // what cannot be an answer stays in sight until it is mended
            field_->ChangeValue(answer.is_given() ? utf8(answer_number(answer.value)) : wxString{});
    }
    wxRadioButton* chosen = none_;
    for (std::size_t i = 0; i < buttons_.size(); ++i)
        if (answer.is_given() && std::abs(answer.value - choices_[i].value) < 1e-9)
            chosen = buttons_[i];
    if (not_applicable_ != nullptr && answer.kind == Answer::Kind::not_applicable)
        chosen = not_applicable_;
    if (chosen != nullptr && !chosen->GetValue())
        chosen->SetValue(true);
    keep_one_stop();
}

wxString AnswerRow::problem() const {
    if (field_ == nullptr || !typed_number(sheet_.scale(item_), field_->GetValue().utf8_string()).problem)
        return {};
    const AnswerScale& scale = sheet_.scale(item_);
    return wxString::Format(_("Item %s takes a number from %s to %s in steps of %s."), utf8(sheet_.item(item_).id),
                            utf8(answer_number(scale.min)), utf8(answer_number(scale.max)),
                            utf8(answer_number(scale.step)));
}

void AnswerRow::show_state() {
    const bool asked = sheet_.is_asked(item_);
    wxString words = last_;
    if (!asked)
        words = _("not asked");
    else if (sheet_.is_left_out(item_))
        words = _("not answered");
    else if (sheet_.answer(item_).kind == Answer::Kind::not_applicable && not_applicable_ == nullptr)
        words = _("does not apply");
    if (!problem().empty())
        words = wxString::Format(_("not %s"), field_->GetHint());
    if (state_->GetLabel() != words)
        state_->SetLabel(words);
    for (wxRadioButton* button : buttons_)
        if (button->IsEnabled() != asked)
            button->Enable(asked);
    if (field_ != nullptr && field_->IsEnabled() != asked)
        field_->Enable(asked);
    if (topic_->IsEnabled() != asked)
        topic_->Enable(asked);
}

wxRadioButton* AnswerRow::stop() const {
    for (wxRadioButton* button : buttons_)
        if (button->GetValue())
            return button;
    if (not_applicable_ != nullptr && not_applicable_->GetValue())
        return not_applicable_;
    return buttons_.empty() ? nullptr : buttons_.front();
}

/// Buttons of an item are one tab stop, as in a list; the keys move within it.
void AnswerRow::keep_one_stop() {
    const wxRadioButton* only = stop();
    for (wxRadioButton* button : buttons_)
        gtk_widget_set_can_focus(outer_widget(button), button == only);
    if (not_applicable_ != nullptr && !buttons_.empty())
        gtk_widget_set_can_focus(outer_widget(not_applicable_), not_applicable_ == only);
}

void AnswerRow::focus() {
    if (field_ != nullptr) {
        field_->SetFocus();
        field_->SelectAll();
    } else if (wxRadioButton* button = stop()) {
        button->SetFocus();
    }
}

} // namespace attune
