// SPDX-License-Identifier: Apache-2.0
// Each hostile library of attacks/ is run once: it must be reported by what it did, give no value, and leave
// this process as it was.
#include "tests/unit/modality/attack_fixture.hpp"
#include "core/text/digest.hpp"

#include <gtest/gtest.h>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <iostream>

namespace attune {
namespace {

namespace fs = std::filesystem;
using test::attack_library;
using test::run_once;

struct Attack {
    const char* library;
    NativeProblem problem;
    const char* detail; ///< part of the technical words
};

void PrintTo(const Attack& attack, std::ostream* stream) {
    *stream << attack.library;
}

const Attack attacks[] = {
    {"segfault", NativeProblem::crashed, "signal 11"},
    {"stack_overflow", NativeProblem::crashed, "signal 11"},
    {"abort", NativeProblem::crashed, "signal 6"},
    {"endless_loop", NativeProblem::too_slow, "no answer in time"},
    {"open_file", NativeProblem::forbidden, "open a file"},
    {"socket", NativeProblem::forbidden, "use the network"},
    {"execute", NativeProblem::forbidden, "start a program"},
    {"fork_process", NativeProblem::forbidden, "start a process"},
    {"signal_others", NativeProblem::forbidden, "signal a process"},
    {"writable_code", NativeProblem::forbidden, "executed"},
    {"trace", NativeProblem::forbidden, "look into a process"},
    {"io_uring", NativeProblem::forbidden, "io_uring"},
    {"thread", NativeProblem::forbidden, "start a thread"},
    {"write_elsewhere", NativeProblem::forbidden, "write beside its channel"},
    {"look_into_parent", NativeProblem::forbidden, "look into a process"},
    {"second_filter", NativeProblem::forbidden, "change the rules"},
    {"constructor_writes", NativeProblem::forbidden, "open a file"},
    {"constructor_connects", NativeProblem::forbidden, "use the network"},
    {"constructor_forks", NativeProblem::forbidden, "start a process"},
    {"constructor_crashes", NativeProblem::crashed, "signal 11"},
    {"no_entry", NativeProblem::no_entry, "attune_plugin_entry"},
    {"other_abi", NativeProblem::other_abi, "ABI 2"},
    {"other_id", NativeProblem::other_pack, "another pack"},
    {"no_plugin", NativeProblem::not_started, "create"},
    {"failed_start", NativeProblem::not_started, "start failed"},
    {"no_extension", NativeProblem::no_extension, "attune.derive/1"},
    {"says_failed", NativeProblem::said_failed, "derive returned 2"},
    {"long_text", NativeProblem::said_failed, "derive returned 2"},
    {"not_finite", NativeProblem::said_failed, "derive returned 2"},
    {"not_utf8", NativeProblem::bad_answer, "words"},
    {"control_characters", NativeProblem::bad_answer, "words"},
    {"undeclared", NativeProblem::bad_answer, "does not declare"},
    {"other_type", NativeProblem::bad_answer, "value"},
    {"raw_not_finite", NativeProblem::bad_answer, "value"},
    {"raw_long_frame", NativeProblem::bad_answer, "longer than"},
    {"raw_short_frame", NativeProblem::bad_answer, "broken text frame"},
    {"raw_unknown_frame", NativeProblem::bad_answer, "unknown type"},
    {"raw_flood", NativeProblem::bad_answer, ""},
    {"raw_half_frame", NativeProblem::too_slow, "no answer in time"},
    {"throws", NativeProblem::crashed, "status 3"},
};

/// Empty when the attack ended as it should, else what was wrong.
std::string outcome_of(const Attack& attack, const fs::path& library, const fs::path& host) {
    auto limits = test::patient_limits();
    if (attack.problem == NativeProblem::too_slow)
        limits.answering = NativeLimits{}.answering;
    const auto result = run_once(library, host, limits);
    std::string wrong;
    if (!result.values.empty())
        wrong += " gave values;";
    if (result.notices.size() != 1)
        return wrong + " gave " + std::to_string(result.notices.size()) + " notices";
    const auto& notice = result.notices.front();
    if (notice.problem != attack.problem || notice.detail.find(attack.detail) == std::string::npos)
        wrong += std::string{" was reported as "} + to_string(notice.problem) + ": " + notice.detail;
    if (notice.pack != "attack" || notice.sentence.find("Attack’s own computations") != 0)
        wrong += " has the sentence " + notice.sentence;
    return wrong;
}

class NativeAttackTest : public testing::TestWithParam<Attack> {};

TEST_P(NativeAttackTest, IsReportedByWhatItDid) {
    const auto& attack = GetParam();

    EXPECT_EQ(outcome_of(attack, attack_library(attack.library), plugin_host_file()), "");
}

INSTANTIATE_TEST_SUITE_P(Each, NativeAttackTest, testing::ValuesIn(attacks),
                         [](const auto& each) { return std::string{each.param.library}; });

TEST(NativeLibraryTest, WellBehavedLibraryAnswers) {
    const auto result = run_once(attack_library("well_behaved"));

    ASSERT_TRUE(result.notices.empty()) << result.notices.front().detail;
    EXPECT_EQ(result.values.at("attack.value"), Value{1});
}

TEST(NativeLibraryTest, MemoryEndsAt256MiB) {
    const auto result = run_once(attack_library("memory_bomb"));

    ASSERT_TRUE(result.notices.empty()) << result.notices.front().detail;
    const auto taken = *result.values.at("attack.value").get<double>();
    EXPECT_GT(taken, 100);
    EXPECT_LT(taken, 256);
}

TEST(NativeLibraryTest, ConstructorCannotReadFiles) {
    const auto result = run_once(attack_library("constructor_reads"));

    ASSERT_TRUE(result.notices.empty()) << result.notices.front().detail;
    EXPECT_EQ(result.values.at("attack.value"), Value{0});
}

TEST(NativeLibraryTest, LibraryThatNeverLoadsIsStopped) {
    const auto file = attack_library("constructor_hangs");
    NativeLimits limits;
    limits.loading = std::chrono::milliseconds{300};
    NativeValues native{
        {test::attack_pack(file)}, plugin_host_file(), {sha256_hex(test::read_file(file))}, limits};

    const auto result = native.run(test::empty_request(native));

    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_EQ(result.notices.front().problem, NativeProblem::too_slow);
}

/// Runs `work` in a child made by fork and returns what it returned (0 to 125).
int in_child(const std::function<int()>& work) {
    std::cout.flush();
    const auto child = ::fork();
    if (child == 0) {
        const int outcome = work();
        std::cout.flush();
        ::_exit(outcome);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

/// Copies of the host and of all attacks where an ordinary user can reach them.
class OrdinaryUserTest : public testing::Test {
protected:
    void SetUp() override {
        for (const auto& attack : attacks)
            copy(attack_library(attack.library));
        copy(attack_library("well_behaved"));
        copy(plugin_host_file());
    }
    void copy(const fs::path& file) { fs::copy_file(file, place(file)); }
    [[nodiscard]] fs::path place(const fs::path& file) const { return folder_.path() / file.filename(); }

    /// Gives up root; an ordinary user stays who they are.
    static bool become_ordinary() {
        constexpr uid_t nobody = 65534;
        if (::geteuid() != 0)
            return true;
        return ::setgid(nobody) == 0 && ::setuid(nobody) == 0 && ::setuid(0) != 0;
    }

    test::TemporaryFolder folder_;
};

TEST_F(OrdinaryUserTest, AttacksEndTheSameWithoutRoot) {
    const int failures = in_child([&] {
        if (!become_ordinary())
            return 125;
        int wrong = 0;
        const auto host = place(plugin_host_file());
        wrong += run_once(place(attack_library("well_behaved")), host).values.size() == 1 ? 0 : 1;
        for (const auto& attack : attacks) {
            const auto words = outcome_of(attack, place(attack_library(attack.library)), host);
            if (!words.empty())
                std::cout << attack.library << words << '\n';
            wrong += words.empty() ? 0 : 1;
        }
        return wrong;
    });

    EXPECT_EQ(failures, 0);
}

/// Makes one system call fail as on a kernel that does not have it, for this process and its children.
bool take_away(int system_call) {
    const auto context = seccomp_init(SCMP_ACT_ALLOW);
    const bool done =
        seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), system_call, 0) == 0 && seccomp_load(context) == 0;
    seccomp_release(context);
    return done;
}

class MissingConfinementTest : public testing::TestWithParam<int> {};

TEST_P(MissingConfinementTest, NothingIsLoaded) {
    const int outcome = in_child([&] {
        if (!take_away(GetParam()))
            return 125;
        const auto result = run_once(attack_library("well_behaved"));
        if (!result.values.empty() || result.notices.size() != 1)
            return 1;
        std::cout << result.notices.front().detail << '\n';
        return result.notices.front().problem == NativeProblem::no_confinement &&
                       result.notices.front().switched_off
                   ? 0
                   : 2;
    });

    EXPECT_EQ(outcome, 0);
}

INSTANTIATE_TEST_SUITE_P(Each, MissingConfinementTest,
                         testing::Values(SCMP_SYS(landlock_create_ruleset), SCMP_SYS(landlock_restrict_self),
                                         SCMP_SYS(seccomp), SCMP_SYS(close_range), SCMP_SYS(capset)),
                         [](const auto& each) {
                             auto* name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, each.param);
                             std::string words = name;
                             std::free(name);
                             return words;
                         });

} // namespace
} // namespace attune
