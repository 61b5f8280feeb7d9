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
    /// `text` and `root` lie in the store.
    Expression(std::shared_ptr<const ExpressionStore> store, const std::string& text,
               const ExpressionNode* root)
        : store_{std::move(store)},
          text_{&text},
          root_{root} {}
    /// A text that nothing evaluates: for comparing what templates say.
    Expression(std::string text, std::nullptr_t) {
        auto store = std::make_shared<ExpressionStore>();
        text_ = &store->keep(std::move(text));
        store_ = std::move(store);
    }

    /// No expression was written.
    [[nodiscard]] bool empty() const noexcept { return root_ == nullptr; }
    [[nodiscard]] const std::string& text() const noexcept {
        static const std::string nothing;
        return text_ == nullptr ? nothing : *text_;
    }
    [[nodiscard]] const ExpressionNode* root() const noexcept { return root_; }

private:
    std::shared_ptr<const ExpressionStore> store_;
    const std::string* text_ = nullptr;
    const ExpressionNode* root_ = nullptr;
};

} // namespace attune
