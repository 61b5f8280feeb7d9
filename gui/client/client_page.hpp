// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_view_model.hpp"
#include "gui/client/page_makers.hpp"
#include "gui/platform/tab_row.hpp"

#include <functional>
#include <wx/button.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>

namespace attune {

class OverviewPanel;
class RecordPanel;
class SessionsPanel;

enum class ClientTab { overview, sessions, progress, record };

/// One client: who, since when, and the tabs.
class ClientPage : public wxPanel {
public:
    ClientPage(wxWindow* parent, Workspace& workspace, ClientId client, const PageMakers& makers);

    void show_tab(ClientTab tab);
    [[nodiscard]] ClientTab tab() const { return static_cast<ClientTab>(tabs_->selected()); }
    void next_tab(int step);
    /// The menu of modalities below the button; with one modality the note begins at once.
    void new_note(std::optional<SessionId> session = {});
    void begin_note(const std::string& template_id, std::optional<SessionId> session = {});
    void reload();
    [[nodiscard]] ClientViewModel& model() noexcept { return model_; }
    /// Opens the dialog of the client's data.
    void edit();
    void plan_session();
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    /// Another tab is looked at.
    std::function<void(ClientTab)> on_tab = [](ClientTab) {};
    /// Something that lists show has changed.
    std::function<void()> on_change = [] {};

private:
    wxWindow* make_head();
    void show_head();
    void fill_tab();
    void open_line(const SessionLine& line);

    ClientViewModel model_;
    ClientId client_;
    const PageMakers& makers_;
    wxStaticText* name_ = nullptr;
    wxStaticText* line_ = nullptr;
    wxButton* new_note_ = nullptr;
    TabRow* tabs_ = nullptr;
    wxSimplebook* book_ = nullptr;
    OverviewPanel* overview_ = nullptr;
    SessionsPanel* sessions_ = nullptr;
    RecordPanel* record_ = nullptr;
    wxPanel* progress_host_ = nullptr;
};

} // namespace attune
