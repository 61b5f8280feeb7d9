// SPDX-License-Identifier: Apache-2.0
// When a pack's native library may run: approved by hash, inputs and publisher, asked again at every load.
#include "core/error.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/practice/pack_fixture.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace attune {
namespace {

class PackLibraryTest : public testing::Test {
protected:
    /// A pack whose library answers 1, in an archive.
    [[nodiscard]] std::string pack(const std::string& version = "1.0.0", const std::string& input = "topic",
                                   const std::string& behind_library = {}) const {
        auto files = test::pack_files(
            {.id = "attack",
             .prefix = "attack",
             .version = version,
             .title = "Counted",
             .fields = R"(<text id="topic" label="Topic"/><number id="mood" label="Mood"/>)"
                       R"(<computed id="one" label="One" native="value"/>)",
             .in_manifest = R"(<native library="native/counted.so" abi="1"><input field=")" + input +
                            R"(" words="what was typed"/><output id="value" type="number"/></native>)"});
        std::ifstream stream{std::filesystem::path{ATTUNE_ATTACKS_DIR} / "libattack_well_behaved.so", std::ios::binary};
        files["native/counted.so"] = std::string{std::istreambuf_iterator<char>{stream}, {}} + behind_library;
        return write_pack_archive(files);
    }
    [[nodiscard]] std::string signed_pack(const std::string& version = "1.0.0", const std::string& input = "topic",
                                          const std::string& behind_library = {}) const {
        return test::TestPublisher{"Morrow Institute"}.sign(pack(version, input, behind_library));
    }
    [[nodiscard]] LibraryState state() const { return practice_.packs->library_state(*practice_.find("attack")); }
    /// What the library computes in a new note; nothing when it may not run.
    std::optional<Value> computed() {
        Form form = practice_.notes->open_form(practice_.start("attack.session"));
        if (!practice_.native.has_work_for(form))
            return std::nullopt;
        const auto result = practice_.native.derive(form, form.earlier());
        notices_ = result.notices;
        const auto found = result.values.find("attack.value");
        return found == result.values.end() ? std::nullopt : std::optional{found->second};
    }
    void expect_not_approved() {
        EXPECT_FALSE(computed());
        ASSERT_EQ(notices_.size(), 1U);
        EXPECT_EQ(notices_[0].problem, NativeProblem::not_approved);
    }

    test::PackPractice practice_;
    std::vector<NativeNotice> notices_;
};

TEST_F(PackLibraryTest, WaitsUntilItIsApprovedAndThenRuns) {
    practice_.install_anyway(signed_pack());
    EXPECT_EQ(state(), LibraryState::waiting);
    expect_not_approved();

    approve_library(*practice_.packs, "attack");

    EXPECT_EQ(state(), LibraryState::approved);
    EXPECT_EQ(computed(), Value{1});
    practice_.reopen();
    EXPECT_EQ(computed(), Value{1});
}

TEST_F(PackLibraryTest, OtherBytesAskAgain) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");

    practice_.install_anyway(signed_pack("1.0.1", "topic", "a byte more"));

    EXPECT_EQ(state(), LibraryState::changed);
    expect_not_approved();
    approve_library(*practice_.packs, "attack");
    EXPECT_EQ(computed(), Value{1});
}

TEST_F(PackLibraryTest, OtherInputsAskAgainEvenForTheSameBytes) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");

    practice_.install_anyway(signed_pack("1.0.1", "mood"));

    EXPECT_EQ(state(), LibraryState::changed);
    expect_not_approved();
}

TEST_F(PackLibraryTest, AnUpdateThatChangesNeitherRunsOn) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");

    practice_.install_anyway(signed_pack("1.0.1"));

    EXPECT_EQ(computed(), Value{1});
}

TEST_F(PackLibraryTest, APublisherWhoIsRevokedStopsIt) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");

    practice_.store->revoke(test::TestPublisher{"Morrow Institute"}.who().key);
    practice_.packs->refresh();

    EXPECT_EQ(state(), LibraryState::publisher_unknown);
    expect_not_approved();
    EXPECT_EQ(thrown_by([&] { approve_library(*practice_.packs, "attack"); }), ErrorKind::pack_rejected);
}

TEST_F(PackLibraryTest, WithdrawingAndRemovingEndTheApproval) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");
    practice_.store->withdraw_library("attack");
    practice_.packs->refresh();
    EXPECT_EQ(state(), LibraryState::waiting);
    approve_library(*practice_.packs, "attack");

    practice_.store->remove("attack");
    practice_.packs->refresh();
    practice_.install_anyway(signed_pack());

    EXPECT_EQ(state(), LibraryState::waiting);
}

TEST_F(PackLibraryTest, WhatNobodySignedIsNeverApproved) {
    practice_.install_anyway(pack());

    EXPECT_EQ(state(), LibraryState::not_signed);
    EXPECT_EQ(thrown_by([&] { approve_library(*practice_.packs, "attack"); }), ErrorKind::pack_rejected);
    expect_not_approved();
}

TEST_F(PackLibraryTest, AnotherPackWithTheSameBytesIsNotApprovedByIt) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");
    // A folder of packs brings the same library under the same id, in a version that counts more.
    const TempFolder folder;
    const auto archive = read_pack_archive(pack("9.0.0", "mood"), "attack");
    for (const char* const name : {"pack.xml", "templates/session.xml", "native/counted.so"}) {
        std::filesystem::create_directories((folder / "attack" / name).parent_path());
        std::ofstream{folder / "attack" / name, std::ios::binary} << archive.contents->read(name, 1U << 23U).bytes;
    }
    practice_.packs.reset();
    practice_.shelf.replace(read_packs(packs_in({shipped_packs_folder(), folder.path()})));
    practice_.packs.emplace(*practice_.store, practice_.shelf, &practice_.native);

    ASSERT_EQ(practice_.find("attack")->version, "9.0.0");
    EXPECT_EQ(state(), LibraryState::not_signed);
    expect_not_approved();
}

TEST_F(PackLibraryTest, LockedOnlyTheProgramsLibrariesMayRun) {
    practice_.install_anyway(signed_pack());
    approve_library(*practice_.packs, "attack");
    Form form = practice_.notes->open_form(practice_.start("attack.session"));
    EXPECT_TRUE(practice_.native.has_work_for(form));

    practice_.lock();

    EXPECT_FALSE(practice_.native.has_work_for(form));
}

TEST_F(PackLibraryTest, WhatHasNoLibraryHasNothingToApprove) {
    practice_.install_anyway(test::signed_pack());

    EXPECT_EQ(thrown_by([&] { approve_library(*practice_.packs, "calm"); }), ErrorKind::pack_rejected);
    EXPECT_EQ(thrown_by([&] { approve_library(*practice_.packs, "emdr"); }), ErrorKind::not_found);
    EXPECT_EQ(thrown_by([&] { approve_library(*practice_.packs, "nowhere"); }), ErrorKind::not_found);
}

} // namespace
} // namespace attune
