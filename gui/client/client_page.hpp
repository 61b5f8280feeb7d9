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

enum class ClientTab { overview, sessions, progress, measures, record };

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
    /// Asks which measure is given and opens its sheet.
    void give_measure();
    /// Opens the sheet of one that is named.
    void give_measure(const KioskRequest& which);
    /// Opens the answers of a response on the tab "Measures".
    void read_response(ResponseId response);
    /// Writes what is typed into an open sheet; throws Error when it cannot.
    void keep_now();
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    /// Another tab is looked at.
    std::function<void(ClientTab)> on_tab = [](ClientTab) {};
    /// Something that lists show has changed.
    std::function<void()> on_change = [] {};
    /// The client is to answer on this screen.
    std::function<void(const KioskRequest&)> on_kiosk = [](const KioskRequest&) {};

private:
    wxWindow* make_head();
    void show_head();
    void fill_tab();
    void fill_measures();
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
    wxPanel* measures_host_ = nullptr;
    MeasuresHandle measures_;  ///< without a window until the tab is first looked at
    std::string measures_line_; ///< of the head, while a sheet is open
    wxButton* give_ = nullptr;
};

} // namespace attune
