// SPDX-License-Identifier: Apache-2.0
#include "core/template/sentence.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(SentenceTest, LabelsBeginSmallInsideASentence) {
    EXPECT_EQ(in_sentence("Deeper breath"), "deeper breath");
    EXPECT_EQ(in_sentence("After-effects explained"), "after-effects explained");
    EXPECT_EQ(in_sentence("Above (hyper)"), "above (hyper)");
    for (const char* as_it_is :
         {"", "SUD before work", "VoC now", "PHQ-9", "I cannot", "3 Assessment", "Łukasz"})
        EXPECT_EQ(in_sentence(as_it_is), as_it_is);
}

TEST(SentenceTest, EndsOnce) {
    EXPECT_EQ(finished_sentence("Slept well"), "Slept well.");
    EXPECT_EQ(finished_sentence("Slept “well” \n"), "Slept “well”.");
    for (const char* as_it_is : {"", "Slept.", "Slept?", "“It moves, and then it is quiet.”", "(She left.)",
                                 "And then…", "»Wirklich?«"})
        EXPECT_EQ(finished_sentence(as_it_is), as_it_is);
}

TEST(SentenceTest, RegionsOfTheBodyHaveWords) {
    EXPECT_EQ(body_words("front-throat"), "throat");
    EXPECT_EQ(body_words("front-upper-arm-left"), "left upper arm");
    EXPECT_EQ(body_words("front-heart"), "heart area");
    EXPECT_EQ(body_words("back-knee-right"), "back of the right knee");
    EXPECT_EQ(body_words("back-upper-back"), "upper back");
    EXPECT_EQ(body_words("back-buttock-left"), "left buttock");
    EXPECT_EQ(body_words("everywhere"), "everywhere");
}

} // namespace
} // namespace attune
