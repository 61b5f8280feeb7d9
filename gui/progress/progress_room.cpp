// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/progress_room.hpp"

#include "core/modality/template_shelf.hpp"
#include "core/progress/client_course.hpp"
#include "gui/progress/progress_page.hpp"
#include "gui/progress/special_page.hpp"

#include <memory>
#include <wx/sizer.h>

namespace attune {

ProgressRoom::ProgressRoom(wxWindow* parent, Workspace& workspace, ClientId client)
    : wxPanel{parent},
      workspace_{workspace},
      client_{client},
      timeline_{new ProgressPage{this, workspace, client}} {
    SetName("progress-room");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(timeline_, wxSizerFlags{1}.Expand());
    timeline_->on_open_note = [this](NoteId note) { on_open_note(note); };
    timeline_->on_open_response = [this](ResponseId response) { on_open_response(response); };
    timeline_->on_chart = [this](SpecialChartKind kind) { show(kind); };
    auto model = std::make_unique<SpecialViewModel>(
        read_client_course(workspace_.notes, workspace_.episodes, workspace_.vault, client_, schedule_basis(workspace_.shelf)), workspace_.clock.today());
    if (!model->kinds().empty()) {
        timeline_->offer_charts(model->kinds());
        special_ = new SpecialPage{this, std::move(model)};
        special_->on_timeline = [this] { show_timeline(); };
        special_->on_open_note = [this](NoteId note) { on_open_note(note); };
        special_->on_open_response = [this](ResponseId response) { on_open_response(response); };
        special_->Hide();
        sizer->Add(special_, wxSizerFlags{1}.Expand());
    }
    SetSizer(sizer);
}

void ProgressRoom::show_timeline() {
    timeline_->Show();
    if (special_ != nullptr) {
        special_->Hide();
        timeline_->offer_charts(special_->model().kinds());
    }
    Layout();
}

void ProgressRoom::show(SpecialChartKind kind) {
    if (special_ == nullptr)
        return;
    special_->show(kind);
    timeline_->Hide();
    special_->Show();
    Layout();
}

} // namespace attune
