// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::unique_ptr<Vault> open(const TestVault& test) {
    return Vault::open(test.path(), TestVault::user, Passphrase{std::string{TestVault::passphrase}},
                       test.surroundings());
}

TEST(LockTest, AnotherProcessIsNamedAndItsEndFreesTheVault) {
    TestVault test;
    test.database().execute("CREATE TABLE thing (id INTEGER)");
    test.close();
    ChildProcess holder{{ATTUNE_VAULT_WRITER, test.path().string(), (test.folder / "state").string(),
                         TestVault::user, "1", "INSERT INTO thing VALUES (?1)"}};
    ASSERT_EQ(holder.line(), "ready");

    const Thrown thrown = thrown_by([&] { static_cast<void>(open(test)); });

    EXPECT_EQ(thrown, ErrorKind::vault_busy);
    EXPECT_NE(thrown.message.find("process " + std::to_string(holder.id()) + " "), std::string::npos)
        << thrown;
    holder.kill();
    EXPECT_NO_THROW(open(test)); // a lock that is left behind by a killed process does not hold
}

TEST(LockTest, OfManyThatTryAtOnceExactlyOneGetsIn) {
    TestVault test;
    test.close();
    for (int round = 0; round < 10; ++round) {
        int go[2];
        int stay[2];
        ASSERT_EQ(::pipe(go), 0);
        ASSERT_EQ(::pipe(stay), 0);
        std::vector<pid_t> racers;
        for (int i = 0; i < 6; ++i) {
            const pid_t process = ::fork();
            if (process == 0) {
                char c = 0;
                ::close(go[1]);
                ::close(stay[1]);
                static_cast<void>(::read(go[0], &c, 1) == 0); // all start when the parent lets go
                std::unique_ptr<Vault> vault;
                const Thrown thrown = thrown_by([&] { vault = open(test); });
                if (vault != nullptr)
                    static_cast<void>(::read(stay[0], &c, 1) == 0); // holds it until the others have tried
                vault.reset();
                ::_exit(!thrown.kind ? 0 : thrown == ErrorKind::vault_busy ? 1 : 2);
            }
            racers.push_back(process);
        }
        ::close(go[0]);
        ::close(stay[0]);
        ::close(go[1]);
        int refused = 0;
        for (std::size_t i = 0; i + 1 < racers.size(); ++i) {
            int status = 0;
            ASSERT_GT(::waitpid(-1, &status, 0), 0);
            refused += WIFEXITED(status) && WEXITSTATUS(status) == 1 ? 1 : 0;
        }
        ::close(stay[1]);
        int status = 0;
        ASSERT_GT(::waitpid(-1, &status, 0), 0);
        EXPECT_EQ(refused, 5) << "round " << round;
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "round " << round;
    }
}

} // namespace
} // namespace attune
