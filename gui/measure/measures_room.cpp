// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/measures_room.hpp"

#include "gui/measure/entry/measure_entry_page.hpp"
#include "gui/measure/give_dialog.hpp"
#include "gui/measure/kiosk/kiosk_dialog.hpp"
#include "gui/measure/measures_panel.hpp"
#include "gui/measure/rater_words.hpp"
#include "gui/measure/response_panel.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {

MeasuresRoom::MeasuresRoom(wxWindow* parent, Workspace& workspace, ClientId client)
    : wxPanel{parent},
      workspace_{workspace},
      client_{client} {
    SetName("measures-room");
    SetSizer(new wxBoxSizer{wxVERTICAL});
    list_ = new MeasuresPanel{this, workspace_, client_};
    GetSizer()->Add(list_, wxSizerFlags{1}.Expand());
    list_->on_open = [this](ResponseId id) { CallAfter([this, id] { read(id); }); };
    list_->on_give = [this](const MeasuresViewModel::DueLine& due) {
        CallAfter([this, due] { give(due.measure, due.about, due.rater); });
    };
    list_->on_continue = [this](const DraftKey& key) {
        CallAfter([this, key] {
            enter({.client = client_, .measure = key.measure, .corrects = key.corrects, .rater = {}, .about = {}});
        });
    };
    list_->on_choose = [this] { CallAfter([this] { give(); }); };
}

void MeasuresRoom::put(wxWindow* page) {
    list_->Hide();
    GetSizer()->Add(page, wxSizerFlags{1}.Expand());
    Layout();
}

bool MeasuresRoom::leave_sheet() {
    if (sheet_ == nullptr)
        return true;
    try {
        sheet_->keep_now();
    } catch (const std::exception& failure) {
        show_failure(this, failure); // what is typed stays on screen until it is kept
        return false;
    }
    return true;
}

void MeasuresRoom::show_list() {
    if (!leave_sheet())
        return;
    const wxWindowUpdateLocker quiet{this};
    for (wxWindow* page : {static_cast<wxWindow*>(sheet_), static_cast<wxWindow*>(response_)})
        if (page != nullptr) {
            GetSizer()->Detach(page);
            page->Destroy();
        }
    sheet_ = nullptr;
    response_ = nullptr;
    list_->Show();
    list_->reload();
    Layout();
    on_head({});
}

void MeasuresRoom::give() {
    if (!leave_sheet())
        return;
    GiveDialog dialog{this, list_->model(), GiveDialog::Purpose::give};
    const int answer = dialog.ShowModal();
    const auto chosen = dialog.chosen();
    if (!chosen || answer == wxID_CANCEL)
        return;
    if (answer == GiveDialog::client_answers)
        hand_over(chosen->id, chosen->title);
    else
        give(chosen->id);
}

void MeasuresRoom::hand_over(const std::string& measure, const std::string& title) {
    try {
        const KioskQuestion question{workspace_, client_, measure};
        if (!question.is_needed())
            return on_kiosk(question.request());
        KioskDialog dialog{wxGetTopLevelParent(this), question, utf8(title)};
        if (dialog.ShowModal() == wxID_OK)
            on_kiosk(dialog.request());
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void MeasuresRoom::give(const std::string& measure, const std::string& about, const std::string& rater) {
    enter({.client = client_, .measure = measure, .corrects = {}, .rater = rater, .about = about});
}

void MeasuresRoom::correct(ResponseId id) {
    enter({.client = client_, .measure = {}, .corrects = id, .rater = {}, .about = {}});
}

void MeasuresRoom::enter(const EntryRequest& request) {
    show_list(); // what stands here is kept first
    if (sheet_ != nullptr)
        return;
    const wxWindowUpdateLocker quiet{this};
    try {
        sheet_ = new MeasureEntryPage{this, workspace_, request};
    } catch (const std::exception& failure) {
        sheet_ = nullptr;
        return show_failure(this, failure);
    }
    sheet_->on_close = [this] { CallAfter([this] { show_list(); }); };
    sheet_->on_head = [this] {
        if (sheet_ != nullptr)
            on_head(sheet_->model().head_line());
    };
    sheet_->on_saved = [this](ResponseId id) {
        CallAfter([this, id] {
            on_change();
            read(id);
        });
    };
    put(sheet_);
    on_head(sheet_->model().head_line());
}

void MeasuresRoom::read(ResponseId id) {
    show_list();
    if (sheet_ != nullptr)
        return;
    const wxWindowUpdateLocker quiet{this};
    try {
        response_ = new ResponsePanel{this, workspace_, id};
    } catch (const std::exception& failure) {
        response_ = nullptr;
        return show_failure(this, failure);
    }
    response_->on_back = [this] { CallAfter([this] { show_list(); }); };
    response_->on_correct = [this](ResponseId which) { CallAfter([this, which] { correct(which); }); };
    response_->on_give = [this](const std::string& measure) { CallAfter([this, measure] { give(measure); }); };
    response_->on_change = [this] { on_change(); };
    put(response_);
}

void MeasuresRoom::reload() {
    if (list_->IsShown())
        list_->reload();
}

void MeasuresRoom::keep_now() {
    if (sheet_ != nullptr)
        sheet_->keep_now();
}

} // namespace attune
