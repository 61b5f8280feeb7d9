// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/entry/entry_sheet.hpp"

#include "tests/unit/measure_view_model/shipped_instrument.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using namespace std::chrono_literals;

class EntrySheetTest : public testing::Test {
protected:
    /// Digits as fast as they can be typed.
    void type(EntrySheet& sheet, const std::string& digits) {
        for (const char digit : digits)
            sheet.digit(digit - '0', now_ += 50ms);
    }
    /// The same with a pause after each.
    void type_slowly(EntrySheet& sheet, const std::string& digits) {
        for (const char digit : digits) {
            sheet.digit(digit - '0', now_ += 2s);
            sheet.settle();
        }
    }
    static std::string values(const EntrySheet& sheet) {
        std::string words;
        for (const Answer& answer : sheet.answers())
            words += (words.empty() ? "" : " ") + (answer.is_given() ? answer_number(answer.value)
                                                   : answer.kind == Answer::Kind::not_applicable ? "n/a"
                                                                                                 : "-");
        return words;
    }

    EntrySheet::Moment now_{1h};
};

/// Items with one scale, for what no shipped instrument shows alone.
std::shared_ptr<Instrument> made_of(std::size_t items, AnswerScale scale) {
    auto made = std::make_shared<Instrument>();
    made->id = "made";
    made->answer_scales.push_back(std::move(scale));
    for (std::size_t i = 0; i < items; ++i) {
        MeasureItem& item = made->items.emplace_back();
        item.id = std::to_string(i + 1);
    }
    return made;
}

TEST_F(EntrySheetTest, OneDigitPerItemFillsTheWholeSheet) {
    EntrySheet sheet{shipped_instrument("phq-9")};

    type(sheet, "1120111102");

    EXPECT_EQ(values(sheet), "1 1 2 0 1 1 1 1 0 2");
    EXPECT_TRUE(sheet.is_at_end());
    EXPECT_EQ(sheet.answered(), 9U);
    EXPECT_EQ(sheet.counting(), 9U);
}

TEST_F(EntrySheetTest, OneKeyTooManyAtTheEndChangesNothing) {
    EntrySheet sheet{shipped_instrument("phq-9")};
    type(sheet, "1111111111");

    EXPECT_FALSE(sheet.digit(3, now_));

    EXPECT_EQ(values(sheet), "1 1 1 1 1 1 1 1 1 1");
}

TEST_F(EntrySheetTest, ADigitThatIsNoValueDoesNothing) {
    EntrySheet sheet{shipped_instrument("phq-9")};

    EXPECT_FALSE(sheet.digit(4, now_));

    EXPECT_EQ(sheet.current(), 0U);
    EXPECT_TRUE(sheet.is_empty());
}

TEST_F(EntrySheetTest, OneThenNoughtWithinTheTimeIsTen) {
    EntrySheet sheet{made_of(3, {.id = "s", .min = 0, .max = 10})};

    type(sheet, "10");

    EXPECT_EQ(values(sheet), "10 - -");
    EXPECT_EQ(sheet.current(), 1U);
}

TEST_F(EntrySheetTest, OneAloneWaitsAndThenGoesOn) {
    EntrySheet sheet{made_of(3, {.id = "s", .min = 0, .max = 10})};
    std::chrono::milliseconds asked_for{};
    sheet.start_timer = [&](std::chrono::milliseconds time) { asked_for = time; };

    sheet.digit(1, now_);
    EXPECT_EQ(sheet.current(), 0U);
    EXPECT_EQ(asked_for, EntrySheet::second_digit);
    sheet.settle();

    EXPECT_EQ(values(sheet), "1 - -");
    EXPECT_EQ(sheet.current(), 1U);
}

TEST_F(EntrySheetTest, OneThenFiveAnswersTwoItems) {
    EntrySheet sheet{made_of(3, {.id = "s", .min = 0, .max = 10})};

    type(sheet, "15");

    EXPECT_EQ(values(sheet), "1 5 -");
}

TEST_F(EntrySheetTest, OneThenNoughtAfterTheTimeAnswersTwoItemsEvenWhenNoTimerRan) {
    EntrySheet sheet{made_of(3, {.id = "s", .min = 0, .max = 10})};

    sheet.digit(1, now_);
    sheet.digit(0, now_ + 700ms);

    EXPECT_EQ(values(sheet), "1 0 -");
}

TEST_F(EntrySheetTest, TensAreTypedAsTheirTenth) {
    EntrySheet sheet{shipped_instrument("des-ii")};

    type(sheet, "73");
    type(sheet, "10");

    EXPECT_EQ(answer_way(sheet.scale(0)), AnswerWay::tens);
    EXPECT_EQ(sheet.answer(0).value, 70);
    EXPECT_EQ(sheet.answer(1).value, 30);
    EXPECT_EQ(sheet.answer(2).value, 100);
}

TEST_F(EntrySheetTest, LinesTakeTenthsWithPointOrComma) {
    EntrySheet sheet{shipped_instrument("ors")};

    EXPECT_FALSE(sheet.digit(7, now_));
    EXPECT_EQ(sheet.type(0, "7.3"), std::nullopt);
    EXPECT_EQ(sheet.type(1, "7,3"), std::nullopt);
    EXPECT_EQ(sheet.type(2, "73"), NumberProblem::out_of_range);
    EXPECT_EQ(sheet.type(2, "7.35"), NumberProblem::between_steps);
    EXPECT_EQ(sheet.type(2, "much"), NumberProblem::not_a_number);

    EXPECT_EQ(values(sheet), "7.3 7.3 - -");
    EXPECT_EQ(sheet.type(1, "75"), NumberProblem::out_of_range);
    EXPECT_EQ(values(sheet), "7.3 - - -");
}

