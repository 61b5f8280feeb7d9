// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// What to say of a file in a later format than the one that this program reads: both namespaces end with a number
/// ("urn:attune:pack:1"). Nothing when `asked` is no later format of the same kind.
[[nodiscard]] std::optional<std::string> newer_format(std::string_view asked, std::string_view known);

} // namespace attune
