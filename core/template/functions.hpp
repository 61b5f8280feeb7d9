// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class FunctionId : std::uint8_t {
    if_,
    coalesce,
    is_missing,
    not_asked,
    selected,
    count,
    sum,
    mean,
    min,
    max,
    median,
    first,
    last,
    item,
    any,
    all,
    longest_run,
    distinct,
    previous,
    next,
    prior,
    row_number,
    days_between,
    add_days,
    date,
    time,
    today,
    round,
    abs,
    floor,
    ceiling,
    number,
    text,
    concat,
    join,
    length,
    contains,
    starts_with,
    label,
    in_sentence,
    correlation,
    signal,
    latest_signal,
    signal_words,
    signal_value,
    signal_count,
    rule_on,
    fact
};

/// How one function may be called.
struct Function {
    FunctionId id{};
    std::string_view name;
    std::size_t least = 0; ///< arguments
    std::size_t most = 0;
};

/// Null when no function has this name.
[[nodiscard]] const Function* find_function(std::string_view name);
[[nodiscard]] const std::vector<std::string>& function_names();

} // namespace attune
