// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <wx/panel.h>

namespace attune {

/// What stands on the screen after the answers are handed in: the program behind it is locked already.
class ThanksPage : public wxPanel {
public:
    enum class Ending { handed_in, stopped };
    ThanksPage(wxWindow* parent, Ending ending);
    std::function<void()> on_leave = [] {};
};

} // namespace attune
