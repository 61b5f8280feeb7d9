// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/kiosk/kiosk_request.hpp"
#include "gui/platform/empty_state.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/shell/today_view_model.hpp"

#include <functional>
#include <wx/panel.h>
#include <wx/sizer.h>

namespace attune {

/// The day: its sessions, and the notes that still wait for a signature.
class TodayPage : public wxPanel {
public:
    TodayPage(wxWindow* parent, Workspace& workspace);

    void reload() { model_.reload(); }
    [[nodiscard]] const TodayViewModel& model() const noexcept { return model_; }
    std::function<void(ClientId)> on_open_client = [](ClientId) {};
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    std::function<void(ClientId, SessionId)> on_start_note = [](ClientId, SessionId) {};
    /// A measure that is due is given.
    std::function<void(const KioskRequest&)> on_give = [](const KioskRequest&) {};
    std::function<void()> on_show_clients = [] {};
    std::function<void()> on_new_client = [] {};

private:
    wxSizer* make_head();
    wxSizer* make_sessions();
    wxSizer* make_unsigned();
    void show_due();
    void arrange();
    void show_rows();
    void update_buttons();
    void start_or_open();

    TodayViewModel model_;
    wxStaticText* title_ = nullptr;
    wxStaticText* now_ = nullptr;
    wxButton* open_client_ = nullptr;
    wxButton* start_ = nullptr;
    RowList* sessions_ = nullptr;
    wxWindow* sessions_frame_ = nullptr;
    EmptyState* nothing_ = nullptr;
    wxStaticText* unsigned_head_ = nullptr;
    wxStaticText* limit_ = nullptr;
    wxButton* review_ = nullptr;
    RowList* unsigned_ = nullptr;
    wxWindow* unsigned_frame_ = nullptr;
    wxPanel* due_ = nullptr;       ///< what is due, at the right or below
    wxBoxSizer* columns_ = nullptr;
};

} // namespace attune
