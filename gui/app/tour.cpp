// SPDX-License-Identifier: Apache-2.0
#include "gui/app/tour.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/note/note_store.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/platform/snapshot.hpp"
#include "gui/platform/theme.hpp"
#include "gui/shell/main_frame.hpp"

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>
#include <wx/app.h>
#include <wx/timer.h>

namespace attune {
namespace {

int result = 1; // until the last picture is written

/// The client with most signed notes has the most to show; the rest follow from it.
ClientId busiest_client(Workspace& workspace) {
    std::optional<ClientId> best;
    std::size_t most = 0;
    for (const ClientRow& row : workspace.clients.search("", Archived::hide, workspace.clock.today())) {
        const std::size_t notes = workspace.notes.of(row.id).size();
        if (!best || notes > most) {
            best = row.id;
            most = notes;
        }
    }
    if (!best)
        throw Error{ErrorKind::not_found, "tour: the practice has no clients"};
    return *best;
}

/// Runs one step at a time and leaves the event loop time to draw between them.
class Tour : public wxTimer {
public:
    Tour(MainFrame& frame, TourPlan plan)
        : frame_{frame},
          plan_{std::move(plan)} {
        steps_ = {
            [this] { take("01-start"); },
            [this] { open(); },
            [this] { take("02-today"); },
            [this] { show_client(ClientTab::overview); },
            [this] { take("03-client-overview"); },
            [this] { show_client(ClientTab::sessions); },
            [this] { take("04-client-sessions"); },
            [this] { show_client(ClientTab::progress); },
            [this] { take("05-progress"); },
            [this] { show_note("emdr"); },
            [this] { take("06-note-emdr"); },
            [this] { show_note("se"); },
            [this] { take("07-note-se"); },
            [this] { show_note("cbt"); },
            [this] { take("08-note-cbt"); },
            [this] { apply_theme(ThemeChoice::dark); },
            [this] { take("09-note-dark"); },
            [this] { show_client(ClientTab::progress); },
            [this] { take("10-progress-dark"); },
            [this] { apply_theme(ThemeChoice::light); frame_.go_to(Place::modalities); },
            [this] { take("11-modalities"); },
            [this] { frame_.go_to(Place::settings); },
            [this] { take("12-settings"); },
        };
        StartOnce(500);
    }

    void Notify() override {
        try {
            if (waits_for_open_ && frame_.is_locked())
                return wait();
            if (next_ == steps_.size()) {
                result = 0;
                frame_.Close(true);
                return;
            }
            steps_[next_++]();
            StartOnce(400); // fades and the chart's first layout are over by then
        } catch (const std::exception& failure) {
            std::fprintf(stderr, "attune: the tour stopped: %s\n", failure.what());
            frame_.Close(true);
        }
    }

private:
    void wait() {
        if (++waited_ > 600)
            throw Error{ErrorKind::internal, "tour: the practice does not open"};
        StartOnce(100);
    }

    void open() {
        const VaultCard card = Vault::card(plan_.practice);
        frame_.open(Vault::open(plan_.practice, plan_.user.empty() ? card.users.at(0) : plan_.user,
                                Passphrase{std::string{plan_.passphrase}}, usual_surroundings()));
        waits_for_open_ = true;
    }

    void show_client(ClientTab tab) {
        frame_.go_to(Place::clients);
        frame_.clients()->open_client(busiest_client(frame_.workspace()), tab);
        frame_.clients()->client_page()->show_tab(tab);
    }

    /// The newest note that has a part of this modality.
    void show_note(const std::string& prefix) {
        Workspace& workspace = frame_.workspace();
        for (const ClientRow& row : workspace.clients.search("", Archived::hide, workspace.clock.today()))
            for (const NoteRow& note : workspace.notes.of(row.id)) {
                if (note.state == NoteState::voided || !counts(note.attendance))
                    continue;
                for (const auto& part : workspace.notes.load(note.id).templates)
                    if (part->prefix == prefix) {
                        frame_.go_to(Place::clients);
                        return frame_.clients()->open_note(note.id);
                    }
                break; // a client's notes are of one modality, mostly: the newest tells
            }
    }

    void take(const std::string& name) { save_snapshot(&frame_, plan_.pictures / (name + ".png")); }

    MainFrame& frame_;
    TourPlan plan_;
    std::vector<std::function<void()>> steps_;
    std::size_t next_ = 0;
    int waited_ = 0;
    bool waits_for_open_ = false;
};

} // namespace

void begin_tour(MainFrame& frame, const TourPlan& plan) {
    static std::unique_ptr<Tour> tour; // lives as long as the event loop that runs it
    std::filesystem::create_directories(plan.pictures);
    tour = std::make_unique<Tour>(frame, plan);
}

int tour_result() { return result; }

} // namespace attune
