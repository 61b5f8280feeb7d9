// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/binder.hpp"
#include "core/template/expression_node.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

namespace attune {

/// The operands of one node. They lie on a stack that all nodes of an expression share.
class Operands {
public:
    explicit Operands(std::vector<BoundOperand>& stack)
        : stack_{stack},
          first_{stack.size()} {}
    ~Operands() { stack_.resize(first_); }
    Operands(const Operands&) = delete;
    Operands& operator=(const Operands&) = delete;

    void push_back(const BoundOperand& operand) { stack_.push_back(operand); }
    [[nodiscard]] std::size_t size() const { return stack_.size() - first_; }
    [[nodiscard]] auto begin() const { return stack_.cbegin() + static_cast<std::ptrdiff_t>(first_); }
    [[nodiscard]] auto end() const { return stack_.cend(); }
    const BoundOperand& operator[](std::size_t index) const { return stack_[first_ + index]; }

private:
    std::vector<BoundOperand>& stack_;
    std::size_t first_;
};

/// Every node is bound where it will stay, in its parent's children, so that nothing is moved.
class ExpressionBinder {
public:
    ExpressionBinder(const Layout& layout, const BindScope& scope, MissingParts missing, BindRoom& room,
                     BoundExpression& result)
        : layout_{layout},
          scope_{scope},
          missing_{missing},
          frames_{room.frames},
          stack_{room.operands},
          depends_on_{room.depends_on},
          result_{result} {
        frames_.assign(1, {.scope = scope.scope});
        stack_.clear();
        depends_on_.clear();
    }

    void run(const ExpressionNode& root) { result_.type = scalar(root, result_.root).type; }

private:
    using Kind = ValueType::Kind;
    using Typed = BoundOperand;

    void problem(std::size_t at, std::string message);
    static Typed constant(Value value, Kind kind, std::size_t at, Bound& into);
    static Typed unknown(std::size_t at, Bound& into) { return constant({}, Kind::unknown, at, into); }
    /// One value; columns and tables are reported.
    Typed scalar(const ExpressionNode& node, Bound& into);
    Typed any(const ExpressionNode& node, Bound& into);
    Typed name(const ExpressionNode& node, Bound& into);
    /// Binds the children of `node` as the children of `into`, each to one value.
    void bind_operands(const ExpressionNode& node, Bound& into, Operands& operands);
    Typed operation(const ExpressionNode& node, Bound& into);
    Kind check_operands(const ExpressionNode& node, const Operands& operands);
    void refuse_zero(const ExpressionNode& node, const Operands& operands);
    void expect_number(const Typed& typed);
    bool expect(const Typed& typed, std::initializer_list<Kind> kinds);
    void compare(const Typed& left, const Typed& right);
    /// A literal that is compared with a choice must be one of its options.
    void check_option(const Typed& choice, const Typed& literal);
    ValueType unify(const Typed& a, const Typed& b);
    Typed call(const ExpressionNode& node, Bound& into);
    ValueType plain_call(const ExpressionNode& node, FunctionId id, Bound& into);
    ValueType check_arguments(const ExpressionNode& node, FunctionId id, const Operands& arguments);
    ValueType about_field(const ExpressionNode& node, FunctionId id, const Typed& argument);
    ValueType selected(const Operands& arguments);

    /// A column or table, with the condition that `where` gives.
    struct Rows {
        ValueType type;
        std::size_t at = 0;
        bool filtered = false;
    };
    Rows rows(const ExpressionNode& node, Bound& into);
    Rows filtered_rows(const ExpressionNode& node, Bound& into);
    ValueType rows_call(const ExpressionNode& node, FunctionId id, Bound& into);
    /// min(a, b, …) and its like.
    ValueType spread(const ExpressionNode& node, FunctionId id, Bound& into);
    ValueType rows_type(const ExpressionNode& node, FunctionId id, const Rows& rows);
    void check_pair(const ExpressionNode& node, const Rows& first, const Rows& second, const Bound& call);
    ValueType previous(const ExpressionNode& node, Bound& into);
    ValueType row_call(const ExpressionNode& node, Bound& into);
    Typed moment(const ExpressionNode& node, FunctionId id, Bound& into);
    ValueType signals(const ExpressionNode& node, FunctionId id, Bound& into);
    ValueType rule_on(const ExpressionNode& node, Bound& into);
    ValueType fact(const ExpressionNode& node, Bound& into);
    /// The word in quotes that a function needs first; empty, and reported, when it is none.
    std::string quoted(const ExpressionNode& node, const Bound& bound);

    const Layout& layout_;
    const BindScope& scope_;
    MissingParts missing_;
    std::vector<NameFrame>& frames_;
    std::vector<Typed>& stack_; ///< of Operands
    std::vector<int>& depends_on_;
    BoundExpression& result_;
    int row_scope_ = -1;
};

} // namespace attune
