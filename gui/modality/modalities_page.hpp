// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/modality/modality_list_view_model.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/scroll_page.hpp"

#include <functional>
#include <optional>
#include <string>
#include <wx/panel.h>

namespace attune {

/// The modalities of the practice: what they bring, how they stand, and what can be done about it.
class ModalitiesPage : public wxPanel {
public:
    ModalitiesPage(wxWindow* parent, Workspace& workspace);

    /// The pack with this id is to be opened in the Studio.
    std::function<void(const std::string& id)> on_open_studio = [](const std::string&) {};
    /// A pack's folder that need not be in use is to be opened there.
    std::function<void()> on_open_folder = [] {};
    std::function<void()> on_new_pack = [] {};

    /// Packs came or went elsewhere: reads them anew and keeps what was chosen.
    void reload() { model_.reload(); }
    [[nodiscard]] const ModalityListViewModel& model() const noexcept { return model_; }
    /// The row of this pack is chosen and told about.
    void choose(const std::string& id);
    /// Looks at a file, asks, and installs it: what the button does once a file was chosen.
    void install_from(const std::filesystem::path& file);
    /// Asks about the program part of this pack.
    void ask_for_approval(const std::string& id);

private:
    void add_head(wxSizer* down);
    void add_list(wxSizer* down);
    void show_rows();
    void show_detail(const std::string& id);
    void add_actions(wxWindow* parent, wxSizer* down, const ModalityDetail& detail);
    void update_bar();
    void choose_file();
    /// Shows the forms of this pack.
    void preview(wxWindow* over, const Pack& pack);
    void ask_to_remove(const std::string& id);
    void ask_to_revoke(const std::string& id);
    /// Does it, and tells of a failure.
    void act(const std::function<void()>& action);

    Workspace& workspace_;
    ModalityListViewModel model_;
    RowList* list_ = nullptr;
    wxWindow* list_frame_ = nullptr;
    InfoBar* bar_ = nullptr;
    ScrollPage* detail_ = nullptr;
    std::string chosen_;
};

} // namespace attune
