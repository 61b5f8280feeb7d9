// SPDX-License-Identifier: Apache-2.0
#include "core/vault/recovery_sheet.hpp"

#include "tests/unit/error_kind.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <string>

namespace attune {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

Thrown reading(const std::string& code) {
    return thrown_by([&] { static_cast<void>(read_recovery_code(code)); });
}

class RecoverySheetTest : public testing::Test {
protected:
    static void SetUpTestSuite() { ASSERT_GE(sodium_init(), 0); }
    SecretBytes secret_ = SecretBytes::random(recovery_bytes);
    std::string code_ = write_recovery_code(secret_);
    bool same(const SecretBytes& other) const {
        const auto a = secret_.read();
        const auto b = other.read();
        return std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
    }
    /// "group 3" for the character at `index` of the printed code.
    std::string group(std::size_t index) const {
        return "group " +
               std::to_string(
                   std::min<std::ptrdiff_t>(
                       std::count(code_.begin(), code_.begin() + static_cast<std::ptrdiff_t>(index), ' '),
                       8) +
                   1) +
               ":";
    }
};

TEST_F(RecoverySheetTest, HasEightGroupsOfFourAndOneOfFive) {
    ASSERT_EQ(code_.size(), 8U * 5 + 5);
    for (std::size_t i = 0; i < code_.size(); ++i)
        EXPECT_EQ(code_[i] == ' ', i % 5 == 4 && i < 40) << i;
}

TEST_F(RecoverySheetTest, ReadsWhatItWroteHoweverItIsTyped) {
    std::string sloppy;
    for (char c : code_) {
        c = static_cast<char>(std::tolower(c));
        sloppy += c == '0' ? 'o' : c == '1' ? (sloppy.size() % 2 == 0 ? 'l' : 'I') : c == ' ' ? '-' : c;
        sloppy += "  ";
    }

    EXPECT_TRUE(same(read_recovery_code(code_)));
    EXPECT_TRUE(same(read_recovery_code(sloppy)));
}

TEST_F(RecoverySheetTest, EverySingleSubstitutionIsCaughtAndItsGroupNamed) {
    for (std::size_t i = 0; i < code_.size(); ++i)
        for (const char other : alphabet) {
            if (code_[i] == ' ' || code_[i] == other)
                continue;
            std::string typed = code_;
            typed[i] = other;
            const Thrown thrown = reading(typed);
            ASSERT_EQ(thrown, ErrorKind::bad_input) << i << other;
            ASSERT_NE(thrown.message.find(group(i)), std::string::npos) << thrown;
        }
}

TEST_F(RecoverySheetTest, EverySwapOfNeighboursIsCaught) {
    for (std::size_t i = 0; i + 1 < code_.size(); ++i) {
        const std::size_t next = code_[i + 1] == ' ' ? i + 2 : i + 1;
        if (code_[i] == ' ' || code_[i] == code_[next])
            continue;
        std::string typed = code_;
        std::swap(typed[i], typed[next]);
        EXPECT_EQ(reading(typed), ErrorKind::bad_input) << i;
    }
}

TEST_F(RecoverySheetTest, AMissingOrStrangeCharacterIsExplained) {
    EXPECT_NE(reading(code_.substr(0, 20)).message.find("characters"), std::string::npos);
    EXPECT_NE(reading("").message.find("0 characters"), std::string::npos);
    std::string typed = code_;
    typed[6] = 'U';
    EXPECT_NE(reading(typed).message.find("group 2"), std::string::npos);
    typed[6] = '\xc3';
    EXPECT_EQ(reading(typed), ErrorKind::bad_input);
    EXPECT_EQ(reading(std::string(1 << 20, '7')), ErrorKind::bad_input);
}

TEST_F(RecoverySheetTest, ErrorsDoNotRepeatTheCode) {
    std::string typed = code_;
    typed[0] = typed[0] == 'A' ? 'B' : 'A';
    EXPECT_EQ(reading(typed).message.find(code_.substr(5, 4)), std::string::npos);
}

} // namespace
} // namespace attune
