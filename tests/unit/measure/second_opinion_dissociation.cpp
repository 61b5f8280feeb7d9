// SPDX-License-Identifier: Apache-2.0
// DES-II, SDQ-20 and SDQ-5 (somatoform), MAIA-2
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <array>

namespace attune::second_opinion {
namespace {

void des_ii(const Sheet& sheet, Opinion& opinion) {
    const Given total = mean_of_all(sheet, {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14,
                                            15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28});
    add_score(opinion, "total", total);
    add_score(opinion, "des-t", mean_of_all(sheet, {3, 5, 7, 8, 12, 13, 22, 27}));
    add_score(opinion, "amnesia", mean_of_all(sheet, {3, 4, 5, 8, 25, 26}));
    add_score(opinion, "depersonalisation", mean_of_all(sheet, {7, 11, 12, 13, 27, 28}));
    add_score(opinion, "absorption", mean_of_all(sheet, {2, 14, 15, 17, 18, 20}));
    reach_from(opinion, "total", "high", total, 30);
    reach_from(opinion, "total", "from-20", total, 20);
    add_incomplete(sheet, opinion, 1, 28);
}

void sdq_5_cuts(Opinion& opinion, std::string_view scale, Given score) {
    reach_from(opinion, scale, "nijenhuis-8", score, 8);
    reach_from(opinion, scale, "spanish", score, 5.5);
}

/// Items 1–20, then for each of them whether a medical cause is known; that is asked of what is felt at all.
void sdq_20(const Sheet& sheet, Opinion& opinion) {
    const Given total =
        sum_of_all(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    add_score(opinion, "total", total);
    reach_from(opinion, "total", "portuguese-35", total, 35);
    const Given five = sum_of_all(sheet, {4, 8, 13, 15, 18});
    add_score(opinion, "sdq-5", five);
    sdq_5_cuts(opinion, "sdq-5", five);
    constexpr std::array<std::string_view, 20> causes{"1m",  "2m",  "3m",  "4m",  "5m",  "6m",  "7m",
                                                      "8m",  "9m",  "10m", "11m", "12m", "13m", "14m",
                                                      "15m", "16m", "17m", "18m", "19m", "20m"};
    for (int item = 1; item <= 20; ++item)
        if (answer(sheet, item) == Given{1} && answer(sheet, item + 20) == Given{1})
            flag(opinion, "unasked", causes[static_cast<std::size_t>(item) - 1]);
    add_incomplete(sheet, opinion, 1, 20);
}

void sdq_5(const Sheet& sheet, Opinion& opinion) {
    const Given five = sum_of_all(sheet, {1, 2, 3, 4, 5});
    add_score(opinion, "total", five);
    sdq_5_cuts(opinion, "total", five);
    add_incomplete(sheet, opinion, 1, 5);
}

void maia_2(const Sheet& sheet, Opinion& opinion) {
    const auto mean = [&](std::string_view scale, Items items) {
        const Tally answered = tally(sheet, items, 5);
        add_score(opinion, scale, mean_of_answered(answered, 1), answered.missing);
    };
    mean("noticing", {1, 2, 3, 4});
    mean("not-distracting", {-5, -6, -7, -8, -9, -10});
    mean("not-worrying", {-11, -12, 13, 14, -15});
    mean("attention", {16, 17, 18, 19, 20, 21, 22});
    mean("emotional-awareness", {23, 24, 25, 26, 27});
    mean("self-regulation", {28, 29, 30, 31});
    mean("body-listening", {32, 33, 34});
    mean("trust", {35, 36, 37});
    add_incomplete(sheet, opinion, 1, 37);
}

} // namespace

std::vector<Measure> dissociation_measures() {
    return {{"des-ii", alike(28, 0, 100, 10), {}, des_ii},
            {"sdq-20", joined(alike(20, 1, 5), alike(20, 0, 1)), {}, sdq_20},
            {"sdq-5", alike(5, 1, 5), {}, sdq_5},
            {"maia-2", alike(37, 0, 5), {}, maia_2}};
}

} // namespace attune::second_opinion
