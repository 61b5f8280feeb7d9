// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/measure/second_opinion.hpp"

#include <initializer_list>
#include <string_view>

/// What the functions of the second opinion are put together from. Items are numbered from 1, as on the
/// sheets.
namespace attune::second_opinion {

using Items = std::initializer_list<int>;

struct Tally {
    double sum = 0; ///< of the answered
    int answered = 0, missing = 0;
};

[[nodiscard]] Given answer(const Sheet& sheet, int item);
[[nodiscard]] bool at_least(const Sheet& sheet, int item, double value); ///< false when not answered
/// A negative number is an item that is turned round: `turn` minus its answer.
[[nodiscard]] Tally tally(const Sheet& sheet, Items items, double turn = 0);
[[nodiscard]] Given sum_of_all(const Sheet& sheet, Items items, double turn = 0);
[[nodiscard]] Given mean_of_all(const Sheet& sheet, Items items, double turn = 0);
/// Mean of the answered ones, when no more than `may_miss` are missing.
[[nodiscard]] Given mean_of_answered(const Tally& tally, int may_miss);
[[nodiscard]] double half_up(double value);

/// Adds the score and, when it was worked out although something is missing, the flag for it.
void add_score(Opinion& opinion, std::string_view scale, Given value, int missing = 0);
/// The items first to last must be answered, or the sheet is incomplete.
void add_incomplete(const Sheet& sheet, Opinion& opinion, int first, int last);
void reach(Opinion& opinion, std::string_view scale, std::string_view cut_off);
void reach_from(Opinion& opinion, std::string_view scale, std::string_view cut_off, Given value, double from);
void flag(Opinion& opinion, std::string_view where, std::string_view what);
/// Safety rule `rule` from `from` on, item `item`, printed as `name`; not answered is a flag of its own.
void watch(const Sheet& sheet, Opinion& opinion, std::string_view rule, int item, std::string_view name,
           double from);

struct Step {
    std::string_view band;
    double to; ///< highest value of this band; the next begins above it
};
void band(Opinion& opinion, std::string_view scale, std::string_view scheme, Given value,
          std::initializer_list<Step> steps);

/// `count` items alike.
[[nodiscard]] std::vector<Range> alike(int count, double min, double max, double step = 1);
[[nodiscard]] std::vector<Range> joined(std::vector<Range> first, const std::vector<Range>& second);

// The families, each in a file of its own.
[[nodiscard]] std::vector<Measure> mood_measures();
[[nodiscard]] std::vector<Measure> distress_measures();
[[nodiscard]] std::vector<Measure> trauma_measures();
[[nodiscard]] std::vector<Measure> dissociation_measures();
[[nodiscard]] std::vector<Measure> bond_measures();
[[nodiscard]] std::vector<Measure> session_measures();
[[nodiscard]] std::vector<Measure> child_measures();
[[nodiscard]] std::vector<Measure> risk_measures();

} // namespace attune::second_opinion
