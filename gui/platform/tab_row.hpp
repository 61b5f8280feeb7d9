// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>
#include <wx/panel.h>
#include <wx/tglbtn.h>

namespace attune {

/// A row of tabs of which one is on; a blue line marks it. One tab stop: Left and Right move.
class TabRow : public wxPanel {
public:
    struct Tab {
        std::string id;      ///< for tests, "tab-overview"
        wxString label;
    };
    TabRow(wxWindow* parent, const std::string& id, const wxString& name, const std::vector<Tab>& tabs);

    [[nodiscard]] std::size_t selected() const noexcept { return selected_; }
    [[nodiscard]] std::size_t count() const noexcept { return buttons_.size(); }
    /// Shows a tab as chosen; sends nothing.
    void select(std::size_t index);
    /// The same as the user choosing it.
    void choose(std::size_t index);
    std::function<void(std::size_t)> on_select = [](std::size_t) {};

private:
    std::vector<wxToggleButton*> buttons_;
    std::size_t selected_ = 0;
};

} // namespace attune
