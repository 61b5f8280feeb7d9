// SPDX-License-Identifier: Apache-2.0
// ORS, SRS, WAI-SR, SUD (0–10 and 0–100), VoC
#include "tests/unit/measure/second_opinion_parts.hpp"

namespace attune::second_opinion {
namespace {

void ors(const Sheet& sheet, Opinion& opinion) {
    const Given total = sum_of_all(sheet, {1, 2, 3, 4});
    add_score(opinion, "total", total);
    const auto below = [&](double cut) { return total && *total < cut - 1e-9; };
    const bool child = sheet.age && *sheet.age >= 6 && *sheet.age <= 12;
    const bool youth = sheet.age && *sheet.age >= 13 && *sheet.age <= 17;
    const bool adult = !sheet.age || *sheet.age >= 18;
    if (adult && below(25))
        reach(opinion, "total", "adult");
    if (youth && below(28))
        reach(opinion, "total", "youth");
    if (child && below(32))
        reach(opinion, "total", "child");
    add_incomplete(sheet, opinion, 1, 4);
}

void srs(const Sheet& sheet, Opinion& opinion) {
    const Given total = sum_of_all(sheet, {1, 2, 3, 4});
    add_score(opinion, "total", total);
    if (total && *total <= 36 + 1e-9)
        reach(opinion, "total", "up-to-36");
    if (total && *total < 36 - 1e-9)
        reach(opinion, "total", "below-36");
    for (int line = 1; line <= 4; ++line) {
        const Given given = answer(sheet, line);
        if (given && *given < 9) {
            flag(opinion, "remark", "low-line");
            break;
        }
    }
    add_incomplete(sheet, opinion, 1, 4);
}

void wai_sr(const Sheet& sheet, Opinion& opinion) {
    add_score(opinion, "task", sum_of_all(sheet, {1, 2, 10, 12}));
    add_score(opinion, "bond", sum_of_all(sheet, {3, 5, 7, 9}));
    add_score(opinion, "goal", sum_of_all(sheet, {4, 6, 8, 11}));
    add_score(opinion, "total", sum_of_all(sheet, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    add_incomplete(sheet, opinion, 1, 12);
}

void single(const Sheet& sheet, Opinion& opinion) {
    add_score(opinion, "total", answer(sheet, 1));
    add_incomplete(sheet, opinion, 1, 1);
}

} // namespace

std::vector<Measure> session_measures() {
    return {{"ors", alike(4, 0, 10, 0.1), {}, ors},    {"srs", alike(4, 0, 10, 0.1), {}, srs},
            {"wai-sr", alike(12, 1, 5), {}, wai_sr},   {"sud", alike(1, 0, 10), {}, single},
            {"sud-100", alike(1, 0, 100), {}, single}, {"voc", alike(1, 1, 7), {}, single}};
}

} // namespace attune::second_opinion
