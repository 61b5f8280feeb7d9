// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/kiosk_view_model.hpp"
#include "gui/platform/held_key.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <vector>
#include <wx/panel.h>
#include <wx/slider.h>
#include <wx/tglbtn.h>

namespace attune {

/// The whole screen while the client answers: one question in large type, its answers, and nothing else. It has no
/// way into the record; whatever ends it locks the program. Only what is on screen can be answered: a key that is held,
/// or pressed or clicked again before the next question stands there, does nothing.
///
/// Owns its view model; borrows the workspace.
class KioskPage : public wxPanel {
public:
    /// Throws Error as the view model does.
    KioskPage(wxWindow* parent, Workspace& workspace, const KioskRequest& request);

    /// The answers are recorded.
    std::function<void(ResponseId)> on_handed_in = [](ResponseId) {};
    /// The client stops: Escape, or the button. What is answered is kept.
    std::function<void()> on_stop = [] {};

    [[nodiscard]] KioskViewModel& model() noexcept { return model_; }
    /// Says that the answers cannot be written; they stay on screen, and the words go when they can be again.
    void tell_of_trouble();

private:
    void rebuild();
    void add_welcome(wxSizer* down);
    void add_question(wxSizer* down);
    void add_options(wxSizer* down);
    void add_line(wxSizer* down);
    void add_review(wxSizer* down);
    wxButton* add_button(wxSizer* row, const std::string& id, const wxString& label, std::function<void()> does);
    bool take_key(const wxKeyEvent& event);
    bool take_answer_key(int key);
    void hand_in();
    /// Does it unless the model has gone on from what stands on screen.
    void act(const std::function<void()>& act);
    /// The second press of a double click is not one on the new question that stands there by then.
    void guard_press(wxWindow* button);
    void show_trouble();

    struct Shown {
        KioskViewModel::Stage stage{};
        std::size_t item = 0;
        bool operator==(const Shown&) const = default;
    };
    [[nodiscard]] Shown model_place() const { return {model_.stage(), model_.item()}; }

    KioskViewModel model_;
    HeldKey held_;
    Shown shown_;
    long pressed_at_ = 0; ///< milliseconds, of the last press of the mouse
    bool is_anew_ = false; ///< since then
    std::vector<wxToggleButton*> options_;
    std::vector<double> values_;
    wxSlider* slider_ = nullptr;
    wxWindow* first_ = nullptr; ///< takes the focus when the page changes
    wxStaticText* trouble_ = nullptr;
};

/// What stands on the screen after the answers are handed in: the program behind it is locked already.
class ThanksPage : public wxPanel {
public:
    enum class Ending { handed_in, stopped };
    ThanksPage(wxWindow* parent, Ending ending);
    std::function<void()> on_leave = [] {};
};

} // namespace attune
