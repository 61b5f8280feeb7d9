// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/vault.hpp"

#include <chrono>
#include <cstddef>
#include <functional>

namespace attune {

/// What a machine can do: its memory in bytes, and how long deriving one key at a cost takes there.
struct KeyCostMeter {
    std::size_t memory_bytes = 0;
    std::function<std::chrono::nanoseconds(const KeyCost&)> time;
};

/// This machine; `time` really derives a key (half a second at the usual cost) and throws no_memory.
[[nodiscard]] KeyCostMeter this_machine();

/// The cost at which deriving a key takes about a second on the machine: never below KeyCost{} (256 MiB and
/// three passes), at most 1 GiB, a sixteenth of the machine's memory and twelve passes, so that an older
/// machine can open the vault too. Memory grows first, because that is what makes guessing dear. One
/// measurement.
[[nodiscard]] KeyCost calibrated_cost(const KeyCostMeter& meter);

} // namespace attune
