// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/main_frame.hpp"

#include "core/practice/settings_store.hpp"
#include "core/vault/place.hpp"
#include "gui/caseload/caseload_page.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/modality/modalities_page.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/input_watch.hpp"
#include "gui/platform/memory.hpp"
#include "gui/platform/nav_list.hpp"
#include "gui/platform/open_dialogs.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/shell/settings_page.hpp"
#include "gui/shell/today_page.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int idle_check_milliseconds = 5000;

/// What endangers the record itself where it lies; empty when nothing does.
wxString danger_of_place(const std::filesystem::path& folder) {
    for (const PlaceWarning warning : place_warnings(folder)) {
        if (warning == PlaceWarning::network_share)
            return _("This practice lies on a network share or the like, where two computers could write at once. "
                     "Keep it on this computer, and backups on the share.");
        if (warning == PlaceWarning::synced_folder)
            return _("This practice lies in a folder that another program keeps in step, which can mix old and new "
                     "files. Keep it outside, and backups in that folder.");
    }
    return {};
}

} // namespace

MainFrame::MainFrame(Means means)
    : wxFrame{nullptr, wxID_ANY, _("Attune")},
      means_{std::move(means)},
      idle_{*means_.surroundings.clock},
      start_{new StartPage{this, means_.practices, means_.surroundings, means_.start}} {
    SetName("main-frame");
    SetIcons(application_icons());
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(start_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    make_menus(); // before the first showing: GTK lays nothing out anew under a menu bar that comes later
    SetMinClientSize(FromDIP(wxSize{960, 612})); // and the menu bar's 28
    restore_place();
    start_->on_open = [this](std::unique_ptr<Vault> vault) { open(std::move(vault)); };
    start_->on_quit = [this] { Close(); };
    bind_menus();
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (kiosk_ != nullptr && event.CanVeto()) { // closed by the client: nothing but the lock is behind it
            event.Veto();
            return take_back(ThanksPage::Ending::stopped);
        }
        if (!end() && event.CanVeto())
            return event.Veto();
        event.Skip();
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int held = event.GetModifiers();
        const bool is_ours = event.GetKeyCode() == WXK_F6 && (held == wxMOD_NONE || held == wxMOD_SHIFT);
        event.Skip(!is_ours || !go_to_next_pane(this, held == wxMOD_SHIFT));
    });
    Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
        event.Skip();
        if (event.GetActive() && !is_locked() && studio_.window != nullptr)
            studio_.look_at_disk();
    });
    idle_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { check_idle(); });
    watch_input([this] {
        idle_.touch();
        rested_ = false;
    });
    watch_signals([this] {
        end_dialogs();
        CallAfter([this] { Close(true); });
    });
}

MainFrame::~MainFrame() {
    watch_input({});
    watch_signals({});
    delete kiosk_; // before the practice that it and the pages borrow
    delete shell_;
    if (menu_bar_ != nullptr)
        delete menu_bar_;
}

bool MainFrame::end() {
    remember_place();
    if (!is_locked() && !lock(LockReason::closing))
        return false;
    save_memory();
    return true;
}

void MainFrame::choose(const std::filesystem::path& folder) { start_->choose(folder); }

void MainFrame::open(std::unique_ptr<Vault> vault) {
    try {
        practice_ = std::make_unique<OpenPractice>(std::move(vault), means_.shelf, means_.native);
        settings_ = workspace().settings.load();
        apply(settings_);
        make_pages();
    } catch (const std::exception& failure) {
        if (shell_ != nullptr)
            shell_->Destroy();
        shell_ = nullptr;
        practice_.reset();
        update_menus();
        return start_->tell(sentence_for(failure));
    }
    start_->Hide();
    update_menus();
    idle_.touch();
    rested_ = false;
    idle_timer_.Start(idle_check_milliseconds);
    show_opening_report();
    go_to(MainPlace::today);
    caseload_->reload(); // for the count beside its name
    tell_news();
    Layout();
}

