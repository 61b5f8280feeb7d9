// SPDX-License-Identifier: Apache-2.0
// The practice is locked: by hand, when nobody is here, or as the program ends. What is typed is kept first.
#include "core/vault/vault.hpp"
#include "gui/caseload/caseload_page.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/open_dialogs.hpp"
#include "gui/platform/work_dialog.hpp"
#include "gui/shell/main_frame.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int rest_minutes = 1;

} // namespace

bool MainFrame::lock(LockReason reason) {
    if (is_locked())
        return true;
    if (is_working()) // the vault is in use by a thread that cannot be cut short
        return false;
    if (has_open_dialog()) {
        end_dialogs();
        CallAfter([this, reason] {
            if (lock(reason) && reason == LockReason::closing)
                Close();
        });
        return false;
    }
    if (kiosk_ != nullptr) {
        if (reason == LockReason::closing)
            return close_kiosk();
        take_back(ThanksPage::Ending::stopped);
        return is_locked();
    }
    const std::filesystem::path folder = workspace().vault.folder();
    try {
        keep_everything();
    } catch (const std::exception& failure) {
        show_failure(this, failure); // what is typed stays on screen until it is saved
        return false;
    }
    idle_timer_.Stop();
    start_->Show();
    shell_->Hide();
    Layout();
    if (reason != LockReason::closing)
        start_->choose(folder);
    drop_pages();
    try {
        practice_.reset();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
    update_menus();
    if (reason == LockReason::idle)
        start_->tell(_("Locked, as nobody was here. Drafts are saved."));
    return true;
}

void MainFrame::keep_everything() {
    clients_->save_now();
    caseload_->save_now();
    if (studio_.window != nullptr)
        studio_.keep();
}

void MainFrame::drop_pages() {
    GetSizer()->Detach(shell_);
    delete shell_; // at once: its pages borrow the practice
    shell_ = nullptr;
    bar_ = nullptr;
    nav_ = nullptr;
    today_ = nullptr;
    clients_ = nullptr;
    caseload_ = nullptr;
    modalities_ = nullptr;
    settings_page_ = nullptr;
    studio_ = {};
}

void MainFrame::check_idle() {
    if (is_locked())
        return;
    if (idle_.is_over(settings_.idle_minutes))
        lock(LockReason::idle);
    else if (!rested_ && idle_.is_over(rest_minutes) && !is_working())
        rest();
}

/// In the first pause the log beside the database is worked in and its end anchored: what lies in the log alone is
/// the part of the record that one bad spot on the disk could take.
void MainFrame::rest() {
    rested_ = true;
    try {
        workspace().vault.checkpoint();
    } catch (const std::exception&) { // saving says so when it matters, and the next pause tries again
    }
}

} // namespace attune
