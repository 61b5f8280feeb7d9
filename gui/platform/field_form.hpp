// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "gui/platform/style.hpp"

#include <optional>
#include <string>
#include <wx/dialog.h>
#include <wx/sizer.h>

namespace attune {

/// A dialog of labelled fields in two columns, with its question on top and verbs on its buttons.
/// Nothing closes it but its buttons and Escape; `accept` says what is still wrong.
class FieldDialog : public wxDialog {
public:
    FieldDialog(wxWindow* parent, const std::string& id, const wxString& title, const wxString& question,
                const wxString& verb);

protected:
    /// A one-line field; `label` may carry a mnemonic.
    wxTextCtrl* add_field(const std::string& id, const wxString& label, const std::string& value,
                          const wxString& hint = {});
    wxTextCtrl* add_long_field(const std::string& id, const wxString& label, const std::string& value);
    /// A date as 2027-03-09.
    wxTextCtrl* add_date(const std::string& id, const wxString& label, std::optional<Date> value);
    void add_row(const wxString& label, wxWindow* control);
    /// Call last in the constructor of the dialog.
    void finish();
    /// Reads the fields. Returns what is wrong, in words; empty closes the dialog. May throw Error.
    virtual wxString accept() = 0;

private:
    void try_accept();

    wxFlexGridSizer* rows_;
    Prose* problem_;
    wxString verb_;
};

/// What stands in a date field; nothing when it is empty. `problem` gets a sentence when it is no date.
[[nodiscard]] std::optional<Date> read_date(const wxTextCtrl* field, const wxString& name, wxString& problem);
[[nodiscard]] std::optional<TimeOfDay> read_time(const wxTextCtrl* field, const wxString& name, wxString& problem);
[[nodiscard]] std::string read_words(const wxTextCtrl* field);

} // namespace attune