void MainFrame::make_pages() {
    shell_ = new Group{this};
    wxWindow* navigation = make_navigation(shell_);
    auto* edge = new StyledPanel{shell_, "attune-edge"};
    edge->SetMinSize({1, -1});
    auto* right = new Group{shell_};
    bar_ = new InfoBar{right, "info-bar"};
    room_ = new Group{right};
    today_ = new TodayPage{room_, workspace()};
    clients_ = new ClientsPage{room_, workspace(), means_.makers(workspace())};
    caseload_ = new CaseloadPage{room_, workspace()};
    modalities_ = new ModalitiesPage{room_, workspace()};
    settings_page_ = new SettingsPage{room_, workspace()};
    auto* pages = new wxBoxSizer{wxVERTICAL};
    for (wxWindow* page : {static_cast<wxWindow*>(today_), static_cast<wxWindow*>(clients_),
                           static_cast<wxWindow*>(caseload_), static_cast<wxWindow*>(modalities_),
                           static_cast<wxWindow*>(settings_page_)}) {
        page->Hide();
        pages->Add(page, wxSizerFlags{1}.Expand());
    }
    room_->SetSizer(pages);
    make_pane(nav_);
    for (wxWindow* pane : {static_cast<wxWindow*>(bar_), static_cast<wxWindow*>(today_),
                           static_cast<wxWindow*>(modalities_), static_cast<wxWindow*>(settings_page_)})
        make_pane(pane);
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(bar_, wxSizerFlags{}.Expand());
    column->Add(room_, wxSizerFlags{1}.Expand());
    right->SetSizer(column);
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(navigation, wxSizerFlags{}.Expand());
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(right, wxSizerFlags{1}.Expand());
    shell_->SetSizer(sizer);
    GetSizer()->Add(shell_, wxSizerFlags{1}.Expand());

    today_->on_open_client = [this](ClientId client) {
        go_to(MainPlace::clients);
        clients_->open_client(client);
    };
    today_->on_open_note = [this](NoteId note) {
        go_to(MainPlace::clients);
        clients_->open_note(note);
    };
    today_->on_start_note = [this](ClientId client, SessionId session) {
        go_to(MainPlace::clients);
        clients_->open_client(client);
        if (clients_->client_page() != nullptr)
            clients_->client_page()->new_note(session);
    };
    today_->on_give = [this](const KioskRequest& which) {
        CallAfter([this, which] {
            go_to(MainPlace::clients);
            clients_->open_client(which.client, ClientTab::measures);
            if (clients_->client_page() != nullptr)
                clients_->client_page()->give_measure(which);
        });
    };
    today_->on_show_clients = [this] { go_to(MainPlace::clients); };
    today_->on_new_client = [this] {
        go_to(MainPlace::clients);
        clients_->new_client();
    };
    clients_->on_change = [this] {
        update_navigation();
        caseload_is_old_ = true; // read again when another place is looked at: notes are saved every few seconds
    };
    clients_->on_kiosk = [this](const KioskRequest& request) { CallAfter([this, request] { hand_over(request); }); };
    caseload_->on_open_client = [this](ClientId client) {
        go_to(MainPlace::clients);
        clients_->open_client(client);
    };
    caseload_->on_open_progress = [this](ClientId client) {
        go_to(MainPlace::clients);
        clients_->open_client(client, ClientTab::progress);
    };
    caseload_->on_change = [this] { update_navigation(); };
    modalities_->on_open_studio = [this](const std::string& id) { open_pack(id); };
    modalities_->on_open_folder = [this] { open_pack_folder(); };
    modalities_->on_new_pack = [this] { make_pack(); };
    settings_page_->on_change = [this](const Settings& settings) { settings_ = settings; };
}

