// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/answers.hpp"
#include "core/measure/instrument.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// How an item is answered.
enum class AnswerWay {
    buttons, ///< one linked button per value; a digit is its value
    tens,    ///< the same in steps of ten; a digit is its tenth: 7 is 70
    number,  ///< a number that is typed: lines in tenths, and scales of more than eleven values
};
[[nodiscard]] AnswerWay answer_way(const AnswerScale& scale);
/// Every value that may be chosen, with its words where it has some; empty where a number is typed.
[[nodiscard]] std::vector<AnswerOption> choices_of(const AnswerScale& scale);
/// "3", "7.5": without needless zeros.
[[nodiscard]] std::string answer_number(double value);

/// Why a typed number is no answer.
enum class NumberProblem { not_a_number, out_of_range, between_steps };

/// A number as it was typed, with point or comma.
struct TypedNumber {
    std::optional<double> value;
    std::optional<NumberProblem> problem; ///< neither: nothing was typed
};
[[nodiscard]] TypedNumber typed_number(const AnswerScale& scale, std::string_view text);

/// A sheet while its answers are typed: which item is next, what a key means there, what is left. No window.
///
/// The place after the last item is the end: there no key answers anything, so that one keystroke too many changes
/// nothing. Every change calls `on_change`. Where a digit could be the first of two, `start_timer` is asked to call
/// `settle` later.
class EntrySheet {
public:
    /// 1 then 0 within this time means 10.
    static constexpr std::chrono::milliseconds second_digit{600};
    using Moment = std::chrono::steady_clock::time_point;

    /// `answers`: empty, or one per item.
    explicit EntrySheet(std::shared_ptr<const Instrument> instrument, ItemAnswers answers = {});

    std::function<void()> on_change = [] {};
    std::function<void(std::chrono::milliseconds)> start_timer = [](std::chrono::milliseconds) {};

    [[nodiscard]] const Instrument& instrument() const noexcept { return *instrument_; }
    [[nodiscard]] std::size_t size() const noexcept { return answers_.size(); }
    [[nodiscard]] const ItemAnswers& answers() const noexcept { return answers_; }
    [[nodiscard]] const Answer& answer(std::size_t item) const { return answers_.at(item); }
    [[nodiscard]] const MeasureItem& item(std::size_t item) const { return instrument_->items.at(item); }
    [[nodiscard]] const AnswerScale& scale(std::size_t item) const;
    /// Whether it was said that this item has no answer, which is not the same as not having come to it yet.
    [[nodiscard]] bool is_left_out(std::size_t item) const { return left_out_.at(item); }
    /// False when the answers so far say that this item is not asked.
    [[nodiscard]] bool is_asked(std::size_t item) const { return asked_.at(item); }
    /// The item that a key answers; `size()` at the end.
    [[nodiscard]] std::size_t current() const noexcept { return current_; }
    [[nodiscard]] bool is_at_end() const noexcept { return current_ == size(); }

    // keys
    /// False when the item here has no such value; nothing changes then.
    bool digit(int digit, Moment now);
    /// The time for a second digit is over.
    void settle();
    /// X: no answer here; goes on.
    void leave_out();
    /// N: does not apply; goes on. False where that is no answer.
    bool does_not_apply();
    /// Delete: takes the answer away and stays.
    void clear();
    /// Left and right: the next lower or higher value, and stays.
    void shift(int step);
    void next();
    /// To the item before; while a second digit is awaited, only back to this one.
    void back();
    void to_first();
    void to_last();
    void go_to(std::size_t item);

    /// Answers an item, as with a click, and goes on behind it. The value is one of the item's.
    void choose(std::size_t item, double value);
    /// Answers with a typed number and stays. Empty text, or one that is no answer, takes the answer away.
    std::optional<NumberProblem> type(std::size_t item, std::string_view text);

    /// All answers at once, as from a draft; marks what was left out.
    void load(ItemAnswers answers, const std::vector<bool>& left_out);

    /// Items that are asked and neither answered nor left out, in order.
    [[nodiscard]] std::vector<std::size_t> open_items() const;
    /// Items that count and are asked, and how many of them have an answer.
    [[nodiscard]] std::size_t counting() const;
    [[nodiscard]] std::size_t answered() const;
    [[nodiscard]] bool is_empty() const;

private:
    void put(std::size_t item, const Answer& answer);
    void find_asked();
    void advance();
    void changed();

    std::shared_ptr<const Instrument> instrument_;
    ItemAnswers answers_;
    std::vector<bool> left_out_, asked_;
    std::size_t current_ = 0;
    std::optional<int> first_digit_; ///< typed at the current item, which may still become a number of two digits
    Moment first_digit_at_{};
};

} // namespace attune
