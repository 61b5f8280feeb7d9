// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/note/note_store.hpp"
#include "core/practice/practice_packs.hpp"
#include "core/practice/settings_store.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/response_draft.hpp"
#include "core/response/schedule/measure_plan.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "core/vault/vault.hpp"
#include "gui/workspace/workspace.hpp"

#include <memory>

namespace attune {

/// The unlocked practice: its vault, the stores on it and its packs. Destroying it locks.
///
/// Borrows the shelf and the native values, which outlive it. Main thread.
class OpenPractice {
public:
    OpenPractice(std::unique_ptr<Vault> vault, TemplateShelf& shelf, NativeValues* native);
    OpenPractice(const OpenPractice&) = delete;
    OpenPractice& operator=(const OpenPractice&) = delete;

    [[nodiscard]] Workspace& workspace() noexcept { return workspace_; }
    [[nodiscard]] Vault& vault() noexcept { return *vault_; }

private:
    std::unique_ptr<Vault> vault_;
    ClientStore clients_;
    EpisodeStore episodes_;
    PackStore pack_store_;
    PracticePacks packs_;
    NoteStore notes_;
    SettingsStore settings_;
    MeasureDesk measure_desk_;
    ResponseDraftStore response_drafts_;
    MeasureChoicesStore measure_choices_;
    MeasurePlanStore measure_plans_;
    MeasureWordingStore measure_wordings_;
    Workspace workspace_;
};

} // namespace attune