wxWindow* MainFrame::make_navigation(wxWindow* parent) {
    auto* column = new StyledPanel{parent, "attune-side"};
    nav_ = new NavList{column, "nav", _("Places")};
    nav_->set_items({{.id = "nav-today", .label = _("Today"), .count = {}, .mark = {}, .spoken = {}},
                     {.id = "nav-clients", .label = _("Clients"), .count = {}, .mark = {}, .spoken = {}},
                     {.id = "nav-caseload", .label = _("Caseload"), .count = {}, .mark = {}, .spoken = {}},
                     {.id = "nav-modalities", .label = _("Modalities"), .count = {}, .mark = {}, .spoken = {}},
                     {.id = "nav-settings", .label = _("Settings"), .count = {}, .mark = {}, .spoken = {}}});
    nav_->on_select = [this](std::size_t index) { go_to(static_cast<MainPlace>(index)); };
    nav_->on_activate = [this](std::size_t index) {
        if (static_cast<MainPlace>(index) == MainPlace::clients)
            clients_->show_list(); // the place itself, not the note that stands in it
        else if (static_cast<MainPlace>(index) == MainPlace::modalities)
            close_studio();
    };
    const Vault& vault = workspace().vault;
    auto* practice = wrapped_text(column, utf8(vault.practice()), FontRole::small, Tone::muted, 20);
    auto* user = wrapped_text(column, utf8(vault.user_name()), FontRole::small, Tone::muted, 20);
    auto* lock_button = push_button(column, "lock", _("&Lock"));
    lock_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { lock(LockReason::asked); }); });
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(nav_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->AddStretchSpacer();
    for (wxWindow* part : {static_cast<wxWindow*>(practice), static_cast<wxWindow*>(user)})
        sizer->Add(part, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    sizer->Add(lock_button, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    sizer->AddSpacer(FromDIP(8));
    sizer->SetMinSize(FromDIP(wxSize{151, -1}));
    column->SetSizer(sizer);
    return column;
}

void MainFrame::show_opening_report() {
    const OpeningReport& report = workspace().vault.opening();
    if (report.with_recovery)
        bar_->show(InfoKind::caution, _("Opened with the recovery sheet: set a new passphrase and make a new sheet under "
                                        "Settings."));
    else if (report.recovery_sheet_used)
        bar_->show(InfoKind::caution, _("A recovery sheet was used to open this practice: make a new one under Settings."));
    else if (report.clock_went_back)
        bar_->show(InfoKind::caution, _("Clock: this computer's clock stands before the last entry. Check date and time."));
    else if (report.recovered_from_crash)
        bar_->show(InfoKind::information,
                   _("Restored: Attune was not closed properly last time. Drafts are as they were saved."));
    else if (!report.backup_before_migration.empty())
        bar_->show(InfoKind::information, _("Updated: the record has a newer form; a backup of the old one was made."));
    else if (const wxString danger = danger_of_place(workspace().vault.folder()); !danger.empty())
        bar_->show(InfoKind::caution, danger);
    else if (report.anchor_missing)
        bar_->show(InfoKind::information,
                   _("First opening on this computer: from now on Attune sees when an older copy is put in place."));
}

void MainFrame::go_to(MainPlace place) {
    if (shell_ == nullptr)
        return;
    if (place != place_)
        bar_->leave_page();
    place_ = place;
    nav_->select(static_cast<std::size_t>(place));
    if (place == MainPlace::today)
        today_->reload();
    today_->Show(place == MainPlace::today);
    clients_->Show(place == MainPlace::clients);
    if (place == MainPlace::caseload || std::exchange(caseload_is_old_, false))
        caseload_->reload();
    caseload_->Show(place == MainPlace::caseload);
    if (place == MainPlace::modalities)
        modalities_->reload();
    modalities_->Show(place == MainPlace::modalities && studio_.window == nullptr);
    if (studio_.window != nullptr)
        studio_.window->Show(place == MainPlace::modalities);
    settings_page_->Show(place == MainPlace::settings);
    room_->Layout();
    update_navigation();
}

void MainFrame::update_navigation() {
    const auto counted = [](std::size_t count) { return count > 0 ? wxString::Format("%zu", count) : wxString{}; };
    nav_->update_item(static_cast<std::size_t>(MainPlace::today), {.id = "nav-today",
                                                               .label = _("Today"),
                                                               .count = counted(today_->model().open_today()),
                                                               .mark = {},
                                                               .spoken = {}});
    const std::size_t waiting = caseload_->model().waiting();
    nav_->update_item(static_cast<std::size_t>(MainPlace::caseload),
                      {.id = "nav-caseload",
                       .label = _("Caseload"),
                       .count = counted(waiting),
                       .mark = {},
                       .spoken = waiting > 0 ? wxString::Format(_("Caseload, %zu with an alert that waits"), waiting)
                                             : wxString{}});
}

void MainFrame::change_text_size(int step) {
    constexpr std::array sizes{90, 100, 115, 130, 160};
    auto at = std::find(sizes.begin(), sizes.end(), settings_.text_percent);
    const auto now = at == sizes.end() ? 1 : std::distance(sizes.begin(), at);
    const auto next = step == 0 ? 1 : std::clamp<std::ptrdiff_t>(now + step, 0, sizes.size() - 1);
    settings_.text_percent = sizes.at(static_cast<std::size_t>(next));
    try {
        workspace().settings.save(settings_);
    } catch (const std::exception& failure) {
        return show_failure(this, failure);
    }
    apply(settings_);
}

void MainFrame::restore_place() {
    const int width = remembered("window.width").value_or(1280);
    const int height = remembered("window.height").value_or(772);
    SetClientSize(FromDIP(wxSize{std::max(width, 960), std::max(height, 612)}));
    const auto x = remembered("window.x");
    const auto y = remembered("window.y");
    if (x && y)
        Move(*x, *y);
    if (remembered("window.maximized").value_or(0) != 0)
        Maximize();
}

void MainFrame::remember_place() {
    remember("window.maximized", IsMaximized() ? 1 : 0);
    if (IsMaximized() || IsIconized() || IsFullScreen())
        return;
    const wxSize size = ToDIP(GetClientSize());
    const wxPoint place = GetPosition();
    remember("window.width", size.x);
    remember("window.height", size.y);
    remember("window.x", place.x);
    remember("window.y", place.y);
}

} // namespace attune
