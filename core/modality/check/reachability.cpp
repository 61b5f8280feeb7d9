// SPDX-License-Identifier: Apache-2.0
#include "core/modality/check/reachability.hpp"

#include <algorithm>
#include <optional>

namespace attune {
namespace {

constexpr std::size_t most_runs = 5000; // enough for six choices; beyond it a condition counts as possible
constexpr std::size_t most_steps = 3'000'000; // about a second; no form of ours comes near it

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

bool is_scalar_number(const Field& field) {
    return field.kind == FieldKind::scale || field.kind == FieldKind::number || field.kind == FieldKind::duration;
}

} // namespace

std::vector<Reachability::Condition> Reachability::conditions_of_section(int scope, int section) const {
    const Layout& layout = program_.layout;
    const ScopeLayout& where = layout.scope(scope);
    std::vector<Condition> conditions;
    if (where.kind == ScopeLayout::Kind::block)
        conditions.push_back(relevance_of(layout.item_of_self(scope), where.parent));
    conditions.push_back(relevance_of(layout.item_of_section(scope, section), scope));
    return conditions;
}

std::vector<Reachability::Condition> Reachability::conditions_of_slot(int scope, int slot) const {
    const Layout& layout = program_.layout;
    const ScopeLayout& where = layout.scope(scope);
    std::vector<Condition> conditions;
    if (where.kind == ScopeLayout::Kind::entry)
        return conditions; // entries are filled beside the note
    if (where.kind == ScopeLayout::Kind::table)
        conditions = conditions_of_slot(where.parent, where.slot_in_parent);
    else if (where.slots[at(slot)].section >= 0)
        conditions = conditions_of_section(scope, where.slots[at(slot)].section);
    conditions.push_back(relevance_of(layout.item_of_slot(scope, slot), scope));
    return conditions;
}

Reachability::Condition Reachability::relevance_of(int item, int scope) const {
    return {.bound = &static_cast<const Bound&>(program_.items[at(item)].relevant), .scope = scope};
}

bool Reachability::can_be_true(const std::vector<Condition>& conditions) {
    tried_.clear();
    numbers_.clear();
    runs_ = 0;
    return search(conditions);
}

/// Tries what the first unknown answer could be, and so on; an outcome that is known already ends the branch.
bool Reachability::search(const std::vector<Condition>& conditions) {
    if (++runs_ > most_runs || steps_ > most_steps)
        return true;
    asked_.clear();
    const Outcome outcome = all_of(conditions);
    if (outcome.known) {
        const bool* yes = outcome.value.get<bool>();
        return yes != nullptr && *yes;
    }
    if (asked_.empty())
        return true;
    const Variable next = asked_.front();
    for (const Outcome& candidate : candidates(next)) {
        tried_[next] = candidate;
        if (search(conditions))
            return true;
    }
    tried_.erase(next);
    return false;
}

Reachability::Outcome Reachability::all_of(const std::vector<Condition>& conditions) {
    bool all_known = true;
    for (const auto& [bound, scope] : conditions) {
        if (bound->empty())
            continue;
        const Outcome outcome = evaluate(*bound, scope);
        all_known = all_known && outcome.known;
        const bool* yes = outcome.value.get<bool>();
        if (outcome.known && (yes == nullptr || !*yes))
            return exactly(false);
    }
    return all_known ? exactly(true) : open();
}

std::vector<Reachability::Outcome> Reachability::candidates(const Variable& variable) const {
    const Field& field = *program_.layout.scope(variable.first).slots[at(variable.second)].field;
    std::vector<Outcome> made;
    if (field.kind == FieldKind::yes_no) {
        made = {exactly(true), exactly(false)};
    } else if (field.kind == FieldKind::choice && !field.options_are_packs) {
        for (const Option& option : field.options)
            made.push_back(exactly(option.value));
    } else if (is_scalar_number(field)) {
        std::set<double> values{numbers_};
        std::optional<double> before;
        for (const double number : numbers_) {
            if (before)
                values.insert((*before + number) / 2);
            before = number;
        }
        if (!numbers_.empty()) {
            values.insert(*numbers_.begin() - 1);
            values.insert(*numbers_.rbegin() + 1);
        }
        for (const auto& end : {field.min, field.max})
            if (end)
                values.insert(*end);
        for (const double value : values)
            if ((!field.min || value >= *field.min) && (!field.max || value <= *field.max))
                made.push_back({.known = true, .sampled = true, .value = value});
        if (values.empty())
            made.push_back({.never_null = true});
    } else {
        made.push_back({.never_null = true});
    }
    made.push_back(exactly({}));
    return made;
}

Reachability::Outcome Reachability::evaluate(const Bound& bound, int scope) {
    if (++steps_ > most_steps)
        return open();
    switch (bound.kind) {
    case Bound::Kind::constant: return exactly(bound.constant);
    case Bound::Kind::load: return load(bound, scope);
    case Bound::Kind::operation: return operation(bound, scope);
    case Bound::Kind::call: return call(bound, scope);
    default: return open();
    }
}

Reachability::Outcome Reachability::load(const Bound& bound, int scope) {
    const Place& place = bound.place;
    if (place.slot < 0 || place.through >= 0 || !place.tables.empty())
        return open();
    const Layout& layout = program_.layout;
    switch (place.from) {
    case Place::From::frame: {
        if (place.frame != 0)
            return open();
        int found = scope;
        for (int up = place.up; up > 0 && found >= 0; --up)
            found = layout.scope(found).parent;
        return found < 0 ? open() : read(found, place.slot);
    }
    case Place::From::part: return read(layout.parts[at(place.part)].top, place.slot);
    case Place::From::self: return read(layout.registers[at(place.register_index)].scope, place.slot);
    default: return open();
    }
}

Reachability::Outcome Reachability::read(int scope, int slot) {
    const Field& field = *program_.layout.scope(scope).slots[at(slot)].field;
    if (!under_way_.emplace(scope, slot).second)
        return open(); // computed after the registers, from itself a note before
    const Outcome shown = all_of(conditions_of_slot(scope, slot));
    const bool* yes = shown.value.get<bool>();
    Outcome outcome = open();
    if (shown.known && yes != nullptr && !*yes)
        outcome = exactly({});
    else if (field.kind != FieldKind::computed)
        outcome = variable(scope, slot, field);
    else if (const Bound& calculate =
                 program_.items[at(program_.layout.item_of_slot(scope, slot))].calculate;
             !calculate.empty())
        outcome = evaluate(calculate, scope);
    under_way_.erase({scope, slot});
    return outcome;
}

Reachability::Outcome Reachability::variable(int scope, int slot, const Field& field) {
    if (field.kind == FieldKind::table || field.prefill_prompts)
        return open();
    const Variable key{scope, slot};
    if (const auto found = tried_.find(key); found != tried_.end())
        return found->second;
    asked_.push_back(key);
    return open();
}

Reachability::Outcome Reachability::operation(const Bound& bound, int scope) {
    switch (bound.operation) {
    case Operation::logical_and:
    case Operation::logical_or:
    case Operation::logical_not: return logical(bound, scope);
    case Operation::in:
    case Operation::not_in: return membership(bound, scope);
    case Operation::negate:
        if (const double* number = bound.children[0].constant.get<double>()) {
            numbers_.insert(-*number);
            return exactly(-*number);
        }
        [[fallthrough]];
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::modulo: {
        bool null = false;
        for (const Bound& child : bound.children)
            null = is_null(evaluate(child, scope)) || null;
        return null ? exactly({}) : open();
    }
    default: return comparison(bound, scope);
    }
}

Reachability::Outcome Reachability::logical(const Bound& bound, int scope) {
    const Outcome first = evaluate(bound.children[0], scope);
    const bool* left = first.value.get<bool>();
    if (bound.operation == Operation::logical_not) {
        if (!first.known)
            return first;
        return exactly(left == nullptr ? Value{} : Value{!*left});
    }
    const bool decisive = bound.operation == Operation::logical_or;
    const Outcome second = evaluate(bound.children[1], scope);
    const bool* right = second.value.get<bool>();
    for (const auto& [outcome, yes] : {std::pair{&first, left}, std::pair{&second, right}})
        if (outcome->known && yes != nullptr && *yes == decisive)
            return exactly(decisive);
    if (!first.known || !second.known)
        return open();
    return exactly(left != nullptr && right != nullptr ? Value{!decisive} : Value{});
}

Reachability::Outcome Reachability::compare(const Outcome& left, const Outcome& right,
                                            Operation operation) const {
    if (is_null(left) || is_null(right))
        return exactly({});
    if (!left.known || !right.known || (left.sampled && right.sampled))
        return {.never_null = left.never_null && right.never_null};
    if (operation == Operation::equal || operation == Operation::not_equal)
        return exactly((left.value == right.value) == (operation == Operation::equal));
    const double* first = left.value.get<double>();
    const double* second = right.value.get<double>();
    if (first == nullptr || second == nullptr)
        return open();
    switch (operation) {
    case Operation::less: return exactly(*first < *second);
    case Operation::less_equal: return exactly(*first <= *second);
    case Operation::greater: return exactly(*first > *second);
    default: return exactly(*first >= *second);
    }
}

Reachability::Outcome Reachability::comparison(const Bound& bound, int scope) {
    for (const Bound& child : bound.children)
        if (const double* number = child.constant.get<double>())
            numbers_.insert(*number);
    const Outcome left = evaluate(bound.children[0], scope);
    return compare(left, evaluate(bound.children[1], scope), bound.operation);
}

Reachability::Outcome Reachability::membership(const Bound& bound, int scope) {
    const Outcome value = evaluate(bound.children[0], scope);
    const bool positive = bound.operation == Operation::in;
    bool unsure = false;
    bool null = false;
    for (std::size_t i = 1; i < bound.children.size(); ++i) {
        if (const double* number = bound.children[i].constant.get<double>())
            numbers_.insert(*number);
        const Outcome same = compare(value, evaluate(bound.children[i], scope), Operation::equal);
        const bool* yes = same.value.get<bool>();
        if (same.known && yes != nullptr && *yes)
            return exactly(positive);
        unsure = unsure || !same.known;
        null = null || is_null(same);
    }
    if (unsure)
        return open();
    return exactly(null ? Value{} : Value{!positive});
}

Reachability::Outcome Reachability::call(const Bound& bound, int scope) {
    const auto child = [&](std::size_t i) { return evaluate(bound.children[i], scope); };
    switch (bound.function) {
    case FunctionId::if_: {
        const Outcome condition = child(0);
        const Outcome yes = child(1);
        const Outcome no = child(2);
        if (!condition.known)
            return open();
        const bool* is_yes = condition.value.get<bool>();
        return is_yes != nullptr && *is_yes ? yes : no;
    }
    case FunctionId::coalesce: {
        std::optional<Outcome> found;
        for (std::size_t i = 0; i < bound.children.size(); ++i) {
            const Outcome each = child(i); // all, so that all answers are asked for
            if (!found && !is_null(each))
                found = each.known || each.never_null ? each : open();
        }
        return found.value_or(exactly({}));
    }
    case FunctionId::is_missing: {
        if (bound.children[0].kind == Bound::Kind::column || bound.children[0].kind == Bound::Kind::filtered)
            return open();
        const Outcome each = child(0);
        if (each.known)
            return exactly(each.value.is_missing());
        return each.never_null ? exactly(false) : open();
    }
    case FunctionId::selected: {
        const Outcome list = child(0);
        if (is_null(list))
            return exactly(false);
        if (!list.known || list.value.get<std::string>() == nullptr)
            return {.never_null = true};
        bool any = false;
        for (std::size_t i = 1; i < bound.children.size(); ++i)
            any = any || bound.children[i].constant == list.value;
        return exactly(any);
    }
    default: return open();
    }
}

} // namespace attune
