// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/entry/measure_entry_view_model.hpp"
#include "gui/measure/kiosk/kiosk_request.hpp"

#include <functional>
#include <string>
#include <wx/panel.h>

namespace attune {

class MeasureEntryPage;
class MeasuresPanel;
class ResponsePanel;

/// The tab "Measures" of a client: the list, or in its place a sheet being filled in, or a response being read.
/// Borrows the workspace.
class MeasuresRoom : public wxPanel {
public:
    MeasuresRoom(wxWindow* parent, Workspace& workspace, ClientId client);

    /// Something was saved, moved or withdrawn: other pages are stale.
    std::function<void()> on_change = [] {};
    /// The line of the page's head: "PHQ-9, depression. 14th time"; empty: as usual.
    std::function<void(const std::string&)> on_head = [](const std::string&) {};
    /// The client is to answer on this screen.
    std::function<void(const KioskRequest&)> on_kiosk = [](const KioskRequest&) {};

    /// Asks which measure is given, and opens its sheet.
    void give();
    void give(const std::string& measure, const std::string& about = {}, const std::string& rater = {});
    void correct(ResponseId id);
    void read(ResponseId id);
    void show_list();
    void reload();
    /// Writes what is typed; throws Error when it cannot.
    void keep_now();
    [[nodiscard]] bool shows_sheet() const noexcept { return sheet_ != nullptr; }
    [[nodiscard]] MeasureEntryPage* sheet() const noexcept { return sheet_; }

private:
    void enter(const EntryRequest& request);
    /// Asks who answers and about whom where that is open, then hands the screen over.
    void hand_over(const std::string& measure, const std::string& title);
    void put(wxWindow* page);
    bool leave_sheet();

    Workspace& workspace_;
    ClientId client_;
    MeasuresPanel* list_ = nullptr;
    MeasureEntryPage* sheet_ = nullptr;
    ResponsePanel* response_ = nullptr;
};

} // namespace attune
