// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

#include <filesystem>
#include <vector>

namespace attune::cli {

/// The pack in a folder or in an archive; what is wrong with either stands in its problems.
[[nodiscard]] Pack pack_at(const std::filesystem::path& place, const std::vector<Pack>& others);

/// Below "pack": new.
void add_pack_making(CLI::App& pack, Context& context);
/// Below "pack": preview.
void add_pack_preview(CLI::App& pack, Context& context);

} // namespace attune::cli
