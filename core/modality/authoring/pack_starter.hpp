// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace attune {

/// What is to be known of a pack before its first file is written.
struct PackWishes {
    enum class Kind { xml, native };
    std::string id;        ///< also its prefix
    std::string title;     ///< empty: made from the id
    std::string publisher; ///< empty: "My practice"
    Kind kind = Kind::xml;
};

/// Why no pack can be made of these, all reasons at once, in words for the one who asked; empty when one can.
/// `others` are the packs at hand, whose ids and prefixes are taken.
[[nodiscard]] std::vector<std::string> pack_wish_problems(const PackWishes& wishes, const std::vector<Pack>& others);

/// The files of a small pack in which everything is used once and explained, by name. check_pack finds nothing to
/// mend in it. The wishes must be without problems.
[[nodiscard]] std::map<std::string, std::string> starter_pack(const PackWishes& wishes);

/// Writes the files below `folder`, which may be there already if it is empty. Throws Error(already_exists) when
/// something lies in it, and Error when a file cannot be written; what was there before stays as it was.
void write_new_pack(const std::filesystem::path& folder, const std::map<std::string, std::string>& files);

} // namespace attune
