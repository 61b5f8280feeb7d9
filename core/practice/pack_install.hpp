// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"
#include "core/practice/practice_packs.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// What only a person can decide before a pack is installed.
enum class InstallQuestion {
    publisher,       ///< signed by somebody whom the practice has not approved yet
    not_signed,      ///< an archive that nobody signed: it would count as this practice's own
    other_publisher, ///< a pack of this id is there, from somebody else
    older_version,   ///< the pack is there in a newer version
};

/// How the pack stands to the one of its id that is there.
enum class InstallKind { first, update, again, older, other };

/// Everything about an installation before it happens. Nothing was changed yet.
struct InstallPlan {
    Pack pack;                          ///< as it reads among the practice's packs
    std::string archive;                ///< what will be stored
    std::string hash;                   ///< SHA-256 of it
    std::optional<Publisher> publisher; ///< nothing: nobody signed it
    InstallKind kind = InstallKind::first;
    std::string version_before; ///< of the pack that it replaces
    std::string publisher_before;
    std::vector<std::string> changes;  ///< against that pack, a sentence each
    std::vector<std::string> problems; ///< why it cannot be installed; all of them
    std::vector<std::string> remarks;  ///< what the one who decides should know
    std::set<InstallQuestion> questions;

    [[nodiscard]] bool can_be_installed() const noexcept { return problems.empty(); }
};

/// Where a pack to install comes from.
enum class InstallSource {
    file,     ///< an archive from somewhere: asks who made it
    practice, ///< a folder, or what is open in Studio: whoever installs it stands for it
};

/// Looks at an archive and at what is there. Never throws on content.
[[nodiscard]] InstallPlan plan_install(const PracticePacks& packs, std::string archive,
                                       const std::string& name, InstallSource source);
/// The same for contents that are not packed yet (a folder, Studio): packs them first.
[[nodiscard]] InstallPlan plan_install(const PracticePacks& packs, const PackContents& contents);
/// The same for a path: an archive, or a folder. Throws Error(not_found) when there is nothing to read.
[[nodiscard]] InstallPlan plan_install(const PracticePacks& packs, const std::filesystem::path& path);

/// Installs what was planned and puts it in use. `answered` are the questions that the user said yes to; a
/// publisher who was asked for is approved. Throws Error(pack_rejected) when there are problems or questions
/// left: nothing is kept then.
void install(PracticePacks& packs, const InstallPlan& plan, const std::set<InstallQuestion>& answered);

/// Approves the library of an installed pack as it is now. Throws not_found, or pack_rejected with what is in
/// the way.
void approve_library(PracticePacks& packs, const std::string& pack);

} // namespace attune
