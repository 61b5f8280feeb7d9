// SPDX-License-Identifier: Apache-2.0
#include "gui/note/answer_words.hpp"

#include "core/text/text.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Field field_of(FieldKind kind) {
    Field field;
    field.kind = kind;
    field.label = "Field";
    return field;
}

TEST(AnswerWordsTest, NumbersAreReadWithPointOrComma) {
    const auto number = field_of(FieldKind::number);

    EXPECT_EQ(answer_from_typed(number, " 72,5 "), Value{72.5});
    EXPECT_EQ(answer_from_typed(number, "-3"), Value{-3});
    EXPECT_EQ(answer_from_typed(number, "  "), Value{});
}

TEST(AnswerWordsTest, WhatIsNoNumberStaysText) {
    const auto number = field_of(FieldKind::number);

    for (const char* typed : {"ten", "1e3", "nan", "inf", "0x10", "3 kg", "1.2.3"})
        EXPECT_EQ(answer_from_typed(number, typed), Value{typed}) << typed;
}

TEST(AnswerWordsTest, DurationsAreMinutesOrHours) {
    const auto duration = field_of(FieldKind::duration);

    EXPECT_EQ(answer_from_typed(duration, "50"), Value{50});
    EXPECT_EQ(answer_from_typed(duration, "1:20"), Value{80});
    EXPECT_EQ(answer_from_typed(duration, "1:75"), Value{"1:75"});
}

TEST(AnswerWordsTest, TextKeepsItsBlanks) {
    EXPECT_EQ(answer_from_typed(field_of(FieldKind::long_text), "  a\n"), Value{"  a\n"});
}

TEST(AnswerWordsTest, WhatWasTypedComesBackTheSame) {
    auto date = field_of(FieldKind::date);
    auto time = field_of(FieldKind::time);

    EXPECT_EQ(answer_as_typed(date, answer_from_typed(date, "2027-03-09")), "2027-03-09");
    EXPECT_EQ(answer_as_typed(time, answer_from_typed(time, "9:05")), "09:05");
    EXPECT_EQ(answer_as_typed(date, Value{"soon"}), "soon");
}

TEST(AnswerWordsTest, OptionsAreSaidByTheirLabels) {
    auto choice = field_of(FieldKind::multi_choice);
    choice.options = {{"yawn", "Yawn"}, {"gut", "Gut sounds"}};

    EXPECT_EQ(answer_in_words(choice, TextList{"gut", "yawn", "other"}, {}), "Gut sounds, Yawn, other");
}

TEST(AnswerWordsTest, NumbersRoundHalfAwayFromZero) {
    EXPECT_EQ(number_in_words(2.5, 0), "3");
    EXPECT_EQ(number_in_words(-88.888, 1), "-88.9");
    EXPECT_EQ(number_in_words(-0.0), "0");
}

TEST(AnswerWordsTest, TextIsMadeFitToKeep) {
    const std::string broken{"a\0b\r\nc\xC0\xAF\xED\xA0\x80\x07Ł🙂\xFF", 21};

    const auto kept = fit_to_keep(broken);

    EXPECT_TRUE(is_clean_text(kept));
    EXPECT_EQ(kept.substr(0, 4), "ab\nc");
    EXPECT_NE(kept.find("Ł🙂"), std::string::npos);
}

TEST(AnswerWordsTest, CleanTextIsKeptByteForByte) {
    const std::string text = "שלום\n\tעולם – 你好 🙂";

    EXPECT_EQ(fit_to_keep(text), text);
}

} // namespace
} // namespace attune
