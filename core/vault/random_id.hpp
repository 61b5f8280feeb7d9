// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attune {

/// 128 random bits as 32 hex digits: the name of a vault, a note, a register entry or a response.
[[nodiscard]] std::string random_id();

} // namespace attune
