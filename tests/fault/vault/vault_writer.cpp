// SPDX-License-Identifier: Apache-2.0
// fault_vault_writer VAULT STATE USER FIRST SQL…
// Opens the vault with the passphrase of the tests and saves one change after another: each runs every SQL
// with ?1 = the number of the change (FIRST, FIRST + 1, …). Says "ready", and each number when its change is
// durable.
#include "core/calendar/date.hpp"
#include "core/error.hpp"
#include "core/vault/vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace {

void say(const std::string& line) {
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
        ::_exit(3);
}

} // namespace

int main(int count, char** words) {
    using namespace attune;
    try {
        harden_process();
        const SystemClock clock;
        const auto vault = Vault::open(words[1], words[3], Passphrase{std::string{TestVault::passphrase}},
                                       {.state_folder = words[2], .clock = &clock});
        say("ready");
        for (std::int64_t number = std::stoll(words[4]);; ++number) {
            Change change{vault->database()};
            for (int i = 5; i < count; ++i)
                Statement{vault->database(), words[i]}.bind(number).run();
            change.record({.action = "thing.add", .object = "thing", .object_id = number, .fields = "a b"});
            change.commit();
            say(std::to_string(number));
        }
    } catch (const Error& error) {
        std::fprintf(stderr, "fault_vault_writer: %s\n", error.what());
        return 1;
    }
}
