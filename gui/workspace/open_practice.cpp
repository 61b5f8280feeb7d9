// SPDX-License-Identifier: Apache-2.0
#include "gui/workspace/open_practice.hpp"

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
      workspace_{.vault = *vault_,
                 .clock = vault_->clock(),
                 .shelf = shelf,
                 .clients = clients_,
                 .episodes = episodes_,
                 .notes = notes_,
                 .settings = settings_,
                 .native = native,
                 .packs = packs_} {}

} // namespace attune
