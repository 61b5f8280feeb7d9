// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/bound.hpp"
#include "core/template/expression.hpp"
#include "core/template/expression/expression_lexer.hpp"
#include "core/template/layout.hpp"

#include <vector>

namespace attune {

/// What an expression gives, as far as it can be told without answers.
struct ValueType {
    enum class Kind { unknown, null, yes_no, number, text, date, time, list, rows };
    Kind kind = Kind::unknown;
    bool column = false;          ///< one value per row
    const Field* field = nullptr; ///< whose options the text or list is taken from
};

/// "a number", "yes or no": for messages.
[[nodiscard]] std::string_view to_words(ValueType::Kind kind);
/// What a field gives when its name is read.
[[nodiscard]] ValueType type_of(const Field& field);

/// Where an expression stands: the row whose names come first, and what `this` means.
struct BindScope {
    int part = 0;
    int scope = 0;          ///< a top, block or table scope of the layout
    int self_register = -1; ///< register whose entry is `this`
};

struct BoundExpression {
    Bound root;
    ValueType type;
    bool sees_after_registers = false; ///< reads a field that is computed after the registers
    std::vector<ExpressionProblem> problems;
};

/// What an operand is, beside the Bound that it was bound into.
struct BoundOperand {
    const Bound* bound = nullptr;
    ValueType type;
    std::size_t at = 0;
};

/// Rows whose names an expression sees: those of a form, and one more for every `where` around it.
struct NameFrame {
    int scope = 0;
    bool past = false;   ///< rows of earlier notes
    bool closed = false; ///< names are not looked for further out
};

/// Memory that binding uses anew for each expression, and what it leaves there.
struct BindRoom {
    std::vector<NameFrame> frames;
    std::vector<BoundOperand> operands;
    std::vector<int> depends_on; ///< items that the last expression reads; one can stand there several times
};

/// Binds the names of `expression` to places of `layout` and checks its types.
/// Names of templates that the layout does not hold are reported or null, as `missing` says.
enum class MissingParts { report, null };
[[nodiscard]] BoundExpression bind(const Expression& expression, const Layout& layout, const BindScope& scope,
                                   MissingParts missing, BindRoom& room);

} // namespace attune
