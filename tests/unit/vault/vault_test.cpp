// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault.hpp"

#include "core/vault/connection.hpp"
#include "core/vault/file_ops.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <map>

namespace attune {
namespace {

Passphrase good() {
    return Passphrase{std::string{TestVault::passphrase}};
}

TEST(VaultTest, OpensAgainWithWhatWasWritten) {
    TestVault test;
    test.database().execute("CREATE TABLE thing (a TEXT)");
    {
        Change change{test.database()};
        test.database().execute("INSERT INTO thing VALUES ('here')");
        change.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
        change.commit();
    }

    test.reopen();

    EXPECT_EQ(query_text(test.database(), "SELECT a FROM thing"), "here");
    EXPECT_EQ(test.vault().practice(), TestVault::practice);
    EXPECT_EQ(test.vault().user_name(), TestVault::user);
    EXPECT_EQ(test.vault().user_credentials(), "MSc");
    EXPECT_EQ(test.vault().name_of(test.vault().user()), "Dr Ana Kovač, MSc");
    EXPECT_EQ(test.vault().id().size(), 32U);
}

TEST(VaultTest, AWrongPassphraseIsToldAsSuch) {
    TestVault test;
    test.close();

    EXPECT_EQ(thrown_by([&] {
                  Vault::open(test.path(), TestVault::user,
                              Passphrase{std::string{"not the right one at all"}}, test.surroundings());
              }),
              ErrorKind::wrong_passphrase);
    EXPECT_EQ(thrown_by([&] { Vault::open(test.path(), "Somebody", good(), test.surroundings()); }),
              ErrorKind::not_found);
}

TEST(VaultTest, TheRecoverySheetOpensIt) {
    TestVault test;
    test.close();

    const auto vault =
        Vault::open_with_recovery(test.path(), TestVault::user, test.recovery_code, test.surroundings());

    EXPECT_EQ(vault->practice(), TestVault::practice);
    EXPECT_EQ(query_integer(vault->database(),
                            "SELECT count(*) FROM audit WHERE action = 'vault.open_with_recovery'"),
              1);
}

} // namespace
} // namespace attune
