// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression_node.hpp"
#include "core/template/value.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace attune {

/// A parsed expression of the template language. Cheap to copy, immutable, safe to share.
/// A form binds its names to places once, when it is made, so that evaluation looks nothing up by text.
class Expression {
public:
    Expression() = default;
    explicit Expression(std::shared_ptr<const ExpressionTree> tree)
        : tree_{std::move(tree)} {}
    /// A text that nothing evaluates: for comparing what templates say.
    Expression(std::string text, std::nullptr_t)
        : tree_{std::make_shared<const ExpressionTree>(std::move(text))} {}

    /// No expression was written.
    [[nodiscard]] bool empty() const noexcept { return root() == nullptr; }
    [[nodiscard]] const std::string& text() const noexcept {
        static const std::string nothing;
        return tree_ == nullptr ? nothing : tree_->text;
    }
    [[nodiscard]] const ExpressionNode* root() const noexcept {
        return tree_ == nullptr ? nullptr : tree_->root;
    }

private:
    std::shared_ptr<const ExpressionTree> tree_;
};

} // namespace attune
