// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/archive/pack_signature.hpp"
#include "core/vault/vault.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class PackSwitch { on, off };
/// Whether installing a pack approves its publisher.
enum class PublisherTrust { as_it_is, given_now };
enum class InstalledState {
    on,
    off,
    replaced, ///< by another version
    removed,  ///< but notes were written with it
};

/// A pack that the practice installed. One row for each version that it had.
struct InstalledPack {
    std::int64_t row = 0;
    std::string pack; ///< "calm"
    std::string prefix;
    std::string version;
    std::optional<Publisher> publisher; ///< nothing: this practice
    std::string hash;                   ///< SHA-256 of the archive
    Instant installed_at{};
    UserId installed_by{};
    InstalledState state = InstalledState::on;
};

/// A publisher whose packs the practice takes.
struct ApprovedPublisher {
    Publisher publisher;
    Instant approved_at;
    UserId approved_by{};
    std::optional<Instant> revoked_at;
};

/// A native library that may run: these bytes, asking for these inputs, for this pack from this publisher.
struct LibraryApproval {
    std::string pack;
    PublisherKey publisher{};
    std::string hash;
    std::string inputs; ///< as declared_inputs wrote them
    friend bool operator==(const LibraryApproval&, const LibraryApproval&) = default;
};

/// How many notes were written with a pack, void ones apart.
struct PackUse {
    std::int64_t notes = 0;
    std::optional<Date> since;
};

/// What one open vault knows of packs: those installed, whom the practice trusts, what it switched off.
///
/// Stores and tells; whether something may be installed is decided in pack_install. Borrows the vault, which
/// must outlive it. Same thread as the vault. Every change is audited. Throws Error if the vault fails, and
/// not_found for what is not there.
class PackStore {
public:
    explicit PackStore(Vault& vault) noexcept
        : vault_{vault} {}

    /// Every pack that was installed and not forgotten, in the version that counts; sorted by id.
    [[nodiscard]] std::vector<InstalledPack> installed() const;
    /// The versions before them.
    [[nodiscard]] std::vector<InstalledPack> replaced() const;
    [[nodiscard]] std::optional<InstalledPack> find(std::string_view pack) const;
    [[nodiscard]] std::string archive_of(const InstalledPack& installed) const;
    /// Ids of the program's packs that are off here.
    [[nodiscard]] std::set<std::string> shipped_off() const;
    [[nodiscard]] std::vector<ApprovedPublisher> publishers() const;
    /// Whether the practice takes packs signed with this key.
    [[nodiscard]] bool is_approved(const PublisherKey& key) const;
    /// Approvals that stand.
    [[nodiscard]] std::vector<LibraryApproval> libraries() const;
    [[nodiscard]] PackUse use_of(std::string_view pack) const;

    /// Puts a pack in the place of the one with its id. What is in it was checked before. A publisher must be
    /// approved, before or now.
    void install(const InstalledPack& pack, const std::string& archive, PublisherTrust trust);
    /// An installed pack, or one of the program's. The header stays on: throws bad_input.
    void turn(std::string_view pack, PackSwitch to);
    /// No longer there for new notes; forgotten altogether when no note was written with it. Its library's
    /// approvals end.
    void remove(std::string_view pack);
    /// Takes the name along; a revoked one is approved again.
    void approve(const Publisher& publisher);
    /// Packs that are installed stay; their libraries stop, and updates ask again.
    void revoke(const PublisherKey& key);
    void approve_library(const LibraryApproval& approval);
    void withdraw_library(std::string_view pack);

private:
    Vault& vault_;
};

} // namespace attune
