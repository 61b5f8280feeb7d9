// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"

#include <functional>

namespace attune {

/// Stands in the place of an empty list: what would be here, one sentence, one button.
class EmptyState : public Group {
public:
    explicit EmptyState(wxWindow* parent, const std::string& id);
    /// Without a button when `button` is empty.
    void set(const wxString& line, const wxString& sentence, const wxString& button = {});
    std::function<void()> on_press = [] {};

private:
    wxStaticText* line_;
    Prose* sentence_;
    wxButton* button_;
};

} // namespace attune
