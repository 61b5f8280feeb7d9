// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/native_values.hpp"
#include "gui/note/context_panel.hpp"
#include "gui/note/entry_dialog.hpp"
#include "gui/note/form_panel.hpp"
#include "gui/note/note_dialogs.hpp"
#include "gui/note/note_footer.hpp"
#include "gui/note/note_page.hpp"
#include "gui/note/section_list.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/splitter.hpp"
#include "gui/platform/undo.hpp"
#include "gui/workspace/date_words.hpp"

#include <set>
#include <thread>
#include <wx/choice.h>
#include <wx/timer.h>

namespace attune {

/// What a note page is made of, and how the parts follow each other.
struct NotePage::Parts {
    Parts(NotePage& owner, Workspace& workspace, NoteId note);

    void build();
    /// Saves and stops everything that could still call back.
    void leave();
    void refresh();
    void rebuild();
    void sign();
    void toggle_context();
    /// Puts panes where the window's width wants them.
    void arrange();
    [[nodiscard]] NoteFormat chosen_format() const;

    NotePage& page;
    NoteViewModel model;
    NoteContext context;
    UndoStack undo;
    FormPanel* form = nullptr;
    SectionList* list = nullptr;
    ContextPanel* side = nullptr;
    NoteFooter* footer = nullptr;

private:
    wxWindow* build_head();
    void build_panes(wxSizer* down);
    void connect();
    bool take_key(const wxKeyEvent& event);
    bool take_note_key(int key, int held);
    void refresh_head();
    void offer_forms();
    void ask_native();
    void native_arrived(const NativeValues::Result& result);
    void remember_format();
    [[nodiscard]] bool is_narrow() const;

    InfoBar* bar_ = nullptr;
    wxStaticText* name_ = nullptr;
    wxStaticText* line_ = nullptr;
    wxStaticText* section_word_ = nullptr;
    wxChoice* section_choice_ = nullptr;
    wxChoice* format_ = nullptr;
    wxButton* side_button_ = nullptr;
    Splitter* outer_ = nullptr;
    Splitter* inner_ = nullptr;
    wxPanel* list_pane_ = nullptr;
    wxTimer save_timer_;
    wxTimer native_timer_;
    wxTimer side_timer_;
    std::jthread worker_;
    std::set<std::string> offered_;
    std::set<std::string> noticed_;
    bool worker_busy_ = false;
    bool ask_again_ = false;
    bool side_wanted_ = true;
    bool side_instead_ = false;
    bool was_narrow_ = false;
    bool arranged_ = false;
};

} // namespace attune
