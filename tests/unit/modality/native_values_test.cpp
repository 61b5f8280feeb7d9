// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/text/digest.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>

#include <cerrno>
#include <thread>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// A library in a folder of its own, so that tests can harm it.
class NativeValuesTest : public testing::Test {
protected:
    void SetUp() override { put("well_behaved"); }
    void put(const std::string& attack) {
        test::write_file(file_, test::read_file(test::attack_library(attack)));
    }
    [[nodiscard]] std::string hash() const { return sha256_hex(test::read_file(file_)); }
    static NativeValues::Result run(NativeValues& native) { return native.run(test::empty_request(native)); }

    test::TemporaryFolder folder_;
    fs::path file_ = folder_.path() / "native/libattack.so";
};

TEST_F(NativeValuesTest, LibraryThatIsNotApprovedIsNotLoaded) {
    NativeValues values{
        {test::attack_pack(file_)}, plugin_host_file(), {std::string(64, '0')}, test::patient_limits()};

    const auto result = run(values);

    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_EQ(result.notices[0].problem, NativeProblem::not_approved);
    EXPECT_TRUE(result.notices[0].switched_off);
    EXPECT_EQ(result.notices[0].sentence,
              "Attack’s own computations are not approved on this computer. The form works without them.");
    EXPECT_TRUE(run(values).notices.empty()); // said once
}

TEST_F(NativeValuesTest, HashOfTheManifestMustFit) {
    auto pack = test::attack_pack(file_);
    pack.library_hash = std::string(64, 'a');
    NativeValues values{{pack}, plugin_host_file(), {hash()}, test::patient_limits()};

    EXPECT_EQ(run(values).notices.at(0).problem, NativeProblem::other_bytes);
}

TEST_F(NativeValuesTest, FileThatChangedBeforeTheFirstRunIsNotLoaded) {
    NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, test::patient_limits()};
    put("segfault");

    EXPECT_EQ(run(values).notices.at(0).problem, NativeProblem::not_approved);
}

TEST_F(NativeValuesTest, FileThatIsSwappedAfterHashingChangesNothing) {
    NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, test::patient_limits()};
    ASSERT_EQ(run(values).values.size(), 1U);
    put("segfault");

    const auto result = run(values);

    EXPECT_TRUE(result.notices.empty());
    EXPECT_EQ(result.values.at("attack.value"), Value{1});
}

/// A library that counts the calls in its process.
class KeptHostTest : public NativeValuesTest {
protected:
    void SetUp() override { put("remembers"); }
    /// The number of this call in its process, asked for the note `owner`.
    Value ask(const std::string& owner) {
        auto requests = test::empty_request(values());
        requests.at(0).owner = owner;
        return values().run(requests).values.at("attack.value");
    }
    NativeValues& values() {
        if (!values_)
            values_.emplace(std::vector{test::attack_pack(file_)}, plugin_host_file(), std::set{hash()},
                            test::patient_limits());
        return *values_;
    }

private:
    std::optional<NativeValues> values_;
};

TEST_F(KeptHostTest, OneNoteIsAnsweredByOneProcess) {
    EXPECT_EQ(ask("first note"), Value{1});
    EXPECT_EQ(ask("first note"), Value{2});
}

TEST_F(KeptHostTest, AnotherNoteGetsAProcessThatSawNothing) {
    ask("first note");

    EXPECT_EQ(ask("second note"), Value{1});
    EXPECT_EQ(ask("first note"), Value{1});
}

TEST_F(KeptHostTest, QuestionsOfNoNoteShareNothing) {
    EXPECT_EQ(ask(""), Value{1});
    EXPECT_EQ(ask(""), Value{1});
}

TEST_F(KeptHostTest, ClosedNoteLeavesNoProcess) {
    ask("first note");

    values().end_hosts();

    EXPECT_EQ(ask("first note"), Value{1});
}

TEST_F(KeptHostTest, ThreadsThatAskMayEndBetweenQuestions) {
    Value first;
    Value second;
    std::thread{[&] { first = ask("first note"); }}.join();
    std::thread{[&] { second = ask("first note"); }}.join();

    EXPECT_EQ(first, Value{1});
    EXPECT_EQ(second, Value{2});
}

TEST_F(NativeValuesTest, ProcessThatFailedIsNotAskedAgain) {
    put("segfault");
    NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, test::patient_limits()};
    auto requests = test::empty_request(values);
    requests.at(0).owner = "first note";

    EXPECT_EQ(values.run(requests).notices.at(0).problem, NativeProblem::crashed);
    EXPECT_EQ(values.run(requests).notices.at(0).problem, NativeProblem::crashed);
}

TEST_F(NativeValuesTest, LinkToALibraryIsNotFollowed) {
    const auto link = folder_.path() / "link.so";
    fs::create_symlink(file_, link);
    NativeValues values{{test::attack_pack(link)}, plugin_host_file(), {hash()}, test::patient_limits()};

    EXPECT_EQ(run(values).notices.at(0).problem, NativeProblem::not_there);
}

