// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/measures_view_model.hpp"
#include "gui/platform/row_list.hpp"

#include <optional>
#include <vector>
#include <wx/dialog.h>
#include <wx/textctrl.h>

namespace attune {

/// Which measure is given, and how: typed in here, or answered by the client on this screen. Measures that the
/// practice may not use stand at the end and say so.
class GiveDialog : public wxDialog {
public:
    enum class Purpose { give, plan };
    /// What ShowModal returns when the client is to answer.
    static constexpr int client_answers = wxID_HIGHEST + 71;

    /// Borrows the model while it is open.
    GiveDialog(wxWindow* parent, const MeasuresViewModel& model, Purpose purpose);

    [[nodiscard]] std::optional<MeasuresViewModel::Offer> chosen() const;

private:
    void search();
    void update_buttons();
    [[nodiscard]] bool is_due(const std::string& measure) const;

    const MeasuresViewModel& model_;
    std::vector<MeasuresViewModel::Offer> all_, rows_;
    wxTextCtrl* find_;
    RowList* list_;
    wxButton* kiosk_ = nullptr;
    wxButton* act_;
};

} // namespace attune
