// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/expression_lexer.hpp"

#include "core/template/functions.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

namespace attune {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// What a word between values does; null when it does nothing.
Operation operation_of(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, Operation>, 11> operators{
        {{"and", Operation::logical_and},
         {"or", Operation::logical_or},
         {"not", Operation::logical_not},
         {"in", Operation::in},
         {"where", Operation::filtered},
         {"lt", Operation::less},
         {"le", Operation::less_equal},
         {"gt", Operation::greater},
         {"ge", Operation::greater_equal},
         {"div", Operation::divide},
         {"mod", Operation::modulo}}};
    constexpr std::size_t longest = 5;
    if (text.size() <= longest)
        for (const auto& [word, operation] : operators)
            if (word == text)
                return operation;
    return Operation::null;
}

/// What a sign of one letter between values does; null when it does nothing.
Operation operation_of(char sign) {
    switch (sign) {
    case '=': return Operation::equal;
    case '<': return Operation::less;
    case '>': return Operation::greater;
    case '+': return Operation::add;
    case '-': return Operation::subtract;
    case '*': return Operation::multiply;
    case '/': return Operation::divide;
    default: return Operation::null;
    }
}

/// What "<=", ">=" or "!=" does.
Operation operation_with_equal(char first) {
    if (first == '!')
        return Operation::not_equal;
    return first == '<' ? Operation::less_equal : Operation::greater_equal;
}

class Splitter {
public:
    Splitter(std::string_view text, std::vector<ExpressionToken> tokens)
        : text_{text} {
        result_.tokens = std::move(tokens);
        result_.tokens.clear();
        result_.tokens.reserve(text.size() / 3 + 2);
    }

    ExpressionTokens split() {
        while (!result_.problem) {
            while (at_ < text_.size() && is_blank(text_[at_]))
                ++at_;
            if (at_ == text_.size())
                break;
            next();
        }
        result_.tokens.push_back({.at = static_cast<std::uint32_t>(text_.size()), .text = {}});
        return std::move(result_);
    }

private:
    using Kind = ExpressionToken::Kind;

    void next() {
        const char c = text_[at_];
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
            number();
        else if (c == '\'' || c == '"')
            quoted(c);
        else if (is_word(c))
            word();
        else
            symbol();
    }

    void number() {
        std::size_t end = at_;
        while (end < text_.size() && is_digit(text_[end]))
            ++end;
        if (end < text_.size() && text_[end] == '.') {
            ++end;
            while (end < text_.size() && is_digit(text_[end]))
                ++end;
        }
        if (end < text_.size() && is_word(text_[end]))
            return fail(at_,
                        "a number is followed by letters; ids begin with a letter, numbers have no exponent");
        double value = 0;
        std::from_chars(text_.data() + at_, text_.data() + end, value, std::chars_format::fixed);
        add(Kind::number, end, {}, value);
    }

    void quoted(char quote) {
        const auto end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos)
            return fail(at_, fmt::format("the text that begins here has no closing {}", quote));
        add(Kind::text, end + 1, text_.substr(at_ + 1, end - at_ - 1));
    }

    void word() {
        std::size_t end = at_;
        while (end < text_.size() && is_word(text_[end]))
            ++end;
        std::size_t hyphened = end;
        while (hyphened + 1 < text_.size() && text_[hyphened] == '-' && is_word(text_[hyphened + 1]))
            for (++hyphened; hyphened < text_.size() && is_word(text_[hyphened]);)
                ++hyphened;
        if (hyphened > end && calls(hyphened) && names_function(text_.substr(at_, hyphened - at_)))
            end = hyphened;
        const std::string_view name = text_.substr(at_, end - at_);
        const Operation operation = operation_of(name);
        const Kind kind = operation == Operation::null && calls(end) ? Kind::function : Kind::word;
        add(kind, end, name, 0, operation);
    }

    [[nodiscard]] bool calls(std::size_t end) const {
        while (end < text_.size() && is_blank(text_[end]))
            ++end;
        return end < text_.size() && text_[end] == '(';
    }

    /// Also a misspelt one, so that the message is about the function and not about a subtraction.
    static bool names_function(std::string_view name) {
        return find_function(name) != nullptr || nearest(name, function_names()).has_value();
    }

    void symbol() {
        const auto two = text_.substr(at_, 2);
        if (two == "==" || two == "&&" || two == "||")
            return fail(at_, "write = for equal, `and` for &&, `or` for ||");
        if (two == "<=" || two == ">=" || two == "!=")
            return add(Kind::symbol, at_ + 2, two, 0, operation_with_equal(two.front()));
        if (std::string_view{"=<>+-*/(),."}.find(text_[at_]) != std::string_view::npos)
            return add(Kind::symbol, at_ + 1, two.substr(0, 1), 0, operation_of(two.front()));
        const auto width = static_cast<unsigned char>(text_[at_]) < 0x80 ? 1U : 0U;
        fail(at_, width == 1 ? fmt::format("'{}' has no meaning here", text_[at_])
                             : "letters with accents and signs belong inside quotes");
    }

    void add(Kind kind, std::size_t end, std::string_view text, double value = 0,
             Operation operation = Operation::null) {
        result_.tokens.push_back({.kind = kind,
                                  .operation = operation,
                                  .at = static_cast<std::uint32_t>(at_),
                                  .text = text,
                                  .number = value});
        at_ = end;
    }

    void fail(std::size_t at, std::string message) {
        result_.problem = ExpressionProblem{.at = at, .message = std::move(message)};
        at_ = text_.size();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    ExpressionTokens result_;
};

} // namespace

ExpressionTokens split_expression(std::string_view text, std::vector<ExpressionToken> tokens) {
    return Splitter{text, std::move(tokens)}.split();
}

} // namespace attune
