// SPDX-License-Identifier: Apache-2.0
// ECR-R, ECR-RS, RQ, RAAS
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <algorithm>
#include <array>

namespace attune::second_opinion {
namespace {

std::string_view quadrant(Given anxiety, Given avoidance) {
    if (!anxiety || !avoidance)
        return "";
    const bool anxious = *anxiety >= 4 - 1e-9;
    const bool avoidant = *avoidance >= 4 - 1e-9;
    if (anxious)
        return avoidant ? "fearful" : "amb";
    return avoidant ? "avo" : "sec";
}

void ecr_r(const Sheet& sheet, Opinion& opinion) {
    const Tally worry = tally(sheet, {1, 2, 3, 4, 5, 6, 7, 8, -9, 10, -11, 12, 13, 14, 15, 16, 17, 18}, 8);
    const Tally distance =
        tally(sheet, {19, -20, 21, -22, 23, 24, 25, -26, -27, -28, -29, -30, -31, 32, -33, -34, -35, -36}, 8);
    const Given anxiety = mean_of_answered(worry, 3);
    const Given avoidance = mean_of_answered(distance, 3);
    add_score(opinion, "anxiety", anxiety, worry.missing);
    add_score(opinion, "avoidance", avoidance, distance.missing);
    opinion.patterns.push_back({"quadrant", quadrant(anxiety, avoidance)});
    add_incomplete(sheet, opinion, 1, 36);
}

void ecr_rs(const Sheet& sheet, Opinion& opinion) {
    const Tally distance = tally(sheet, {-1, -2, -3, -4, 5, 6}, 8);
    const Given avoidance = mean_of_answered(distance, 1);
    const Given anxiety = mean_of_all(sheet, {7, 8, 9});
    add_score(opinion, "anxiety", anxiety);
    add_score(opinion, "avoidance", avoidance, distance.missing);
    opinion.patterns.push_back({"quadrant", quadrant(anxiety, avoidance)});
    add_incomplete(sheet, opinion, 1, 9);
}

/// Ratings 1–4: secure, fearful, preoccupied, dismissing; item 5 names one of them by 1 to 4.
void rq(const Sheet& sheet, Opinion& opinion) {
    constexpr std::array<std::string_view, 4> names{"secure", "fearful", "preoccupied", "dismissing"};
    for (int item = 1; item <= 4; ++item)
        add_score(opinion, names[static_cast<std::size_t>(item) - 1], answer(sheet, item));
    const Given secure = answer(sheet, 1);
    const Given fearful = answer(sheet, 2);
    const Given preoccupied = answer(sheet, 3);
    const Given dismissing = answer(sheet, 4);
    const Given choice = answer(sheet, 5);
    std::string_view style;
    Given self;
    Given other;
    if (secure && fearful && preoccupied && dismissing) {
        self = (*secure + *dismissing) - (*preoccupied + *fearful);
        other = (*secure + *preoccupied) - (*dismissing + *fearful);
        const double highest = std::max({*secure, *fearful, *preoccupied, *dismissing});
        std::vector<std::size_t> top;
        for (int item = 1; item <= 4; ++item)
            if (*answer(sheet, item) == highest)
                top.push_back(static_cast<std::size_t>(item) - 1);
        const bool chosen_is_top =
            choice && std::ranges::find(top, static_cast<std::size_t>(*choice) - 1) != top.end();
        if (top.size() == 1)
            style = names[top[0]];
        else if (chosen_is_top)
            style = names[static_cast<std::size_t>(*choice) - 1];
        if (choice && !chosen_is_top)
            flag(opinion, "choice-differs", "style");
    }
    add_score(opinion, "self", self);
    add_score(opinion, "other", other);
    opinion.patterns.push_back({"style", style});
    add_incomplete(sheet, opinion, 1, 4);
}

void raas(const Sheet& sheet, Opinion& opinion) {
    const auto mean = [&](std::string_view scale, Items items) {
        const Tally answered = tally(sheet, items, 6);
        add_score(opinion, scale, mean_of_answered(answered, 1), answered.missing);
    };
    mean("close", {1, 6, -8, 12, -13, -17});
    mean("depend", {-2, 5, -7, 14, -16, -18});
    mean("anxiety", {3, 4, 9, 10, 11, 15});
    add_incomplete(sheet, opinion, 1, 18);
}

} // namespace

std::vector<Measure> bond_measures() {
    return {{"ecr-r", alike(36, 1, 7), {}, ecr_r},
            {"ecr-rs", alike(9, 1, 7), {}, ecr_rs},
            {"rq", joined(alike(4, 1, 7), alike(1, 1, 4)), {}, rq},
            {"raas", alike(18, 1, 5), {}, raas}};
}

} // namespace attune::second_opinion
