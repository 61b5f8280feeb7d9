// SPDX-License-Identifier: Apache-2.0
// K10, K6, CORE-10, WSAS
#include "tests/unit/measure/second_opinion_parts.hpp"

namespace attune::second_opinion {
namespace {

/// Items 3 and 6 are "none" when they were left out after a "none" to 2 and 5.
Sheet with_skips_filled(const Sheet& sheet, Opinion& opinion) {
    Sheet filled = sheet;
    const auto skip = [&](int gate, int item, std::string_view name) {
        if (answer(sheet, gate) != Given{1})
            return;
        Given& follows = filled.answers[static_cast<std::size_t>(item) - 1];
        if (!follows)
            follows = 1;
        else if (*follows != 1)
            flag(opinion, "unasked", name);
    };
    skip(2, 3, "3");
    skip(5, 6, "6");
    return filled;
}

void k6_cuts(Opinion& opinion, std::string_view scale, Given score) {
    reach_from(opinion, scale, "serious", score, 13);
    reach_from(opinion, scale, "moderate", score, 5);
}

Given from_zero(Given sum) {
    return sum ? Given{*sum - 6} : std::nullopt;
}

void k10(const Sheet& sheet, Opinion& opinion) {
    const Sheet filled = with_skips_filled(sheet, opinion);
    const Given total = sum_of_all(filled, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    add_score(opinion, "total", total);
    band(opinion, "total", "abs", total, {{"low", 15}, {"moderate", 21}, {"high", 29}, {"very-high", 50}});
    band(opinion, "total", "crufad", total, {{"well", 19}, {"mild", 24}, {"moderate", 29}, {"severe", 50}});
    if (total && *total > 24)
        reach(opinion, "total", "review");

    const Given six = from_zero(sum_of_all(filled, {2, 4, 5, 8, 9, 10}));
    add_score(opinion, "k6", six);
    k6_cuts(opinion, "k6", six);
    add_incomplete(filled, opinion, 1, 10);
}

void k6(const Sheet& sheet, Opinion& opinion) {
    const Given six = from_zero(sum_of_all(sheet, {1, 2, 3, 4, 5, 6}));
    add_score(opinion, "total", six);
    k6_cuts(opinion, "total", six);
    add_incomplete(sheet, opinion, 1, 6);
}

void core_10(const Sheet& sheet, Opinion& opinion) {
    const Tally ten = tally(sheet, {1, -2, -3, 4, 5, 6, 7, 8, 9, 10}, 4);
    const Given mean = mean_of_answered(ten, 1);
    const Given score = mean ? Given{*mean * 10} : std::nullopt;
    const Given whole = score ? Given{half_up(*score)} : std::nullopt;
    add_score(opinion, "total", score, ten.missing);
    band(opinion, "total", "severity", whole,
         {{"low", 10}, {"mild", 14}, {"moderate", 19}, {"moderate-to-severe", 24}, {"severe", 40}});
    band(opinion, "total", "six-bands", whole,
         {{"healthy", 5},
          {"low", 10},
          {"mild", 14},
          {"moderate", 19},
          {"moderate-to-severe", 24},
          {"severe", 40}});
    reach_from(opinion, "total", "clinical", whole, 11);
    reach_from(opinion, "total", "depression", whole, 13);
    reach_from(opinion, "total", "stroke", whole, 12);
    watch(sheet, opinion, "suicide-plans", 6, "6", 1);
    add_incomplete(sheet, opinion, 1, 10);
}

void wsas(const Sheet& sheet, Opinion& opinion) {
    const bool not_working = !sheet.does_not_apply.empty() && sheet.does_not_apply[0];
    Given total;
    if (not_working) {
        if (const Given mean = mean_of_all(sheet, {2, 3, 4, 5}))
            total = *mean * 5;
        flag(opinion, "not-applicable", "1");
    } else {
        total = sum_of_all(sheet, {1, 2, 3, 4, 5});
    }
    const Given whole = total ? Given{half_up(*total)} : std::nullopt;
    add_score(opinion, "total", total);
    band(opinion, "total", "impairment", whole,
         {{"sub-clinical", 9}, {"clear", 20}, {"moderately-severe", 40}});
    if (whole && *whole > 20)
        reach(opinion, "total", "above-20");
    add_incomplete(sheet, opinion, not_working ? 2 : 1, 5);
}

} // namespace

std::vector<Measure> distress_measures() {
    std::vector<Range> five = alike(5, 0, 8);
    five[0].applies = Range::Applies::may_not;
    return {{"k10", alike(10, 1, 5), {}, k10},
            {"k6", alike(6, 1, 5), {}, k6},
            {"core-10", alike(10, 0, 4), {}, core_10},
            {"wsas", five, {}, wsas}};
}

} // namespace attune::second_opinion
