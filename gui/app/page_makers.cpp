// SPDX-License-Identifier: Apache-2.0
#include "gui/app/page_makers.hpp"

#include "gui/measure/measures_room.hpp"
#include "gui/note/note_page.hpp"
#include "gui/progress/progress_room.hpp"
#include "gui/studio/studio_page.hpp"

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

void run(StudioPage& page, StudioCommand command) {
    switch (command) {
    case StudioCommand::undo: return page.undo();
    case StudioCommand::redo: return page.redo();
    case StudioCommand::save: return page.save();
    case StudioCommand::check: return page.check();
    case StudioCommand::next_problem: return page.next_problem();
    case StudioCommand::previous_problem: return page.next_problem(true);
    case StudioCommand::insert_field: return page.insert_field();
    case StudioCommand::cross: return page.cross();
    case StudioCommand::find: return page.find();
    case StudioCommand::plain_text: return page.toggle_plain();
    case StudioCommand::install: return page.install();
    case StudioCommand::close: return page.close_studio();
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
                [&workspace](wxWindow* parent, ClientId client, ProgressCalls calls) -> wxWindow* {
                auto* page = new ProgressRoom{parent, workspace, client};
                page->on_open_note = std::move(calls.on_open_note);
                page->on_open_response = std::move(calls.on_open_response);
                return page;
            },
            .measures =
                [&workspace](wxWindow* parent, ClientId client, MeasuresCalls calls) {
                    auto* room = new MeasuresRoom{parent, workspace, client};
                    room->on_change = std::move(calls.on_change);
                    room->on_head = std::move(calls.on_head);
                    room->on_kiosk = std::move(calls.on_kiosk);
                    return MeasuresHandle{.window = room,
                                          .keep_now = [room] { room->keep_now(); },
                                          .give = [room] { room->give(); },
                                          .give_this =
                                              [room](const KioskRequest& which) {
                                                  room->give(which.measure, which.about, which.rater);
                                              },
                                          .read = [room](ResponseId response) { room->read(response); },
                                          .reload = [room] { room->reload(); }};
                },
            .studio =
                [&workspace](wxWindow* parent, const StudioRequest& request, StudioPageCalls calls) {
                    auto* page = new StudioPage{parent, workspace, request.folder, request.recovery,
                                                request.access == StudioRequest::Access::edit ? PackDraft::Access::edit
                                                                                              : PackDraft::Access::look};
                    page->on_close = std::move(calls.on_close);
                    page->on_installed = std::move(calls.on_installed);
                    return StudioPageHandle{.window = page,
                                            .keep = [page] { page->keep(); },
                                            .look_at_disk = [page] { page->look_at_disk(); },
                                            .is_plain = [page] { return page->is_plain(); },
                                            .run = [page](StudioCommand command) { run(*page, command); }};
                }};
}

} // namespace attune
