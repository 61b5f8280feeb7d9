// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/kiosk/kiosk_question.hpp"
#include "gui/platform/field_form.hpp"

#include <wx/choice.h>
#include <wx/combobox.h>

namespace attune {

/// Asks the therapist who answers and about whom, before the screen is turned to the client.
class KioskDialog : public FieldDialog {
public:
    /// Borrows the question while it is open.
    KioskDialog(wxWindow* parent, const KioskQuestion& question, const wxString& title);

    [[nodiscard]] const KioskRequest& request() const noexcept { return request_; }

private:
    wxString accept() override;

    const KioskQuestion& question_;
    wxChoice* rater_ = nullptr;   ///< null where there is one sheet
    wxComboBox* about_ = nullptr; ///< null unless it is about somebody
    KioskRequest request_;
};

} // namespace attune
