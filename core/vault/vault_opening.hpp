// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/keyring.hpp"
#include "core/vault/vault.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace attune {

enum class RollBack { refuse, accept };

struct Opening {
    std::filesystem::path folder;
    std::string user;
    Surroundings surroundings;
    RollBack roll_back = RollBack::refuse;
    std::string action = "vault.open"; ///< of the audit row
};

/// Gives the secrets of a member, or throws wrong_passphrase.
using UnlockMember = std::function<MemberSecrets(const Keyring&, const Member&)>;

/// Opens a vault in two steps: it looks at everything without leaving a trace, and only when all of it holds
/// opens the database for writing. See Vault::open for the errors.
[[nodiscard]] std::unique_ptr<Vault> open_vault(const Opening& opening, const UnlockMember& unlock);

} // namespace attune
