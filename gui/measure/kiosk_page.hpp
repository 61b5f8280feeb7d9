// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/kiosk_view_model.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <vector>
#include <wx/panel.h>
#include <wx/slider.h>
#include <wx/tglbtn.h>

namespace attune {

/// The whole screen while the client answers: one question in large type, its answers, and nothing else. It has no
/// way into the record; whatever ends it locks the program.
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
    /// Says that the answers cannot be written; they stay on screen.
    void tell_of_trouble();

private:
    void rebuild();
    void add_welcome(wxSizer* down);
    void add_question(wxSizer* down);
    void add_options(wxSizer* down);
    void add_line(wxSizer* down);
    void add_review(wxSizer* down);
    wxButton* add_button(wxSizer* row, const std::string& id, const wxString& label, std::function<void()> act);
    bool take_key(const wxKeyEvent& event);
    void hand_in();

    KioskViewModel model_;
    std::vector<wxToggleButton*> options_;
    std::vector<double> values_;
    wxSlider* slider_ = nullptr;
    wxWindow* first_ = nullptr; ///< takes the focus when the page changes
    wxString trouble_; ///< the answers could not be written
};

/// What stands on the screen after the answers are handed in: the program behind it is locked already.
class ThanksPage : public wxPanel {
public:
    enum class Ending { handed_in, stopped };
    ThanksPage(wxWindow* parent, Ending ending);
    std::function<void()> on_leave = [] {};
};

} // namespace attune
