// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/note/note.hpp"
#include "core/report/special_chart/special_charts.hpp"
#include "core/response/response.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <wx/panel.h>

namespace attune {

class ProgressPage;
class SpecialPage;

/// Everything that is drawn of one client: the timeline, and the charts beside it where there is data for them.
///
/// Borrows the workspace, which must outlive it.
class ProgressRoom : public wxPanel {
public:
    ProgressRoom(wxWindow* parent, Workspace& workspace, ClientId client);

    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    std::function<void(ResponseId)> on_open_response = [](ResponseId) {};

    void show_timeline();
    /// Does nothing when the client has no data for it.
    void show(SpecialChartKind kind);
    [[nodiscard]] ProgressPage& timeline() noexcept { return *timeline_; }

private:
    Workspace& workspace_;
    ClientId client_;
    ProgressPage* timeline_;
    SpecialPage* special_ = nullptr; ///< null where there is no data for any of its charts
};

} // namespace attune
