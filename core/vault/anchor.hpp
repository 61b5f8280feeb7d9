// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/audit_trail.hpp"
#include "core/vault/file_ops.hpp"
#include "core/vault/keyring.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace attune {

/// Where a vault stood when it was last locked, kept outside the vault and signed by the user: a vault put
/// back to an older state, or one that lost its last records, no longer agrees with it.
struct VaultAnchor {
    AuditHead head;
    std::uint64_t keyring_generation = 0;
    std::int64_t pages = 0; ///< of vault.db
    std::uint64_t epoch = 0;
    Instant at;
    UserId user{};
};

/// Reads and writes the anchors of one vault.
///
/// Two files in the folder: `<vault id>`, signed, durable, written at lock and checkpoint; and
/// `<vault id>.tip`, overwritten in place after every commit without waiting for the disk, so that records
/// lost after the last lock are missed too. Borrows the keys.
class AnchorStore {
public:
    AnchorStore(const std::filesystem::path& state_folder, const std::string& vault_id,
                const SecretBytes& mac_key);

    enum class Finding { absent, unreadable, read };
    struct Read {
        Finding finding = Finding::absent;
        std::optional<VaultAnchor> anchor;
        std::optional<AuditHead> tip;
    };
    /// What this machine remembers. Signatures are checked against `keyring`.
    [[nodiscard]] Read read(const Keyring& keyring) const;
    void write(const VaultAnchor& anchor, const MemberSecrets& signer);
    /// Never throws: a tip that cannot be written leaves the last anchor to judge by.
    void write_tip(const AuditHead& head) noexcept;
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }

private:
    std::filesystem::path file_;
    std::string vault_id_;
    const SecretBytes& mac_key_;
    Descriptor tip_;
};

} // namespace attune
