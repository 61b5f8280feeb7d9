// SPDX-License-Identifier: Apache-2.0
// The test vectors of the clinical specification, by their names, against the measures that come with Attune.
#include "core/measure/scoring.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "tests/unit/measure/score_fact.hpp"
#include "tests/unit/measure/scoring_vectors.hpp"
#include "tests/unit/measure/shipped_measures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <iterator>
#include <set>
#include <sstream>

namespace attune {

std::string all(int count, std::string_view answer) {
    return sheet(count, answer, "");
}

std::string sheet(int count, std::string_view others, std::string_view named) {
    std::vector<std::string> answers(static_cast<std::size_t>(count), std::string{others});
    std::istringstream words{std::string{named}};
    for (std::string word; words >> word;) {
        const std::size_t equals = word.find('=');
        answers.at(std::stoul(word.substr(0, equals)) - 1) = word.substr(equals + 1);
    }
    std::string joined;
    for (const std::string& answer : answers)
        joined += (joined.empty() && &answer == answers.data() ? "" : ",") + answer;
    return joined;
}

namespace {

ItemAnswers read_answers(const Instrument& instrument, const std::string& items) {
    ItemAnswers answers;
    std::istringstream words{items};
    for (std::string word; std::getline(words, word, ',');) {
        if (word.empty() || word == "–")
            answers.push_back({});
        else if (word == "na")
            answers.push_back(Answer::does_not_apply());
        else
            answers.push_back(Answer::of(std::stod(word)));
    }
    if (items.ends_with(','))
        answers.push_back({});
    return with_uncounted_end(instrument, std::move(answers));
}

/// Numbers agree when they do to the decimals that are expected.
bool agree(const std::string& expected, const std::string& actual) {
    if (expected == actual)
        return true;
    std::size_t end = 0;
    try {
        const double number = std::stod(expected, &end);
        const std::size_t dot = expected.find('.');
        const auto decimals = dot == std::string::npos ? 0 : expected.size() - dot - 1;
        const double half =
            dot == std::string::npos ? 1e-6 : 0.5 * std::pow(10, -static_cast<double>(decimals));
        return end == expected.size() && std::abs(std::stod(actual) - number) <= half;
    } catch (const std::invalid_argument&) {
        return false;
    }
}

std::vector<ScoringVector> vectors() {
    std::vector<ScoringVector> joined;
    for (std::vector<ScoringVector> family : {mood_vectors(), distress_vectors(), trauma_vectors(),
                                              bond_vectors(), child_vectors(), risk_vectors()})
        std::ranges::move(family, std::back_inserter(joined));
    return joined;
}

class ScoringVectorTest : public testing::TestWithParam<ScoringVector> {};

TEST_P(ScoringVectorTest, Matches) {
    for (const VectorCase& one : GetParam().cases) {
        const Instrument& instrument = shipped_measure(one.measure);
        const ItemAnswers answers = read_answers(instrument, one.items);
        ASSERT_EQ(answers.size(), instrument.items.size()) << one.items;
        ASSERT_TRUE(check_answers(instrument, answers).empty()) << one.items;

        const MeasureScore scored =
            score(instrument, answers, {.form = one.form, .sex = one.sex, .age_years = one.age});

        for (const ExpectedFact& fact : one.facts) {
            const std::string actual = score_fact(instrument, scored, fact.name);
            EXPECT_TRUE(agree(fact.expected, actual)) << one.measure << " " << one.items << ", " << fact.name
                                                      << ": " << fact.expected << " expected, not " << actual;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(ClinicalVectors, ScoringVectorTest, testing::ValuesIn(vectors()),
                         [](const auto& each) { return each.param.id; });

/// Those of two or more sheets together.
TEST(VectorOverSheetsTest, F47) {
    using Scores = std::vector<std::optional<double>>;

    EXPECT_EQ(mean_over_persons(Scores{5.5, 4, std::nullopt}), 4.75);
    EXPECT_EQ(mean_over_persons(Scores{4, 3, 2}), 3);
    EXPECT_EQ(mean_over_persons(Scores{std::nullopt}), std::nullopt);
}

TEST(VectorOverSheetsTest, F54) {
    const Instrument& who_5 = shipped_measure("who-5");
    const ScoreScale& total = who_5.scales.at(who_5.find_scale("total").value());

    const auto meaningful = important_threshold(total, {});

    ASSERT_TRUE(meaningful);
    EXPECT_EQ(important_change(40, 50, total.better, *meaningful), ImportantChange::better);
    EXPECT_EQ(important_change(40, 48, total.better, *meaningful), ImportantChange::none);
}

TEST(ScoringVectorsTest, AreAllThere) {
    std::set<std::string> ids{"F47", "F54"};
    for (const ScoringVector& vector : vectors())
        EXPECT_TRUE(ids.insert(vector.id).second) << vector.id << " stands twice";

    for (int number = 1; number <= 126; ++number) {
        if (number >= 31 && number <= 33)
            continue; // EMDR and exposure: tests/unit/clinical
        EXPECT_TRUE(ids.contains("F" + std::to_string(number))) << "F" << number;
    }
}

} // namespace
} // namespace attune
