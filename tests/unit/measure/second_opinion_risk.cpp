// SPDX-License-Identifier: Apache-2.0
// C-SSRS screener, AUDIT-C, ACE
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <algorithm>
#include <array>

namespace attune::second_opinion {
namespace {

/// Items 1–6, then 6a as 7. 0 none, 1 low, 2 moderate, 3 high.
std::size_t triage(const std::array<bool, 8>& yes) {
    if (yes[4] || yes[5] || yes[7])
        return 3;
    if (yes[3] || yes[6])
        return 2;
    return yes[1] || yes[2] ? 1 : 0;
}

void c_ssrs(const Sheet& sheet, Opinion& opinion) {
    constexpr std::array<std::string_view, 8> names{"", "1", "2", "3", "4", "5", "6", "6a"};
    constexpr std::array<std::string_view, 4> levels{"none", "low", "moderate", "high"};
    std::array<bool, 8> yes{};    // said
    std::array<bool, 8> can_be{}; // said, or not answered although it may have been to be asked
    bool unanswered = false;
    for (int item = 1; item <= 7; ++item) {
        const auto place = static_cast<std::size_t>(item);
        const Given gate = item >= 3 && item <= 5 ? answer(sheet, 2)
                           : item == 7            ? answer(sheet, 6)
                                                  : Given{1};
        yes[place] = answer(sheet, item) == Given{1};
        can_be[place] = yes[place];
        if (!answer(sheet, item) && gate != Given{0}) {
            can_be[place] = true;
            unanswered = true;
            flag(opinion, "unanswered", names[place]);
        }
        if (yes[place] && gate == Given{0})
            flag(opinion, "unasked", names[place]);
    }
    const std::size_t level = triage(yes);
    Level said{.classification = "triage",
               .level = levels[level],
               .lowest = levels[level],
               .highest = levels[triage(can_be)]};
    if (unanswered) {
        flag(opinion, "incomplete", "");
        said.level = level == 0 ? "" : levels[level];
        said.bound = level == 0 ? Level::Bound::exact : Level::Bound::at_least;
    }
    opinion.levels.push_back(said);
    if (level > 0)
        flag(opinion, "safety", "any-yes");
    if (level == 3)
        flag(opinion, "remark", "high");
}

void audit_c(const Sheet& sheet, Opinion& opinion) {
    const Given frequency = answer(sheet, 1);
    Given amount = answer(sheet, 2);
    Given heavy = answer(sheet, 3);
    if (frequency == Given{0}) {
        if (amount.value_or(0) > 0)
            flag(opinion, "unasked", "2");
        if (heavy.value_or(0) > 0)
            flag(opinion, "unasked", "3");
        amount = amount.value_or(0);
        heavy = heavy.value_or(0);
    }
    Given total;
    if (frequency && amount && heavy)
        total = *frequency + *amount + *heavy;
    add_score(opinion, "total", total);
    std::string_view cut = sheet.sex == "man" ? "men" : sheet.sex == "woman" ? "women" : "not-recorded";
    const double from = sheet.sex == "man" ? 4 : 3;
    reach_from(opinion, "total", cut, total, from);
    if (total && *total >= from && *amount == 0 && *heavy == 0)
        flag(opinion, "remark", cut);
    // What is answered already comes to 8 whatever is missing.
    if (frequency.value_or(0) + amount.value_or(0) + heavy.value_or(0) >= 8)
        flag(opinion, "safety", "from-8");
    // Any of the three can hide 8 points.
    if (!frequency)
        flag(opinion, "unanswered", "1");
    if (!amount)
        flag(opinion, "unanswered", "2");
    if (!heavy)
        flag(opinion, "unanswered", "3");
    if (!total)
        flag(opinion, "incomplete", "");
}

/// Items 1–10; 11 is ticked by the clinician when someone under age is in danger now.
void ace(const Sheet& sheet, Opinion& opinion) {
    const Tally ten = tally(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    opinion.scores.push_back(
        {"total", ten.sum, ten.missing > 0 ? Opinion::Score::Bound::at_least : Opinion::Score::Bound::exact});
    reach_from(opinion, "total", "four", ten.sum, 4);
    watch(sheet, opinion, "danger", 11, "danger", 1);
    if (ten.missing > 0)
        flag(opinion, "incomplete", "");
}

} // namespace

std::vector<Measure> risk_measures() {
    return {{"c-ssrs", alike(7, 0, 1), {}, c_ssrs},
            {"audit-c", alike(3, 0, 4), {}, audit_c},
            {"ace", alike(11, 0, 1), {}, ace}};
}

} // namespace attune::second_opinion
