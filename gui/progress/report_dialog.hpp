// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/report_view_model.hpp"

#include <memory>
#include <wx/dialog.h>

class wxButton;
class wxCheckBox;
class wxChoice;

namespace attune {

class Prose;
class RowList;

/// Puts a report together: who reads it, what stands in it, and every name that was found in its text. It is written
/// only when each was replaced or allowed to stand.
class ReportDialog : public wxDialog {
public:
    ReportDialog(wxWindow* parent, std::unique_ptr<ReportViewModel> model);
    [[nodiscard]] ReportViewModel& model() noexcept { return *model_; }
    /// Says which characters of the file that was written have no letter form here. Nothing for none.
    void show_missing(const std::vector<char32_t>& characters);

private:
    void build();
    wxSizer* build_choices();
    wxSizer* build_charts();
    wxSizer* build_findings();
    wxSizer* build_buttons();
    void show_state();
    void replace();
    void confirm();
    /// Whether nothing is left to settle; else leads there.
    bool is_settled();
    void print();
    void save();

    std::unique_ptr<ReportViewModel> model_;
    wxChoice* audience_ = nullptr;
    wxChoice* paper_ = nullptr;
    wxCheckBox* name_ = nullptr;
    wxCheckBox* labels_ = nullptr;
    Prose* about_ = nullptr;
    Prose* state_ = nullptr;
    RowList* findings_ = nullptr;
    wxButton* replace_ = nullptr;
    wxButton* confirm_ = nullptr;
    wxButton* again_ = nullptr;
};

} // namespace attune
