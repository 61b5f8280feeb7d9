// SPDX-License-Identifier: Apache-2.0
// The order in which a form is calculated, and the circles that have none.
#include "core/template/expression/program.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

std::string Program::item_name(int item) const {
    const Item& each = layout.items[at(item)];
    const ScopeLayout& scope = layout.scope(each.scope);
    switch (each.kind) {
    case Item::Kind::slot: return scope.slots[at(each.index)].field->id;
    case Item::Kind::section: return "section " + scope.sections[at(each.index)]->id;
    case Item::Kind::self: return scope.id;
    case Item::Kind::signal: return "signal " + layout.signals[at(each.index)].definition->id;
    }
    return {};
}

void Program::order_items() {
    std::sort(depends_on_.begin(), depends_on_.end());
    depends_on_.erase(std::unique(depends_on_.begin(), depends_on_.end()), depends_on_.end());
    std::vector<int> open(items.size(), 0);
    std::vector<std::size_t> first(items.size() + 1, 0); // of the dependences on each item
    for (const Dependence& each : depends_on_) {
        ++open[at(each.item)];
        ++first[at(each.before) + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (std::size_t item = 0; item < items.size(); ++item)
        if (open[item] == 0)
            ready.push(static_cast<int>(item));
    std::size_t done = 0;
    while (!ready.empty()) {
        const int item = ready.top();
        ready.pop();
        ++done;
        const Item& each = layout.items[at(item)];
        const bool after = each.kind == Item::Kind::slot &&
                           layout.scope(each.scope).slots[at(each.index)].field->after_registers;
        (after ? after_registers : before_registers).push_back(item);
        for (std::size_t i = first[at(item)]; i < first[at(item) + 1]; ++i)
            if (const int next = depends_on_[i].item; --open[at(next)] == 0)
                ready.push(next);
    }
    if (done < items.size())
        report_cycle(open);
}

/// Walks from an item that never became ready along others like it, until one comes twice.
void Program::report_cycle(const std::vector<int>& waiting) {
    std::vector<char> reported(items.size(), 0);
    for (std::size_t start = 0; start < items.size(); ++start) {
        if (waiting[start] <= 0 || reported[start] != 0)
            continue;
        std::vector<int> path;
        std::vector<int> place(items.size(), -1);
        int item = static_cast<int>(start);
        while (place[at(item)] < 0 && reported[at(item)] == 0) {
            place[at(item)] = static_cast<int>(path.size());
            path.push_back(item);
            const auto open =
                std::find_if(depends_on_.begin(), depends_on_.end(), [&](const Dependence& each) {
                    return each.item == item && waiting[at(each.before)] > 0;
                });
            if (open != depends_on_.end())
                item = open->before;
        }
        for (const int each : path)
            reported[at(each)] = 1;
        if (place[at(item)] < 0)
            continue; // leads to a cycle that was reported
        std::string text;
        for (auto i = at(place[at(item)]); i < path.size(); ++i)
            text += item_name(path[i]) + " → ";
        const Item& each = layout.items[at(item)];
        int line = 0;
        if (each.kind == Item::Kind::slot)
            line = layout.scope(each.scope).slots[at(each.index)].field->line_in_file;
        else if (each.kind == Item::Kind::section)
            line = layout.scope(each.scope).sections[at(each.index)]->line_in_file;
        else if (each.kind == Item::Kind::signal)
            line = layout.signals[at(each.index)].definition->line_in_file;
        else if (layout.scope(each.scope).block != nullptr)
            line = layout.scope(each.scope).block->line_in_file;
        problem(line, {}, "the calculation goes in a circle: " + text + item_name(item));
    }
    // What waits is never calculated; the rest of the form still works.
}

} // namespace attune
