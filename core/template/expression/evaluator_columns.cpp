// SPDX-License-Identifier: Apache-2.0
// Functions over columns: sums, means, counts, the first and the last.
#include "core/template/expression/evaluator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace attune {
namespace {

using Id = FunctionId;

bool less(const Value& a, const Value& b) {
    if (const auto* x = a.get<double>(); x != nullptr && b.get<double>() != nullptr)
        return *x < *b.get<double>();
    if (const auto* x = a.get<Date>(); x != nullptr && b.get<Date>() != nullptr)
        return *x < *b.get<Date>();
    if (const auto* x = a.get<TimeOfDay>(); x != nullptr && b.get<TimeOfDay>() != nullptr)
        return *x < *b.get<TimeOfDay>();
    return false;
}

} // namespace

void Evaluator::any_all_run(const Bound& bound, const Frame& frame, Value& result) {
    const Bound& argument = bound.children[0];
    const bool filtered = argument.kind == Bound::Kind::filtered;
    long rows = 0;
    long met = 0;
    long run = 0;
    long longest = 0;
    each_row(filtered ? argument.children[0] : argument, frame, [&](const Value& value, const Frame& row) {
        ++rows;
        const Value truth = filtered ? evaluate(argument.children[1], row) : value;
        const bool* yes = truth.get<bool>();
        if (yes == nullptr)
            return true;
        met += *yes ? 1 : 0;
        run = *yes ? run + 1 : 0;
        longest = std::max(longest, run);
        return !(bound.function == Id::any && *yes);
    });
    if (bound.function == Id::any)
        result = met > 0;
    else if (bound.function == Id::all)
        result = rows > 0 && met == rows;
    else
        result = static_cast<double>(longest);
}

void Evaluator::distinct(const Bound& bound, const Frame& frame, Value& result) {
    TextList found;
    const auto add = [&](const std::string& text) {
        if (std::find(found.begin(), found.end(), text) == found.end())
            found.push_back(text);
    };
    each_value(bound, frame, [&](const Value& value, const Frame&) {
        if (const auto* text = value.get<std::string>())
            add(*text);
        if (const auto* list = value.get<TextList>())
            for (const std::string& text : *list)
                add(text);
        budget_ -= static_cast<long>(found.size());
        return budget_ > 0;
    });
    if (!found.empty())
        result = std::move(found);
}

void Evaluator::correlation(const Bound& bound, const Frame& frame, Value& result) {
    std::array<std::vector<Value>, 2> columns;
    for (std::size_t i = 0; i < 2; ++i)
        each_row(bound.children[i], frame, [&](const Value& value, const Frame&) {
            columns[i].push_back(value);
            return true;
        });
    std::vector<std::pair<double, double>> pairs;
    for (std::size_t i = 0; i < std::min(columns[0].size(), columns[1].size()); ++i) {
        const double* x = columns[0][i].get<double>();
        const double* y = columns[1][i].get<double>();
        if (x != nullptr && y != nullptr)
            pairs.emplace_back(*x, *y);
    }
    if (pairs.size() < 5)
        return;
    double mean_x = 0;
    double mean_y = 0;
    for (const auto& [x, y] : pairs) {
        mean_x += x / static_cast<double>(pairs.size());
        mean_y += y / static_cast<double>(pairs.size());
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (const auto& [x, y] : pairs) {
        xy += (x - mean_x) * (y - mean_y);
        xx += (x - mean_x) * (x - mean_x);
        yy += (y - mean_y) * (y - mean_y);
    }
    const double spread = std::sqrt(xx) * std::sqrt(yy);
    if (spread > 1e-12 && std::isfinite(xy / spread))
        result = std::clamp(xy / spread, -1.0, 1.0);
}

void Evaluator::rows_call(const Bound& bound, const Frame& frame, Value& result) {
    const Bound& first = bound.children[0];
    const bool column = first.kind == Bound::Kind::column || first.kind == Bound::Kind::filtered;
    if (bound.function == Id::count && !column) {
        Value scratch;
        const auto* list = get(first, frame, scratch).get<TextList>();
        result = static_cast<double>(list == nullptr ? 0 : list->size());
        return;
    }
    if (bound.function == Id::join) {
        const Value separator = evaluate(bound.children[1], frame);
        const auto* between = separator.get<std::string>();
        std::string joined;
        const auto add = [&](const Value& value, const Frame&) {
            const std::string text = shown_value(value, first.field);
            if (!text.empty())
                joined += (joined.empty() || between == nullptr ? "" : *between) + text;
            return true;
        };
        if (column) {
            each_row(first, frame, add);
        } else {
            const Value list = evaluate(first, frame);
            if (const auto* texts = list.get<TextList>())
                for (const std::string& text : *texts)
                    add(Value{text}, frame);
        }
        if (!joined.empty())
            result = std::move(joined);
        return;
    }
    std::vector<Value> values;
    const Place& place = first.kind == Bound::Kind::filtered ? first.children[0].place : first.place;
    const bool rows_alone = column && bound.children.size() == 1 && place.slot < 0;
    double rows = 0;
    const auto collect = [&](const Value& value, const Frame&) {
        ++rows;
        if (!value.is_missing())
            values.push_back(value);
        return true;
    };
    if (bound.function == Id::item && column)
        each_row(first, frame, collect);
    else
        each_value(bound, frame, collect);
    if (bound.function == Id::count) {
        result = rows_alone ? rows : static_cast<double>(values.size());
        return;
    }
    if (values.empty())
        return;
    switch (bound.function) {
    case Id::first: result = values.front(); return;
    case Id::last: result = values.back(); return;
    case Id::min: result = *std::min_element(values.begin(), values.end(), less); return;
    case Id::max: result = *std::max_element(values.begin(), values.end(), less); return;
    case Id::item: {
        const Value index = evaluate(bound.children[1], frame);
        const double* n = index.get<double>();
        const double at = n == nullptr ? 0 : (*n < 0 ? static_cast<double>(values.size()) + *n + 1 : *n);
        if (at >= 1 && at <= static_cast<double>(values.size()) && at == std::floor(at))
            result = values[static_cast<std::size_t>(at) - 1];
        return;
    }
    default: break;
    }
    std::vector<double> numbers;
    double sum = 0;
    for (const Value& value : values)
        if (const double* number = value.get<double>()) {
            numbers.push_back(*number);
            sum += *number;
        }
    if (numbers.empty() || !std::isfinite(sum))
        return;
    if (bound.function == Id::sum)
        result = sum;
    else if (bound.function == Id::mean)
        result = sum / static_cast<double>(numbers.size());
    else {
        std::sort(numbers.begin(), numbers.end());
        const std::size_t middle = numbers.size() / 2;
        result = numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}

} // namespace attune
