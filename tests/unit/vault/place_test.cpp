// SPDX-License-Identifier: Apache-2.0
#include "core/vault/place.hpp"

#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>

namespace attune {
namespace {

constexpr unsigned long ext4 = 0xef53;

/// A machine whose /proc and /sys are folders of the test.
class PlaceTest : public testing::Test {
protected:
    PlaceTest() {
        std::filesystem::create_directories(vault_);
        ::chmod(vault_.c_str(), 0700);
        write("proc/swaps", heads);
    }
    void write(const char* name, const std::string& text) {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name} << text;
    }
    std::vector<PlaceWarning> warnings(unsigned long type = ext4) {
        return place_warnings(vault_, {.file_system = [type](const auto&) { return type; },
                                       .proc = folder_ / "proc",
                                       .sys = folder_ / "sys"});
    }
    using Warnings = std::vector<PlaceWarning>;
    static constexpr const char* heads = "Filename\tType\tSize\tUsed\tPriority\n";
    TempFolder folder_;
    std::filesystem::path vault_ = folder_ / "Lime.attune";
};

TEST_F(PlaceTest, AFolderOfOnesOwnOnAPlainDiskNeedsNoWarning) {
    EXPECT_EQ(warnings(), Warnings{});
}

TEST_F(PlaceTest, NetworkFileSystemsAreNamed) {
    for (const unsigned long type : {0x6969UL, 0x517bUL, 0xff534d42UL, 0xfe534d42UL, 0x65735546UL, 0x01021997UL})
        EXPECT_EQ(warnings(type), Warnings{PlaceWarning::network_share}) << std::hex << type;
}

TEST_F(PlaceTest, TheFolderAboveIsLookedAtWhenTheVaultIsNotMadeYet) {
    std::filesystem::path asked;
    static_cast<void>(place_warnings(folder_ / "not" / "made" / "yet.attune",
                                     {.file_system =
                                          [&](const auto& path) {
                                              asked = path;
                                              return ext4;
                                          },
                                      .proc = folder_ / "proc",
                                      .sys = folder_ / "sys"}));

    EXPECT_EQ(asked, folder_.path());
}

TEST_F(PlaceTest, AFolderThatAnotherProgramKeepsInStepIsNamed) {
    std::filesystem::create_directory(folder_ / ".stfolder");

    EXPECT_EQ(warnings(), Warnings{PlaceWarning::synced_folder});
}

TEST_F(PlaceTest, AFolderThatOthersMayEnterIsNamed) {
    ::chmod(vault_.c_str(), 0750);

    EXPECT_EQ(warnings(), Warnings{PlaceWarning::open_to_others});
}

TEST_F(PlaceTest, SwapOnAPlainDiskIsNamed) {
    std::filesystem::create_directories(folder_ / "sys/class/block/sda2");
    write("proc/swaps", std::string{heads} + "/dev/sda2 partition 999 0 -2\n");

    EXPECT_EQ(warnings(), Warnings{PlaceWarning::swap_in_clear});
}

TEST_F(PlaceTest, SwapOnAnEncryptedDiskOrInMemoryIsNot) {
    write("sys/class/block/dm-7/dm/uuid", "CRYPT-LUKS2-00112233-swap\n");
    write("sys/class/block/dm-8/dm/uuid", "LVM-abcdef\n");
    write("sys/class/block/dm-8/slaves/dm-7/dm/uuid", "CRYPT-LUKS2-00112233-swap\n");
    write("proc/swaps", std::string{heads} + "/dev/dm-7 partition 999 0 -2\n/dev/dm-8 partition 999 0 -3\n" +
                            "/dev/zram0 partition 999 0 100\n");

    EXPECT_EQ(warnings(), Warnings{});

    write("sys/class/block/dm-8/slaves/sdb1/partition", "1\n"); // half of it lies on a plain disk

    EXPECT_EQ(warnings(), Warnings{PlaceWarning::swap_in_clear});
}

TEST_F(PlaceTest, ThisMachineAnswersWithoutFailing) {
    EXPECT_NO_THROW(static_cast<void>(place_warnings(vault_)));
    EXPECT_NE(signs_of_this_machine().file_system("/"), 0UL);
}

} // namespace
} // namespace attune
