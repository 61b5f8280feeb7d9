// SPDX-License-Identifier: Apache-2.0
#include "core/vault/passphrase.hpp"

#include "tests/unit/error_kind.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::vector<std::string> problems(const char* text) {
    return passphrase_problems(Passphrase{std::string{text}}, "Lime Tree Practice", "Dr Ana Kovač");
}

TEST(PassphraseTest, WipesWhatItTook) {
    std::string typed = "orbit velvet seven kettles";
    const char* bytes = typed.data();

    const Passphrase passphrase{typed};

    EXPECT_TRUE(typed.empty());
    EXPECT_EQ(std::string(bytes, 5), std::string(5, '\0'));
    EXPECT_EQ(passphrase.view(), "orbit velvet seven kettles");
}

TEST(PassphraseTest, TheSameWordsTypedOnAnotherKeyboardAreTheSame) {
    const Passphrase composed{std::string{"caf\xc3\xa9 in the morning"}};
    const Passphrase decomposed{std::string{"cafe\xcc\x81 in the morning"}};
    const Passphrase ligature{std::string{"the \xef\xac\x81rst of them"}};

    EXPECT_EQ(composed.view(), decomposed.view());
    EXPECT_EQ(ligature.view(), "the first of them");
}

TEST(PassphraseTest, TextThatIsNotUtf8IsRefusedAndWiped) {
    std::string typed = "\xff\xfe plainly not text";
    EXPECT_EQ(thrown_by([&] { const Passphrase passphrase{typed}; }), ErrorKind::bad_input);
    EXPECT_TRUE(typed.empty());
}

TEST(PassphraseTest, MovesAndLeavesNothingBehind) {
    Passphrase first{std::string{"orbit velvet seven kettles"}};
    const Passphrase second = std::move(first);

    EXPECT_EQ(second.view().size(), 26U);
    EXPECT_TRUE(first.view().empty()); // NOLINT(bugprone-use-after-move): it is what is tested
}

TEST(PassphraseTest, GoodOnesOfAnyKindPass) {
    for (const char* good :
         {"orbit velvet seven kettles", "žaba skače preko plota", "correct otter lamp engine moss river",
          "   9 doors and a bell ", "日本語のとても長い合言葉です元気ですか", "Tz8#kk0!pQw92_Lm"})
        EXPECT_TRUE(problems(good).empty()) << good << ": " << problems(good).front();
    EXPECT_TRUE(
        problems(std::string(64, 'x').replace(3, 40, "many other words stand in the midst of it").c_str())
            .empty());
}

TEST(PassphraseTest, LengthIsCountedInCharactersAndNotInBytes) {
    EXPECT_FALSE(problems("žabažabicažab").empty()); // 13 characters in 16 bytes
    EXPECT_EQ(problems("short one").size(), 1U);
    EXPECT_FALSE(problems("").empty());
}

TEST(PassphraseTest, GuessableOnesAreRefusedWithTheReason) {
    for (const char* bad :
         {"passwordpassword", "Password123456789", "p4ssw0rd p4ssw0rd", "correct horse battery staple",
          "aaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "1234567890123456", "abcdefghijklmnopq",
          "qwertyuiop asdfghjkl", "To be, or not to be, that is the question", "iloveyou iloveyou 1"})
        EXPECT_FALSE(problems(bad).empty()) << bad;
}

TEST(PassphraseTest, TheNamesThatEverybodyKnowsAreRefused) {
    EXPECT_FALSE(problems("Lime Tree Practice 2027").empty());
    EXPECT_FALSE(problems("ana kovac ana kovac").empty());
    EXPECT_FALSE(problems("KovacKovacKovac1").empty());
    EXPECT_TRUE(problems("ana and seven other otters").empty());
}

TEST(PassphraseTest, StrengthGrowsWithLength) {
    const auto strength = [](const char* text) {
        return std::string{passphrase_strength(Passphrase{std::string{text}})};
    };

    EXPECT_EQ(strength("abc"), "very weak");
    EXPECT_EQ(strength("aaaaaaaaaaaaaaaaaaaaaaaa"), "very weak");
    EXPECT_EQ(strength("otter lamps"), "weak");
    EXPECT_EQ(strength("otterlampengine"), "fair");
    EXPECT_EQ(strength("otter lamp engine moss river seven"), "strong");
}

} // namespace
} // namespace attune
