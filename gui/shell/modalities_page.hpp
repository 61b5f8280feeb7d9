// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/scroll_page.hpp"
#include "gui/workspace/workspace.hpp"

#include <wx/panel.h>

namespace attune {

/// The modalities that are loaded: what they bring, and what is wrong with them.
class ModalitiesPage : public wxPanel {
public:
    ModalitiesPage(wxWindow* parent, Workspace& workspace);

private:
    void show_pack(std::size_t row);
    [[nodiscard]] RowCell state_of(const Pack& pack) const;

    Workspace& workspace_;
    RowList* list_;
    ScrollPage* detail_;
};

} // namespace attune
