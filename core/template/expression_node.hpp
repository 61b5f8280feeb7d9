// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace attune {

struct Function;

enum class Operation : std::uint8_t {
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

/// One node of the syntax tree, as written: names are not looked up yet. Lives in an ExpressionStore.
struct ExpressionNode {
    /// The operands, from left to right.
    class Children {
    public:
        class Iterator {
        public:
            explicit Iterator(const ExpressionNode* at)
                : at_{at} {}
            const ExpressionNode& operator*() const { return *at_; }
            Iterator& operator++() {
                at_ = at_->next;
                return *this;
            }
            bool operator==(const Iterator&) const = default;

        private:
            const ExpressionNode* at_;
        };

        [[nodiscard]] Iterator begin() const { return Iterator{first_}; }
        [[nodiscard]] Iterator end() const { return Iterator{nullptr}; }
        [[nodiscard]] std::size_t size() const noexcept { return size_; }
        [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
        const ExpressionNode& operator[](std::size_t index) const {
            const ExpressionNode* found = first_;
            while (index-- > 0)
                found = found->next;
            return *found;
        }
        void push_back(ExpressionNode* child) {
            (last_ == nullptr ? first_ : last_->next) = child;
            last_ = child;
            ++size_;
        }

    private:
        ExpressionNode* first_ = nullptr;
        ExpressionNode* last_ = nullptr;
        std::size_t size_ = 0;
    };

    Operation operation = Operation::null;
    std::uint32_t at = 0;                   ///< byte offset in the expression, for messages
    double number = 0;                      ///< number, and yes_no as 1 or 0
    std::string_view text;                  ///< literal text, or the function's name
    std::span<const std::string_view> name; ///< "work", "sets", "passes"
    const Function* function = nullptr;     ///< of a call
    Children children;
    ExpressionNode* next = nullptr; ///< the parent's next child
};

/// The memory of parsed expressions, shared by those of one file: nodes point at each other and into the
/// texts, and all go together when the last expression goes.
class ExpressionStore {
public:
    ExpressionStore() = default;
    ExpressionStore(const ExpressionStore&) = delete;
    ExpressionStore& operator=(const ExpressionStore&) = delete;
    ~ExpressionStore() = default;

    const std::string& keep(std::string text) { return texts_.emplace_back(std::move(text)); }
    /// Room for so many, which the caller fills.
    template<typename T>
    std::span<T> make(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        T* first = std::pmr::polymorphic_allocator<T>{&memory_}.allocate(count);
        std::uninitialized_value_construct_n(first, count);
        return {first, count};
    }

private:
    std::deque<std::string> texts_;
    std::pmr::monotonic_buffer_resource memory_;
};

} // namespace attune
