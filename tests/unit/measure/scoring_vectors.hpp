// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct ExpectedFact {
    std::string name;     ///< as score_fact reads it
    std::string expected; ///< a number is met to the decimals that are given
};

/// One sheet and what it must say. Items with commas between; empty or – is not answered, na does not apply;
/// items at the end that do not count may be left out.
struct VectorCase {
    std::string measure;
    std::string items;
    std::vector<ExpectedFact> facts;
    std::string form{}, sex{};
    std::optional<int> age{};
};

/// F1 to F126 of the clinical specification, those about measures.
struct ScoringVector {
    std::string id;
    std::vector<VectorCase> cases;

    friend void PrintTo(const ScoringVector& vector, std::ostream* out) { *out << vector.id; }
};

/// "all(9, 3)": nine threes.
[[nodiscard]] std::string all(int count, std::string_view answer);
/// Answers of `count` items: `others`, but for the ones named ("1=2 6=2"), from 1.
[[nodiscard]] std::string sheet(int count, std::string_view others, std::string_view named);

[[nodiscard]] std::vector<ScoringVector> mood_vectors();
[[nodiscard]] std::vector<ScoringVector> distress_vectors();
[[nodiscard]] std::vector<ScoringVector> trauma_vectors();
[[nodiscard]] std::vector<ScoringVector> bond_vectors();
[[nodiscard]] std::vector<ScoringVector> child_vectors();
[[nodiscard]] std::vector<ScoringVector> risk_vectors();

} // namespace attune
