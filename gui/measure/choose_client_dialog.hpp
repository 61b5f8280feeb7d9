// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/workspace/workspace.hpp"

#include <optional>
#include <vector>
#include <wx/dialog.h>
#include <wx/textctrl.h>

namespace attune {

/// Asks for a client by name; one is left out.
class ChooseClientDialog : public wxDialog {
public:
    ChooseClientDialog(wxWindow* parent, Workspace& workspace, ClientId except, const wxString& question);

    /// Nothing until one is chosen.
    [[nodiscard]] std::optional<ClientId> client() const;
    /// "Lindqvist, Mara".
    [[nodiscard]] wxString client_name() const;

private:
    void search();

    Workspace& workspace_;
    ClientId except_;
    wxTextCtrl* find_;
    RowList* list_;
    wxButton* act_;
    std::vector<ClientRow> rows_;
};

} // namespace attune
