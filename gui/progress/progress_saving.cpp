// SPDX-License-Identifier: Apache-2.0
// The page's files, with or without the client's name.
#include "core/client/client_store.hpp"
#include "gui/progress/course_file.hpp"
#include "gui/progress/progress_page.hpp"

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

} // namespace attune
