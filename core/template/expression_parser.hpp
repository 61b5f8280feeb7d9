// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression.hpp"
#include "core/template/expression_lexer.hpp"

#include <optional>
#include <string_view>

namespace attune {

struct ParsedExpression {
    Expression expression;                    ///< empty when there is a problem
    std::optional<ExpressionProblem> problem; ///< the first mistake; the rest cannot be told from it
};

/// Reads the grammar of docs/packs/template-language.md section 4. Names are looked up later, by the binder.
/// Limits: 4,000 characters, depth 64, 2,000 nodes.
[[nodiscard]] ParsedExpression parse_expression(std::string_view text);

} // namespace attune
