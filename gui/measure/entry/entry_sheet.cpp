// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/entry/entry_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;
constexpr std::size_t most_buttons = 11;

bool same(double a, double b) { return std::abs(a - b) < tolerance; }

std::vector<double> values_of(const AnswerScale& scale) {
    if (!scale.only.empty())
        return scale.only;
    std::vector<double> values;
    const double step = scale.step > 0 ? scale.step : 1;
    const auto count = static_cast<std::size_t>(std::floor((scale.max - scale.min) / step + tolerance)) + 1;
    for (std::size_t i = 0; i < count && i <= most_buttons; ++i)
        values.push_back(scale.min + static_cast<double>(i) * step);
    return values;
}

/// The value that typed digits stand for here.
double meant(const AnswerScale& scale, int number) {
    return answer_way(scale) == AnswerWay::tens ? number * 10.0 : number;
}

bool has(const AnswerScale& scale, double value) {
    const auto values = values_of(scale);
    return std::any_of(values.begin(), values.end(), [&](double each) { return same(each, value); });
}

bool may_begin_a_longer_number(const AnswerScale& scale, int digit) {
    if (digit == 0)
        return false;
    for (int second = 0; second <= 9; ++second)
        if (has(scale, meant(scale, digit * 10 + second)))
            return true;
    return false;
}

} // namespace

AnswerWay answer_way(const AnswerScale& scale) {
    if (scale.kind == AnswerScale::Kind::line)
        return AnswerWay::number;
    const auto values = values_of(scale);
    if (values.size() > most_buttons)
        return AnswerWay::number;
    const bool all_tens =
        values.size() > 2 && std::all_of(values.begin(), values.end(), [](double value) { return same(std::fmod(value, 10), 0); });
    return all_tens ? AnswerWay::tens : AnswerWay::buttons;
}

std::vector<AnswerOption> choices_of(const AnswerScale& scale) {
    std::vector<AnswerOption> choices;
    if (answer_way(scale) == AnswerWay::number)
        return choices;
    for (const double value : values_of(scale)) {
        const auto named = std::find_if(scale.options.begin(), scale.options.end(),
                                        [&](const AnswerOption& option) { return same(option.value, value); });
        if (named != scale.options.end())
            choices.push_back({value, named->label});
        else if (scale.kind == AnswerScale::Kind::yes_no)
            choices.push_back({value, same(value, 0) ? "no" : "yes"});
        else
            choices.push_back({value, {}});
    }
    return choices;
}

std::string answer_number(double value) {
    char buffer[32];
    const double rounded = std::round(value * 1000) / 1000;
    const auto [end, failure] = std::to_chars(std::begin(buffer), std::end(buffer), rounded == 0 ? 0.0 : rounded);
    return failure == std::errc{} ? std::string(buffer, end) : std::string{};
}

TypedNumber typed_number(const AnswerScale& scale, std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != ' ')
            plain += c == ',' ? '.' : c;
    if (plain.empty())
        return {};
    double value = 0;
    const auto [end, failure] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (failure != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value))
        return {{}, NumberProblem::not_a_number};
    if (value < scale.min - tolerance || value > scale.max + tolerance)
        return {{}, NumberProblem::out_of_range};
    const double step = scale.step > 0 ? scale.step : 1;
    const double steps = (value - scale.min) / step;
    const bool on_step = scale.only.empty() ? std::abs(steps - std::round(steps)) < 1e-6 : has(scale, value);
    if (!on_step)
        return {{}, NumberProblem::between_steps};
    return {value, {}};
}

EntrySheet::EntrySheet(std::shared_ptr<const Instrument> instrument, ItemAnswers answers)
    : instrument_{std::move(instrument)},
      answers_{std::move(answers)},
      left_out_(instrument_->items.size()),
      asked_(instrument_->items.size(), true) {
    answers_.resize(instrument_->items.size());
    find_asked();
}

const AnswerScale& EntrySheet::scale(std::size_t item) const {
    return instrument_->answer_scales.at(instrument_->items.at(item).scale);
}

void EntrySheet::find_asked() {
    std::vector<double> low(size()), high(size());
    for (std::size_t i = 0; i < size(); ++i) {
        const MeasureItem& item = instrument_->items[i];
        const AnswerScale& scale = instrument_->answer_scales.at(item.scale);
        const bool given = answers_[i].is_given();
        low[i] = given ? answers_[i].value : scale.min;
        high[i] = given ? answers_[i].value : scale.max;
        if (item.reverse == MeasureItem::Reverse::yes)
            std::tie(low[i], high[i]) = std::pair{scale.min + scale.max - high[i], scale.min + scale.max - low[i]};
        asked_[i] = item.asked.is_always() || item.asked.truth(low, high) != Condition::Truth::no;
        if (!asked_[i] && !given && item.unasked_value)
            low[i] = high[i] = *item.unasked_value;
    }
}

void EntrySheet::changed() {
    find_asked();
    on_change();
}

void EntrySheet::put(std::size_t item, const Answer& answer) {
    answers_.at(item) = answer;
    left_out_.at(item) = false;
}

