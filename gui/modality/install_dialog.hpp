// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/pack_install.hpp"

#include <functional>
#include <wx/checkbox.h>
#include <wx/dialog.h>

namespace attune {

/// Shows what a pack brings before it is installed, and asks what only a person can decide: whether its publisher is
/// who they say, whether it may take the place of another. Ends with wxID_OK when it shall be installed. Until each
/// question is ticked that button waits; the focus is on the way out.
class InstallDialog : public wxDialog {
public:
    InstallDialog(wxWindow* parent, const InstallPlan& plan);

    /// Adds a button that shows the forms before anything is decided.
    void offer_preview(std::function<void()> show);

private:
    void add_contents(wxSizer* down, const InstallPlan& plan);
    void add_changes(wxSizer* down, const InstallPlan& plan);
    void add_publisher(wxSizer* down, const InstallPlan& plan);
    void add_tick(wxSizer* down, const std::string& id, const wxString& words);
    void update_button();

    std::vector<wxCheckBox*> ticks_;
    wxButton* preview_ = nullptr;
    wxButton* install_ = nullptr;
};

/// Why a file cannot be installed: every reason, to read and to copy. Nothing of it was kept.
class RefusedPackDialog : public wxDialog {
public:
    RefusedPackDialog(wxWindow* parent, const wxString& file, const std::vector<std::string>& problems);
};

} // namespace attune
