// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/authoring/pack_starter.hpp"
#include "gui/workspace/workspace.hpp"

#include <filesystem>
#include <wx/dialog.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {

/// Asks what a new pack is called and where it is to lie, and writes it there.
class NewPackDialog : public wxDialog {
public:
    NewPackDialog(wxWindow* parent, Workspace& workspace);
    /// The folder that was written.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    void choose_place();
    bool make();

    Workspace& workspace_;
    wxTextCtrl* title_;
    wxTextCtrl* id_;
    wxTextCtrl* publisher_;
    wxTextCtrl* place_;
    wxStaticText* trouble_;
    bool own_id_ = false; ///< typed by hand; else it follows the title
    std::filesystem::path folder_;
};

} // namespace attune
