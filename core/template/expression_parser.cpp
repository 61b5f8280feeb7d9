// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression_parser.hpp"

#include "core/template/expression_node.hpp"
#include "core/template/functions.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t longest_text = 4000;
constexpr int deepest = 64;
constexpr int most_nodes = 2000;

/// Thrown inside this file only, so that the grammar below reads as the grammar.
struct Stop {
    ExpressionProblem problem;
};

class Parser {
public:
    explicit Parser(std::vector<ExpressionToken> tokens)
        : tokens_{std::move(tokens)} {}

    ExpressionNode parse() {
        ExpressionNode root = expression();
        if (peek().kind != Kind::end)
            fail(fmt::format("{} was not expected here", shown(peek())));
        return root;
    }

private:
    using Kind = ExpressionToken::Kind;
    using Pairs = std::initializer_list<std::pair<std::string_view, Operation>>;

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

    ExpressionNode expression() {
        const Deeper deeper{*this};
        return chain([this] { return conjunction(); }, {{"or", Operation::logical_or}});
    }

    ExpressionNode conjunction() {
        return chain([this] { return negation(); }, {{"and", Operation::logical_and}});
    }

    ExpressionNode negation() {
        if (!is_word("not"))
            return comparison();
        ExpressionNode made = node(Operation::logical_not);
        ++at_;
        made.children.push_back(comparison());
        return made;
    }

    ExpressionNode comparison() {
        ExpressionNode left = sum();
        static constexpr std::array<std::pair<std::string_view, Operation>, 10> comparisons{
            {{"=", Operation::equal},
             {"!=", Operation::not_equal},
             {"<", Operation::less},
             {"<=", Operation::less_equal},
             {">", Operation::greater},
             {">=", Operation::greater_equal},
             {"lt", Operation::less},
             {"le", Operation::less_equal},
             {"gt", Operation::greater},
             {"ge", Operation::greater_equal}}};
        for (const auto& [sign, operation] : comparisons)
            if (is_operator(sign)) {
                ExpressionNode made = binary(operation, std::move(left), [this] { return sum(); });
                refuse_chain(comparisons);
                return made;
            }
        if (is_word("in"))
            return membership(std::move(left), Operation::in);
        if (is_word("not") && tokens_[at_ + 1].kind == Kind::word && tokens_[at_ + 1].text == "in") {
            ++at_;
            return membership(std::move(left), Operation::not_in);
        }
        return left;
    }

    template<typename Comparisons>
    void refuse_chain(const Comparisons& comparisons) {
        for (const auto& [sign, operation] : comparisons)
            if (is_operator(sign))
                fail("a comparison cannot be compared again; join the two with `and`");
    }

    ExpressionNode membership(ExpressionNode left, Operation operation) {
        ExpressionNode made = node(operation);
        ++at_;
        made.children.push_back(std::move(left));
        expect("(", "`in` is followed by a list in parentheses");
        do
            made.children.push_back(expression());
        while (take(","));
        expect(")", "the list after `in` is closed by )");
        return made;
    }

    ExpressionNode sum() {
        return chain([this] { return product(); }, {{"+", Operation::add}, {"-", Operation::subtract}});
    }

    ExpressionNode product() {
        return chain([this] { return unary(); }, {{"*", Operation::multiply},
                                                  {"/", Operation::divide},
                                                  {"div", Operation::divide},
                                                  {"mod", Operation::modulo}});
    }

    ExpressionNode unary() {
        if (!is_operator("-"))
            return primary();
        ExpressionNode made = node(Operation::negate);
        ++at_;
        made.children.push_back(primary());
        return made;
    }

    ExpressionNode primary() {
        switch (peek().kind) {
        case Kind::number: {
            ExpressionNode made = node(Operation::number);
            made.number = tokens_[at_++].number;
            return made;
        }
        case Kind::text: {
            ExpressionNode made = node(Operation::text);
            made.text = tokens_[at_++].text;
            return made;
        }
        case Kind::function: return call();
        case Kind::word: return word();
        case Kind::symbol:
            if (take("(")) {
                ExpressionNode inner = expression();
                expect(")", "a parenthesis is not closed");
                return inner;
            }
            break;
        case Kind::end: fail("the expression ends where a value was expected");
        }
        fail(fmt::format("a value was expected, not {}", shown(peek())));
    }

