// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <wx/infobar.h>

namespace attune {

enum class InfoKind { information, caution };

/// The one bar under a page's head. GTK draws no mark in it, so the sentence begins with the state in words.
class InfoBar : public wxInfoBar {
public:
    explicit InfoBar(wxWindow* parent, const std::string& id);
    /// Shows one sentence with at most one button of ours, and Dismiss.
    void show(InfoKind kind, const wxString& sentence, const wxString& button = {},
              std::function<void()> action = {});

    /// The sentence that is shown; empty when none is.
    [[nodiscard]] wxString sentence() const { return IsShown() ? sentence_ : wxString{}; }
    /// Another page is looked at: what was only information goes, a caution stays until it is dismissed.
    void leave_page();

private:
    std::function<void()> action_;
    wxWindowID button_ = wxID_NONE;
    wxString sentence_;
    InfoKind kind_ = InfoKind::information;
};

} // namespace attune
