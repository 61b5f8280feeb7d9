// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression_node.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What is wrong with an expression, and where (byte offset).
struct ExpressionProblem {
    std::size_t at = 0;
    std::string message;
};

/// Borrows the expression's text.
struct ExpressionToken {
    enum class Kind : std::uint8_t { number, text, word, function, symbol, end };
    Kind kind = Kind::end;
    Operation operation = Operation::null; ///< of a word or symbol that stands between values; `not`, `where`
    std::uint32_t at = 0;
    std::string_view text; ///< word, function name, symbol, or the text without its quotes
    double number = 0;
};

struct ExpressionTokens {
    std::vector<ExpressionToken> tokens; ///< the last one is `end`
    std::optional<ExpressionProblem> problem;
};

/// Splits an expression into tokens. A word with hyphens is a function when "(" follows and a function
/// has that name, or one that is spelt nearly so; else a hyphen is a minus. Borrows the text.
/// Uses the memory of `tokens`, whatever it holds.
[[nodiscard]] ExpressionTokens split_expression(std::string_view text,
                                                std::vector<ExpressionToken> tokens = {});

} // namespace attune
