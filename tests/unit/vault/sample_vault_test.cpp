// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "core/vault/migration.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

/// A copy of a vault of an earlier format (tests/data/vaults), on a machine that has not seen it before.
class SampleVaultTest : public testing::Test {
protected:
    void SetUp() override {
        clock_.advance(std::chrono::hours{24});
        std::filesystem::copy(std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/data/vaults/v1.attune", path_,
                              std::filesystem::copy_options::recursive);
    }
    Surroundings surroundings() const { return {.state_folder = folder_ / "state", .clock = &clock_}; }

    TempFolder folder_;
    ManualClock clock_;
    std::filesystem::path path_ = folder_ / "v1.attune";
};

TEST_F(SampleVaultTest, TheFirstFormatOpensAndIsBroughtUpToDate) {
    const auto vault = Vault::open(path_, "Dr Ana Kovač",
                                   Passphrase{std::string{"orbit velvet seven kettles"}}, surroundings());

    EXPECT_EQ(vault->practice(), "Lime Tree Practice");
    EXPECT_EQ(schema_of(vault->database()), newest_schema());
    EXPECT_EQ(vault->opening().backup_before_migration.empty(), newest_schema() == 1);
    EXPECT_TRUE(vault->opening().anchor_missing);
    EXPECT_EQ(vault->opening().last_locked, parse_instant("2027-03-09T09:05:00.000Z"));
    EXPECT_EQ(query_text(vault->database(), "SELECT action FROM audit WHERE seq = 2"), "vault.create");
    const auto problems = vault->verify_all({});
    EXPECT_TRUE(problems.empty()) << problems.front().part << ": " << problems.front().message;
}

TEST_F(SampleVaultTest, ItsRecoverySheetOpensItToo) {
    EXPECT_NO_THROW(Vault::open_with_recovery(
        path_, "Dr Ana Kovač", "x729 fgcn nhhc ffhr 72ge dabs qscj 8lhs t3nav", surroundings()));
}

} // namespace
} // namespace attune
