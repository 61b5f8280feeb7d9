// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/expression_parser.hpp"

#include "core/template/expression_node.hpp"
#include "core/template/functions.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t longest_text = 4000;
constexpr int deepest = 64;
constexpr std::size_t most_nodes = 2000;

/// Thrown inside this file only, so that the grammar below reads as the grammar.
struct Stop {
    ExpressionProblem problem;
};

/// Writes the nodes into the store. There is room for one by each token but brackets, commas and dots.
class Parser {
public:
    Parser(const std::vector<ExpressionToken>& tokens, ExpressionStore& store)
        : tokens_{tokens} {
        std::size_t nodes = 0;
        std::size_t names = 0;
        for (const ExpressionToken& token : tokens) {
            const bool punctuation = token.kind == Kind::symbol && token.operation == Operation::null;
            nodes += punctuation ? 0 : 1;
            names += token.kind == Kind::word ? 1 : 0;
        }
        nodes_ = store.make<ExpressionNode>(std::min(nodes, most_nodes));
        names_ = store.make<std::string_view>(names);
    }

    const ExpressionNode* parse() {
        const Node root = expression();
        if (peek().kind != Kind::end)
            fail(fmt::format("{} was not expected here", shown(peek())));
        return root;
    }

private:
    using Kind = ExpressionToken::Kind;
    using Node = ExpressionNode*;
    using Operand = Node (Parser::*)();

    struct Deeper {
        explicit Deeper(Parser& parser)
            : parser_{parser} {
            if (++parser_.depth_ > deepest)
                parser_.fail(fmt::format("nested deeper than {} levels", deepest));
        }
        ~Deeper() { --parser_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        Parser& parser_;
    };

    Node expression() {
        const Deeper deeper{*this};
        return chain<Operation::logical_or>(&Parser::conjunction);
    }

    Node conjunction() { return chain<Operation::logical_and>(&Parser::negation); }

    Node negation() {
        if (!is(Operation::logical_not))
            return comparison();
        Node made = node(Operation::logical_not);
        ++at_;
        made->children.push_back(comparison());
        return made;
    }

    Node comparison() {
        Node left = sum();
        if (is_comparison()) {
            Node made = binary(left, &Parser::sum);
            if (is_comparison())
                fail("a comparison cannot be compared again; join the two with `and`");
            return made;
        }
        if (is(Operation::in))
            return membership(left, Operation::in);
        if (is(Operation::logical_not) && tokens_[at_ + 1].operation == Operation::in) {
            ++at_;
            return membership(left, Operation::not_in);
        }
        return left;
    }

    [[nodiscard]] bool is_comparison() const {
        switch (peek().operation) {
        case Operation::equal:
        case Operation::not_equal:
        case Operation::less:
        case Operation::less_equal:
        case Operation::greater:
        case Operation::greater_equal: return true;
        default: return false;
        }
    }

    Node membership(Node left, Operation operation) {
        Node made = node(operation);
        ++at_;
        made->children.push_back(left);
        expect('(', "`in` is followed by a list in parentheses");
        do
            made->children.push_back(expression());
        while (take(','));
        expect(')', "the list after `in` is closed by )");
        return made;
    }

    Node sum() { return chain<Operation::add, Operation::subtract>(&Parser::product); }

    Node product() {
        return chain<Operation::multiply, Operation::divide, Operation::modulo>(&Parser::unary);
    }

    Node unary() {
        if (!is(Operation::subtract))
            return primary();
        Node made = node(Operation::negate);
        ++at_;
        made->children.push_back(primary());
        return made;
    }

    Node primary() {
        switch (peek().kind) {
        case Kind::number: {
            Node made = node(Operation::number);
            made->number = tokens_[at_++].number;
            return made;
        }
        case Kind::text: {
            Node made = node(Operation::text);
            made->text = tokens_[at_++].text;
            return made;
        }
        case Kind::function: return call();
        case Kind::word: return word();
        case Kind::symbol:
            if (take('(')) {
                Node inner = expression();
                expect(')', "a parenthesis is not closed");
                return inner;
            }
            break;
        case Kind::end: fail("the expression ends where a value was expected");
        }
        fail(fmt::format("a value was expected, not {}", shown(peek())));
    }

