// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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

struct ExpressionToken {
    enum class Kind { number, text, word, function, symbol, end };
    Kind kind = Kind::end;
    std::size_t at = 0;
    std::string text; ///< word, function name, symbol, or the text without its quotes
    double number = 0;
};

struct ExpressionTokens {
    std::vector<ExpressionToken> tokens; ///< the last one is `end`
    std::optional<ExpressionProblem> problem;
};

/// Splits an expression into tokens. A word with hyphens is a function when "(" follows and a function
/// has that name, or one that is spelt nearly so; else a hyphen is a minus.
[[nodiscard]] ExpressionTokens split_expression(std::string_view text);

} // namespace attune
