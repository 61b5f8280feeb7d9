// SPDX-License-Identifier: Apache-2.0
#include "core/text/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace attune {
namespace {

using namespace std::string_literals;

TEST(CleanTextTest, TakesWritingOfTheWorld) {
    for (const char* text :
         {"", "plain", "two\nlines\tand a tab", "Łukasz", "שלום", "你好", "🙂👩‍👩‍👧"})
        EXPECT_TRUE(is_clean_text(text)) << text;
}

TEST(CleanTextTest, NamesThePlaceOfWhatIsWrong) {
    EXPECT_EQ(text_problem("ab\x01"), "control character 1 at byte 2");
    EXPECT_EQ(text_problem("a\0b"s), "control character 0 at byte 1");
    EXPECT_EQ(text_problem("\xC3"), "not UTF-8 at byte 0");
    EXPECT_EQ(text_problem("ok \xED\xA0\x80"), "not UTF-8 at byte 3"); // half a surrogate pair
    EXPECT_EQ(text_problem("\xC0\xAF"), "not UTF-8 at byte 0");        // an overlong slash
    EXPECT_EQ(text_problem("x\xC2\x85"), "control character 133 at byte 1");
}

TEST(FoldTest, MeetsNamesWithoutTheirAccents) {
    EXPECT_EQ(fold("López"), "lopez");
    EXPECT_EQ(fold("ŁUKASZ"), "lukasz");
    EXPECT_EQ(fold("Øre"), "ore");
    EXPECT_EQ(fold("Zielińska"), "zielinska");
    EXPECT_EQ(fold("Strauß"), "strauss");
    EXPECT_EQ(fold("Lo\xCC\x81pez"), "lopez"); // an accent of its own
}

TEST(FoldTest, LeavesOtherScriptsReadable) {
    EXPECT_EQ(fold("ΑΘΗΝΑ"), fold("αθηνα"));
    EXPECT_EQ(fold("МОСКВА"), fold("москва"));
}

TEST(SortKeyTest, SortsNamesAsPeopleDo) {
    std::vector<std::string> names{"Zielińska", "Łukasz", "adeyemi", "Ähren", "Lund", "Adler"};

    std::ranges::sort(names, {}, [](const std::string& name) { return sort_key(name); });

    EXPECT_EQ(names, (std::vector<std::string>{"adeyemi", "Adler", "Ähren", "Łukasz", "Lund", "Zielińska"}));
}

TEST(SortKeyTest, LongNamesHaveWholeKeys) {
    const std::string name(500, 'a');

    EXPECT_LT(sort_key(name + "a"), sort_key(name + "b"));
}

TEST(TidyNameTest, TrimsComposesAndStripsBidirectionalControls) {
    EXPECT_EQ(tidy_name("  Mara \t Lindqvist \n"), "Mara Lindqvist");
    EXPECT_EQ(tidy_name("Lo\xCC\x81pez"), "López");
    EXPECT_EQ(tidy_name("Mara\xE2\x80\xAE"), "Mara"); // right-to-left override
    EXPECT_EQ(tidy_name(" \xE2\x80\x8F "), "");
}

TEST(ShortenTest, KeepsWholeCharacters) {
    EXPECT_EQ(shorten("short", 10), "short");
    EXPECT_EQ(shorten("a long line", 6), "a lon…");
    EXPECT_EQ(shorten("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3),
              "👩‍👩‍👧👩‍👩‍👧…");
}

TEST(ShortenTest, CutsNoCharacterFromItsMark) {
    EXPECT_EQ(shorten("abcde\xCC\x81" "fgh", 6), "abcde\xCC\x81…");
    EXPECT_EQ(shorten("abcdef\xCC\x81" "gh", 6), "abcde…");
    EXPECT_EQ(shorten("ab\r\ncdefgh", 4), "ab\r\n…");
}

TEST(NfkcTest, ComposesWhatKeyboardsTypeDifferently) {
    EXPECT_EQ(nfkc("Lo\xCC\x81pez"), nfkc("López"));
    EXPECT_EQ(nfkc("ﬁ"), "fi");
}

} // namespace
} // namespace attune
