// SPDX-License-Identifier: Apache-2.0
// The power goes at every sync of a story, and the disk keeps, loses or tears what was not synced. Whatever the
// user had been told by then must hold.
#include "tests/fault/disk/disk_recorder.hpp"
#include "tests/fault/vault/vault_story.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace attune {
namespace {

using Story = std::function<void(VaultStory&, Told&)>;

class PowerLossTest : public testing::Test {
protected:
    /// Tells the story on a disk that is recorded.
    void record(const Told& before, const Story& tell) {
        recorder_ = std::make_unique<DiskRecorder>(folder_.path());
        told_.push_back({0, before});
        VaultStory story{folder_.path()};
        story.acknowledged = [this](const Told& told) { told_.push_back({recorder_->now(), told}); };
        Told told = before;
        const Watched watched{*recorder_};
        tell(story, told);
        story.walk_away();
        ASSERT_TRUE(told.failures.empty()) << told.failures.front();
        tried_ = told.tried;
    }
    /// Returns what is wrong after a power cut; empty when everything that was told holds.
    std::string after_power_cut(std::size_t moment, Unsynced unsynced, Syncs syncs) {
        const TempFolder image{TempFolder::Place::memory};
        recorder_->power_lost_at(moment, unsynced, syncs, random_, image.path());
        std::size_t last = 0;
        while (last + 1 < told_.size() && told_[last + 1].first <= moment)
            ++last;
        Told told = told_[last].second;
        told.tried = tried_;
        std::string wrong = VaultStory{image.path()}.judge(told);
        if (wrong.empty() || last + 1 == told_.size())
            return wrong;
        // The next thing to be told may have happened already, and nobody was told yet.
        const Told& next = told_[last + 1].second;
        told.made = next.made;
        told.passphrase = next.passphrase;
        told.recovery_code = next.recovery_code;
        return VaultStory{image.path()}.judge(told).empty() ? std::string{} : wrong;
    }
    void expect_nothing_lost() {
        constexpr std::array fates{Unsynced::lost,     Unsynced::kept,      Unsynced::torn_512, Unsynced::torn_512,
                                   Unsynced::torn_512, Unsynced::torn_4096, Unsynced::torn_4096};
        int cuts = 0;
        for (const std::size_t moment : recorder_->moments())
            for (const Unsynced fate : fates) {
                ASSERT_EQ(after_power_cut(moment, fate, Syncs::obeyed), "")
                    << "power cut at event " << moment << ", fate " << static_cast<int>(fate);
                ++cuts;
            }
        RecordProperty("cuts", cuts);
        std::printf("%d power cuts\n", cuts); // for docs/measurements.md
    }

    TempFolder folder_{TempFolder::Place::memory};
    std::unique_ptr<DiskRecorder> recorder_;
    std::vector<std::pair<std::size_t, Told>> told_;
    int tried_ = 0;
    std::mt19937 random_{20270309};
};

TEST_F(PowerLossTest, AVaultThatWasMadeIsThereAndHalfMadeOnesAreNot) {
    record({}, [](VaultStory& story, Told& told) { story.create(told); });

    expect_nothing_lost();
}

TEST_F(PowerLossTest, WhatWasSavedMigratedBackedUpAndChangedIsThere) {
    const Told before = VaultStory{folder_.path()}.make_old_vault();
    record(before, [](VaultStory& story, Told& told) {
        ASSERT_TRUE(story.open(told));
        story.save(told, 4);
        story.back_up(told);
        story.change_passphrase(told);
        story.save(told, 2);
        story.replace_sheet(told);
        story.close(told);
        ASSERT_TRUE(story.open(told));
        story.save(told, 2);
    });

    expect_nothing_lost();
}

TEST_F(PowerLossTest, ADiskThatOnlyPretendsToSyncIsFoundOut) {
    const Told before = VaultStory{folder_.path()}.make_vault();
    record(before, [](VaultStory& story, Told& told) {
        ASSERT_TRUE(story.open(told));
        story.save(told, 4);
    });

    int found = 0;
    for (const std::size_t moment : recorder_->moments())
        found += after_power_cut(moment, Unsynced::lost, Syncs::ignored).empty() ? 0 : 1;

    EXPECT_GT(found, 0) << "the sweep sees nothing, so its silence proves nothing";
}

} // namespace
} // namespace attune
