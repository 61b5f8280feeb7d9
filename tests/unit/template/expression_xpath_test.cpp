// SPDX-License-Identifier: Apache-2.0
// On numbers the language agrees with XPath 1.0; pugixml is the witness.
#include "core/template/expression/binder.hpp"
#include "core/template/expression/evaluator.hpp"
#include "core/template/expression/expression_parser.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <cmath>
#include <random>

namespace attune {
namespace {

/// Random expressions over numbers, in the words that both languages share.
class Writer {
public:
    explicit Writer(std::uint32_t seed)
        : random_{seed} {}

    std::string number(int depth) {
        if (depth == 0 || roll(5) == 0)
            return std::to_string(roll(20)) + (roll(3) == 0 ? ".5" : "");
        static constexpr const char* operators[] = {" + ", " - ", " * ", " div ", " mod "};
        switch (roll(8)) {
        case 0: return "-" + std::to_string(roll(9));
        case 1: return "floor(" + number(depth - 1) + ")";
        case 2: return "ceiling(" + number(depth - 1) + ")";
        default: return "(" + number(depth - 1) + operators[roll(5)] + number(depth - 1) + ")";
        }
    }

    std::string truth(int depth) {
        if (depth == 0 || roll(3) == 0) {
            static constexpr const char* comparisons[] = {" = ", " != ", " < ", " <= ", " > ", " >= "};
            return number(2) + comparisons[roll(6)] + number(2);
        }
        switch (roll(3)) {
        case 0: return "not(" + truth(depth - 1) + ")";
        case 1: return "(" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
        default: return "(" + truth(depth - 1) + " or " + truth(depth - 1) + ")";
        }
    }

private:
    int roll(int sides) { return static_cast<int>(random_() % static_cast<std::uint32_t>(sides)); }
    std::mt19937 random_;
};

Value ours(const std::string& text) {
    const ParsedExpression parsed = parse_expression(text);
    EXPECT_FALSE(parsed.problem.has_value())
        << text << ": " << parsed.problem.value_or(ExpressionProblem{}).message;
    const Template empty;
    const Layout layout{{&empty}};
    BindRoom room;
    const BoundExpression bound = bind(parsed.expression, layout, {}, MissingParts::report, room);
    NoteRows rows{nullptr};
    World world;
    world.layout = &layout;
    world.now = &rows;
    return Evaluator{world}.evaluate(bound.root, {&rows, nullptr, nullptr, nullptr});
}

/// Whether a division by zero lies somewhere in it: the one place where we say null and XPath goes on.
bool divides_by_zero(const std::string& text) {
    return ours(text).is_null();
}

TEST(ExpressionXPathTest, NumbersAgree) {
    Writer writer{20270309};
    const pugi::xml_document document;
    int compared = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string text = writer.number(4);
        if (divides_by_zero(text))
            continue;
        const double theirs = pugi::xpath_query{text.c_str()}.evaluate_number(document);
        ASSERT_NEAR(*ours(text).get<double>(), theirs, 1e-12 * std::max(1.0, std::abs(theirs))) << text;
        ++compared;
    }
    EXPECT_GT(compared, 2000);
}

TEST(ExpressionXPathTest, ComparisonsAndLogicAgree) {
    Writer writer{42};
    const pugi::xml_document document;
    int compared = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string text = writer.truth(3);
        // A division by zero inside makes a comparison null here and true or false there; leave those out.
        if (text.find(" div ") != std::string::npos || text.find(" mod ") != std::string::npos)
            continue;
        const bool theirs = pugi::xpath_query{text.c_str()}.evaluate_boolean(document);
        const Value value = ours(text);
        ASSERT_NE(value.get<bool>(), nullptr) << text;
        ASSERT_EQ(*value.get<bool>(), theirs) << text;
        ++compared;
    }
    EXPECT_GT(compared, 400);
}

TEST(ExpressionXPathTest, DivisionByZeroIsOurOneDifference) {
    EXPECT_TRUE(ours("1 div (2 - 2)").is_null());
    EXPECT_TRUE(ours("1 mod (2 - 2)").is_null());
}

} // namespace
} // namespace attune