    ExpressionNode call() {
        const ExpressionToken& token = peek();
        if (token.text == "true" || token.text == "false" || token.text == "null") {
            ExpressionNode made = word();
            expect("(", "( was expected");
            expect(")", fmt::format("{}() takes nothing", token.text));
            return made;
        }
        const Function* function = find_function(token.text);
        if (function == nullptr)
            fail(fmt::format("there is no function {}(){}", token.text,
                             did_you_mean(token.text, function_names())));
        ExpressionNode made = node(Operation::call);
        made.text = token.text;
        at_ += 2; // the name and its parenthesis
        if (!take(")")) {
            do
                made.children.push_back(argument());
            while (take(","));
            expect(")", fmt::format("the parenthesis of {}( is not closed", made.text));
        }
        if (made.children.size() < function->least || made.children.size() > function->most)
            throw Stop{{made.at, fmt::format("{}() takes {}, not {}", made.text, how_many(*function),
                                             made.children.size())}};
        return made;
    }

    ExpressionNode argument() {
        ExpressionNode value = expression();
        if (!is_word("where"))
            return value;
        return binary(Operation::filtered, std::move(value), [this] { return expression(); });
    }

    ExpressionNode word() {
        const std::string& text = peek().text;
        if (text == "true" || text == "false") {
            ExpressionNode made = node(Operation::yes_no);
            made.number = text == "true" ? 1 : 0;
            ++at_;
            return made;
        }
        if (text == "null") {
            ExpressionNode made = node(Operation::null);
            ++at_;
            return made;
        }
        static constexpr std::array<std::string_view, 11> operators{"and", "or", "not", "in",  "where", "lt",
                                                                    "le",  "gt", "ge",  "div", "mod"};
        for (const auto reserved : operators)
            if (reserved == text)
                fail(fmt::format("a value was expected, not `{}`", text));
        ExpressionNode made = node(Operation::name);
        made.name.push_back(tokens_[at_++].text);
        while (take(".")) {
            if (peek().kind != Kind::word)
                fail("a name was expected after the dot");
            made.name.push_back(tokens_[at_++].text);
        }
        return made;
    }

    template<typename Operand>
    ExpressionNode chain(Operand operand, Pairs operators) {
        ExpressionNode left = operand();
        for (bool more = true; more;) {
            more = false;
            for (const auto& [sign, operation] : operators)
                if (is_operator(sign)) {
                    left = binary(operation, std::move(left), operand);
                    more = true;
                    break;
                }
        }
        return left;
    }

    template<typename Operand>
    ExpressionNode binary(Operation operation, ExpressionNode left, Operand operand) {
        ExpressionNode made = node(operation);
        ++at_;
        made.children.reserve(2);
        made.children.push_back(std::move(left));
        made.children.push_back(operand());
        return made;
    }

    ExpressionNode node(Operation operation) {
        if (++nodes_ > most_nodes)
            fail(fmt::format("longer than {} parts", most_nodes));
        ExpressionNode made;
        made.operation = operation;
        made.at = peek().at;
        return made;
    }

    [[nodiscard]] const ExpressionToken& peek() const { return tokens_[at_]; }
    [[nodiscard]] bool is_word(std::string_view text) const {
        return peek().kind == Kind::word && peek().text == text;
    }
    [[nodiscard]] bool is_operator(std::string_view text) const {
        return (peek().kind == Kind::word || peek().kind == Kind::symbol) && peek().text == text;
    }
    bool take(std::string_view symbol) {
        if (peek().kind != Kind::symbol || peek().text != symbol)
            return false;
        ++at_;
        return true;
    }
    void expect(std::string_view symbol, const std::string& message) {
        if (!take(symbol))
            fail(message);
    }
    [[noreturn]] void fail(std::string message) const { throw Stop{{peek().at, std::move(message)}}; }

    static std::string shown(const ExpressionToken& token) {
        switch (token.kind) {
        case Kind::number: return "a number";
        case Kind::text: return "a text";
        case Kind::end: return "the end";
        default: return "`" + token.text + "`";
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

    std::vector<ExpressionToken> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int nodes_ = 0;
};

} // namespace

ParsedExpression parse_expression(std::string_view text) {
    if (text.size() > longest_text)
        return {.expression = {},
                .problem =
                    ExpressionProblem{longest_text, fmt::format("longer than {} characters", longest_text)}};
    ExpressionTokens split = split_expression(text);
    if (split.problem)
        return {.expression = {}, .problem = std::move(split.problem)};
    try {
        auto root = std::make_shared<const ExpressionNode>(Parser{std::move(split.tokens)}.parse());
        return {.expression = Expression{std::string{text}, std::move(root)}, .problem = std::nullopt};
    } catch (const Stop& stop) {
        return {.expression = {}, .problem = stop.problem};
    }
}

} // namespace attune
