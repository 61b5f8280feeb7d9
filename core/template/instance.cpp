// SPDX-License-Identifier: Apache-2.0
#include "core/template/instance.hpp"

#include "core/template/register_words.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace attune {
namespace {

const Value& read_entry(Instance& row, std::size_t slot) {
    const Register& definition = *row.layout->register_definition;
    const RegisterEntry& entry = *row.entry;
    const std::string& id = row.layout->slots[slot].field->id;
    const std::size_t typed = definition.fields.size();
    const std::size_t carried = typed + definition.carried.size();
    if (slot < carried) {
        const auto& values = slot < typed ? entry.fields : entry.carried;
        const auto found = values.find(id);
        return found == values.end() ? null_value() : found->second;
    }
    row.own.resize(row.layout->slots.size());
    switch (slot - carried) {
    case 0: row.own[slot] = entry.set_aside ? std::string{"set_aside"} : entry.state; break;
    case 1: {
        std::string title = title_of_entry(definition, entry);
        row.own[slot] = title.empty() ? Value{} : Value{std::move(title)};
        break;
    }
    default: row.own[slot] = entry.id;
    }
    return row.own[slot];
}

} // namespace

const Value& null_value() {
    static const Value value;
    return value;
}

const Value& read_cell(Instance& row, int slot) {
    const auto at = static_cast<std::size_t>(slot);
    const Value*& cell = row.cells[at];
    if (cell != nullptr)
        return *cell;
    cell = &null_value();
    if (row.entry != nullptr) {
        cell = &read_entry(row, at);
    } else if (row.source != nullptr) {
        const auto found = row.source->values.find(row.layout->slots[at].field->id);
        if (found != row.source->values.end())
            cell = &found->second;
    }
    return *cell;
}

std::unique_ptr<Instance> make_past_rows(const Layout& layout, int scope, const Answers& values,
                                         Instance* parent) {
    auto row = std::make_unique<Instance>();
    row->layout = &layout.scope(scope);
    row->parent = parent;
    row->source = &values;
    row->cells.resize(row->layout->slots.size());
    row->tables.resize(row->layout->tables.size());
    for (std::size_t i = 0; i < row->tables.size(); ++i) {
        const int inner = row->layout->tables[i];
        const auto found = values.tables.find(layout.scope(inner).id);
        if (found == values.tables.end())
            continue;
        for (const Answers& each : found->second) {
            row->tables[i].push_back(make_past_rows(layout, inner, each, row.get()));
            row->tables[i].back()->row = row->tables[i].size() - 1;
        }
    }
    sort_rows(layout, *row);
    return row;
}

std::unique_ptr<Instance> make_entry_row(const Layout& layout, int register_index,
                                         const RegisterEntry& entry) {
    auto row = std::make_unique<Instance>();
    row->layout = &layout.scope(layout.registers[static_cast<std::size_t>(register_index)].scope);
    row->entry = &entry;
    row->cells.resize(row->layout->slots.size());
    row->own.resize(row->layout->slots.size());
    return row;
}

void sort_rows(const Layout& layout, Instance& row) {
    row.order.resize(row.tables.size());
    for (std::size_t i = 0; i < row.tables.size(); ++i) {
        auto& order = row.order[i];
        order.resize(row.tables[i].size());
        std::iota(order.begin(), order.end(), 0U);
        const int slot = layout.scope(row.layout->tables[i]).order_slot;
        if (slot < 0)
            continue;
        std::vector<double> numbers;
        for (const auto& each : row.tables[i]) {
            const auto at = static_cast<std::size_t>(slot);
            const Value& value = each->typed.empty() ? read_cell(*each, slot) : *each->typed[at];
            const double* number = value.get<double>();
            numbers.push_back(number == nullptr ? std::numeric_limits<double>::infinity() : *number);
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    }
}

} // namespace attune
