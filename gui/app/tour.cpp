// SPDX-License-Identifier: Apache-2.0
#include "gui/app/tour.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/modality/authoring/pack_starter.hpp"
#include "core/note/note_store.hpp"
#include "core/vault/vault.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/note/note_page.hpp"
#include "gui/platform/complaints.hpp"
#include "gui/platform/drawn_size.hpp"
#include "gui/platform/snapshot.hpp"
#include "gui/platform/theme.hpp"
#include "gui/progress/progress_room.hpp"
#include "gui/shell/main_frame.hpp"
#include "gui/studio/studio_page.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>
#include <wx/app.h>
#include <wx/dialog.h>
#include <wx/infobar.h>
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

/// The first window of a type at or below `root`; null when there is none.
template<typename Window>
Window* page_below(wxWindow* root) {
    if (auto* found = dynamic_cast<Window*>(root))
        return found;
    for (wxWindow* child : root->GetChildren())
        if (auto* found = page_below<Window>(child))
            return found;
    return nullptr;
}

/// Whether GTK draws everything on screen in the sizes that wx has laid out: on a busy computer that takes a while.
bool is_drawn_as_laid_out(const wxWindow* window) {
    return std::ranges::all_of(window->GetChildren(), [](const wxWindow* child) {
        const wxSize size = child->GetSize();
        const bool is_seen = child->IsShown() && !child->IsTopLevel() && size.x > 0 && size.y > 0;
        return !is_seen || (drawn_size(child) == size && is_drawn_as_laid_out(child));
    });
}

/// Runs one step at a time and leaves the event loop time to draw between them.
class Tour : public wxTimer {
public:
    Tour(MainFrame& frame, TourPlan plan)
        : frame_{frame},
          plan_{std::move(plan)} {
        steps_ = {
            [this] { put_pointer_away(); },
            [this] { take("01-start"); },
            [this] { open(); },
            [this] { put_bar_away(); },
            [this] { take("02-today"); },
            [this] { show_client(ClientTab::overview); },
            [this] { take("03-client-overview"); },
            [this] { show_client(ClientTab::sessions); },
            [this] { take("04-client-sessions"); },
            [this] { show_client(ClientTab::progress); },
            [this] { take("05-progress"); },
            [this] { apply_theme(ThemeChoice::dark); },
            [this] { take("06-progress-dark"); },
            [this] { show_note("emdr.work[0].p4"); },
            [this] { take("07-note-emdr-dark"); },
            [this] { apply_theme(ThemeChoice::light); },
            [this] { take("08-note-emdr"); },
            [this] { show_note("se.track_section"); },
            [this] { take("09-note-se"); },
            [this] { show_note("cbt.tr_section"); },
            [this] { take("10-note-cbt"); },
            [this] { show_complete_draft(); },
            [this] { begin_signing(); },
            [this] { end_signing(); },
            [this] { show_signed_note(); },
            [this] { take("12-note-signed"); },
            [this] { frame_.go_to(MainPlace::caseload); },
            [this] { take("16-caseload"); },
            [this] { frame_.go_to(MainPlace::modalities); },
            [this] { take("13-modalities"); },
            [this] { show_studio(); },
            [this] { fill_studio(); },
            [this] { take("14-studio"); },
            [this] { leave_studio(); },
            [this] { frame_.go_to(MainPlace::settings); },
            [this] { take("15-settings"); },
            [this] { show_chart(SpecialChartKind::attachment_map); },
            [this] { take("17-attachment-map"); },
            [this] { show_chart(SpecialChartKind::target_ladder); },
            [this] { take("18-target-ladder"); },
            [this] { show_client(ClientTab::measures); },
            [this] { take("19-measures"); },
            [this] { frame_.clients()->client_page()->give_measure({.measure = "phq-9"}); },
            [this] { take("20-measure-entry"); },
        };
        StartOnce(500);
    }

