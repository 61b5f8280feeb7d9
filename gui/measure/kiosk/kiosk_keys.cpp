// SPDX-License-Identifier: Apache-2.0
// What keys do while the client answers.
#include "gui/measure/kiosk/kiosk_page.hpp"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

/// Keys that may be held down: they answer nothing, or move a mark that is in sight.
bool only_moves(int key) {
    switch (key) {
    case WXK_UP: case WXK_DOWN: case WXK_LEFT: case WXK_RIGHT: case WXK_TAB: case WXK_HOME: case WXK_END:
    case WXK_PAGEUP: case WXK_PAGEDOWN: return true;
    default: return false;
    }
}

} // namespace

bool KioskPage::take_key(const wxKeyEvent& event) {
    int key = event.GetKeyCode();
    if (held_.is_repeat(event) && !only_moves(key))
        return true; // a key that rests under a book or a finger answers nothing
    if (key == WXK_ESCAPE) {
        CallAfter([this] { on_stop(); });
        return true;
    }
    if (event.HasModifiers())
        return true; // no shortcut of the program reaches anything from here
    if (key == WXK_BACK && slider_ == nullptr) {
        if (model_.stage() != KioskViewModel::Stage::welcome)
            act([this] { model_.back(); });
        return true;
    }
    if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9)
        key = '0' + (key - WXK_NUMPAD0);
    if (key >= '0' && key <= '9' && !options_.empty()) {
        const double tenth = answer_way(model_.scale()) == AnswerWay::tens ? 10 : 1;
        const double value = (key - '0') * tenth;
        const auto meant = std::find_if(values_.begin(), values_.end(),
                                        [&](double each) { return std::abs(each - value) < 1e-9; });
        if (meant == values_.end())
            return true;
        if (values_.back() / tenth >= 10) // 1 may become 10: only pointed at, Enter takes it
            options_.at(static_cast<std::size_t>(meant - values_.begin()))->SetFocus();
        else
            choose(*meant);
        return true;
    }
    const auto at = std::find(options_.begin(), options_.end(), wxWindow::FindFocus());
    if (at != options_.end() && (key == WXK_UP || key == WXK_DOWN || key == WXK_LEFT || key == WXK_RIGHT)) {
        const bool forward = key == WXK_DOWN || key == WXK_RIGHT;
        if (forward && at + 1 != options_.end())
            (*(at + 1))->SetFocus();
        else if (!forward && at != options_.begin())
            (*(at - 1))->SetFocus();
        return true;
    }
    if (at != options_.end() && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)) {
        choose(values_.at(static_cast<std::size_t>(at - options_.begin())));
        return true;
    }
    return (key >= WXK_F1 && key <= WXK_F24) || key == WXK_MENU || key == WXK_WINDOWS_MENU;
}

} // namespace attune
