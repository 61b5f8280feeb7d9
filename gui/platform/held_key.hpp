// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/event.h>

namespace attune {

/// Tells a key that is held down from one that is pressed anew; on GTK `wxKeyEvent::IsAutoRepeat` never does.
///
/// It hears of every key that is let go in the frame or dialog around `window`, wherever the focus is by then. Borrows
/// the window.
class HeldKey {
public:
    explicit HeldKey(wxWindow* window);
    ~HeldKey();
    HeldKey(const HeldKey&) = delete;
    HeldKey& operator=(const HeldKey&) = delete;

    /// Whether the key was down already. Ask once for every wxEVT_CHAR_HOOK; the key counts as down from then on.
    [[nodiscard]] bool is_repeat(const wxKeyEvent& event);
    /// The key with this hardware code was let go; 0: whichever it was.
    void let_go(unsigned code);

private:
    void* top_; ///< GtkWindow; null once it is gone
    unsigned long on_release_ = 0;
    unsigned long on_leave_ = 0;
    unsigned down_ = 0; ///< hardware code; 0: none
};

} // namespace attune
