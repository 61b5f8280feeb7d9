// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune {

/// Whether two spellings of whom answers are about name one person: "Mother" and "mother".
[[nodiscard]] bool same_person(std::string_view one, std::string_view other);

} // namespace attune
