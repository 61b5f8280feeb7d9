// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/caseload/outcomes_view_model.hpp"
#include "gui/platform/list_frame.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/workspace/workspace.hpp"

#include <exception>
#include <thread>
#include <wx/choice.h>
#include <wx/panel.h>

namespace attune {

/// What came of the practice's work: a list of rates with their numbers, and the chosen one in a sentence.
///
/// Borrows the workspace. Reads on a thread of its own, which ends with the panel.
class OutcomesPanel : public wxPanel {
public:
    OutcomesPanel(wxWindow* parent, Workspace& workspace);
    ~OutcomesPanel() override;

    void reload();
    [[nodiscard]] bool is_reading() const noexcept { return reading_; }
    [[nodiscard]] OutcomesViewModel& model() noexcept { return model_; }

private:
    wxSizer* make_filters();
    wxWindow* make_list();
    void take(OutcomeSource source);
    void fail(const std::exception_ptr& failure);
    void show_partners();
    void set_dates();
    void show_lines();
    void explain();

    Workspace& workspace_;
    OutcomesViewModel model_;
    bool reading_ = false;
    bool read_again_ = false; ///< asked for while they were read
    wxTextCtrl* from_ = nullptr;
    wxTextCtrl* to_ = nullptr;
    wxChoice* approach_ = nullptr;
    wxChoice* pair_ = nullptr;
    wxSizer* pair_row_ = nullptr;
    wxChoice* episodes_ = nullptr;
    Prose* problem_ = nullptr;
    Prose* scope_ = nullptr;
    ListFrame* frame_ = nullptr;
    RowList* list_ = nullptr; ///< in the frame
    Prose* explained_ = nullptr;
    Prose* caution_ = nullptr;
    std::jthread reader_; ///< last: it ends before anything that it speaks to
};

} // namespace attune