void EntrySheet::advance() {
    find_asked();
    do
        ++current_;
    while (current_ < size() && !asked_[current_]);
    current_ = std::min(current_, size());
}

bool EntrySheet::digit(int digit, Moment now) {
    if (first_digit_ && now - first_digit_at_ <= second_digit && current_ < size()) {
        const int number = *first_digit_ * 10 + digit;
        first_digit_.reset();
        if (has(scale(current_), meant(scale(current_), number))) {
            put(current_, Answer::of(meant(scale(current_), number)));
            advance();
            changed();
            return true;
        }
        advance();
    } else if (first_digit_) {
        first_digit_.reset();
        advance();
    }
    if (is_at_end() || answer_way(scale(current_)) == AnswerWay::number || !has(scale(current_), meant(scale(current_), digit))) {
        changed();
        return false;
    }
    put(current_, Answer::of(meant(scale(current_), digit)));
    if (may_begin_a_longer_number(scale(current_), digit)) {
        first_digit_ = digit;
        first_digit_at_ = now;
        start_timer(second_digit);
    } else {
        advance();
    }
    changed();
    return true;
}

void EntrySheet::settle() {
    if (!first_digit_)
        return;
    first_digit_.reset();
    advance();
    changed();
}

void EntrySheet::leave_out() {
    first_digit_.reset();
    if (is_at_end())
        return;
    put(current_, {});
    left_out_[current_] = true;
    advance();
    changed();
}

bool EntrySheet::does_not_apply() {
    if (is_at_end() || item(current_).applies != MeasureItem::Applies::may_not)
        return false;
    first_digit_.reset();
    put(current_, Answer::does_not_apply());
    advance();
    changed();
    return true;
}

void EntrySheet::clear() {
    first_digit_.reset();
    if (is_at_end())
        return;
    put(current_, {});
    changed();
}

void EntrySheet::shift(int step) {
    first_digit_.reset();
    if (is_at_end() || answer_way(scale(current_)) == AnswerWay::number)
        return;
    const auto values = values_of(scale(current_));
    std::size_t at = 0;
    if (answers_[current_].is_given()) {
        while (at + 1 < values.size() && !same(values[at], answers_[current_].value))
            ++at;
        if (step < 0)
            at -= at > 0 ? 1 : 0;
        else
            at = std::min(at + 1, values.size() - 1);
    }
    put(current_, Answer::of(values[at]));
    changed();
}

void EntrySheet::next() {
    if (!is_at_end()) {
        first_digit_.reset();
        advance();
    }
    on_change();
}

void EntrySheet::back() {
    if (first_digit_) {
        first_digit_.reset();
        return on_change();
    }
    for (std::size_t i = current_; i-- > 0;)
        if (asked_[i]) {
            current_ = i;
            break;
        }
    on_change();
}

void EntrySheet::to_first() {
    first_digit_.reset();
    current_ = 0;
    on_change();
}

void EntrySheet::to_last() {
    first_digit_.reset();
    current_ = size();
    back();
}

void EntrySheet::go_to(std::size_t item) {
    first_digit_.reset();
    current_ = std::min(item, size());
    on_change();
}

void EntrySheet::choose(std::size_t item, double value) {
    first_digit_.reset();
    current_ = item;
    put(item, Answer::of(value));
    advance();
    changed();
}

std::optional<NumberProblem> EntrySheet::type(std::size_t item, std::string_view text) {
    const TypedNumber typed = typed_number(scale(item), text);
    // What cannot be read is no answer: the one that stood here before is not what was meant.
    put(item, typed.value ? Answer::of(*typed.value) : Answer{});
    changed();
    return typed.problem;
}

void EntrySheet::load(ItemAnswers answers, const std::vector<bool>& left_out) {
    first_digit_.reset();
    answers_ = std::move(answers);
    answers_.resize(instrument_->items.size());
    left_out_ = left_out;
    left_out_.resize(answers_.size());
    find_asked();
    const auto open = open_items();
    current_ = open.empty() ? size() : open.front();
    on_change();
}

std::vector<std::size_t> EntrySheet::open_items() const {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < size(); ++i)
        if (asked_[i] && answers_[i].kind == Answer::Kind::missing && !left_out_[i])
            open.push_back(i);
    return open;
}

std::size_t EntrySheet::counting() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size(); ++i)
        count += asked_[i] && item(i).counts == MeasureItem::Counts::yes ? 1 : 0;
    return count;
}

std::size_t EntrySheet::answered() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size(); ++i)
        count += asked_[i] && item(i).counts == MeasureItem::Counts::yes && answers_[i].kind != Answer::Kind::missing ? 1 : 0;
    return count;
}

bool EntrySheet::is_empty() const {
    return std::none_of(answers_.begin(), answers_.end(),
                        [](const Answer& answer) { return answer.kind != Answer::Kind::missing; }) &&
           std::none_of(left_out_.begin(), left_out_.end(), [](bool said) { return said; });
}

} // namespace attune
