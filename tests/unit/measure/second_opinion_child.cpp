// SPDX-License-Identifier: Apache-2.0
// CRIES-8, CATS-2, CPSS-5, SDQ (Goodman)
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <algorithm>

namespace attune::second_opinion {
namespace {

void cries_8(const Sheet& sheet, Opinion& opinion) {
    const Given total = sum_of_all(sheet, {1, 2, 3, 4, 5, 6, 7, 8});
    add_score(opinion, "total", total);
    add_score(opinion, "intrusion", sum_of_all(sheet, {1, 3, 6, 7}));
    add_score(opinion, "avoidance", sum_of_all(sheet, {2, 4, 5, 8}));
    reach_from(opinion, "total", "perrin-17", total, 17);
    add_incomplete(sheet, opinion, 1, 8);
}

/// Items 1–15 events, 16–40 symptoms, 41–45 impairment. Of 24–27, of 28–29 and of 34–35 the highest counts.
void cats_2(const Sheet& sheet, Opinion& opinion) {
    const auto highest = [&](int first, int last) {
        Given found;
        for (int item = first; item <= last; ++item) {
            const Given given = answer(sheet, item);
            if (!given)
                return Given{};
            found = std::max(found.value_or(0), *given);
        }
        return found;
    };
    const Given beliefs = highest(24, 27);
    const Given blame = highest(28, 29);
    const Given anger = highest(34, 35);
    const Given others =
        sum_of_all(sheet, {16, 17, 18, 19, 20, 21, 22, 23, 30, 31, 32, 33, 36, 37, 38, 39, 40});
    Given total;
    if (beliefs && blame && anger && others)
        total = *beliefs + *blame + *anger + *others;
    add_score(opinion, "set-24-27", beliefs);
    add_score(opinion, "set-28-29", blame);
    add_score(opinion, "set-34-35", anger);
    add_score(opinion, "total", total);
    reach_from(opinion, "total", "screen-21", total, 21);
    reach_from(opinion, "total", "diagnosis-25", total, 25);
    add_incomplete(sheet, opinion, 16, 40);
}

void cpss_5(const Sheet& sheet, Opinion& opinion) {
    const Given total =
        sum_of_all(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    add_score(opinion, "total", total);
    add_score(opinion, "intrusion", sum_of_all(sheet, {1, 2, 3, 4, 5}));
    add_score(opinion, "avoidance", sum_of_all(sheet, {6, 7}));
    add_score(opinion, "cognition-mood", sum_of_all(sheet, {8, 9, 10, 11, 12, 13, 14}));
    add_score(opinion, "arousal", sum_of_all(sheet, {15, 16, 17, 18, 19, 20}));
    add_score(opinion, "impairment", sum_of_all(sheet, {21, 22, 23, 24, 25, 26, 27}));
    band(opinion, "total", "severity", total,
         {{"band-1", 10}, {"band-2", 20}, {"band-3", 40}, {"band-4", 60}, {"band-5", 80}});
    reach_from(opinion, "total", "foa-31", total, 31);
    watch(sheet, opinion, "risk-taking", 16, "16", 3);
    add_incomplete(sheet, opinion, 1, 27);
}

struct Part {
    Given score;
    int missing = 0; ///< items, so that a sum of parts is known to be worked out
};

Part sdq_scale(const Sheet& sheet, Opinion& opinion, std::string_view scale, Items items) {
    const Tally five = tally(sheet, items, 2);
    const Given mean = mean_of_answered(five, 2);
    const Part part{mean ? Given{half_up(*mean * 5)} : std::nullopt, five.missing};
    add_score(opinion, scale, part.score, part.missing);
    return part;
}

Part both(const Part& first, const Part& second) {
    return {first.score && second.score ? Given{*first.score + *second.score} : std::nullopt,
            first.missing + second.missing};
}

void sdq(const Sheet& sheet, Opinion& opinion) {
    const Part emotional = sdq_scale(sheet, opinion, "emotional", {3, 8, 13, 16, 24});
    const Part conduct = sdq_scale(sheet, opinion, "conduct", {5, -7, 12, 18, 22});
    const Part hyperactive = sdq_scale(sheet, opinion, "hyperactive", {2, 10, 15, -21, -25});
    const Part peer = sdq_scale(sheet, opinion, "peer", {6, -11, -14, 19, 23});
    const Part prosocial = sdq_scale(sheet, opinion, "prosocial", {1, 4, 9, 17, 20});
    const Part internal = both(emotional, peer);
    const Part external = both(conduct, hyperactive);
    const Part all = both(internal, external);
    const Given total = all.score;
    add_score(opinion, "internal", internal.score, internal.missing);
    add_score(opinion, "external", external.score, external.missing);
    add_score(opinion, "total", total, all.missing);
    if (sheet.form == "parent") {
        band(opinion, "total", "parent", total,
             {{"close", 13}, {"slightly-raised", 16}, {"high", 19}, {"very-high", 40}});
        reach_from(opinion, "total", "national-parent", total, 13);
    }
    if (sheet.form == "self") {
        band(opinion, "total", "self", total,
             {{"close", 14}, {"slightly-raised", 17}, {"high", 19}, {"very-high", 40}});
        reach_from(opinion, "total", "national-self", total, 15);
    }
    if (sheet.form == "teacher") {
        band(opinion, "total", "teacher", total,
             {{"close", 11}, {"slightly-raised", 15}, {"high", 18}, {"very-high", 40}});
        band(opinion, "emotional", "teacher", emotional.score,
             {{"close", 3}, {"slightly-raised", 4}, {"high", 5}, {"very-high", 10}});
        band(opinion, "conduct", "teacher", conduct.score,
             {{"close", 2}, {"slightly-raised", 3}, {"high", 4}, {"very-high", 10}});
        band(opinion, "hyperactive", "teacher", hyperactive.score,
             {{"close", 5}, {"slightly-raised", 7}, {"high", 8}, {"very-high", 10}});
        band(opinion, "peer", "teacher", peer.score,
             {{"close", 2}, {"slightly-raised", 4}, {"high", 5}, {"very-high", 10}});
        band(opinion, "prosocial", "teacher", prosocial.score,
             {{"very-low", 3}, {"low", 4}, {"slightly-lowered", 5}, {"close", 10}});
    }
    add_incomplete(sheet, opinion, 1, 25);
}

} // namespace

std::vector<Measure> child_measures() {
    std::vector<Range> eight = alike(8, 0, 5);
    for (Range& range : eight)
        range.only = {0, 1, 3, 5};
    return {{"cries-8", eight, {}, cries_8},
            {"cats-2",
             joined(joined(alike(15, 0, 1), alike(25, 0, 3)), alike(5, 0, 1)),
             {"self", "caregiver"},
             cats_2},
            {"cpss-5", joined(alike(20, 0, 4), alike(7, 0, 1)), {}, cpss_5},
            {"sdq", alike(25, 0, 2), {"parent", "teacher", "self"}, sdq}};
}

} // namespace attune::second_opinion
