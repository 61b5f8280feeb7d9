// SPDX-License-Identifier: Apache-2.0
#include "gui/app/page_makers.hpp"

#include "gui/note/note_page.hpp"
#include "gui/progress/progress_page.hpp"

#include <utility>

namespace attune {
namespace {

void run(NotePage& page, NoteCommand command) {
    switch (command) {
    case NoteCommand::undo: return page.undo();
    case NoteCommand::redo: return page.redo();
    case NoteCommand::next_to_fill: return page.next_to_fill(false);
    case NoteCommand::previous_to_fill: return page.next_to_fill(true);
    case NoteCommand::repeat_last: return page.repeat_last();
    case NoteCommand::insert_time: return page.insert_time();
    case NoteCommand::toggle_context: return page.toggle_context();
    case NoteCommand::preview: return page.preview();
    case NoteCommand::sign: return page.sign();
    case NoteCommand::addendum: return page.add_addendum();
    case NoteCommand::close: return page.close_note();
    }
}

} // namespace

PageMakers page_makers(Workspace& workspace) {
    return {.note =
                [&workspace](wxWindow* parent, NoteId note, NotePageCalls calls) {
                    auto* page = new NotePage{parent, workspace, note};
                    page->on_close = std::move(calls.on_close);
                    page->on_open_note = std::move(calls.on_open_note);
                    page->on_change = std::move(calls.on_change);
                    return NotePageHandle{.window = page,
                                          .save_now = [page] { page->save_now(); },
                                          .run = [page](NoteCommand command) { run(*page, command); }};
                },
            .progress =
                [&workspace](wxWindow* parent, ClientId client, std::function<void(NoteId)> on_open_note) -> wxWindow* {
                auto* page = new ProgressPage{parent, workspace, client};
                page->on_open_note = std::move(on_open_note);
                return page;
            }};
}

} // namespace attune
