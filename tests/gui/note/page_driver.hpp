// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/gui/gui_test.hpp"

#include <functional>
#include <string>
#include <wx/modalhook.h>

namespace attune {

// What a user does to native controls, with the events that GTK would send.
void click_radio(const std::string& name);
void tick(const std::string& name, bool on);
void pick_choice(const std::string& name, int index);
/// Gives a key to the window as wx does before the control sees it.
void hook_key(wxWindow* window, int key, int modifiers = 0);
/// One notch of the wheel over the widget of a control.
void turn_wheel(wxWindow* window);
/// Whether the window and all around it are shown.
bool is_visible(const std::string& name);

/// Answers the next dialogs: does something in each and leaves it by this button.
class Answering : public wxModalDialogHook {
public:
    Answering(int button, std::function<void(wxDialog*)> act = {});
    ~Answering() override;
    [[nodiscard]] int asked() const { return asked_; }

protected:
    int Enter(wxDialog* dialog) override;

private:
    int button_;
    std::function<void(wxDialog*)> act_;
    int asked_ = 0;
};

} // namespace attune
