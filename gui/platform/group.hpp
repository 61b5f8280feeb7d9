// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/panel.h>

namespace attune {

/// A panel that only holds other windows: Tab never stops on it.
///
/// A bare wxPanel without a control that takes the focus takes it itself, and the user's next keys go
/// nowhere. Panels that draw and answer keys of their own (charts, the body map) stay wxPanel.
class Group : public wxPanel {
public:
    explicit Group(wxWindow* parent)
        : wxPanel{parent} {
        m_container.DisableSelfFocus();
    }
};

} // namespace attune
