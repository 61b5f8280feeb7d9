// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/open_dialogs.hpp"

#include <algorithm>
#include <wx/dialog.h>

namespace attune {

bool has_open_dialog() {
    return std::any_of(wxTopLevelWindows.begin(), wxTopLevelWindows.end(), [](wxWindow* window) {
        const auto* dialog = dynamic_cast<wxDialog*>(window);
        return dialog != nullptr && dialog->IsModal();
    });
}

void end_dialogs() {
    for (auto node = wxTopLevelWindows.rbegin(); node != wxTopLevelWindows.rend(); ++node)
        if (auto* dialog = dynamic_cast<wxDialog*>(*node); dialog != nullptr && dialog->IsModal())
            dialog->EndModal(wxID_CANCEL);
}

} // namespace attune