    Node call() {
        const ExpressionToken& token = peek();
        if (is_literal(token.text)) {
            Node made = word();
            expect('(', "( was expected");
            if (!take(')'))
                fail(fmt::format("{}() takes nothing", token.text));
            return made;
        }
        const Function* function = find_function(token.text);
        if (function == nullptr)
            fail(fmt::format("there is no function {}(){}", token.text,
                             did_you_mean(token.text, function_names())));
        Node made = node(Operation::call);
        made->text = token.text;
        made->function = function;
        at_ += 2; // the name and its parenthesis
        if (!take(')')) {
            do
                made->children.push_back(argument());
            while (take(','));
            if (!take(')'))
                fail(fmt::format("the parenthesis of {}( is not closed", made->text));
        }
        if (made->children.size() < function->least || made->children.size() > function->most)
            throw Stop{{made->at, fmt::format("{}() takes {}, not {}", made->text, how_many(*function),
                                              made->children.size())}};
        return made;
    }

    Node argument() {
        Node value = expression();
        return is(Operation::filtered) ? binary(value, &Parser::expression) : value;
    }

    static bool is_literal(std::string_view word) {
        return word == "true" || word == "false" || word == "null";
    }

    Node word() {
        const std::string_view text = peek().text;
        if (is_literal(text)) {
            Node made = node(text == "null" ? Operation::null : Operation::yes_no);
            made->number = text == "true" ? 1 : 0;
            ++at_;
            return made;
        }
        if (peek().operation != Operation::null)
            fail(fmt::format("a value was expected, not `{}`", text));
        Node made = node(Operation::name);
        const std::size_t first = names_used_;
        names_[names_used_++] = tokens_[at_++].text;
        while (take('.')) {
            if (peek().kind != Kind::word)
                fail("a name was expected after the dot");
            names_[names_used_++] = tokens_[at_++].text;
        }
        made->name = names_.subspan(first, names_used_ - first);
        return made;
    }

    template<Operation... operators>
    Node chain(Operand operand) {
        Node left = (this->*operand)();
        while ((is(operators) || ...))
            left = binary(left, operand);
        return left;
    }

    /// The operator stands here, its left side before it.
    Node binary(Node left, Operand operand) {
        Node made = node(peek().operation);
        ++at_;
        made->children.push_back(left);
        made->children.push_back((this->*operand)());
        return made;
    }

    Node node(Operation operation) {
        if (nodes_used_ == most_nodes)
            fail(fmt::format("longer than {} parts", most_nodes));
        ExpressionNode& made = nodes_[nodes_used_++];
        made.operation = operation;
        made.at = peek().at;
        return &made;
    }

    [[nodiscard]] const ExpressionToken& peek() const { return tokens_[at_]; }
    [[nodiscard]] bool is(Operation operation) const { return peek().operation == operation; }
    bool take(char symbol) {
        if (peek().kind != Kind::symbol || peek().text.front() != symbol)
            return false;
        ++at_;
        return true;
    }
    void expect(char symbol, const char* message) {
        if (!take(symbol))
            fail(message);
    }
    [[noreturn]] void fail(std::string message) const { throw Stop{{peek().at, std::move(message)}}; }

    static std::string shown(const ExpressionToken& token) {
        switch (token.kind) {
        case Kind::number: return "a number";
        case Kind::text: return "a text";
        case Kind::end: return "the end";
        default: return fmt::format("`{}`", token.text);
        }
    }
    static std::string how_many(const Function& function) {
        if (function.most == 0)
            return "nothing";
        if (function.most > 2 && function.most != function.least)
            return fmt::format("{} or more values", function.least);
        if (function.least == function.most)
            return fmt::format("{} value{}", function.least, function.least == 1 ? "" : "s");
        return fmt::format("{} to {} values", function.least, function.most);
    }

    const std::vector<ExpressionToken>& tokens_;
    std::span<ExpressionNode> nodes_;
    std::span<std::string_view> names_;
    std::size_t nodes_used_ = 0;
    std::size_t names_used_ = 0;
    std::size_t at_ = 0;
    int depth_ = 0;
};

} // namespace

ParsedExpression parse_expression(std::string_view text) {
    ParseRoom room;
    return parse_expression(text, room);
}

ParsedExpression parse_expression(std::string_view text, ParseRoom& room) {
    if (text.size() > longest_text)
        return {.expression = {},
                .problem =
                    ExpressionProblem{longest_text, fmt::format("longer than {} characters", longest_text)}};
    const std::string& kept = room.store->keep(std::string{text});
    ExpressionTokens split = split_expression(kept, std::move(room.tokens));
    room.tokens = std::move(split.tokens);
    if (split.problem)
        return {.expression = {}, .problem = std::move(split.problem)};
    try {
        const ExpressionNode* root = Parser{room.tokens, *room.store}.parse();
        return {.expression = Expression{room.store, kept, root}, .problem = std::nullopt};
    } catch (const Stop& stop) {
        return {.expression = {}, .problem = stop.problem};
    }
}

} // namespace attune
