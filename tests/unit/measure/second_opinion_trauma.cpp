// SPDX-License-Identifier: Apache-2.0
// PCL-5 (month and week), PC-PTSD-5, ITQ, IES-R
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <algorithm>
#include <array>

namespace attune::second_opinion {
namespace {

/// One B, one C, two D and two E at 2 or more, with each missing answer taken as `missing`.
bool dsm_5(const Sheet& sheet, double missing) {
    const auto symptoms = [&](int first, int last) {
        int count = 0;
        for (int item = first; item <= last; ++item)
            count += answer(sheet, item).value_or(missing) >= 2 ? 1 : 0;
        return count;
    };
    return symptoms(1, 5) >= 1 && symptoms(6, 7) >= 1 && symptoms(8, 14) >= 2 && symptoms(15, 20) >= 2;
}

void pcl_5(const Sheet& sheet, Opinion& opinion) {
    const Given total =
        sum_of_all(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    add_score(opinion, "total", total);
    add_score(opinion, "cluster-b", sum_of_all(sheet, {1, 2, 3, 4, 5}));
    add_score(opinion, "cluster-c", sum_of_all(sheet, {6, 7}));
    add_score(opinion, "cluster-d", sum_of_all(sheet, {8, 9, 10, 11, 12, 13, 14}));
    add_score(opinion, "cluster-e", sum_of_all(sheet, {15, 16, 17, 18, 19, 20}));
    reach_from(opinion, "total", "screen-31", total, 31);
    reach_from(opinion, "total", "screen-32", total, 32);
    reach_from(opinion, "total", "screen", total, 33);
    reach_from(opinion, "total", "german-34", total, 34);
    reach_from(opinion, "total", "german-38", total, 38);
    reach_from(opinion, "total", "german-42", total, 42);
    reach_from(opinion, "total", "german-43", total, 43);
    reach_from(opinion, "total", "caseness", total, 32);
    if (total && *total > 28)
        reach(opinion, "total", "clinical");

    const std::string_view low = dsm_5(sheet, 0) ? "met" : "not-met";
    const std::string_view high = dsm_5(sheet, 4) ? "met" : "not-met";
    opinion.levels.push_back({"dsm-5", low == high ? low : "", low, high});
    watch(sheet, opinion, "risk-taking", 16, "16", 3);
    add_incomplete(sheet, opinion, 1, 20);
}

void pc_ptsd_5(const Sheet& sheet, Opinion& opinion) {
    const Given gate = answer(sheet, 1);
    int yes = 0;
    int open = 0;
    for (int item = 2; item <= 6; ++item) {
        const Given given = answer(sheet, item);
        if (gate == Given{1}) {
            yes += given == Given{1} ? 1 : 0;
            open += given ? 0 : 1;
        }
        constexpr std::array<std::string_view, 5> names{"1", "2", "3", "4", "5"};
        if (gate == Given{0} && given == Given{1})
            flag(opinion, "unasked", names[static_cast<std::size_t>(item) - 2]);
    }
    if (!gate)
        open = 5;
    const Given score = open == 0 ? Given{yes} : std::nullopt;
    add_score(opinion, "total", score);
    reach_from(opinion, "total", "four", score, 4);
    reach_from(opinion, "total", "three", score, 3);
    const auto result = [&](std::string_view name, int cut) {
        const std::string_view low = yes >= cut ? "positive" : "negative";
        const std::string_view high = yes + open >= cut ? "positive" : "negative";
        opinion.levels.push_back({name, low == high ? low : "", low, high});
    };
    result("screen-4", 4);
    result("screen-3", 3);
    if (yes >= 4)
        flag(opinion, "remark", "go-on");
    if (!gate || open > 0)
        flag(opinion, "incomplete", "");
}

/// Items 1–9 are P1–P9, 10–18 are C1–C9. 0 none, 1 PTSD, 2 CPTSD.
std::size_t itq_pattern(const Sheet& sheet, double missing) {
    const auto met = [&](int item) { return answer(sheet, item).value_or(missing) >= 2; };
    const auto criteria = [&](int first) {
        return (met(first) || met(first + 1)) && (met(first + 2) || met(first + 3)) &&
               (met(first + 4) || met(first + 5)) && (met(first + 6) || met(first + 7) || met(first + 8));
    };
    if (!criteria(1))
        return 0;
    return criteria(10) ? 2 : 1;
}

void itq(const Sheet& sheet, Opinion& opinion) {
    const Given ptsd = sum_of_all(sheet, {1, 2, 3, 4, 5, 6});
    const Given dso = sum_of_all(sheet, {10, 11, 12, 13, 14, 15});
    add_score(opinion, "ptsd", ptsd);
    add_score(opinion, "dso", dso);
    add_score(opinion, "total", ptsd && dso ? Given{*ptsd + *dso} : std::nullopt);
    constexpr std::array<std::string_view, 3> names{"none", "ptsd", "cptsd"};
    const std::size_t low = itq_pattern(sheet, 0);
    const std::size_t high = itq_pattern(sheet, 4);
    opinion.levels.push_back({"pattern", low == high ? names[low] : "", names[low], names[high]});
    add_incomplete(sheet, opinion, 1, 18);
}

void ies_r(const Sheet& sheet, Opinion& opinion) {
    add_score(opinion, "intrusion", mean_of_all(sheet, {1, 2, 3, 6, 9, 14, 16, 20}));
    add_score(opinion, "avoidance", mean_of_all(sheet, {5, 7, 8, 11, 12, 13, 17, 22}));
    add_score(opinion, "hyperarousal", mean_of_all(sheet, {4, 10, 15, 18, 19, 21}));
    const Given total =
        sum_of_all(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22});
    add_score(opinion, "total", total);
    reach_from(opinion, "total", "creamer-33", total, 33);
    reach_from(opinion, "total", "war-34", total, 34);
    reach_from(opinion, "total", "korean-25", total, 25);
    add_incomplete(sheet, opinion, 1, 22);
}

} // namespace

std::vector<Measure> trauma_measures() {
    return {{"pcl-5", alike(20, 0, 4), {}, pcl_5},
            {"pcl-5-week", alike(20, 0, 4), {}, pcl_5},
            {"pc-ptsd-5", alike(6, 0, 1), {}, pc_ptsd_5},
            {"itq", alike(18, 0, 4), {}, itq},
            {"ies-r", alike(22, 0, 4), {}, ies_r}};
}

} // namespace attune::second_opinion
