// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression.hpp"
#include "core/template/expression/expression_lexer.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace attune {

struct ParsedExpression {
    Expression expression;                    ///< empty when there is a problem
    std::optional<ExpressionProblem> problem; ///< the first mistake; the rest cannot be told from it
};

/// Reads the grammar of docs/packs/template-language.md section 4. Names are looked up later, by the binder.
/// Limits: 4,000 characters, depth 64, 2,000 nodes.
[[nodiscard]] ParsedExpression parse_expression(std::string_view text);
/// For the expressions of one file: what they share.
struct ParseRoom {
    std::shared_ptr<ExpressionStore> store = std::make_shared<ExpressionStore>();
    std::vector<ExpressionToken> tokens; ///< memory, whatever it holds
};
[[nodiscard]] ParsedExpression parse_expression(std::string_view text, ParseRoom& room);

} // namespace attune
