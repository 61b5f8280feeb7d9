// SPDX-License-Identifier: Apache-2.0
// The page's files, with or without the client's name.
#include "core/client/client_store.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/progress/course_file.hpp"
#include "gui/progress/progress_page.hpp"
#include "gui/progress/report_dialog.hpp"

#include <memory>

namespace attune {

void ProgressPage::export_as(ExportKind kind) {
    const bool may_name = kind == ExportKind::pdf && workspace_;
    const auto consent = ask_for_file(this, may_name ? NameOffer::offered : NameOffer::none);
    if (!consent)
        return;
    std::string name;
    if (*consent == NameChoice::with)
        if (const auto client = workspace_->clients.find(client_))
            name = client->full_name();
    save_file(this, kind, "progress", [&] { return model_->exported(kind, name); });
}

void ProgressPage::make_report() {
    try {
        ReportDialog dialog{this, std::make_unique<ReportViewModel>(read_report_input(
                                      workspace_->vault, workspace_->notes, workspace_->episodes, workspace_->clients, client_,
                                      schedule_basis(workspace_->shelf)))};
        dialog.ShowModal();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
