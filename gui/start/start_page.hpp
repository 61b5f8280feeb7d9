// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/marks.hpp"
#include "gui/start/passphrase_field.hpp"
#include "gui/start/start_view_model.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/timer.h>

namespace attune {

class Prose;
class RowList;

/// The first page: the practices on this computer at the left, unlocking the chosen one at the right.
class StartPage : public wxPanel {
public:
    struct Options {
        std::string version;                                        ///< "0.1.0"
        std::function<std::filesystem::path()> make_demo;           ///< makes the demo practice, on a worker; empty: no card
        std::string demo_passphrase;                                ///< what the demo opens with
        std::optional<KeyCost> cost{};                              ///< for new practices; measured when it is not given
    };
    StartPage(wxWindow* parent, PracticeShelf& shelf, const Surroundings& surroundings, Options options);

    /// Chooses a practice and puts the focus where its passphrase is typed.
    void choose(const std::filesystem::path& folder);
    /// Makes a practice at `folder`, which must not exist, out of a backup, and chooses it.
    void restore(const std::filesystem::path& backup, const std::filesystem::path& folder);
    /// Shows a sentence above the passphrase: why the practice was locked.
    void tell(const wxString& words);
    std::function<void(std::unique_ptr<Vault>)> on_open;
    std::function<void()> on_quit = [] {};

private:
    wxWindow* make_left();
    wxWindow* make_right();
    wxWindow* make_demo_card(wxWindow* parent);
    void show_practices();
    void show_chosen();
    void show_title();
    void open_another();
    void restore_another();
    void create_practice();
    void use_recovery();
    void unlock(StartViewModel::RolledBack rolled_back);
    void begin_work();
    void end_work();
    void fail(const std::exception& failure);
    void show_problem(const wxString& words);
    void open_demo();

    PracticeShelf& shelf_;
    Options options_;
    StartViewModel model_;
    wxPanel* left_ = nullptr;
    wxPanel* right_ = nullptr;
    RowList* list_ = nullptr;
    wxWindow* list_frame_ = nullptr;
    Prose* no_practices_ = nullptr;
    wxStaticText* title_ = nullptr;
    wxPanel* form_ = nullptr;
    wxChoice* user_ = nullptr;
    PassphraseField* passphrase_ = nullptr;
    wxCheckBox* show_ = nullptr;
    wxButton* recovery_ = nullptr;
    wxButton* unlock_ = nullptr;
    wxStaticBitmap* problem_mark_ = nullptr;
    Prose* problem_ = nullptr;
    wxGauge* gauge_ = nullptr;
    Prose* explanation_ = nullptr;
    wxTimer pulse_;
};

} // namespace attune
