// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace attune {

/// What a system call is for, after "tried to": "open a file". Others by number: "make system call 999".
[[nodiscard]] std::string words_for_system_call(std::uint32_t number);

} // namespace attune
