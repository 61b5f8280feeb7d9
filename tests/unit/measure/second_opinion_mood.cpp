// SPDX-License-Identifier: Apache-2.0
// PHQ-9, PHQ-2, GAD-7, GAD-2, WHO-5, DASS-21
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <array>

namespace attune::second_opinion {
namespace {

/// 0 none, 1 other depressive syndrome, 2 major depressive syndrome, with each missing answer taken as
/// `missing`.
std::size_t phq_syndrome(const Sheet& sheet, double missing) {
    int criteria = 0;
    bool core = false;
    for (int item = 1; item <= 9; ++item) {
        const bool met = answer(sheet, item).value_or(missing) >= (item == 9 ? 1 : 2);
        criteria += met ? 1 : 0;
        core = core || (met && item <= 2);
    }
    if (!core || criteria < 2)
        return 0;
    return criteria >= 5 ? 2 : 1;
}

Given prorated_sum(const Tally& tally, int may_miss) {
    const int count = tally.answered + tally.missing;
    if (const Given mean = mean_of_answered(tally, may_miss))
        return tally.missing == 0 ? tally.sum : *mean * count;
    return std::nullopt;
}

Given rounded(Given value) {
    return value ? Given{half_up(*value)} : std::nullopt;
}

void phq_2_cuts(Opinion& opinion, std::string_view scale, Given two) {
    reach_from(opinion, scale, "screen", two, 3);
    reach_from(opinion, scale, "sensitive", two, 2);
}

void phq_9(const Sheet& sheet, Opinion& opinion) {
    const Tally nine = tally(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9});
    const Given total = prorated_sum(nine, 2);
    const Given whole = rounded(total);
    add_score(opinion, "total", total, nine.missing);
    band(opinion, "total", "severity", whole,
         {{"minimal", 4}, {"mild", 9}, {"moderate", 14}, {"moderately-severe", 19}, {"severe", 27}});
    reach_from(opinion, "total", "screen", whole, 10);
    reach_from(opinion, "total", "caseness", whole, 10);
    reach_from(opinion, "total", "clinical", whole, 10);
    if (whole && *whole < 5)
        reach(opinion, "total", "remission");

    const Given two = sum_of_all(sheet, {1, 2});
    add_score(opinion, "phq-2", two);
    phq_2_cuts(opinion, "phq-2", two);

    constexpr std::array<std::string_view, 3> names{"none", "other", "major"};
    const std::size_t low = phq_syndrome(sheet, 0);
    const std::size_t high = phq_syndrome(sheet, 3);
    opinion.levels.push_back({"syndrome", low == high ? names[low] : "", names[low], names[high]});

    watch(sheet, opinion, "self-harm", 9, "9", 1);
    if (at_least(sheet, 9, 2))
        flag(opinion, "remark", "self-harm-often");
    add_incomplete(sheet, opinion, 1, 9);
}

void phq_2(const Sheet& sheet, Opinion& opinion) {
    const Given two = sum_of_all(sheet, {1, 2});
    add_score(opinion, "total", two);
    phq_2_cuts(opinion, "total", two);
    add_incomplete(sheet, opinion, 1, 2);
}

void gad_7(const Sheet& sheet, Opinion& opinion) {
    const Tally seven = tally(sheet, {1, 2, 3, 4, 5, 6, 7});
    const Given total = prorated_sum(seven, 2);
    const Given whole = rounded(total);
    add_score(opinion, "total", total, seven.missing);
    band(opinion, "total", "severity", whole,
         {{"minimal", 4}, {"mild", 9}, {"moderate", 14}, {"severe", 21}});
    reach_from(opinion, "total", "screen", whole, 10);
    reach_from(opinion, "total", "sensitive", whole, 8);
    reach_from(opinion, "total", "caseness", whole, 8);
    reach_from(opinion, "total", "clinical", whole, 8);

    const Given two = sum_of_all(sheet, {1, 2});
    add_score(opinion, "gad-2", two);
    reach_from(opinion, "gad-2", "screen", two, 3);
    add_incomplete(sheet, opinion, 1, 7);
}

void gad_2(const Sheet& sheet, Opinion& opinion) {
    const Given two = sum_of_all(sheet, {1, 2});
    add_score(opinion, "total", two);
    reach_from(opinion, "total", "screen", two, 3);
    add_incomplete(sheet, opinion, 1, 2);
}

void who_5(const Sheet& sheet, Opinion& opinion) {
    const Given raw = sum_of_all(sheet, {1, 2, 3, 4, 5});
    add_score(opinion, "raw", raw);
    add_score(opinion, "total", raw ? Given{*raw * 4} : std::nullopt);
    if (raw && *raw <= 12)
        reach(opinion, "total", "low-well-being");
    if (raw && *raw <= 7)
        reach(opinion, "total", "likely-depression");
    add_incomplete(sheet, opinion, 1, 5);
}

Given dass_scale(const Sheet& sheet, Opinion& opinion, std::string_view scale, Items items) {
    const Tally seven = tally(sheet, items);
    const Given sum = prorated_sum(seven, 1);
    const Given score = sum ? Given{half_up(*sum * 2)} : std::nullopt;
    add_score(opinion, scale, score, seven.missing);
    return score;
}

void dass_21(const Sheet& sheet, Opinion& opinion) {
    const Given depression = dass_scale(sheet, opinion, "depression", {3, 5, 10, 13, 16, 17, 21});
    const Given anxiety = dass_scale(sheet, opinion, "anxiety", {2, 4, 7, 9, 15, 19, 20});
    const Given stress = dass_scale(sheet, opinion, "stress", {1, 6, 8, 11, 12, 14, 18});
    band(opinion, "depression", "severity", depression,
         {{"normal", 9}, {"mild", 13}, {"moderate", 20}, {"severe", 27}, {"extremely-severe", 42}});
    band(opinion, "anxiety", "severity", anxiety,
         {{"normal", 7}, {"mild", 9}, {"moderate", 14}, {"severe", 19}, {"extremely-severe", 42}});
    band(opinion, "stress", "severity", stress,
         {{"normal", 14}, {"mild", 18}, {"moderate", 25}, {"severe", 33}, {"extremely-severe", 42}});
    watch(sheet, opinion, "meaninglessness", 21, "21", 2);
    add_incomplete(sheet, opinion, 1, 21);
}

} // namespace

std::vector<Measure> mood_measures() {
    return {
        {"phq-9", alike(10, 0, 3), {}, phq_9}, {"phq-2", alike(2, 0, 3), {}, phq_2},
        {"gad-7", alike(8, 0, 3), {}, gad_7},  {"gad-2", alike(2, 0, 3), {}, gad_2},
        {"who-5", alike(5, 0, 5), {}, who_5},  {"dass-21", alike(21, 0, 3), {}, dass_21},
    };
}

} // namespace attune::second_opinion
