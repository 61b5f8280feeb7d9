// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

struct _XDisplay;

namespace attune::e2e {

/// Real key presses through the X server, to whatever window has the focus.
class Keyboard {
public:
    Keyboard();
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    /// Letters, digits, punctuation and line ends.
    void type(const std::string& ascii);
    /// Keys that are held together, by their X names: "ctrl+shift+s", "F8", "Down".
    void chord(const std::string& keys);

private:
    void tap(unsigned long key);
    void press(unsigned long key, bool down);
    [[nodiscard]] bool needs_shift(unsigned long key);
    _XDisplay* display_;
};

} // namespace attune::e2e
