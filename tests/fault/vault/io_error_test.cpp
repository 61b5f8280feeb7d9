// SPDX-License-Identifier: Apache-2.0
// Every access of the vault to the disk fails once, and from there on for ever: n = 1, 2, … until a story comes
// to its end without a failure.
#include "tests/fault/disk/fail_nth.hpp"
#include "tests/fault/vault/vault_story.hpp"

#include <gtest/gtest.h>

#include <cstdio>

namespace attune {
namespace {

using Story = std::function<void(VaultStory&, Told&)>;

class IoErrorTest : public testing::TestWithParam<FailMode> {
protected:
    /// Tells the story with the n-th access failing. Returns false when the story ended before that.
    bool survives(int number) {
        const TempFolder folder{TempFolder::Place::memory};
        std::filesystem::copy(base_.path(), folder.path(), std::filesystem::copy_options::recursive);
        VaultStory story{folder.path()};
        Told told = told_;
        FailNth watch{number, GetParam().failing, GetParam().error};
        {
            const Watched watched{watch};
            story_(story, told);
            story.walk_away();
        }
        const std::string at = "access " + std::to_string(number);
        for (const Thrown& failure : told.failures) {
            EXPECT_NE(failure, ErrorKind::internal) << at << ": " << failure;
            EXPECT_TRUE(names_a_remedy(failure.message)) << at << ": " << failure;
        }
        if (GetParam().failing == Failing::once)
            expect_nothing_left_lying(folder.path(), at);
        EXPECT_EQ(story.judge(told), "") << at;
        return watch.has_failed();
    }
    static bool names_a_remedy(const std::string& message) {
        for (const char* words : {"try again", "restore", "free some space", "choose", "change the permissions",
                                  "close other programs", "take another"})
            if (message.find(words) != std::string::npos)
                return true;
        return false;
    }
    static void expect_nothing_left_lying(const std::filesystem::path& folder, const std::string& at) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
            const std::string name = entry.path().filename().string();
            EXPECT_FALSE(name.starts_with('.') || name.ends_with(".new")) << at << ": " << entry.path();
        }
    }
    void sweep(const Story& story) {
        story_ = story;
        int points = 0;
        while (survives(points + 1) && !HasFailure())
            ++points;
        EXPECT_GT(points, 10) << "hardly any access was seen";
        RecordProperty("points", points);
        std::printf("%d points\n", points); // for docs/measurements.md
    }
    TempFolder base_{TempFolder::Place::memory};
    Told told_;
    Story story_;
};

TEST_P(IoErrorTest, MakingAVault) {
    sweep([](VaultStory& story, Told& told) { story.create(told); });
}

TEST_P(IoErrorTest, OpeningAndClosing) {
    told_ = VaultStory{base_.path()}.make_vault();
    sweep([](VaultStory& story, Told& told) {
        if (story.open(told))
            story.close(told);
    });
}

TEST_P(IoErrorTest, MigratingAnOlderVault) {
    told_ = VaultStory{base_.path()}.make_old_vault();
    sweep([](VaultStory& story, Told& told) { story.open(told); });
}

TEST_P(IoErrorTest, SavingChanges) {
    told_ = VaultStory{base_.path()}.make_vault();
    sweep([](VaultStory& story, Told& told) {
        if (!story.open(told))
            return;
        story.save(told, 4);
        story.close(told);
    });
}

TEST_P(IoErrorTest, BackingUp) {
    told_ = VaultStory{base_.path()}.make_vault();
    sweep([](VaultStory& story, Told& told) {
        if (!story.open(told))
            return;
        story.back_up(told);
        story.save(told, 1);
    });
}

TEST_P(IoErrorTest, ChangingPassphraseAndSheet) {
    told_ = VaultStory{base_.path()}.make_vault();
    sweep([](VaultStory& story, Told& told) {
        if (!story.open(told))
            return;
        story.change_passphrase(told);
        story.replace_sheet(told);
        story.save(told, 1);
    });
}

INSTANTIATE_TEST_SUITE_P(Disks, IoErrorTest, testing::ValuesIn(fail_modes), name_of_mode);

} // namespace
} // namespace attune
