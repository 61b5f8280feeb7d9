// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/settings.hpp"
#include "gui/client/page_makers.hpp"
#include "gui/measure/kiosk/kiosk_page.hpp"
#include "gui/measure/kiosk/thanks_page.hpp"
#include "gui/shell/idle_watch.hpp"
#include "gui/start/practice_shelf.hpp"
#include "gui/start/start_page.hpp"
#include "gui/workspace/open_practice.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/timer.h>

namespace attune {

class CaseloadPage;
class ClientsPage;
class HelpWindow;
class InfoBar;
class ModalitiesPage;
class NavList;
class SettingsPage;
class TodayPage;

enum class MainPlace { today, clients, caseload, modalities, settings };

/// The window: the start page while locked, else navigation and pages.
///
/// Owns the open practice and destroys its pages before it. Borrows everything in `Means`.
class MainFrame : public wxFrame {
public:
    /// What the program gives its window.
    struct Means {
        TemplateShelf& shelf;
        NativeValues* native = nullptr;
        Surroundings surroundings;
        PracticeShelf& practices;
        StartPage::Options start;
        std::function<PageMakers(Workspace&)> makers;
    };
    explicit MainFrame(Means means);
    ~MainFrame() override;

    /// Chooses a practice on the start page.
    void choose(const std::filesystem::path& folder);
    void open(std::unique_ptr<Vault> vault);
    enum class LockReason { asked, idle, closing };
    /// Saves the draft, shows the start page and closes the vault. False when the draft cannot be saved.
    bool lock(LockReason reason);
    [[nodiscard]] bool is_locked() const noexcept { return practice_ == nullptr; }
    void go_to(MainPlace place);
    [[nodiscard]] Workspace& workspace() { return practice_->workspace(); }
    [[nodiscard]] ClientsPage* clients() const noexcept { return clients_; }
    [[nodiscard]] StartPage* start_page() const noexcept { return start_; }
    /// Looks at the clocks now; the timer calls it too.
    void check_idle();
    /// Opens a pack's folder in the Studio, under Modalities; says what is in the way.
    void open_studio(const std::filesystem::path& folder, StudioRequest::Access access);
    [[nodiscard]] bool shows_studio() const { return place_ == MainPlace::modalities && studio_.window != nullptr; }
    /// Back to the list of modalities; what is not saved is kept. False when that cannot be written.
    bool close_studio();
    /// Opens the manual at the page that is about what is shown.
    void show_help();
    /// Gives the whole screen to the client for one measure; says what is in the way. Everything of the record leaves
    /// the screen first, and when the client ends, the practice is locked.
    void hand_over(const KioskRequest& request);
    [[nodiscard]] bool is_handed_over() const noexcept { return kiosk_ != nullptr || thanks_ != nullptr; }

private:
    void rest();
    void keep_everything();
    void drop_pages();
    void note_answers(std::optional<ResponseId> id);
    bool close_kiosk();
    void take_back(ThanksPage::Ending ending);
    void leave_thanks(const std::filesystem::path& folder);
    void tell_news();
    /// For a pack of the list: opened where it lies, looked at, or copied first.
    void open_pack(const std::string& id);
    void open_pack_folder();
    /// Asks for the name of a new pack, writes it and opens it.
    void make_pack();
    void make_menus();
    void update_menus();
    void bind_menus();
    void bind_studio_menus();
    void make_pages();
    wxWindow* make_navigation(wxWindow* parent);
    void show_opening_report();
    void update_navigation();
    void change_text_size(int step);
    void restore_place();
    void remember_place();
    void show_about();
    /// The page of the manual that is about what is shown: "notes".
    [[nodiscard]] std::string help_page() const;
    bool end();

    Means means_;
    IdleWatch idle_;
    Settings settings_;
    std::unique_ptr<OpenPractice> practice_;
    StartPage* start_;
    wxPanel* shell_ = nullptr;       ///< navigation and pages; null while locked
    wxPanel* room_ = nullptr;
    NavList* nav_ = nullptr;
    InfoBar* bar_ = nullptr;
    HelpWindow* help_ = nullptr;     ///< made when it is first asked for
    TodayPage* today_ = nullptr;
    ClientsPage* clients_ = nullptr;
    CaseloadPage* caseload_ = nullptr;
    ModalitiesPage* modalities_ = nullptr;
    SettingsPage* settings_page_ = nullptr;
    StudioPageHandle studio_;        ///< without a window when it is closed
    KioskPage* kiosk_ = nullptr;     ///< the screen is the client's; without pages then
    ThanksPage* thanks_ = nullptr;   ///< locked, and the client has not given the screen back
    KioskRequest handed_;
    wxMenuBar* menu_bar_ = nullptr;  ///< taken off while the screen is the client's
    MainPlace place_ = MainPlace::today;
    bool caseload_is_old_ = false; ///< something was recorded since it was read
    bool rested_ = false; ///< since the last input
    wxTimer idle_timer_;
};

} // namespace attune
