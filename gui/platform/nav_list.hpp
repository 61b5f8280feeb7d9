// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/marks.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>
#include <wx/nativewin.h>

namespace attune {

/// One row of a NavList.
struct NavItem {
    std::string id;                  ///< for tests, "section-p4"
    wxString label;
    wxString count;                  ///< at the right; may be empty
    std::optional<Mark> mark;        ///< behind the count
    wxString spoken;                 ///< what a screen reader says; label and count when empty

    bool operator==(const NavItem& other) const {
        return id == other.id && label == other.label && count == other.count && mark == other.mark &&
               spoken == other.spoken;
    }
};

/// A column of rows of which one is chosen: the navigation, the section list. GtkListBox, because wx has
/// no list whose rows hold count and mark and are readable for screen readers.
class NavList : public wxNativeWindow {
public:
    NavList(wxWindow* parent, const std::string& id, const wxString& name, int row_height = 36);
    ~NavList() override;

    /// Replaces all rows; keeps the chosen row where its id is still there. Sends nothing.
    void set_items(std::vector<NavItem> items);
    /// Replaces what one row shows.
    void update_item(std::size_t index, NavItem item);
    [[nodiscard]] const std::vector<NavItem>& items() const noexcept { return items_; }
    /// Chooses without sending anything; nothing chosen when `index` is empty.
    void select(std::optional<std::size_t> index);
    [[nodiscard]] std::optional<std::size_t> selected() const noexcept { return selected_; }
    /// Puts the keyboard focus on the chosen row.
    void SetFocus() override;

    /// The user moved to a row by pointer or arrow keys.
    std::function<void(std::size_t)> on_select = [](std::size_t) {};
    /// Enter or a click on a row.
    std::function<void(std::size_t)> on_activate = [](std::size_t) {};

    /// The same as the user choosing a row; for tests and accelerators.
    void choose(std::size_t index);

protected:
    wxSize DoGetBestSize() const override;

private:
    struct Hooks;
    void fill_row(std::size_t index);

    std::vector<NavItem> items_;
    std::optional<std::size_t> selected_;
    int row_height_;
    bool quiet_ = false;
};

} // namespace attune