    void Notify() override {
        try {
            if (waits_for_open_ && frame_.is_locked())
                return wait();
            if (next_ == steps_.size()) {
                const auto complaints = take_complaints();
                for (const std::string& complaint : complaints)
                    std::fprintf(stderr, "attune: complaint during the tour: %s\n", complaint.c_str());
                result = complaints.empty() ? 0 : 1;
                frame_.Close(true);
                return;
            }
            if (++looks_ < most_looks && !is_drawn_as_laid_out(&frame_)) {
                StartOnce(100);
                return;
            }
            looks_ = 0;
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
        frame_.go_to(MainPlace::clients);
        frame_.clients()->open_client(busiest_client(frame_.workspace()), tab);
        frame_.clients()->client_page()->show_tab(tab);
    }

    void show_chart(SpecialChartKind kind) {
        show_client(ClientTab::progress);
        if (auto* room = page_below<ProgressRoom>(&frame_))
            room->show(kind);
    }

    /// Visits every note of every client, the newest first, until `wanted` says yes. Nothing when none does.
    std::optional<NoteId> find_note(const std::function<bool(const NoteRow&)>& wanted) {
        Workspace& workspace = frame_.workspace();
        for (const ClientRow& row : workspace.clients.search("", Archived::hide, workspace.clock.today()))
            for (const NoteRow& note : workspace.notes.of(row.id))
                if (note.state != NoteState::voided && counts(note.attendance) && wanted(note))
                    return note.id;
        return std::nullopt;
    }

    NotePage& open_note(std::optional<NoteId> note) {
        if (!note)
            throw Error{ErrorKind::not_found, "tour: the practice lacks a note that is to be shown"};
        frame_.go_to(MainPlace::clients);
        frame_.clients()->open_note(*note);
        auto* page = page_below<NotePage>(&frame_);
        if (page == nullptr)
            throw Error{ErrorKind::internal, "tour: the note is not shown"};
        return *page;
    }

    [[nodiscard]] bool has_part(const NoteRow& note, std::string_view prefix) {
        const auto loaded = frame_.workspace().notes.load(note.id);
        return std::ranges::any_of(loaded.templates, [&](const auto& part) { return part->prefix == prefix; });
    }

    /// A draft in which this section can be unfolded ("emdr.work[0].p4").
    void show_note(const std::string& section) {
        const std::string prefix = section.substr(0, section.find('.'));
        NotePage& page = open_note(find_note([&](const NoteRow& note) {
            return note.state == NoteState::draft && has_part(note, prefix);
        }));
        // Once the page has gone where it begins by itself.
        page.CallAfter([&page, section] { page.CallAfter([&page, section] { page.show_section(section); }); });
    }

    void show_signed_note() {
        open_note(find_note([this](const NoteRow& note) { return !frame_.workspace().notes.addenda(note.id).empty(); }));
    }

    void show_complete_draft() {
        open_note(find_note([this](const NoteRow& note) {
            return note.state == NoteState::draft && frame_.workspace().notes.open_form(note.id).problems().empty();
        }));
    }

    /// A new pack of its own, in a folder that goes away with the tour.
    void show_studio() {
        std::string name = (std::filesystem::temp_directory_path() / "attune-tour-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Error{ErrorKind::no_permission, "tour: no folder for a pack can be made"};
        pack_room_.folder = name;
        const auto files = starter_pack({.id = "calm_hour", .title = "A calm hour", .publisher = frame_.workspace().vault.practice()});
        write_new_pack(pack_room_.folder / "calm_hour", files);
        frame_.open_studio(pack_room_.folder / "calm_hour", StudioRequest::Access::edit);
    }

    StudioPage& studio() {
        auto* page = page_below<StudioPage>(&frame_);
        if (page == nullptr)
            throw Error{ErrorKind::internal, "tour: the Studio is not shown"};
        return *page;
    }

    /// Sample values, and then a slip of the pen as another program would write it.
    void fill_studio() {
        studio().model().fill_from_sample();
        const auto file = pack_room_.folder / "calm_hour/templates/session.xml";
        std::string text = studio().model().current().text;
        if (const auto at = text.find("last(step.tension)"); at != std::string::npos)
            text.replace(at, 18, "last(step.tensoin)");
        std::ofstream{file, std::ios::binary} << text;
        studio().look_at_disk();
        studio().next_problem();
    }

    void leave_studio() {
        if (!frame_.close_studio())
            throw Error{ErrorKind::internal, "tour: the Studio cannot be closed"};
    }

    /// The question before signing, for the picture; it is answered with the way out. The page is taken first:
    /// what a dialog covers is not on screen any more.
    void begin_signing() {
        take(sign_picture);
        auto* page = page_below<NotePage>(&frame_);
        page->CallAfter([page] { page->sign(); });
    }

    void end_signing() {
        for (wxWindow* window : wxTopLevelWindows)
            if (auto* dialog = dynamic_cast<wxDialog*>(window); dialog != nullptr && dialog->IsModal()) {
                add_to_snapshot(dialog, &frame_, plan_.pictures / (std::string{sign_picture} + ".png"));
                return dialog->EndModal(wxID_CANCEL);
            }
        throw Error{ErrorKind::internal, "tour: signing asks nothing"};
    }

    /// Nothing is lit up because the pointer happens to rest on it.
    void put_pointer_away() {
        const wxSize size = frame_.GetClientSize();
        frame_.WarpPointer(size.x - 2, size.y - 2);
    }

    /// What is said once, at the first opening, does not belong in the pictures.
    void put_bar_away() {
        if (auto* bar = dynamic_cast<wxInfoBar*>(wxWindow::FindWindowByName("info-bar", &frame_)))
            bar->Dismiss();
    }

    void take(const std::string& name) { save_snapshot(&frame_, plan_.pictures / (name + ".png")); }

    static constexpr const char* sign_picture = "11-sign";

    /// A folder that goes with everything in it.
    struct Room {
        Room() = default;
        Room(const Room&) = delete;
        Room& operator=(const Room&) = delete;
        ~Room() {
            std::error_code ignored;
            if (!folder.empty())
                std::filesystem::remove_all(folder, ignored);
        }
        std::filesystem::path folder;
    };

    MainFrame& frame_;
    TourPlan plan_;
    Room pack_room_;
    std::vector<std::function<void()>> steps_;
    std::size_t next_ = 0;
    int waited_ = 0;
    static constexpr int most_looks = 10;
    int looks_ = 0; ///< at a window that is not yet drawn as laid out
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