TEST_F(EntrySheetTest, UnevenStepsTakeTheirValuesAlone) {
    EntrySheet sheet{shipped_instrument("cries-8")};

    EXPECT_FALSE(sheet.digit(2, now_));
    EXPECT_TRUE(sheet.digit(5, now_));

    EXPECT_EQ(sheet.answer(0).value, 5);
}

TEST_F(EntrySheetTest, LeftOutIsNotTheSameAsNotReachedYet) {
    EntrySheet sheet{shipped_instrument("phq-9")};
    type(sheet, "1");

    sheet.leave_out();

    EXPECT_TRUE(sheet.is_left_out(1));
    EXPECT_EQ(sheet.answer(1).kind, Answer::Kind::missing);
    EXPECT_EQ(sheet.current(), 2U);
    EXPECT_EQ(sheet.open_items().size(), 8U);
}

TEST_F(EntrySheetTest, DoesNotApplyIsAnAnswerOnlyWhereItMayBe) {
    EntrySheet sheet{shipped_instrument("wsas")};
    EXPECT_TRUE(sheet.does_not_apply());
    EXPECT_EQ(sheet.answer(0).kind, Answer::Kind::not_applicable);

    EXPECT_FALSE(sheet.does_not_apply());

    EXPECT_EQ(sheet.current(), 1U);
}

TEST_F(EntrySheetTest, BackGoesToTheItemBeforeAndTypingThereAnswersAnew) {
    EntrySheet sheet{shipped_instrument("phq-9")};
    type(sheet, "12");

    sheet.back();
    type(sheet, "3");

    EXPECT_EQ(values(sheet), "1 3 - - - - - - - -");
    EXPECT_EQ(sheet.current(), 2U);
}

TEST_F(EntrySheetTest, BackDuringTheWaitStaysOnTheItem) {
    EntrySheet sheet{made_of(3, {.id = "s", .min = 0, .max = 10})};
    sheet.digit(1, now_);

    sheet.back();
    sheet.digit(4, now_ + 100ms);

    EXPECT_EQ(values(sheet), "4 - -");
}

TEST_F(EntrySheetTest, ItemsThatAreNotAskedArePassedOver) {
    EntrySheet sheet{shipped_instrument("pc-ptsd-5")};

    type(sheet, "0");

    EXPECT_TRUE(sheet.is_at_end());
    EXPECT_FALSE(sheet.is_asked(1));
    EXPECT_TRUE(sheet.open_items().empty());

    sheet.back();
    type(sheet, "1");
    EXPECT_TRUE(sheet.is_asked(1));
    EXPECT_EQ(sheet.current(), 1U);
}

TEST_F(EntrySheetTest, ArrowsChooseTheNeighbourAndStay) {
    EntrySheet sheet{shipped_instrument("phq-9")};

    sheet.shift(1);
    EXPECT_EQ(sheet.answer(0).value, 0);
    sheet.shift(1);
    EXPECT_EQ(sheet.answer(0).value, 1);
    sheet.shift(-1);

    EXPECT_EQ(sheet.answer(0).value, 0);
    EXPECT_EQ(sheet.current(), 0U);
}

TEST_F(EntrySheetTest, ADraftComesBackAtItsFirstOpenItem) {
    EntrySheet sheet{shipped_instrument("phq-9")};
    ItemAnswers answers(10);
    answers[0] = Answer::of(2);
    std::vector<bool> left_out(10);
    left_out[1] = true;

    sheet.load(answers, left_out);

    EXPECT_EQ(sheet.current(), 2U);
    EXPECT_TRUE(sheet.is_left_out(1));
}

TEST_F(EntrySheetTest, EveryShippedInstrumentCanBeFilledInWithKeysAlone) {
    for (const auto& instrument : shipped_instruments()) {
        EntrySheet sheet{instrument};
        for (std::size_t steps = 0; !sheet.is_at_end() && steps < 2 * instrument->items.size(); ++steps) {
            const std::size_t at = sheet.current();
            const AnswerScale& scale = sheet.scale(at);
            if (answer_way(scale) == AnswerWay::number) {
                EXPECT_EQ(sheet.type(at, answer_number(scale.max)), std::nullopt) << instrument->id;
                sheet.next();
            } else {
                const double top = choices_of(scale).back().value;
                type_slowly(sheet, "");
                const int key = static_cast<int>(answer_way(scale) == AnswerWay::tens ? top / 10 : top);
                now_ += 2s;
                if (key >= 10)
                    sheet.digit(key / 10, now_);
                EXPECT_TRUE(sheet.digit(key % 10, now_)) << instrument->id << " item " << at;
                sheet.settle();
                EXPECT_EQ(sheet.answer(at).value, top) << instrument->id << " item " << at;
            }
        }
        EXPECT_TRUE(sheet.is_at_end()) << instrument->id;
        EXPECT_TRUE(sheet.open_items().empty()) << instrument->id;
    }
}

} // namespace
} // namespace attune
