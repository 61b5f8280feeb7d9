// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/value.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace attune {

struct ExpressionNode;

/// A parsed expression of the template language. Cheap to copy, immutable, safe to share.
/// A form binds its names to places once, when it is made, so that evaluation looks nothing up by text.
class Expression {
public:
    Expression() = default;
    Expression(std::string text, std::shared_ptr<const ExpressionNode> root)
        : text_{std::move(text)},
          root_{std::move(root)} {}

    /// No expression was written.
    [[nodiscard]] bool empty() const noexcept { return root_ == nullptr; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const ExpressionNode* root() const noexcept { return root_.get(); }

private:
    std::string text_;
    std::shared_ptr<const ExpressionNode> root_;
};

} // namespace attune
