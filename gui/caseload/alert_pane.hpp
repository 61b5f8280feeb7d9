// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/caseload/caseload_view_model.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>

namespace attune {

/// The alert of the chosen client in words, with what to look at and the way to answer it.
///
/// Borrows the view model. What is ticked and typed is kept with the vault whenever another client is chosen and when
/// `keep` is called, and stands there again.
class AlertPane : public StyledPanel {
public:
    AlertPane(wxWindow* parent, CaseloadViewModel& model);

    /// Explains the most serious alert of a client, or goes on with the one that is shown already; nothing: no client is
    /// chosen. What is typed must have been kept.
    void show(std::optional<ClientId> client);
    /// Writes what is typed about the alert that is shown, whatever became of its row since; throws Error when that fails.
    void keep();
    void set_narrow(bool narrow);

    std::function<void(ClientId)> on_open_client = [](ClientId) {};
    /// The alert was answered.
    std::function<void()> on_answered = [] {};

private:
    void build();
    wxSizer* build_words();
    wxSizer* build_answer();
    wxSizer* build_buttons();
    void show_alert();
    void give_answer();
    [[nodiscard]] const CaseloadRow* row() const;
    [[nodiscard]] const CaseloadAlert* alert() const;
    [[nodiscard]] AlertDraft typed() const;
    void put(const AlertDraft& draft);

    CaseloadViewModel& model_;
    std::optional<ClientId> client_;
    std::size_t alert_ = 0;
    std::optional<CaseloadAlert> answering_; ///< the alert that the ticks and words are about

    Prose* headline_ = nullptr;
    Prose* rule_ = nullptr;
    Prose* source_ = nullptr;
    Prose* off_ = nullptr;
    wxChoice* which_ = nullptr;
    wxPanel* answer_ = nullptr;
    wxGridSizer* ticks_sizer_ = nullptr;
    std::vector<std::pair<std::string, wxCheckBox*>> ticks_;
    wxTextCtrl* words_ = nullptr;
    Prose* missing_ = nullptr;
    Prose* answered_ = nullptr;
    wxButton* open_ = nullptr;
    wxButton* give_ = nullptr;
};

} // namespace attune
