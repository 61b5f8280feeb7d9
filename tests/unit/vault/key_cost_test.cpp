// SPDX-License-Identifier: Apache-2.0
#include "core/vault/key_cost.hpp"

#include "core/vault/keyring.hpp"
#include "core/vault/keys.hpp"
#include "core/vault/vault_state.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t mebi = std::size_t{1} << 20;

/// A machine on which the usual cost takes `usual`, and any other in proportion.
KeyCostMeter machine(std::size_t mebibytes, milliseconds usual) {
    return {.memory_bytes = mebibytes * mebi, .time = [usual](const KeyCost& cost) {
                const auto work = static_cast<long>(cost.memory_bytes / mebi * cost.passes);
                return std::chrono::nanoseconds{usual} * work / long{256 * 3};
            }};
}

void expect_cost(const KeyCost& cost, std::size_t mebibytes, unsigned long long passes) {
    EXPECT_EQ(cost.memory_bytes, mebibytes * mebi);
    EXPECT_EQ(cost.passes, passes);
}

TEST(KeyCostTest, ASlowMachineKeepsTheUsualCost) {
    expect_cost(calibrated_cost(machine(8192, milliseconds{900})), 256, 3);
    expect_cost(calibrated_cost(machine(8192, milliseconds{5000})), 256, 3);
}

TEST(KeyCostTest, AFastMachinePaysMoreMemoryFirstAndThenMorePasses) {
    expect_cost(calibrated_cost(machine(32768, milliseconds{450})), 512, 3);
    expect_cost(calibrated_cost(machine(32768, milliseconds{200})), 1024, 3);
    expect_cost(calibrated_cost(machine(32768, milliseconds{100})), 1024, 7);
}

TEST(KeyCostTest, LittleMemoryIsMadeUpForByPasses) {
    expect_cost(calibrated_cost(machine(4096, milliseconds{300})), 256, 10);
    expect_cost(calibrated_cost(machine(0, milliseconds{600})), 256, 5);
}

TEST(KeyCostTest, TheFastestMachineStaysWithinWhatAnOlderOneCanOpen) {
    expect_cost(calibrated_cost(machine(std::size_t{1} << 20, milliseconds{1})), 1024, 12);
    expect_cost(calibrated_cost(machine(std::size_t{1} << 20, milliseconds{0})), 1024, 12);
}

TEST(KeyCostTest, ThisMachineIsMeasuredByDerivingAKey) {
    const KeyCostMeter meter = this_machine();

    EXPECT_GT(meter.memory_bytes, std::size_t{256} * mebi);
    EXPECT_GT(meter.time({.memory_bytes = 64 * mebi, .passes = 2}).count(), 0);
}

TEST(KeyCostTest, AVaultWithoutAGivenCostStoresAMeasuredOneInItsSlot) {
    const TempFolder folder{TempFolder::Place::memory};
    const ManualClock clock;
    const Surroundings surroundings{.state_folder = folder / "state", .clock = &clock};
    static_cast<void>(Vault::create(folder / "A.attune",
                                    {.practice = TestVault::practice, .user = TestVault::user, .credentials = ""},
                                    Passphrase{std::string{TestVault::passphrase}}, surroundings));

    const KeyCost stored = parse_keyring(read_keyring_file(folder / "A.attune")).members.front().cost;

    EXPECT_TRUE(is_acceptable(stored));
    EXPECT_GE(stored.memory_bytes, KeyCost{}.memory_bytes);
    EXPECT_GE(stored.passes, KeyCost{}.passes);
    EXPECT_NO_THROW(static_cast<void>(Vault::open(folder / "A.attune", TestVault::user,
                                                  Passphrase{std::string{TestVault::passphrase}}, surroundings)));
}

} // namespace
} // namespace attune
