// SPDX-License-Identifier: Apache-2.0
// What stands on each page that the client sees.
#include "gui/measure/kiosk/kiosk_page.hpp"

#include "gui/measure/kiosk/kiosk_text.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <wx/gauge.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

void KioskPage::add_welcome(wxSizer* down) {
    if (!model_.greeted_name().empty()) {
        auto* greeting = large_text(this, wxString::Format(_("Hello %s"), utf8(model_.greeted_name())), FontRole::heading);
        greeting->SetName("kiosk-greeting");
        down->Add(greeting, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(16)));
    }
    const wxString title = utf8(model_.title());
    down->Add(large_text(this, title.empty() ? wxString{_("A few questions")} : title), wxSizerFlags{}.Expand());
    const auto add = [&](const wxString& words) {
        if (!words.empty())
            down->Add(large_text(this, words, FontRole::heading), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    };
    add(utf8(model_.instruction()));
    if (!model_.about().empty())
        add(wxString::Format(_("They are about this relationship: %s."), utf8(model_.about())));
    if (!model_.recall_words().empty())
        add(wxString::Format(_("They are about this time: %s."), utf8(model_.recall_words()).Lower()));
    if (!model_.has_wording())
        add(_("Here stand the topics alone. Read each question on the sheet that you were given."));
    add(_("You can change an answer until the end, and leave out what you do not want to answer."));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    auto* begin = add_button(row, "kiosk-begin", _("Begin"), [this] { model_.begin(); });
    suggested(begin);
    ignore_double_clicks(begin);
    first_ = begin;
    down->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(32)));
}

void KioskPage::add_question(wxSizer* down) {
    auto* gauge = new wxGauge{this, wxID_ANY, 100, wxDefaultPosition, FromDIP(wxSize{-1, 8}), wxGA_HORIZONTAL};
    gauge->SetValue(static_cast<int>(std::lround(model_.progress() * 100)));
    set_accessible(gauge, "kiosk-progress", utf8(model_.place_words()));
    down->Add(gauge, wxSizerFlags{}.Expand());
    const wxString about = utf8(model_.about());
    auto* place = text(this, utf8(model_.place_words()) + (about.empty() ? wxString{} : wxString::Format(_(", about: %s"), about)),
                       FontRole::body, Tone::muted);
    place->SetName("kiosk-place");
    down->Add(place, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    auto* question = large_text(this, utf8(model_.question()));
    question->SetName("kiosk-question");
    down->Add(question, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    if (model_.options().empty())
        add_line(down);
    else
        add_options(down);
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    add_back(row);
    if (model_.may_not_apply())
        ignore_double_clicks(add_button(row, "kiosk-not-applicable", _("Does not apply to me"),
                                        [this] { model_.does_not_apply(); }));
    ignore_double_clicks(add_button(row, "kiosk-decline",
                                    model_.was_declined() ? _("Not answered: go on") : _("I would rather not answer"),
                                    [this] { model_.decline(); }));
    if (model_.answer().kind != Answer::Kind::missing || slider_ != nullptr) {
        auto* next = add_button(row, "kiosk-next", _("Next"), [this] {
            if (slider_ == nullptr || model_.answer().is_given())
                model_.next();
        });
        next->Enable(slider_ == nullptr || model_.answer().is_given());
        ignore_double_clicks(next);
    }
    down->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(32)));
}

