// SPDX-License-Identifier: Apache-2.0
#include "gui/app/app.hpp"

#include "core/demo/demo_practice.hpp"
#include "core/error.hpp"
#include "core/modality/shipped_packs.hpp"
#include "gui/app/page_makers.hpp"
#include "gui/app/tour.hpp"
#include "gui/platform/complaints.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/memory.hpp"
#include "gui/platform/theme.hpp"

#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <fstream>
#include <malloc.h>
#include <utility>
#include <wx/log.h>

namespace attune {
namespace {

/// "~/Attune/Demo.attune", or the next name that is free.
std::filesystem::path free_demo_folder() {
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = std::filesystem::path{home == nullptr ? "/" : home} / "Attune";
    std::filesystem::create_directories(base);
    std::filesystem::path folder = base / "Demo.attune";
    for (int number = 2; std::filesystem::exists(folder); ++number)
        folder = base / ("Demo " + std::to_string(number) + ".attune");
    return folder;
}

std::string first_line(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::string line;
    if (!std::getline(stream, line))
        throw Error{ErrorKind::bad_input, "the passphrase file cannot be read"};
    return line;
}

/// The fonts that this computer has, which the first word on screen waits for, and the packs. Touches no window.
std::vector<Pack> read_while_gtk_starts(const std::vector<std::filesystem::path>& folders) {
    FcInit(); // Pango calls it again and finds it done
    return read_packs(folders);
}

/// From here on freed memory is overwritten, so that a locked practice leaves no text behind. Before, there was
/// nothing to hide: no passphrase was typed and no vault is open.
void wipe_freed_memory() { mallopt(M_PERTURB, 0x5a); }

} // namespace

App::App(AppOptions options)
    : options_{std::move(options)},
      packs_{std::async(std::launch::async, read_while_gtk_starts, pack_folders())} {}

bool App::OnInit() {
    SetAppName("attune");
    SetAppDisplayName("Attune");
    keep_complaints();
    // The log lines of wx are no matter of the therapist's; errors reach them as dialogs.
    wxLog::SetLogLevel(wxLOG_Error);
    start_theme();
    shelf_ = std::make_unique<TemplateShelf>(packs_.get());
    native_ = std::make_unique<NativeValues>(shelf_->packs());
    practices_ = std::make_unique<PracticeShelf>(config_folder() / "practices");
    frame_ = new MainFrame{{.shelf = *shelf_,
                            .native = native_.get(),
                            .surroundings = usual_surroundings(),
                            .practices = *practices_,
                            .start = start_options(),
                            .makers = page_makers}};
    frame_->Show();
    wipe_freed_memory();
    if (!options_.folder.empty())
        frame_->choose(options_.folder);
    if (options_.quits_when_shown)
        frame_->Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
            event.Skip();
            CallAfter([this] { frame_->Close(true); });
        });
    if (!options_.tour.empty())
        begin_tour(*frame_, {.practice = options_.folder,
                             .pictures = options_.tour,
                             .user = options_.user,
                             .passphrase = first_line(options_.passphrase_file)});
    else if (!options_.passphrase_file.empty())
        CallAfter([this] { open_at_once(); });
    return true;
}

void App::open_at_once() {
    const VaultCard card = Vault::card(options_.folder);
    frame_->open(Vault::open(options_.folder, options_.user.empty() ? card.users.at(0) : options_.user,
                             Passphrase{first_line(options_.passphrase_file)}, usual_surroundings()));
}

StartPage::Options App::start_options() {
    return {.version = ATTUNE_VERSION,
            .make_demo =
                [this] {
                    const std::filesystem::path folder = free_demo_folder();
                    const SystemClock clock;
                    make_demo_practice(folder, {.clients = 12, .sessions = 14, .seed = 1, .until = clock.today()},
                                       Passphrase{std::string{demo_passphrase}}, *shelf_, *native_,
                                       usual_surroundings().state_folder);
                    return folder;
                },
            .demo_passphrase = std::string{demo_passphrase},
            .cost = {}};
}

bool App::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (const std::exception& failure) {
        show_failure(frame_, failure);
    }
    return true; // what is typed is still there
}

int App::OnExit() { return options_.tour.empty() ? 0 : tour_result(); }

} // namespace attune
