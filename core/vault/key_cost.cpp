// SPDX-License-Identifier: Apache-2.0
#include "core/vault/key_cost.hpp"

#include "core/vault/keys.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>

namespace attune {
namespace {

constexpr std::chrono::nanoseconds target = std::chrono::seconds{1};
constexpr std::size_t most_memory = std::size_t{1} << 30;
constexpr unsigned long long most_passes = 12;

std::chrono::nanoseconds time_of(const KeyCost& cost) {
    const Passphrase nobodys{std::string{"a passphrase of nobody"}};
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(derive_slot_key(nobodys, Salt{}, cost));
    return std::chrono::steady_clock::now() - start;
}

} // namespace

KeyCostMeter this_machine() {
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long size = ::sysconf(_SC_PAGE_SIZE);
    return {.memory_bytes =
                pages > 0 && size > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(size) : 0,
            .time = time_of};
}

KeyCost calibrated_cost(const KeyCostMeter& meter) {
    KeyCost cost;
    const std::size_t limit = std::min(most_memory, meter.memory_bytes / 16);
    std::chrono::nanoseconds takes = std::max(meter.time(cost), std::chrono::nanoseconds{1});
    while (cost.memory_bytes * 2 <= limit && takes * 2 <= target) {
        cost.memory_bytes *= 2;
        takes *= 2;
    }
    const auto fit = cost.passes * static_cast<unsigned long long>(target.count()) /
                     static_cast<unsigned long long>(takes.count());
    cost.passes = std::clamp(fit, cost.passes, most_passes);
    return cost;
}

} // namespace attune
