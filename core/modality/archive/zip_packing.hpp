// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/archive/pack_archive.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace attune {

/// Unpacks the entries of `wanted` (name → packed bytes) into `files`, counting on the bytes that come. False when
/// the rest could not be read; `problem` was told why in either case. No name is used as a path.
bool unpack_entries(std::string_view archive, const std::map<std::string, std::size_t>& wanted,
                    const ArchiveLimits& limits, std::map<std::string, std::string>& files,
                    const std::function<void(std::string_view entry, std::string_view what)>& problem);

} // namespace attune
