// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

struct _AtspiAccessible;

namespace attune::e2e {

/// One control of a running program, as a screen reader meets it. Everything is asked anew at each call; what
/// is gone answers empty, false or "".
class Control {
public:
    /// Takes over the reference.
    explicit Control(_AtspiAccessible* accessible);

    /// The test id, "client-given".
    [[nodiscard]] std::string id() const;
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string description() const;
    /// "push button", "radio button", "check box", "combo box", "text", "entry", "label"…
    [[nodiscard]] std::string role() const;
    /// The text in it; for what holds no text, its name.
    [[nodiscard]] std::string text() const;
    /// The words of everything in it, each followed by a line end.
    [[nodiscard]] std::string all_words() const;

    /// What is chosen in a drop-down list; empty when nothing is.
    [[nodiscard]] std::string chosen() const;

    /// Not hidden itself; what it stands in may be.
    [[nodiscard]] bool is_visible() const;
    /// On the screen, and not scrolled out above.
    [[nodiscard]] bool is_showing() const;
    [[nodiscard]] bool is_focused() const;
    [[nodiscard]] bool is_editable() const;
    [[nodiscard]] bool is_enabled() const;
    [[nodiscard]] bool is_checked() const;
    /// The entry of an open menu that the return key would take.
    [[nodiscard]] bool is_selected() const;

    /// Asks for the keyboard. False when the control refuses; when it takes it, it has it a moment later.
    bool focus() const;
    /// Replaces the text from outside. False when the control refuses.
    bool set_text(const std::string& text) const;
    [[nodiscard]] std::vector<Control> children() const;

private:
    [[nodiscard]] bool has(int state) const;
    std::shared_ptr<_AtspiAccessible> accessible_;
};

/// The windows of the program with this process number, oldest first; none while it offers no controls.
std::vector<Control> windows_of(int pid);

} // namespace attune::e2e