TEST_F(NativeValuesTest, MissingLibraryAndMissingHostAreNamed) {
    NativeValues without_library{
        {test::attack_pack(folder_.path() / "no.so")}, plugin_host_file(), {hash()}, test::patient_limits()};
    NativeValues without_host{
        {test::attack_pack(file_)}, folder_.path() / "no-host", {hash()}, test::patient_limits()};

    EXPECT_EQ(run(without_library).notices.at(0).problem, NativeProblem::not_there);
    EXPECT_EQ(run(without_host).notices.at(0).problem, NativeProblem::no_host);
}

TEST_F(NativeValuesTest, ThreeFailuresSwitchTheLibraryOff) {
    put("segfault");
    NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, test::patient_limits()};

    const auto first = run(values);
    const auto second = run(values);
    EXPECT_FALSE(values.is_switched_off("attack"));
    const auto third = run(values);

    EXPECT_EQ(first.notices.at(0).sentence,
              "Attack’s own computations stopped working. Your notes are complete.");
    EXPECT_FALSE(second.notices.at(0).switched_off);
    EXPECT_TRUE(third.notices.at(0).switched_off);
    EXPECT_EQ(third.notices.at(0).sentence,
              "Attack’s own computations stopped three times and are now off. Your notes are complete.");
    EXPECT_TRUE(values.is_switched_off("attack"));
    EXPECT_TRUE(run(values).notices.empty());
    EXPECT_TRUE(test::empty_request(values).empty());
}

TEST_F(NativeValuesTest, OneBadLibraryDoesNotStopTheOthers) {
    auto bad = test::attack_pack(test::attack_library("segfault"));
    bad.id = bad.prefix = "bad";
    const auto bad_hash = sha256_hex(bad.contents->read(bad.library, std::size_t{8} << 20U).bytes);
    NativeValues values{
        {bad, test::attack_pack(file_)}, plugin_host_file(), {hash(), bad_hash}, test::patient_limits()};
    auto requests = test::empty_request(values);
    requests.insert(requests.begin(), requests.front());
    requests.front().pack = "bad";

    const auto result = values.run(requests);

    EXPECT_EQ(result.notices.at(0).pack, "bad");
    EXPECT_EQ(result.values.at("attack.value"), Value{1});
}

TEST_F(NativeValuesTest, RunsOnAWorkerThread) {
    NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, test::patient_limits()};
    const auto requests = test::empty_request(values);
    NativeValues::Result result;

    std::jthread{[&] { result = values.run(requests); }}.join();

    EXPECT_EQ(result.values.size(), 1U);
}

TEST_F(NativeValuesTest, TruncatedLibrariesAreReported) {
    const auto whole = test::read_file(file_);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64},
                                   std::size_t{512}, std::size_t{4096}, whole.size() / 4}) {
        test::write_file(file_, whole.substr(0, size));
        NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, test::patient_limits()};

        const auto result = run(values);

        ASSERT_EQ(result.notices.size(), 1U) << size;
        EXPECT_TRUE(result.notices[0].problem == NativeProblem::not_loadable ||
                    result.notices[0].problem == NativeProblem::crashed)
            << size << ": " << result.notices[0].detail;
    }
}

TEST_F(NativeValuesTest, FlippedBytesNeverReachThisProcess) {
    const auto whole = test::read_file(file_);
    NativeLimits limits;
    limits.answering = limits.loading;
    for (std::size_t at = 0; at < 4096; at += 37) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        test::write_file(file_, damaged);
        NativeValues values{{test::attack_pack(file_)}, plugin_host_file(), {hash()}, limits};

        const auto result = run(values);

        EXPECT_EQ(result.notices.size() + result.values.size(), 1U) << at;
    }
}

std::size_t open_descriptors() {
    const fs::directory_iterator all{"/proc/self/fd"};
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

TEST_F(NativeValuesTest, HundredFailuresLeaveNoDescriptorAndNoProcess) {
    const char* const attacks[] = {"segfault", "open_file", "raw_long_frame", "other_abi"};
    const auto before = open_descriptors();

    for (int turn = 0; turn < 100; ++turn)
        ASSERT_EQ(test::run_once(test::attack_library(attacks[turn % 4])).notices.size(), 1U);

    EXPECT_EQ(open_descriptors(), before);
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST_F(NativeValuesTest, AnswersFitTheDeclarationOrAreVoidAsAWhole) {
    const auto pack = test::attack_pack(file_);
    HostRun run;
    run.values = {{"value", 2.5}, {"words", std::string{"{1} and {2} and {x}"}}};

    const auto values = checked_values(pack, run, {{"{1}", "bridge"}, {"{2}", "{1}"}});

    EXPECT_EQ(values.at("attack.value"), Value{2.5});
    EXPECT_EQ(values.at("attack.words"), Value{"bridge and {1} and {x}"});
    run.values["more"] = 1.0;
    EXPECT_THROW((void)checked_values(pack, run, {}), Error);
}

} // namespace
} // namespace attune
