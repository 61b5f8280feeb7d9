// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <functional>
#include <string>
#include <vector>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {

class StatusText;

/// Shows a new recovery code, has it printed or saved, and has two groups typed back.
class RecoverySheetPanel : public wxPanel {
public:
    explicit RecoverySheetPanel(wxWindow* parent);

    struct Sheet {
        std::string practice;
        std::string user;
        std::string code;
        Date day{};
    };
    void set_sheet(Sheet sheet);
    /// Kept somewhere and both groups right.
    [[nodiscard]] bool is_done() const;
    /// Writes the sheet to a file that only this user can read. Throws Error.
    void save_to(const std::string& path);
    std::function<void()> on_change = [] {};

private:
    void save();
    void print();
    void note_kept(const wxString& words);

    Sheet sheet_;
    std::vector<std::string> groups_;
    std::size_t first_ = 0;
    std::size_t second_ = 0;
    bool kept_ = false;
    wxTextCtrl* code_;
    wxStaticText* first_label_;
    wxStaticText* second_label_;
    wxTextCtrl* first_field_;
    wxTextCtrl* second_field_;
    StatusText* state_;
};

} // namespace attune
