// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/keyboard.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace attune::e2e {
namespace {

KeySym key_named(const std::string& name) {
    const KeySym key = name == "ctrl"    ? XK_Control_L
                       : name == "shift" ? XK_Shift_L
                       : name == "alt"   ? XK_Alt_L
                                         : XStringToKeysym(name.c_str());
    if (key == NoSymbol)
        throw std::runtime_error{"no key is called " + name};
    return key;
}

} // namespace

Keyboard::Keyboard()
    : display_{XOpenDisplay(nullptr)} {
    if (display_ == nullptr)
        throw std::runtime_error{"no display for the keyboard"};
}

Keyboard::~Keyboard() { XCloseDisplay(display_); }

void Keyboard::type(const std::string& ascii) {
    for (const char c : ascii)
        tap(c == '\n' ? XK_Return : static_cast<KeySym>(static_cast<unsigned char>(c)));
}

void Keyboard::chord(const std::string& keys) {
    std::vector<KeySym> held;
    for (std::size_t start = 0; start <= keys.size();) {
        const auto end = std::min(keys.find('+', start), keys.size());
        held.push_back(key_named(keys.substr(start, end - start)));
        start = end + 1;
    }
    for (const KeySym key : held)
        press(key, true);
    for (auto key = held.rbegin(); key != held.rend(); ++key)
        press(*key, false);
}

void Keyboard::tap(unsigned long key) {
    const bool shifted = needs_shift(key);
    if (shifted)
        press(XK_Shift_L, true);
    press(key, true);
    press(key, false);
    if (shifted)
        press(XK_Shift_L, false);
}

void Keyboard::press(unsigned long key, bool down) {
    XTestFakeKeyEvent(display_, XKeysymToKeycode(display_, key), down ? True : False, CurrentTime);
    XSync(display_, False);
}

bool Keyboard::needs_shift(unsigned long key) {
    int per_code = 0;
    KeySym* keys = XGetKeyboardMapping(display_, XKeysymToKeycode(display_, key), 1, &per_code);
    const bool plain = keys != nullptr && keys[0] == key;
    if (keys != nullptr)
        XFree(keys);
    return !plain;
}

} // namespace attune::e2e
