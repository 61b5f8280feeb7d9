// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/studio/problem_pane.hpp"
#include "gui/studio/studio_page.hpp"
#include "gui/studio/trial_pane.hpp"
#include "gui/studio/xml_pane.hpp"

#include <wx/button.h>
#include <wx/timer.h>

namespace attune {

class InfoBar;
class Splitter;
class StackSplitter;
class TabRow;

/// What the Studio is made of, and how the parts follow each other.
struct StudioPage::Parts {
    Parts(StudioPage& owner, Workspace& room, const std::filesystem::path& folder,
          const std::filesystem::path& recovery, PackDraft::Access access);

    void build();
    void refresh();
    /// Puts panes where the window's width wants them.
    void arrange();
    enum class Side { xml, form };
    void show_side(Side side);
    void go_to_problem(std::size_t index);
    void save();
    void check();
    enum class Asked { by_typing, by_key };
    void complete(Asked asked);
    void insert_field();
    void install();
    /// Says in the bar what the draft wants to be known: restored texts, files changed elsewhere, read-only.
    void tell();
    void look_at_disk();
    /// While a dialog is open it may show a field of the form: that is not replaced then.
    [[nodiscard]] static bool has_open_dialog();
    /// Asks which text of a file should stay that another program wrote.
    void settle_conflict(const std::string& name);

    StudioPage& page;
    Workspace& workspace;
    StudioViewModel model;
    XmlPane* xml = nullptr;
    TrialPane* trial = nullptr;
    ProblemPane* problems = nullptr;

private:
    wxWindow* build_head();
    void connect();
    bool take_key(const wxKeyEvent& event);
    void refresh_head();
    [[nodiscard]] bool is_narrow() const;

    InfoBar* bar_ = nullptr;
    wxStaticText* line_ = nullptr;
    wxButton* save_ = nullptr;
    wxButton* insert_ = nullptr;
    wxButton* install_ = nullptr;
    TabRow* sides_ = nullptr;
    wxWindow* sides_row_ = nullptr;
    StackSplitter* stack_ = nullptr;
    Splitter* halves_ = nullptr;
    wxTimer read_timer_;
    wxTimer keep_timer_;
    Completions offered_;
    Side side_ = Side::xml;
    bool was_narrow_ = false;
    bool arranged_ = false;
};

} // namespace attune