void KioskPage::add_options(wxSizer* down) {
    const auto options = model_.options();
    const bool in_a_row = std::all_of(options.begin(), options.end(),
                                      [](const AnswerOption& option) { return option.label.empty(); }) ||
                          options.size() > 7;
    auto* group = new wxBoxSizer{in_a_row ? wxHORIZONTAL : wxVERTICAL};
    wxString ends;
    for (const AnswerOption& option : options) {
        const wxString number = utf8(answer_number(option.value));
        const wxString words = option.label.empty() || in_a_row ? number : number + "   " + utf8(option.label);
        if (in_a_row && !option.label.empty())
            ends += (ends.empty() ? wxString{} : utf8("  ·  ")) + number + " " + utf8(option.label);
        auto* button = new wxToggleButton{this, wxID_ANY, wxControl::EscapeMnemonics(words)};
        button->SetFont(font(FontRole::heading));
        button->SetMinSize({FromDIP(in_a_row ? 60 : client_page_width / 2), FromDIP(client_button_height)});
        set_accessible(button, "kiosk-answer-" + answer_number(option.value),
                       number + (option.label.empty() ? wxString{} : " " + utf8(option.label)));
        button->SetValue(model_.answer().is_given() && std::abs(model_.answer().value - option.value) < 1e-9);
        button->Bind(wxEVT_TOGGLEBUTTON, [this, value = option.value](wxCommandEvent&) { choose(value); });
        ignore_double_clicks(button);
        group->Add(button, wxSizerFlags{}.Border(in_a_row ? wxRIGHT : wxBOTTOM, FromDIP(in_a_row ? 4 : 8)));
        options_.push_back(button);
        values_.push_back(option.value);
        if (first_ == nullptr || button->GetValue())
            first_ = button;
    }
    if (!ends.empty())
        down->Add(large_text(this, ends, FontRole::body), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    down->Add(group, wxSizerFlags{}.Border(wxTOP, FromDIP(in_a_row ? 8 : 24)));
}

void KioskPage::add_line(wxSizer* down) {
    const AnswerScale& scale = model_.scale();
    const int steps = static_cast<int>(std::lround((scale.max - scale.min) / scale.step));
    const int now = model_.answer().is_given()
                        ? static_cast<int>(std::lround((model_.answer().value - scale.min) / scale.step))
                        : steps / 2;
    slider_ = new wxSlider{this, wxID_ANY, now, 0, std::max(steps, 1), wxDefaultPosition,
                           FromDIP(wxSize{client_page_width, 48})};
    set_accessible(slider_, "kiosk-line", utf8(model_.question()));
    slider_->Bind(wxEVT_SLIDER, [this, scale](wxCommandEvent&) {
        act([this, value = scale.min + slider_->GetValue() * scale.step] { model_.mark(value); });
        show_trouble(); // the page is not built anew, which would take the slider from under the finger
        if (auto* next = dynamic_cast<wxButton*>(wxWindow::FindWindowByName("kiosk-next", this)))
            next->Enable(model_.answer().is_given());
    });
    down->Add(slider_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(32)));
    auto* ends = new wxBoxSizer{wxHORIZONTAL};
    if (!scale.options.empty())
        ends->Add(text(this, utf8(scale.options.front().label)));
    ends->AddStretchSpacer();
    if (scale.options.size() > 1)
        ends->Add(text(this, utf8(scale.options.back().label)));
    down->Add(ends, wxSizerFlags{}.Expand());
    first_ = slider_;
}

void KioskPage::add_review(wxSizer* down) {
    down->Add(large_text(this, _("That was the last question.")), wxSizerFlags{}.Expand());
    const std::size_t open = model_.open();
    wxString words = _("You can go back and change an answer, or hand in your answers now.");
    if (open > 0)
        words = wxString::Format(open == 1 ? _("%zu question has no answer yet.") : _("%zu questions have no answer yet."),
                                 open) +
                " " + words;
    down->Add(large_text(this, words, FontRole::heading), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    add_back(row);
    if (open > 0)
        ignore_double_clicks(add_button(row, "kiosk-open", _("Go to the open ones"), [this] { model_.go_to_open(); }));
    auto* done = add_button(row, "kiosk-hand-in", _("Hand in"), [this] { hand_in(); });
    done->Enable(!model_.is_empty());
    suggested(done);
    ignore_double_clicks(done);
    first_ = done->IsEnabled() ? done : row->GetItem(std::size_t{0})->GetWindow();
    down->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(32)));
}

} // namespace attune
