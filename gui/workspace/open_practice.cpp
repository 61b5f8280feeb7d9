// SPDX-License-Identifier: Apache-2.0
#include "gui/workspace/open_practice.hpp"

#include "core/caseload/note_alerts_desk.hpp"
#include "core/modality/template_shelf.hpp"

#include <utility>

namespace attune {

OpenPractice::OpenPractice(std::unique_ptr<Vault> vault, TemplateShelf& shelf, NativeValues* native)
    : vault_{std::move(vault)},
      clients_{vault_->database(), vault_->clock()},
      episodes_{vault_->database()},
      pack_store_{*vault_},
      packs_{pack_store_, shelf, native},
      notes_{*vault_, shelf},
      settings_{vault_->database()},
      measure_desk_{*vault_, notes_, shelf, shelf.measures()},
      response_drafts_{*vault_},
      measure_choices_{vault_->database()},
      measure_plans_{vault_->database()},
      measure_wordings_{*vault_},
      workspace_{.vault = *vault_,
                 .clock = vault_->clock(),
                 .shelf = shelf,
                 .clients = clients_,
                 .episodes = episodes_,
                 .notes = notes_,
                 .settings = settings_,
                 .native = native,
                 .packs = packs_,
                 .measure_desk = measure_desk_,
                 .responses = measure_desk_.responses(),
                 .response_drafts = response_drafts_,
                 .measure_rights = measure_desk_.rights(),
                 .measure_choices = measure_choices_,
                 .measure_plans = measure_plans_,
                 .measure_wordings = measure_wordings_} {
    notes_.ask_alerts_of(std::make_unique<NoteAlertsDesk>(*vault_, shelf));
}

} // namespace attune
