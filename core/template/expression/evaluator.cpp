// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/evaluator.hpp"

#include "core/template/template.hpp"

#include <cmath>
#include <optional>

namespace attune {
namespace {

using From = Place::From;

/// Numbers and times as a number.
std::optional<double> to_number(const Value& value) {
    if (const auto* number = value.get<double>())
        return *number;
    if (const auto* time = value.get<TimeOfDay>())
        return time->minutes;
    return std::nullopt;
}

Value finite(double number) {
    return std::isfinite(number) ? Value{number} : Value{};
}

const Frame& outer(const Frame& frame, int count) {
    const Frame* found = &frame;
    for (; count > 0; --count)
        found = found->outer;
    return *found;
}

std::optional<int> order_of(const Value& a, const Value& b) {
    const auto three = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
    if (const auto* x = a.get<double>())
        if (const auto* y = b.get<double>())
            return three(*x, *y);
    if (const auto* x = a.get<Date>())
        if (const auto* y = b.get<Date>())
            return three(*x, *y);
    if (const auto* x = a.get<TimeOfDay>())
        if (const auto* y = b.get<TimeOfDay>())
            return three(*x, *y);
    return std::nullopt;
}

} // namespace

Value Evaluator::evaluate(const Bound& bound, const Frame& frame) {
    if (bound.empty() || out_of_steps())
        return {};
    Value scratch;
    const Value& value = get(bound, frame, scratch);
    if (out_of_steps())
        return {};
    return &value == &scratch ? std::move(scratch) : value;
}

bool Evaluator::is_true(const Bound& bound, const Frame& frame) {
    if (bound.empty() || out_of_steps())
        return false;
    Value scratch;
    const bool* yes = get(bound, frame, scratch).get<bool>();
    return yes != nullptr && *yes && !out_of_steps();
}

const Value& Evaluator::get(const Bound& bound, const Frame& frame, Value& scratch) {
    if (--budget_ <= 0)
        return null_value();
    switch (bound.kind) {
    case Bound::Kind::constant: return bound.constant;
    case Bound::Kind::load: return load(bound.place, frame, scratch);
    case Bound::Kind::operation: operation(bound, frame, scratch); return scratch;
    case Bound::Kind::call: call(bound, frame, scratch); return scratch;
    default: return null_value();
    }
}

const Value& Evaluator::load(const Place& place, const Frame& frame, Value& scratch) {
    switch (place.from) {
    case From::frame: {
        Instance* row = outer(frame, place.frame).row;
        for (int up = place.up; up > 0 && row != nullptr; --up)
            row = row->parent;
        return row == nullptr ? null_value() : read(place, *row);
    }
    case From::part: {
        Instance* top = (*frame.note)[static_cast<std::size_t>(place.part)];
        return top == nullptr ? null_value() : read(place, *top);
    }
    case From::parameter: {
        scratch = (*world_.parameters)[static_cast<std::size_t>(place.slot)];
        return scratch;
    }
    case From::self: return frame.self == nullptr ? null_value() : read(place, *frame.self);
    default: return null_value();
    }
}

/// The slot of a row, also through a reference. Not asked and empty are null.
const Value& Evaluator::read(const Place& place, Instance& row) {
    const Value* value = &read_cell(row, place.slot);
    if (place.through >= 0) {
        const auto* id = value->get<std::string>();
        Instance* found = id == nullptr ? nullptr : entry(place.through, *id);
        value = found == nullptr ? &null_value() : &read_cell(*found, place.through_slot);
    }
    return value->is_missing() ? null_value() : *value;
}

Instance* Evaluator::entry(int register_index, const std::string& id) const {
    if (world_.registers == nullptr)
        return nullptr;
    for (const auto& row : (*world_.registers)[static_cast<std::size_t>(register_index)])
        if (row->entry->id == id)
            return row.get();
    return nullptr;
}

void Evaluator::operation(const Bound& bound, const Frame& frame, Value& result) {
    switch (bound.operation) {
    case Operation::logical_and:
    case Operation::logical_or:
    case Operation::logical_not: return logical(bound, frame, result);
    case Operation::negate:
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::modulo: return arithmetic(bound, frame, result);
    case Operation::in:
    case Operation::not_in: return membership(bound, frame, result);
    default: return comparison(bound, frame, result);
    }
}

void Evaluator::logical(const Bound& bound, const Frame& frame, Value& result) {
    Value scratch;
    const bool* first = get(bound.children[0], frame, scratch).get<bool>();
    if (bound.operation == Operation::logical_not) {
        result = first == nullptr ? Value{} : Value{!*first};
        return;
    }
    const bool decisive = bound.operation == Operation::logical_or;
    if (first != nullptr && *first == decisive) {
        result = decisive;
        return;
    }
    const bool first_known = first != nullptr;
    Value other;
    const bool* second = get(bound.children[1], frame, other).get<bool>();
    if (second != nullptr && *second == decisive)
        result = decisive;
    else
        result = first_known && second != nullptr ? Value{!decisive} : Value{};
}

void Evaluator::arithmetic(const Bound& bound, const Frame& frame, Value& result) {
    result = {};
    Value scratch;
    const auto left = to_number(get(bound.children[0], frame, scratch));
    if (!left)
        return;
    if (bound.operation == Operation::negate) {
        result = -*left;
        return;
    }
    Value other;
    const auto right = to_number(get(bound.children[1], frame, other));
    if (!right)
        return;
    switch (bound.operation) {
    case Operation::add: result = finite(*left + *right); break;
    case Operation::subtract: result = finite(*left - *right); break;
    case Operation::multiply: result = finite(*left * *right); break;
    case Operation::divide:
        if (*right != 0)
            result = finite(*left / *right);
        break;
    default:
        if (*right != 0)
            result = finite(std::fmod(*left, *right));
    }
}

void Evaluator::comparison(const Bound& bound, const Frame& frame, Value& result) {
    result = {};
    Value left_scratch;
    Value right_scratch;
    const Value& left = get(bound.children[0], frame, left_scratch);
    if (left.is_null())
        return;
    const Value& right = get(bound.children[1], frame, right_scratch);
    if (right.is_null() || left.content().index() != right.content().index())
        return;
    if (bound.operation == Operation::equal || bound.operation == Operation::not_equal) {
        result = (left == right) == (bound.operation == Operation::equal);
        return;
    }
    const auto order = order_of(left, right);
    if (!order)
        return;
    switch (bound.operation) {
    case Operation::less: result = *order < 0; break;
    case Operation::less_equal: result = *order <= 0; break;
    case Operation::greater: result = *order > 0; break;
    default: result = *order >= 0;
    }
}

void Evaluator::membership(const Bound& bound, const Frame& frame, Value& result) {
    result = {};
    Value scratch;
    const Value& value = get(bound.children[0], frame, scratch);
    if (value.is_null())
        return;
    const bool positive = bound.operation == Operation::in;
    bool unsure = false;
    for (std::size_t i = 1; i < bound.children.size(); ++i) {
        Value other;
        const Value& each = get(bound.children[i], frame, other);
        unsure = unsure || each.is_null();
        if (!each.is_null() && each == value) {
            result = positive;
            return;
        }
    }
    if (!unsure)
        result = !positive;
}

void Evaluator::each_value(const Bound& call, const Frame& frame, const Visit& visit) {
    const Bound& first = call.children[0];
    if (call.children.size() == 1 &&
        (first.kind == Bound::Kind::column || first.kind == Bound::Kind::filtered))
        return each_row(first, frame, visit);
    for (const Bound& argument : call.children) {
        Value scratch;
        if (!visit(get(argument, frame, scratch), frame))
            return;
    }
}

/// For a table without a column the value given is null.
void Evaluator::each_row(const Bound& column, const Frame& frame, const Visit& visit) {
    if (column.kind == Bound::Kind::filtered) {
        const Bound& condition = column.children[1];
        return each_row(column.children[0], frame, [&](const Value& value, const Frame& row) {
            return !is_true(condition, row) || visit(value, row);
        });
    }
    const Place& place = column.place;
    switch (place.from) {
    case From::frame: {
        const Frame& from = outer(frame, place.frame);
        Instance* row = from.row;
        for (int up = place.up; up > 0 && row != nullptr; --up)
            row = row->parent;
        if (row != nullptr)
            walk(place, 0, *row, {from.note, nullptr, frame.self, &frame}, visit);
        return;
    }
    case From::part:
        if (Instance* top = (*frame.note)[static_cast<std::size_t>(place.part)]; top != nullptr)
            walk(place, 0, *top, {frame.note, nullptr, frame.self, &frame}, visit);
        return;
    case From::registers:
        if (world_.registers == nullptr)
            return;
        for (const auto& row : (*world_.registers)[static_cast<std::size_t>(place.register_index)])
            if (!walk(place, 0, *row, {frame.note, nullptr, frame.self, &frame}, visit))
                return;
        return;
    case From::earlier:
    case From::course: {
        const auto visit_note = [&](const NoteRows& note) {
            Instance* own = note[static_cast<std::size_t>(place.notes_of)];
            Instance* top = note[static_cast<std::size_t>(place.part)];
            if (own == nullptr)
                return true;
            if (!place.tables.empty())
                return top == nullptr || walk(place, 0, *top, {&note, nullptr, frame.self, &frame}, visit);
            if (--budget_ <= 0)
                return false;
            return visit(place.slot < 0 || top == nullptr ? null_value() : read(place, *top),
                         {&note, own, frame.self, &frame});
        };
        for (const NoteRows& note : *world_.earlier)
            if (!visit_note(note))
                return;
        if (place.from == From::course)
            visit_note(*world_.now);
        return;
    }
    default: return;
    }
}

bool Evaluator::walk(const Place& place, std::size_t depth, Instance& row, const Frame& frame,
                     const Visit& visit) {
    if (--budget_ <= 0)
        return false;
    if (depth == place.tables.size())
        return visit(place.slot < 0 ? null_value() : read(place, row),
                     {frame.note, &row, frame.self, frame.outer});
    const auto table = static_cast<std::size_t>(place.tables[depth]);
    for (const std::size_t at : row.order[table]) {
        Instance& inner = *row.tables[table][at];
        if (inner.self_relevant && !walk(place, depth + 1, inner, frame, visit))
            return false;
    }
    return true;
}

} // namespace attune
