// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune {

/// The schema of one kind of pack file, "template", "pack", "example" or "locale", as it lies in schemas/xml; empty for any
/// other name.
[[nodiscard]] std::string_view schema_text(std::string_view name);

} // namespace attune
