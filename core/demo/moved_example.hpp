// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example.hpp"

#include <chrono>

namespace attune {

/// The example with every day in it moved: those of its sessions, those it answers with, and those it expects,
/// also in the middle of a text (2027-03-09). Sessions that have no day of their own get the one that they had.
[[nodiscard]] Example moved_example(Example example, std::chrono::days by);

} // namespace attune
