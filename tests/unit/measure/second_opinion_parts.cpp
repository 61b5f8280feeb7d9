// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/measure/second_opinion_parts.hpp"

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace attune::second_opinion {

void Opinion::clear() {
    scores.clear();
    bands.clear();
    reached.clear();
    levels.clear();
    patterns.clear();
    flags.clear();
}

Given answer(const Sheet& sheet, int item) {
    return sheet.answers[static_cast<std::size_t>(item) - 1];
}

bool at_least(const Sheet& sheet, int item, double value) {
    const Given given = answer(sheet, item);
    return given && *given >= value;
}

Tally tally(const Sheet& sheet, Items items, double turn) {
    Tally tally;
    for (const int item : items) {
        const Given given = answer(sheet, std::abs(item));
        if (!given) {
            ++tally.missing;
            continue;
        }
        ++tally.answered;
        tally.sum += item < 0 ? turn - *given : *given;
    }
    return tally;
}

Given sum_of_all(const Sheet& sheet, Items items, double turn) {
    const Tally all = tally(sheet, items, turn);
    return all.missing == 0 ? Given{all.sum} : std::nullopt;
}

Given mean_of_all(const Sheet& sheet, Items items, double turn) {
    return mean_of_answered(tally(sheet, items, turn), 0);
}

Given mean_of_answered(const Tally& tally, int may_miss) {
    if (tally.missing > may_miss || tally.answered == 0)
        return std::nullopt;
    return tally.sum / tally.answered;
}

double half_up(double value) {
    return std::floor(value + 0.5);
}

void add_score(Opinion& opinion, std::string_view scale, Given value, int missing) {
    opinion.scores.push_back({scale, value});
    if (value && missing > 0)
        flag(opinion, "prorated", scale);
}

void add_incomplete(const Sheet& sheet, Opinion& opinion, int first, int last) {
    for (int item = first; item <= last; ++item)
        if (!answer(sheet, item)) {
            flag(opinion, "incomplete", "");
            return;
        }
}

void reach(Opinion& opinion, std::string_view scale, std::string_view cut_off) {
    opinion.reached.push_back({scale, cut_off});
}

void reach_from(Opinion& opinion, std::string_view scale, std::string_view cut_off, Given value,
                double from) {
    if (value && *value >= from - 1e-9)
        reach(opinion, scale, cut_off);
}

void flag(Opinion& opinion, std::string_view where, std::string_view what) {
    opinion.flags.push_back({where, what});
}

void watch(const Sheet& sheet, Opinion& opinion, std::string_view rule, int item, std::string_view name,
           double from) {
    if (!answer(sheet, item))
        flag(opinion, "unanswered", name);
    if (at_least(sheet, item, from))
        flag(opinion, "safety", rule);
}

void band(Opinion& opinion, std::string_view scale, std::string_view scheme, Given value,
          std::initializer_list<Step> steps) {
    if (!value)
        return;
    for (const Step& step : steps)
        if (*value <= step.to) {
            opinion.bands.push_back({scale, scheme, step.band});
            return;
        }
}

std::vector<Range> alike(int count, double min, double max, double step) {
    return std::vector<Range>(static_cast<std::size_t>(count),
                              Range{min, max, step, {}, Range::Applies::always});
}

std::vector<Range> joined(std::vector<Range> first, const std::vector<Range>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

const std::vector<Measure>& measures() {
    static const std::vector<Measure> all = [] {
        std::vector<Measure> joined;
        for (const auto& family :
             {mood_measures(), distress_measures(), trauma_measures(), dissociation_measures(),
              bond_measures(), session_measures(), child_measures(), risk_measures()})
            joined.insert(joined.end(), family.begin(), family.end());
        return joined;
    }();
    return all;
}

const Measure& measure(std::string_view id) {
    for (const Measure& each : measures())
        if (each.id == id)
            return each;
    throw std::out_of_range{"no measure " + std::string{id}};
}

} // namespace attune::second_opinion
