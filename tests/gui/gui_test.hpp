// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <vector>
#include <wx/frame.h>
#include <wx/window.h>

namespace attune {

/// Handles events until `condition` holds or ten seconds have passed; false when time ran out.
bool pump_until(const std::function<bool()>& condition);
/// Handles everything that waits now, and one frame of drawing.
void pump();

/// The window with this wx name below `root` (all top-level windows when null), shown or not; null when
/// there is none.
wxWindow* find_window(const std::string& name, const wxWindow* root = nullptr);
/// The same, of a type; fails the test when it is missing.
template<typename Window>
Window& find(const std::string& name, const wxWindow* root = nullptr) {
    auto* found = dynamic_cast<Window*>(find_window(name, root));
    if (found == nullptr)
        throw std::runtime_error{"no such window: " + name};
    return *found;
}

/// Sets the text as the user would: with events.
void type_into(const std::string& name, const std::string& words);
/// Presses an enabled button.
void press(const std::string& name);
/// Sends a key to the focused window through GTK, with its accelerators.
void press_key(int key, int modifiers = 0);

/// Windows below `root` that take input, or that Tab would stop on, but have no name for screen readers;
/// "name of window (class)".
std::vector<std::string> nameless_controls(wxWindow* root);
/// Mnemonic letters that two shown controls below `root` share: "s: Save, Sign".
std::vector<std::string> shared_mnemonics(wxWindow* root);

/// A frame that is shown for one test and gone after it, at the size of the pictures.
class GuiTest : public testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;
    /// Makes a page in the frame, lays it out and waits until it is drawn.
    template<typename Page, typename... Arguments>
    Page& show(Arguments&&... arguments) {
        auto* page = new Page{frame_, std::forward<Arguments>(arguments)...};
        fill_frame(page);
        return *page;
    }
    /// Destroys the pages now, before what they borrow goes away.
    void close();
    /// Keeps a picture of the frame in $ATTUNE_PICTURES when that is set.
    void picture(const std::string& name);

    wxFrame* frame_ = nullptr;

private:
    void fill_frame(wxWindow* page);
};

} // namespace attune
