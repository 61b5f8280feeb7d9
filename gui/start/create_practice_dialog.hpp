// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/start/passphrase_field.hpp"
#include "gui/start/start_view_model.hpp"

#include <array>
#include <memory>
#include <optional>
#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/simplebook.h>
#include <wx/timer.h>

namespace attune {

class RecoverySheetPanel;
class Prose;

/// Creates a practice in three steps: name and folder; your name and passphrase; recovery sheet.
/// After the second step the practice exists; the third cannot be left before the sheet is kept.
class CreatePracticeDialog : public wxDialog {
public:
    /// `cost` is given only in tests; it is measured otherwise.
    CreatePracticeDialog(wxWindow* parent, PracticeShelf& shelf, const Surroundings& surroundings,
                         std::optional<KeyCost> cost = {});

    /// The open practice, once the dialog ended with wxID_OK.
    [[nodiscard]] std::unique_ptr<Vault> take_vault() { return std::move(vault_); }

private:
    wxWindow* make_place_step();
    wxWindow* make_person_step();
    wxWindow* make_sheet_step();
    void go_to(std::size_t step);
    void next();
    void create();
    void show_problem(const wxString& words);
    void show_strength();
    [[nodiscard]] std::filesystem::path folder() const;

    StartViewModel model_;
    std::optional<KeyCost> cost_;
    std::unique_ptr<Vault> vault_;
    std::size_t step_ = 0;
    bool folder_typed_ = false;
    wxStaticText* heading_;
    wxStaticText* progress_;
    wxSimplebook* steps_;
    wxTextCtrl* practice_ = nullptr;
    wxTextCtrl* folder_ = nullptr;
    wxTextCtrl* user_ = nullptr;
    wxTextCtrl* credentials_ = nullptr;
    PassphraseField* passphrase_ = nullptr;
    PassphraseField* again_ = nullptr;
    wxStaticText* strength_ = nullptr;
    RecoverySheetPanel* sheet_ = nullptr;
    Prose* problem_;
    wxGauge* gauge_;
    wxButton* cancel_;
    wxButton* back_;
    wxButton* next_;
    wxTimer pulse_;
};

} // namespace attune
