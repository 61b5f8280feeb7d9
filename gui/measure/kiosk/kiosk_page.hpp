// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/kiosk/kiosk_view_model.hpp"
#include "gui/platform/held_key.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <vector>
#include <wx/panel.h>
#include <wx/slider.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/timer.h>

namespace attune {

/// The whole screen while the client answers: one question in large type, its answers, and nothing else. It has no
/// way into the record; whatever ends it locks the program. Keys and clicks answer the question that is on screen and
/// no other, however fast they come. Where answers cannot be written, the page asks to call the therapist and tries
/// again by itself.
///
/// Owns its view model; borrows the workspace.
class KioskPage : public wxPanel {
public:
    /// Throws Error as the view model does.
    KioskPage(wxWindow* parent, Workspace& workspace, const KioskRequest& request);
    ~KioskPage() override;

    /// The answers are recorded.
    std::function<void(ResponseId)> on_handed_in = [](ResponseId) {};
    /// The client stops: Escape, or the button. What is answered is kept.
    std::function<void()> on_stop = [] {};

    [[nodiscard]] KioskViewModel& model() noexcept { return model_; }
    /// Says what could not be written, where something could not; it stays on screen.
    void show_trouble();

private:
    void rebuild();
    void add_welcome(wxSizer* down);
    void add_question(wxSizer* down);
    void add_options(wxSizer* down);
    void add_line(wxSizer* down);
    void add_review(wxSizer* down);
    void add_trouble(wxSizer* down);
    void add_back(wxSizer* row);
    wxButton* add_button(wxSizer* row, const std::string& id, const wxString& label, std::function<void()> when_pressed);
    void ignore_double_clicks(wxWindow* button);
    void act(const std::function<void()>& action);
    void choose(double value);
    bool take_key(const wxKeyEvent& event);
    void hand_in();

    KioskViewModel model_;
    HeldKey held_;
    wxTimer retry_timer_;
    KioskViewModel::Place shown_; ///< the page on screen; the model may be a step ahead
    KioskViewModel::Trouble told_ = KioskViewModel::Trouble::none;
    std::vector<wxToggleButton*> options_;
    std::vector<double> values_;
    wxSlider* slider_ = nullptr;
    wxStaticText* trouble_ = nullptr;
    wxStaticText* disk_ = nullptr; ///< what the therapist can do about it
    wxWindow* first_ = nullptr; ///< takes the focus when the page changes
    long pressed_at_ = 0;       ///< the mouse, in the time of its events
};

} // namespace attune
