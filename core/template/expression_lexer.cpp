// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression_lexer.hpp"

#include "core/template/functions.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

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

class Splitter {
public:
    explicit Splitter(std::string_view text)
        : text_{text} {}

    ExpressionTokens split() {
        while (!result_.problem) {
            while (at_ < text_.size() && is_blank(text_[at_]))
                ++at_;
            if (at_ == text_.size())
                break;
            next();
        }
        result_.tokens.push_back({.at = text_.size(), .text = {}});
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
        add(Kind::text, end + 1, std::string{text_.substr(at_ + 1, end - at_ - 1)});
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
        std::string name{text_.substr(at_, end - at_)};
        const Kind kind = calls(end) && !is_operator(name) ? Kind::function : Kind::word;
        add(kind, end, std::move(name));
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

    static bool is_operator(std::string_view name) {
        static constexpr std::array<std::string_view, 11> operators{"and", "or", "not", "in",  "where", "lt",
                                                                    "le",  "gt", "ge",  "div", "mod"};
        for (const auto word : operators)
            if (word == name)
                return true;
        return false;
    }

    void symbol() {
        const auto two = text_.substr(at_, 2);
        if (two == "==" || two == "&&" || two == "||")
            return fail(at_, "write = for equal, `and` for &&, `or` for ||");
        if (two == "<=" || two == ">=" || two == "!=")
            return add(Kind::symbol, at_ + 2, std::string{two});
        if (std::string_view{"=<>+-*/(),."}.find(text_[at_]) != std::string_view::npos)
            return add(Kind::symbol, at_ + 1, std::string(1, text_[at_]));
        const auto width = static_cast<unsigned char>(text_[at_]) < 0x80 ? 1U : 0U;
        fail(at_, width == 1 ? fmt::format("'{}' has no meaning here", text_[at_])
                             : "letters with accents and signs belong inside quotes");
    }

    void add(Kind kind, std::size_t end, std::string text, double value = 0) {
        result_.tokens.push_back({.kind = kind, .at = at_, .text = std::move(text), .number = value});
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

ExpressionTokens split_expression(std::string_view text) {
    return Splitter{text}.split();
}

} // namespace attune
