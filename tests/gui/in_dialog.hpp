// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/snapshot.hpp"
#include "tests/gui/gui_test.hpp"

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <wx/dialog.h>
#include <wx/modalhook.h>

namespace attune {

/// Does something in each dialog that opens, once it stands, and counts them.
class InDialog : public wxModalDialogHook {
public:
    explicit InDialog(std::function<void(wxDialog&)> act)
        : act_{std::move(act)} {
        Register();
    }
    ~InDialog() override { Unregister(); }
    InDialog(const InDialog&) = delete;
    InDialog& operator=(const InDialog&) = delete;
    int Enter(wxDialog* dialog) override {
        dialog->CallAfter([this, dialog] {
            act_(*dialog);
            ++count;
            if (testing::Test::HasFailure() && dialog->IsModal())
                dialog->EndModal(wxID_CANCEL); // what was to close it went wrong: nobody else will
        });
        return wxID_NONE;
    }
    int count = 0;

private:
    std::function<void(wxDialog&)> act_;
};

/// Keeps a picture of a window of its own in $ATTUNE_PICTURES when that is set.
inline void picture_of(wxTopLevelWindow& dialog, const std::string& name) {
    if (const char* folder = std::getenv("ATTUNE_PICTURES")) {
        for (int i = 0; i < 40; ++i)
            pump();
        save_snapshot(&dialog, std::filesystem::path{folder} / (name + ".png"));
    }
}

} // namespace attune
