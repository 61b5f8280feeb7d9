// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/program.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace attune {

/// Says of conditions whether any answers could make them true, by trying the answers that matter: each option of
/// a choice, yes and no, numbers beside those that they are held against, and no answer at all. Answers in hidden
/// fields count as none; computed values are worked out. Where a condition says more than can be tried here (rows,
/// earlier notes, sums), it counts as possible: what is called impossible is impossible.
/// After a few million steps it says possible to everything, so that no template can keep it busy for long.
/// Borrows the program.
class Reachability {
public:
    explicit Reachability(const Program& program)
        : program_{program} {}

    /// A condition and the scope whose rows its names begin at. An empty one is true.
    struct Condition {
        const Bound* bound = nullptr;
        int scope = 0;
    };
    /// Whether all conditions can be true at once.
    [[nodiscard]] bool can_be_true(const std::vector<Condition>& conditions);
    /// The conditions on which the place of a field or section depends, those of its block among them.
    [[nodiscard]] std::vector<Condition> conditions_of_section(int scope, int section) const;
    [[nodiscard]] std::vector<Condition> conditions_of_slot(int scope, int slot) const;

private:
    using Variable = std::pair<int, int>; ///< scope and slot

    /// What is known of a value under the answers tried so far.
    struct Outcome {
        bool known = false;
        bool never_null = false; ///< when it is not known
        bool sampled = false;    ///< a number that stands for those around it
        Value value{};
    };
    static Outcome exactly(Value value) { return {.known = true, .value = std::move(value)}; }
    static Outcome open() { return {}; }
    static bool is_null(const Outcome& each) { return each.known && each.value.is_null(); }

    [[nodiscard]] Condition relevance_of(int item, int scope) const;
    bool search(const std::vector<Condition>& conditions);
    Outcome evaluate(const Bound& bound, int scope);
    Outcome load(const Bound& bound, int scope);
    Outcome read(int scope, int slot);
    Outcome variable(int scope, int slot, const Field& field);
    Outcome operation(const Bound& bound, int scope);
    Outcome logical(const Bound& bound, int scope);
    Outcome comparison(const Bound& bound, int scope);
    Outcome membership(const Bound& bound, int scope);
    Outcome call(const Bound& bound, int scope);
    [[nodiscard]] Outcome compare(const Outcome& left, const Outcome& right, Operation operation) const;
    Outcome all_of(const std::vector<Condition>& conditions);
    [[nodiscard]] std::vector<Outcome> candidates(const Variable& variable) const;

    const Program& program_;
    std::map<Variable, Outcome> tried_;
    std::set<Variable> under_way_; ///< computed values and conditions being worked out
    std::set<double> numbers_;     ///< those that answers are held against
    std::vector<Variable> asked_;  ///< variables without a value in this run
    std::size_t runs_ = 0;  ///< of the question under hand
    std::size_t steps_ = 0; ///< of all questions
};

} // namespace attune
