// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/schedule/measure_plan.hpp"

#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/spinctrl.h>

namespace attune {

/// When one measure is given in an episode: at the start, every so many sessions or weeks, at the end. Nothing ticked:
/// it is not given.
class PlanDialog : public wxDialog {
public:
    /// What ShowModal returns for "As usual".
    static constexpr int as_usual = wxID_HIGHEST + 72;

    PlanDialog(wxWindow* parent, const wxString& title, const PlannedMeasure& planned);

    [[nodiscard]] PlannedMeasure planned() const;

private:
    PlannedMeasure planned_;
    wxCheckBox* at_start_;
    wxCheckBox* by_sessions_;
    wxSpinCtrl* sessions_;
    wxCheckBox* by_weeks_;
    wxSpinCtrl* weeks_;
    wxCheckBox* at_end_;
};

} // namespace attune
