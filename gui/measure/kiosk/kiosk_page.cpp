// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk/kiosk_page.hpp"

#include "gui/measure/kiosk/kiosk_text.hpp"
#include "gui/platform/accessible.hpp"

#include <algorithm>
#include <utility>
#include <wx/intl.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

constexpr int retry_milliseconds = 5'000;
constexpr int usual_double_click = 400; ///< milliseconds, where the desktop does not say

wxString trouble_words(KioskViewModel::Trouble trouble) {
    switch (trouble) {
    case KioskViewModel::Trouble::none: return {};
    case KioskViewModel::Trouble::not_kept:
        return _("Please call your therapist: your answers cannot be kept at the moment. They are still here, and you "
                 "can go on.");
    case KioskViewModel::Trouble::not_handed_in:
        return _("Please call your therapist: your answers cannot be handed in at the moment. They are still here; try "
                 "again when your therapist has looked at it.");
    }
    return {};
}

} // namespace

KioskPage::KioskPage(wxWindow* parent, Workspace& workspace, const KioskRequest& request)
    : wxPanel{parent},
      model_{workspace, request},
      held_{parent} {
    SetName("kiosk");
    model_.on_change = [this] { CallAfter([this] { rebuild(); }); };
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
    retry_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        model_.keep();
        show_trouble();
    });
    rebuild();
}

KioskPage::~KioskPage() {
    retry_timer_.Stop();
}

wxButton* KioskPage::add_button(wxSizer* row, const std::string& id, const wxString& label,
                                std::function<void()> when_pressed) {
    auto* button = push_button(this, id, label);
    button->SetFont(font(FontRole::heading));
    button->SetMinSize({button->GetTextExtent(label).x + FromDIP(48), FromDIP(client_button_height)});
    button->Bind(wxEVT_BUTTON, [this, when_pressed = std::move(when_pressed)](wxCommandEvent&) { act(when_pressed); });
    row->Add(button, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    return button;
}

void KioskPage::add_back(wxSizer* row) {
    add_button(row, "kiosk-back", _("Back"), [this] { model_.back(); });
}

/// A page is built when the event that changed it is over; what arrives before that was meant for the page before.
void KioskPage::act(const std::function<void()>& action) {
    if (shown_ == model_.place() && !model_.is_handed_in())
        action();
}

void KioskPage::choose(double value) {
    act([this, value] { model_.choose(value); });
}

/// The second press of a double click would fall on the next page, where another answer may stand in that place.
void KioskPage::ignore_double_clicks(wxWindow* button) {
    button->Bind(wxEVT_LEFT_DCLICK, [](wxMouseEvent&) {});
    button->Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        const int told = wxSystemSettings::GetMetric(wxSYS_DCLICK_MSEC, this);
        const long since = event.GetTimestamp() - std::exchange(pressed_at_, event.GetTimestamp());
        event.Skip(since < 0 || since > (told > 0 ? told : usual_double_click));
    });
}

void KioskPage::rebuild() {
    const wxWindowUpdateLocker quiet{this};
    shown_ = model_.place();
    SetSizer(nullptr);
    options_.clear();
    values_.clear();
    slider_ = nullptr;
    first_ = nullptr;
    DestroyChildren();
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->SetMinSize({FromDIP(client_page_width), -1});
    switch (model_.stage()) {
    case KioskViewModel::Stage::welcome: add_welcome(down); break;
    case KioskViewModel::Stage::question: add_question(down); break;
    case KioskViewModel::Stage::review: add_review(down); break;
    }
    add_trouble(down);
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
    show_trouble();
    if (first_ != nullptr)
        first_->SetFocus();
}

void KioskPage::add_trouble(wxSizer* down) {
    trouble_ = large_text(this, {}, FontRole::heading, Tone::critical);
    trouble_->SetName("kiosk-trouble");
    down->Add(trouble_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    disk_ = large_text(this, _("For the therapist: the disk of this computer is full. Free some space on it."),
                       FontRole::body, Tone::muted);
    disk_->SetName("kiosk-disk");
    down->Add(disk_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
}

void KioskPage::show_trouble() {
    const KioskViewModel::Trouble trouble = model_.trouble();
    const bool is_there = trouble != KioskViewModel::Trouble::none;
    if (trouble == KioskViewModel::Trouble::not_kept)
        retry_timer_.StartOnce(retry_milliseconds);
    trouble_->SetLabel(trouble_words(trouble));
    trouble_->Wrap(FromDIP(client_page_width));
    trouble_->Show(is_there);
    disk_->Show(is_there && model_.is_disk_full());
    Layout();
    if (is_there && std::exchange(told_, trouble) != trouble)
        announce(this, trouble_words(trouble));
    told_ = trouble;
}

void KioskPage::hand_in() {
    if (const auto saved = model_.hand_in())
        CallAfter([this, id = *saved] { on_handed_in(id); });
    else
        show_trouble();
}

} // namespace attune
