// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk_page.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <wx/gauge.h>
#include <wx/intl.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

constexpr int content_width = 720;
constexpr int option_height = 52;

/// Wrapped at once: the page is made anew for each question and never gets another width.
wxStaticText* large(wxWindow* parent, const wxString& words, FontRole role = FontRole::title, Tone tone = Tone::usual) {
    wxStaticText* line = text(parent, words, role, tone);
    line->Wrap(parent->FromDIP(content_width));
    return line;
}

} // namespace

KioskPage::KioskPage(wxWindow* parent, Workspace& workspace, const KioskRequest& request)
    : wxPanel{parent},
      model_{workspace, request},
      held_{parent} {
    SetName("kiosk");
    model_.on_change = [this] { CallAfter([this] { rebuild(); }); };
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
    rebuild();
}

wxButton* KioskPage::add_button(wxSizer* row, const std::string& id, const wxString& label,
                                std::function<void()> does) {
    auto* button = push_button(this, id, label);
    button->SetFont(font(FontRole::heading));
    button->SetMinSize({button->GetTextExtent(label).x + FromDIP(48), FromDIP(option_height)});
    button->Bind(wxEVT_BUTTON, [this, does = std::move(does)](wxCommandEvent&) { act(does); });
    guard_press(button);
    row->Add(button, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    return button;
}

void KioskPage::rebuild() {
    const wxWindowUpdateLocker quiet{this};
    SetSizer(nullptr);
    options_.clear();
    values_.clear();
    slider_ = nullptr;
    first_ = nullptr;
    DestroyChildren();
    shown_ = model_place();
    is_anew_ = true;
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->SetMinSize({FromDIP(content_width), -1});
    switch (model_.stage()) {
    case KioskViewModel::Stage::welcome: add_welcome(down); break;
    case KioskViewModel::Stage::question: add_question(down); break;
    case KioskViewModel::Stage::review: add_review(down); break;
    }
    trouble_ = large(this, _("Your answers could not be kept yet. They are still here: tell your therapist, then go on or "
                             "try again."),
                     FontRole::heading, Tone::critical);
    trouble_->SetName("kiosk-trouble");
    trouble_->Show(!model_.is_kept());
    down->Add(trouble_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    across->AddStretchSpacer();
    across->Add(down, wxSizerFlags{}.CentreVertical());
    across->AddStretchSpacer();
    auto* stop = new wxBoxSizer{wxHORIZONTAL};
    stop->AddStretchSpacer();
    auto* stop_button = link_button(this, "kiosk-stop", _("Stop here"), _("Stop here; the answers so far are kept"));
    stop_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { on_stop(); }); });
    stop->Add(stop_button);
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(across, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    page->Add(stop, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(page);
    Layout();
    if (first_ != nullptr)
        first_->SetFocus();
}

void KioskPage::add_welcome(wxSizer* down) {
    if (!model_.greeted_name().empty()) {
        auto* greeting = large(this, wxString::Format(_("Hello %s"), utf8(model_.greeted_name())), FontRole::heading);
        greeting->SetName("kiosk-greeting");
        down->Add(greeting, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(16)));
    }
    const wxString title = utf8(model_.title());
    down->Add(large(this, title.empty() ? wxString{_("A few questions")} : title), wxSizerFlags{}.Expand());
    const auto add = [&](const wxString& words) {
        if (!words.empty())
            down->Add(large(this, words, FontRole::heading), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
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
    auto* question = large(this, utf8(model_.question()));
    question->SetName("kiosk-question");
    down->Add(question, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    if (model_.options().empty())
        add_line(down);
    else
        add_options(down);
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    add_button(row, "kiosk-back", _("Back"), [this] { model_.back(); });
    if (model_.may_not_apply())
        add_button(row, "kiosk-not-applicable", _("Does not apply to me"), [this] { model_.does_not_apply(); });
    add_button(row, "kiosk-decline", model_.was_declined() ? _("Not answered: go on") : _("I would rather not answer"),
               [this] { model_.decline(); });
    if (model_.answer().kind != Answer::Kind::missing || slider_ != nullptr) {
        auto* next = add_button(row, "kiosk-next", _("Next"), [this] {
            if (slider_ == nullptr || model_.answer().is_given())
                model_.next();
        });
        next->Enable(slider_ == nullptr || model_.answer().is_given());
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
        button->SetMinSize({FromDIP(in_a_row ? 60 : content_width / 2), FromDIP(option_height)});
        set_accessible(button, "kiosk-answer-" + answer_number(option.value),
                       number + (option.label.empty() ? wxString{} : " " + utf8(option.label)));
        button->SetValue(model_.answer().is_given() && std::abs(model_.answer().value - option.value) < 1e-9);
        button->Bind(wxEVT_TOGGLEBUTTON, [this, value = option.value](wxCommandEvent&) {
            act([&] { model_.choose(value); });
        });
        guard_press(button);
        group->Add(button, wxSizerFlags{}.Border(in_a_row ? wxRIGHT : wxBOTTOM, FromDIP(in_a_row ? 4 : 8)));
        options_.push_back(button);
        values_.push_back(option.value);
        if (first_ == nullptr || button->GetValue())
            first_ = button;
    }
    if (!ends.empty())
        down->Add(large(this, ends, FontRole::body), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    down->Add(group, wxSizerFlags{}.Border(wxTOP, FromDIP(in_a_row ? 8 : 24)));
}

void KioskPage::add_line(wxSizer* down) {
    const AnswerScale& scale = model_.scale();
    const int steps = static_cast<int>(std::lround((scale.max - scale.min) / scale.step));
    const int now = model_.answer().is_given()
                        ? static_cast<int>(std::lround((model_.answer().value - scale.min) / scale.step))
                        : steps / 2;
    slider_ = new wxSlider{this, wxID_ANY, now, 0, std::max(steps, 1), wxDefaultPosition,
                           FromDIP(wxSize{content_width, 48})};
    set_accessible(slider_, "kiosk-line", utf8(model_.question()));
    slider_->Bind(wxEVT_SLIDER, [this, scale](wxCommandEvent&) {
        const double value = scale.min + slider_->GetValue() * scale.step;
        if (shown_ != model_place())
            return;
        model_.mark(value); // the page stays: building it anew would take the slider from under the finger
        show_trouble();
        if (auto* next = dynamic_cast<wxButton*>(wxWindow::FindWindowByName("kiosk-next", this)))
            next->Enable();
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
    down->Add(large(this, _("That was the last question.")), wxSizerFlags{}.Expand());
    const std::size_t open = model_.open();
    wxString words = _("You can go back and change an answer, or hand in your answers now.");
    if (open > 0)
        words = wxString::Format(open == 1 ? _("%zu question has no answer yet.") : _("%zu questions have no answer yet."),
                                 open) +
                " " + words;
    down->Add(large(this, words, FontRole::heading), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    add_button(row, "kiosk-back", _("Back"), [this] { model_.back(); });
    if (open > 0)
        add_button(row, "kiosk-open", _("Go to the open ones"), [this] { model_.go_to_open(); });
    auto* done = add_button(row, "kiosk-hand-in", _("Hand in"), [this] { hand_in(); });
    done->Enable(!model_.is_empty());
    suggested(done);
    first_ = done->IsEnabled() ? done : row->GetItem(std::size_t{0})->GetWindow();
    down->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(32)));
}

void KioskPage::hand_in() {
    try {
        const ResponseId saved = model_.hand_in();
        CallAfter([this, saved] { on_handed_in(saved); });
    } catch (const std::exception&) { // nothing of why on the client's screen
        tell_of_trouble();
    }
}

void KioskPage::tell_of_trouble() {
    CallAfter([this] { show_trouble(); });
}

void KioskPage::show_trouble() {
    if (trouble_->IsShown() == !model_.is_kept())
        return;
    trouble_->Show(!model_.is_kept());
    Layout();
}

void KioskPage::act(const std::function<void()>& act) {
    if (shown_ == model_place())
        act();
}

void KioskPage::guard_press(wxWindow* button) {
    const auto press = [this](wxMouseEvent& event) {
        const long since = event.GetTimestamp() - pressed_at_;
        const bool again = pressed_at_ != 0 && since >= 0 && since < wxSystemSettings::GetMetric(wxSYS_DCLICK_MSEC, this);
        const bool is_for_the_last = again && is_anew_;
        event.Skip(!is_for_the_last);
        pressed_at_ = event.GetTimestamp();
        is_anew_ = is_for_the_last;
    };
    button->Bind(wxEVT_LEFT_DOWN, press);
    button->Bind(wxEVT_LEFT_DCLICK, press);
}

bool KioskPage::take_key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool moves = key == WXK_UP || key == WXK_DOWN || key == WXK_LEFT || key == WXK_RIGHT || key == WXK_TAB;
    if (held_.is_repeat(event) && !moves)
        return true; // what a held key does next was not seen
    if (key == WXK_ESCAPE) {
        CallAfter([this] { on_stop(); });
        return true;
    }
    if (event.HasModifiers())
        return true; // no shortcut of the program reaches anything from here
    if (key == WXK_BACK && slider_ == nullptr) {
        if (model_.stage() != KioskViewModel::Stage::welcome)
            act([this] { model_.back(); });
        return true;
    }
    return take_answer_key(key) || (key >= WXK_F1 && key <= WXK_F24) || key == WXK_MENU || key == WXK_WINDOWS_MENU;
}

bool KioskPage::take_answer_key(int key) {
    if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9)
        key = '0' + (key - WXK_NUMPAD0);
    const auto at = std::find(options_.begin(), options_.end(), wxWindow::FindFocus());
    if (key >= '0' && key <= '9' && !options_.empty()) {
        const double tenth = answer_way(model_.scale()) == AnswerWay::tens ? 10 : 1;
        const double value = (key - '0') * tenth;
        const auto meant = std::find_if(values_.begin(), values_.end(),
                                        [&](double each) { return std::abs(each - value) < 1e-9; });
        if (meant == values_.end())
            return true;
        if (values_.back() / tenth >= 10) // 1 may become 10: only pointed at, Enter takes it
            options_.at(static_cast<std::size_t>(meant - values_.begin()))->SetFocus();
        else
            act([&] { model_.choose(*meant); });
        return true;
    }
    if (at == options_.end())
        return false;
    const bool forward = key == WXK_DOWN || key == WXK_RIGHT;
    if (forward || key == WXK_UP || key == WXK_LEFT) {
        if (forward && at + 1 != options_.end())
            (*(at + 1))->SetFocus();
        else if (!forward && at != options_.begin())
            (*(at - 1))->SetFocus();
        return true;
    }
    if (key != WXK_RETURN && key != WXK_NUMPAD_ENTER)
        return false;
    act([&] { model_.choose(values_.at(static_cast<std::size_t>(at - options_.begin()))); });
    return true;
}

ThanksPage::ThanksPage(wxWindow* parent, Ending ending)
    : wxPanel{parent} {
    SetName("kiosk-thanks");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->SetMinSize({FromDIP(content_width), -1});
    down->Add(large(this, ending == Ending::handed_in ? _("Thank you. Your answers are handed in.")
                                                      : _("Thank you. Your answers so far are kept.")),
              wxSizerFlags{}.Expand());
    down->Add(large(this, _("Please give the computer back. If something in these questions troubles you, tell your "
                            "therapist now."),
                    FontRole::heading),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* leave = push_button(this, "kiosk-leave", _("For the therapist: unlock"));
    leave->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { on_leave(); }); });
    down->Add(leave, wxSizerFlags{}.Border(wxTOP, FromDIP(48)));
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    across->AddStretchSpacer();
    across->Add(down, wxSizerFlags{}.CentreVertical());
    across->AddStretchSpacer();
    SetSizer(across);
    leave->SetFocus();
}

} // namespace attune
