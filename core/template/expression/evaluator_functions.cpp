// SPDX-License-Identifier: Apache-2.0
// Functions on single values and on the rows around one; the others are called from here.
#include "core/template/expression/evaluator.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace attune {
namespace {

using Id = FunctionId;

/// The rows among which a row stands, in their order, and its place there.
struct Neighbours {
    const std::vector<std::unique_ptr<Instance>>* rows = nullptr;
    const std::vector<std::size_t>* order = nullptr;
    std::size_t at = 0;
};

std::optional<Neighbours> neighbours_of(const Instance* row) {
    if (row == nullptr || row->parent == nullptr)
        return std::nullopt;
    const auto table = static_cast<std::size_t>(row->layout->table_in_parent);
    Neighbours found{&row->parent->tables[table], &row->parent->order[table], 0};
    while (found.at < found.order->size() && (*found.rows)[(*found.order)[found.at]].get() != row)
        ++found.at;
    return found.at < found.order->size() ? std::optional{found} : std::nullopt;
}

Value parse_number(const std::string& text) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number) ? Value{number}
                                                                                             : Value{};
}

} // namespace

void Evaluator::call(const Bound& bound, const Frame& frame, Value& result) {
    result = {};
    switch (bound.function) {
    case Id::if_: result = evaluate(bound.children[is_true(bound.children[0], frame) ? 1 : 2], frame); return;
    case Id::coalesce:
        for (const Bound& child : bound.children) {
            result = evaluate(child, frame);
            if (!result.is_missing())
                return;
        }
        return;
    case Id::not_asked: return not_asked(bound, frame, result);
    case Id::previous: return previous(bound, frame, result);
    case Id::next:
    case Id::prior:
    case Id::row_number: return neighbour(bound, frame, result);
    case Id::any:
    case Id::all:
    case Id::longest_run: return any_all_run(bound, frame, result);
    case Id::distinct: return distinct(bound, frame, result);
    case Id::correlation: return correlation(bound, frame, result);
    case Id::signal:
    case Id::latest_signal:
    case Id::signal_words:
    case Id::signal_value:
    case Id::signal_count: return signal_call(bound, frame, result);
    case Id::rule_on:
        result = world_.off == nullptr || !world_.off->contains(*bound.constant.get<std::string>());
        return;
    case Id::fact:
        if (world_.facts != nullptr)
            if (const auto found = world_.facts->find(*bound.constant.get<std::string>());
                found != world_.facts->end())
                result = found->second;
        return;
    case Id::count:
    case Id::sum:
    case Id::mean:
    case Id::min:
    case Id::max:
    case Id::median:
    case Id::first:
    case Id::last:
    case Id::item:
    case Id::join: return rows_call(bound, frame, result);
    case Id::text:
    case Id::concat:
    case Id::length:
    case Id::contains:
    case Id::starts_with:
    case Id::label:
    case Id::in_sentence:
    case Id::selected: return text_call(bound, frame, result);
    default: return scalar_call(bound, frame, result);
    }
}

void Evaluator::not_asked(const Bound& bound, const Frame& frame, Value& result) {
    // The cell of a form shows null for "not asked", so what was typed is looked at.
    const Bound& field = bound.children[0];
    const Place& place = field.place;
    result = false;
    const Frame* from = &frame;
    for (int out = place.frame; out > 0; --out)
        from = from->outer;
    Instance* row = nullptr;
    if (field.kind != Bound::Kind::load || place.through >= 0)
        return;
    if (place.from == Place::From::frame)
        row = from->row;
    else if (place.from == Place::From::part)
        row = (*frame.note)[static_cast<std::size_t>(place.part)];
    else if (place.from == Place::From::self)
        row = frame.self;
    for (int up = place.up; up > 0 && row != nullptr; --up)
        row = row->parent;
    if (row == nullptr)
        return;
    const auto slot = static_cast<std::size_t>(place.slot);
    if (row->typed.empty())
        result = read_cell(*row, place.slot).is_not_asked();
    else
        result = row->relevant[slot] != 0 && row->typed[slot]->is_not_asked();
}

void Evaluator::previous(const Bound& bound, const Frame& frame, Value& result) {
    const auto part = static_cast<std::size_t>(bound.place.part);
    for (auto note = world_.earlier->rbegin(); note != world_.earlier->rend(); ++note)
        if (Instance* top = (*note)[part]; top != nullptr) {
            result = evaluate(bound.children[0], {&*note, top, frame.self, &frame});
            return;
        }
}

void Evaluator::neighbour(const Bound& bound, const Frame& frame, Value& result) {
    auto found = neighbours_of(frame.row);
    if (!found)
        return;
    if (bound.function == Id::row_number) {
        result = static_cast<double>(found->at + 1);
        return;
    }
    const Place& place = bound.children[0].place;
    if (bound.children[0].kind != Bound::Kind::load)
        return;
    const auto look = [&](std::size_t at) {
        if (--budget_ <= 0)
            return true;
        const Value& value = read(place, *(*found->rows)[(*found->order)[at]]);
        if (!value.is_null())
            result = value;
        return !value.is_null();
    };
    if (bound.function == Id::next) {
        for (std::size_t at = found->at + 1; at < found->order->size(); ++at)
            if (look(at))
                return;
    } else {
        for (std::size_t at = found->at; at > 0; --at)
            if (look(at - 1))
                return;
    }
}

void Evaluator::scalar_call(const Bound& bound, const Frame& frame, Value& result) {
    if (bound.function == Id::today) {
        result = world_.today;
        return;
    }
    const Value first = evaluate(bound.children[0], frame);
    if (bound.function == Id::is_missing) {
        result = first.is_missing();
        return;
    }
    const Value second = bound.children.size() > 1 ? evaluate(bound.children[1], frame) : Value{};
    const double* number = first.get<double>();
    const auto* text = first.get<std::string>();
    const auto* day = first.get<Date>();
    switch (bound.function) {
    case Id::days_between:
        if (const auto* to = second.get<Date>(); day != nullptr && to != nullptr)
            result = static_cast<double>(days_between(*day, *to));
        return;
    case Id::add_days:
        if (const auto* days = second.get<double>();
            day != nullptr && days != nullptr && std::abs(*days) < 1e6)
            result =
                Date{std::chrono::sys_days{*day} + std::chrono::days{static_cast<int>(std::round(*days))}};
        return;
    case Id::date:
        if (text != nullptr)
            if (const auto parsed = parse_date(*text))
                result = *parsed;
        return;
    case Id::time:
        if (text != nullptr)
            if (const auto parsed = parse_time(*text))
                result = *parsed;
        return;
    case Id::number:
        if (const auto* yes = first.get<bool>())
            result = *yes ? 1 : 0;
        else if (text != nullptr)
            result = parse_number(*text);
        else if (const auto* time = first.get<TimeOfDay>())
            result = time->minutes;
        else
            result = first;
        return;
    default: break;
    }
    if (number == nullptr)
        return;
    switch (bound.function) {
    case Id::round: {
        const double* digits = second.get<double>();
        if (bound.children.size() == 1 || digits != nullptr)
            result = round_half_away(
                *number, digits == nullptr ? 0 : static_cast<int>(std::clamp(*digits, -9.0, 9.0)));
        return;
    }
    case Id::abs: result = std::abs(*number); return;
    case Id::floor: result = std::floor(*number); return;
    default: result = std::ceil(*number);
    }
}

} // namespace attune
