// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/gui/gui_test.hpp"

#include <string>
#include <utility>
#include <wx/dialog.h>
#include <wx/modalhook.h>
#include <wx/textctrl.h>

namespace attune {

/// Gives a reason to the next dialogs that ask for one, and goes on.
class GivesReason : public wxModalDialogHook {
public:
    explicit GivesReason(std::string reason)
        : reason_{std::move(reason)} {
        Register();
    }
    ~GivesReason() override { Unregister(); }
    int Enter(wxDialog* dialog) override {
        find<wxTextCtrl>("reason", dialog).SetValue(wxString::FromUTF8(reason_));
        return wxID_OK;
    }

private:
    std::string reason_;
};

} // namespace attune
