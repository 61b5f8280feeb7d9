// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace attune {

enum class Operation {
    number,
    text,
    yes_no,
    null,
    name,
    call,
    negate,
    logical_not,
    logical_and,
    logical_or,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    in,
    not_in,
    filtered ///< `rows where condition`: two children
};

/// One node of the syntax tree, as written: names are not looked up yet.
struct ExpressionNode {
    Operation operation = Operation::null;
    std::size_t at = 0;            ///< byte offset in the expression, for messages
    double number = 0;             ///< number, and yes_no as 1 or 0
    std::string text;              ///< literal text, or the function's name
    std::vector<std::string> name; ///< "work", "sets", "passes"
    std::vector<ExpressionNode> children;
};

} // namespace attune
