// SPDX-License-Identifier: Apache-2.0
#include "core/template/functions.hpp"

#include <array>

namespace attune {
namespace {

constexpr std::size_t many = 100;

using Id = FunctionId;
constexpr std::array<Function, 48> functions{{
    {Id::if_, "if", 3, 3},
    {Id::coalesce, "coalesce", 1, many},
    {Id::is_missing, "is-missing", 1, 1},
    {Id::not_asked, "not-asked", 1, 1},
    {Id::selected, "selected", 2, many},
    {Id::count, "count", 1, 1},
    {Id::sum, "sum", 1, many},
    {Id::mean, "mean", 1, many},
    {Id::min, "min", 1, many},
    {Id::max, "max", 1, many},
    {Id::median, "median", 1, 1},
    {Id::first, "first", 1, 1},
    {Id::last, "last", 1, 1},
    {Id::item, "item", 2, 2},
    {Id::any, "any", 1, 1},
    {Id::all, "all", 1, 1},
    {Id::longest_run, "longest-run", 1, 1},
    {Id::distinct, "distinct", 1, 1},
    {Id::previous, "previous", 1, 1},
    {Id::next, "next", 1, 1},
    {Id::prior, "prior", 1, 1},
    {Id::row_number, "row-number", 0, 0},
    {Id::days_between, "days-between", 2, 2},
    {Id::add_days, "add-days", 2, 2},
    {Id::date, "date", 1, 1},
    {Id::time, "time", 1, 1},
    {Id::today, "today", 0, 0},
    {Id::round, "round", 1, 2},
    {Id::abs, "abs", 1, 1},
    {Id::floor, "floor", 1, 1},
    {Id::ceiling, "ceiling", 1, 1},
    {Id::number, "number", 1, 1},
    {Id::text, "text", 1, 1},
    {Id::concat, "concat", 1, many},
    {Id::join, "join", 2, 2},
    {Id::length, "length", 1, 1},
    {Id::contains, "contains", 2, 2},
    {Id::starts_with, "starts-with", 2, 2},
    {Id::label, "label", 1, 1},
    {Id::in_sentence, "in-sentence", 1, 1},
    {Id::correlation, "correlation", 2, 2},
    {Id::signal, "signal", 1, 1},
    {Id::latest_signal, "latest-signal", 1, 1},
    {Id::signal_words, "signal-words", 1, 1},
    {Id::signal_value, "signal-value", 1, 1},
    {Id::signal_count, "signal-count", 1, 2},
    {Id::rule_on, "rule-on", 1, 1},
    {Id::fact, "fact", 1, 1},
}};

} // namespace

const Function* find_function(std::string_view name) {
    for (const Function& function : functions)
        if (function.name == name)
            return &function;
    return nullptr;
}

const std::vector<std::string>& function_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made;
        for (const Function& function : functions)
            made.emplace_back(function.name);
        return made;
    }();
    return names;
}

} // namespace attune
