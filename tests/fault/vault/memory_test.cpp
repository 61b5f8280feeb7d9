// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace attune {
namespace {

constexpr unsigned char mask = 0x5a;
constexpr std::size_t window = std::size_t{1} << 20;

/// Bytes to look for, kept in a form in which the search does not find them.
std::vector<unsigned char> masked(std::span<const unsigned char> bytes) {
    std::vector<unsigned char> hidden(bytes.begin(), bytes.end());
    for (unsigned char& byte : hidden)
        byte ^= mask;
    return hidden;
}

std::size_t count_in(std::span<const unsigned char> where, const std::vector<unsigned char>& needle) {
    std::size_t found = 0;
    for (std::size_t i = 0; i + needle.size() <= where.size(); ++i) {
        std::size_t same = 0;
        while (same < needle.size() && (where[i + same] ^ mask) == needle[same])
            ++same;
        found += same == needle.size() ? 1U : 0U;
    }
    return found;
}

/// How often the needle stands in the memory of this process, guarded pages too.
std::size_t count_in_memory(const std::vector<unsigned char>& needle) {
    // Shared, so that it is a mapping of its own and can be left out of the search.
    auto* buffer = static_cast<unsigned char*>(
        ::mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::ifstream maps{"/proc/self/maps"};
    std::size_t found = 0;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t start = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        std::istringstream words{line};
        words >> std::hex >> start >> dash >> end;
        if (start == reinterpret_cast<std::uintptr_t>(buffer))
            continue;
        // Pieces overlap by one byte less than the needle, so that none is cut in two and none counted twice.
        for (std::uintptr_t at = start; at < end; at += window - needle.size() + 1) {
            const ssize_t got =
                ::pread(memory, buffer, std::min<std::size_t>(window, end - at), static_cast<off_t>(at));
            if (got > 0)
                found += count_in({buffer, static_cast<std::size_t>(got)}, needle);
        }
    }
    ::close(memory);
    ::munmap(buffer, window);
    return found;
}

TEST(MemoryTest, AHardenedProcessLeavesNoCoreAndIsClosedToOthers) {
    const int result = in_a_fork([] {
        ::umask(022);
        harden_process();
        rlimit core{};
        ::getrlimit(RLIMIT_CORE, &core);
        return core.rlim_cur == 0 && core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 &&
                       ::umask(0) == 077
                   ? 0
                   : 1;
    });

    EXPECT_EQ(result, 0);
}

TEST(MemoryTest, AfterClosingNeitherKeysNorTextAreInMemory) {
    TestVault test;
    test.database().execute("CREATE TABLE thing (a TEXT NOT NULL)");
    std::vector<std::vector<unsigned char>> needles;
    {
        const RawVault raw{test};
        needles.push_back(masked(raw.vault_key.read().bytes()));
        needles.push_back(masked(raw.secrets.sign_seed.read().bytes()));
        needles.push_back(masked(raw.secrets.note_key.read().bytes()));
        const SecretBytes database_key = derive_subkey(raw.vault_key, KeyPurpose::database);
        needles.push_back(masked(database_key.read().bytes()));
        const SecretBytes spec = database_key_text(raw.vault_key, raw.keyring.database_salt);
        needles.push_back(masked(spec.read().bytes().subspan(2, 64)));
    }
    SecretBytes text{40}; // the only copy that the test itself has
    text.write([](unsigned char* bytes) {
        for (std::size_t i = 0; i < 40; ++i)
            bytes[i] = static_cast<unsigned char>('a' + (i * i + 7) % 26);
    });
    needles.push_back(masked(text.read().bytes()));
    for (int i = 0; i < 50; ++i) {
        Change change{test.database()};
        const auto reading = text.read();
        Statement{test.database(), "INSERT INTO thing (a) VALUES (?1)"}
            .bind(std::string_view{reinterpret_cast<const char*>(reading.data()), 40})
            .run();
        change.record({.action = "thing.add", .object = "thing", .object_id = i, .fields = "a"});
        change.commit();
    }
    EXPECT_GT(count_in_memory(needles[0]), 0U) << "the search does not find what is there";
    EXPECT_GT(count_in_memory(needles[3]), 0U);
    EXPECT_GT(count_in_memory(needles[5]), 50U);

    test.close();
    { const SecretBytes gone = std::move(text); }

    for (std::size_t i = 0; i < needles.size(); ++i)
        EXPECT_EQ(count_in_memory(needles[i]), 0U) << "needle " << i;
}

} // namespace
} // namespace attune
