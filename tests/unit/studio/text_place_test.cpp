// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/text_place.hpp"

#include <gtest/gtest.h>
#include <string>

namespace attune {
namespace {

const std::string text = "Łódź\nab cd\n\nend";

TEST(TextPlaceTest, ColumnsCountCharacters) {
    EXPECT_EQ(place_at(text, text.find("ab")), (TextPlace{2, 1}));
    EXPECT_EQ(place_at(text, text.find("dź") + 1), (TextPlace{1, 4}));
    EXPECT_EQ(place_at(text, text.size()), (TextPlace{4, 4}));
}

TEST(TextPlaceTest, TheWayBackLeadsToTheSamePlace) {
    for (std::size_t at : {std::size_t{0}, text.find("ab"), text.find("cd"), text.size()})
        EXPECT_EQ(offset_of(text, place_at(text, at)), at);
}

TEST(TextPlaceTest, PlacesBeyondALineOrTheTextEndThere) {
    EXPECT_EQ(offset_of(text, {2, 99}), text.find("\n\n"));
    EXPECT_EQ(offset_of(text, {99, 1}), text.size());
}

TEST(TextPlaceTest, AMarkCoversTheWordOrOneSign) {
    EXPECT_EQ(word_end("ge 6\"", 0), 2U);
    EXPECT_EQ(word_end("\"ge", 0), 1U);
    EXPECT_EQ(word_end("\nx", 0), 0U);
}

TEST(TextPlaceTest, FindingGoesRoundAndTakesEitherCase) {
    EXPECT_EQ(find_words("Aa bb aa", "AA", 0), 0U);
    EXPECT_EQ(find_words("Aa bb aa", "aa", 1), 6U);
    EXPECT_EQ(find_words("Aa bb aa", "aa", 7), 0U);
    EXPECT_EQ(find_words("Aa", "zz", 0), std::string_view::npos);
    EXPECT_EQ(find_words("Aa", "", 0), std::string_view::npos);
}

} // namespace
} // namespace attune
