// SPDX-License-Identifier: Apache-2.0
// The screen in the client's hands: everything of the record is taken away first, and whatever ends it locks.
#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/measure/kiosk/kiosk_page.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/platform/work_dialog.hpp"
#include "gui/shell/main_frame.hpp"

#include <algorithm>
#include <vector>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// Help and charts: nothing else of the program may stay on screen.
void close_other_windows(const wxWindow* kept) {
    std::vector<wxWindow*> others;
    for (auto node = wxTopLevelWindows.begin(); node != wxTopLevelWindows.end(); ++node) {
        bool is_of_this = false;
        for (const wxWindow* above = (*node)->GetParent(); above != nullptr; above = above->GetParent())
            is_of_this = is_of_this || above == kept;
        if (is_of_this)
            others.push_back(*node);
    }
    for (wxWindow* other : others) {
        other->Hide();
        other->Close(true);
    }
}

bool tells_of_danger(const MeasureScore& score) {
    return std::any_of(score.flags.begin(), score.flags.end(), [](const ScoreFlag& flag) {
        return flag.kind == ScoreFlag::Kind::safety || flag.kind == ScoreFlag::Kind::safety_missing;
    });
}

} // namespace

void MainFrame::hand_over(const KioskRequest& request) {
    if (shell_ == nullptr || is_working())
        return;
    KioskPage* page = nullptr;
    try {
        keep_everything();
        page = new KioskPage{this, workspace(), request};
    } catch (const std::exception& failure) {
        return show_failure(this, failure);
    }
    close_other_windows(this);
    drop_pages();
    menu_bar_ = GetMenuBar();
    SetMenuBar(nullptr); // and with it every shortcut
    kiosk_ = page;
    handed_ = request;
    kiosk_->on_handed_in = [this](ResponseId id) {
        CallAfter([this, id] {
            if (kiosk_ == nullptr)
                return;
            note_answers(id);
            take_back(ThanksPage::Ending::handed_in);
        });
    };
    kiosk_->on_stop = [this] { CallAfter([this] { take_back(ThanksPage::Ending::stopped); }); };
    GetSizer()->Add(kiosk_, wxSizerFlags{1}.Expand());
    ShowFullScreen(true, wxFULLSCREEN_ALL);
    Layout();
}

void MainFrame::note_answers(std::optional<ResponseId> id) {
    try {
        KioskNews news{.client = handed_.client, .response = id, .measure = handed_.measure};
        if (const auto instrument = workspace().shelf.measures().find(handed_.measure))
            news.measure = instrument->title;
        if (id)
            news.needs_looking_at = tells_of_danger(workspace().responses.score(workspace().responses.load(*id)));
        keep_kiosk_news(workspace(), news);
    } catch (const std::exception&) { // the answers themselves are kept, and stand in the list
    }
}

bool MainFrame::close_kiosk() {
    if (!kiosk_->model().keep())
        return false;
    if (!kiosk_->model().is_empty() && !kiosk_->model().is_handed_in())
        note_answers({});
    idle_timer_.Stop();
    GetSizer()->Detach(kiosk_);
    kiosk_->Hide();
    delete kiosk_; // at once: it borrows the practice
    kiosk_ = nullptr;
    try {
        practice_.reset();
    } catch (const std::exception&) { // the answers are written; the next opening says what is wrong
    }
    return true;
}

void MainFrame::take_back(ThanksPage::Ending ending) {
    if (kiosk_ == nullptr)
        return;
    const std::filesystem::path folder = workspace().vault.folder();
    if (!close_kiosk())
        return kiosk_->show_trouble();
    thanks_ = new ThanksPage{this, ending};
    thanks_->on_leave = [this, folder] { CallAfter([this, folder] { leave_thanks(folder); }); };
    GetSizer()->Add(thanks_, wxSizerFlags{1}.Expand());
    Layout();
}

void MainFrame::leave_thanks(const std::filesystem::path& folder) {
    if (thanks_ == nullptr)
        return;
    GetSizer()->Detach(thanks_);
    thanks_->Destroy();
    thanks_ = nullptr;
    SetMenuBar(menu_bar_);
    menu_bar_ = nullptr;
    ShowFullScreen(false);
    start_->Show();
    Layout();
    start_->choose(folder);
    update_menus();
}

void MainFrame::tell_news() {
    const auto news = kiosk_news(workspace());
    if (!news)
        return;
    const wxString measure = utf8(news->measure);
    const auto client = workspace().clients.find(news->client);
    const wxString who = client ? utf8(client->full_name()) : wxString{};
    wxString words;
    if (!news->response)
        words = wxString::Format(_("Begun: %s has begun %s on this screen and not handed it in."), who, measure);
    else if (news->needs_looking_at)
        words = wxString::Format(_("Safety: %s answered %s on this screen. A safety item needs to be looked at now."), who,
                                 measure);
    else
        words = wxString::Format(_("Answered: %s has handed in %s on this screen."), who, measure);
    bar_->show(news->needs_looking_at ? InfoKind::caution : InfoKind::information, words, _("Open"),
               [this, whom = news->client] {
                   forget_kiosk_news(workspace());
                   go_to(MainPlace::clients);
                   clients_->open_client(whom, ClientTab::measures);
               });
}

} // namespace attune
