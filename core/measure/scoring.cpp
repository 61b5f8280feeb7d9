// SPDX-License-Identifier: Apache-2.0
#include "core/measure/scoring.hpp"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;

/// To a whole number, halves upwards; what is a half but for the last bit counts as one (clinical specification 0.5).
double rounded_half_up(double value) { return std::floor(value + 0.5 + tolerance); }

bool admits(const Admission& admission, const ScoringContext& context) {
    return admission.admits(context.form, context.sex, context.age_years);
}

} // namespace

Scorer::Scorer(const Instrument& instrument, ScoringContext context)
    : instrument_{instrument},
      context_{std::move(context)},
      low_(instrument.items.size()),
      high_(instrument.items.size()),
      state_(instrument.items.size()) {
    result_.scales.resize(instrument.scales.size());
    result_.classifications.resize(instrument.classifications.size());
    result_.patterns.resize(instrument.patterns.size());
    for (std::size_t index = 0; index < instrument.scales.size(); ++index) {
        const auto& scale = instrument.scales[index];
        ScaleInUse use{.bands = bands_in_use(scale, context_), .cut_offs = {}, .stated = {}};
        for (std::size_t cut = 0; cut < scale.cut_offs.size(); ++cut)
            if (admits(scale.cut_offs[cut].admits, context_))
                use.cut_offs.push_back(cut);
        if (const auto stated = context_.stated.find(scale.id); stated != context_.stated.end())
            use.stated = stated->second;
        result_.scales[index].reached.reserve(use.cut_offs.size());
        in_use_.push_back(std::move(use));
    }
    for (const auto& each : instrument.classifications) {
        std::vector<std::size_t> items;
        for (const auto& level : each.levels)
            for (const auto item : level.when.items())
                if (std::ranges::find(items, item) == items.end())
                    items.push_back(item);
        looked_at_.push_back(std::move(items));
    }
    for (const auto& remark : instrument.remarks)
        remarks_.push_back(admits(remark.admits, context_) &&
                           (!remark.with || is_in_use(instrument, *remark.with, context_)));
    for (const auto& rule : instrument.safety)
        safety_.push_back(admits(rule.admits, context_));
    // One flag of each kind for everything that can have one: nothing is taken while scoring.
    result_.flags.reserve(3 * instrument.items.size() + 2 * instrument.scales.size() + instrument.safety.size() +
                          instrument.remarks.size() + instrument.patterns.size() + 1);
}

const MeasureScore& Scorer::score(std::span<const Answer> answers) {
    result_.flags.clear();
    settle_items(answers);
    for (std::size_t index = 0; index < instrument_.scales.size(); ++index) {
        score_scale(index);
        compare(index);
    }
    for (std::size_t index = 0; index < instrument_.classifications.size(); ++index)
        classify(index);
    for (std::size_t index = 0; index < instrument_.patterns.size(); ++index)
        name_pattern(index, answers);
    check_safety(answers);
    for (std::size_t index = 0; index < instrument_.remarks.size(); ++index)
        if (remarks_[index] && instrument_.remarks[index].when.truth(low_, high_) == Condition::Truth::yes)
            flag(ScoreFlag::Kind::remark, index);
    return result_;
}

void Scorer::settle_items(std::span<const Answer> answers) {
    std::size_t missing = 0;
    for (std::size_t index = 0; index < instrument_.items.size(); ++index) {
        settle_item(index, answers[index]);
        if (state_[index] == ItemState::missing && instrument_.items[index].counts == MeasureItem::Counts::yes)
            ++missing;
    }
    if (missing > 0)
        flag(ScoreFlag::Kind::incomplete, missing);
}

void Scorer::settle_item(std::size_t index, const Answer& answer) {
    const auto& item = instrument_.items[index];
    const auto& answers = instrument_.answer_scales[item.scale];
    const auto known = [&](double value) {
        low_[index] = high_[index] = value;
        state_[index] = ItemState::known;
    };
    const auto asked = item.asked.is_always() ? Condition::Truth::yes : item.asked.truth(low_, high_);
    const bool keeps = item.unasked == MeasureItem::Unasked::keep;
    if (asked == Condition::Truth::no) {
        const double otherwise = item.unasked_value.value_or(answers.min);
        if (!answer.is_given())
            return known(otherwise);
        const double value = item.scored(answers, answer.value);
        if (value != otherwise)
            flag(ScoreFlag::Kind::unasked_answer, index);
        return known(keeps ? value : otherwise);
    }
    if (answer.is_given() && (asked == Condition::Truth::yes || keeps))
        return known(item.scored(answers, answer.value));
    if (answer.kind == Answer::Kind::not_applicable) {
        known(answers.min); // what does not apply meets no condition
        state_[index] = ItemState::not_applicable;
        return flag(ScoreFlag::Kind::not_applicable, index);
    }
    low_[index] = answers.min;
    high_[index] = answers.max;
    state_[index] = ItemState::missing;
}

/// What the terms of one score come to, as far as they are there.
struct Scorer::Tally {
    double sum = 0; ///< of what is known; with a lower bound also of the least that the missing can be
    double largest = 0;
    int counted = 0;
    int used = 0;
    int missing = 0; ///< of its own items
    bool lacks_scale = false;

    void take(const ScoreScale& scale, double value, double weight) noexcept {
        sum += weight * value;
        largest = used == 0 ? value : std::max(largest, value);
        counted += value >= scale.count_from - tolerance ? 1 : 0;
        ++used;
    }
    [[nodiscard]] double result(const ScoreScale& scale) const noexcept {
        switch (scale.kind) {
        case ScoreKind::sum: {
            const auto terms = static_cast<int>(scale.terms.size());
            return used == terms ? sum : sum / used * terms;
        }
        case ScoreKind::mean: return sum / used;
        case ScoreKind::count: return counted;
        case ScoreKind::largest: return largest;
        case ScoreKind::weighted: break;
        }
        return sum;
    }
};

void Scorer::score_scale(std::size_t index) {
    const auto& scale = instrument_.scales[index];
    auto& made = result_.scales[index];
    made.value.reset();
    made.answered = made.missing = 0;
    made.prorated = made.at_least = false;
    const Tally tally = tally_of(scale, made);
    made.missing += tally.missing;
    const bool is_short = tally.missing > 0;
    if (tally.lacks_scale || tally.used == 0 || (is_short && scale.missing.kind == MissingRule::Kind::complete))
        return;
    if (scale.missing.kind == MissingRule::Kind::prorate) {
        if (tally.missing > scale.missing.allowed)
            return;
        made.prorated |= is_short;
    }
    made.at_least |= is_short && scale.missing.kind == MissingRule::Kind::lower_bound;
    made.value = tally.result(scale) * scale.factor + scale.offset;
}

Scorer::Tally Scorer::tally_of(const ScoreScale& scale, ScaleScore& made) const {
    Tally tally;
    for (const auto& term : scale.terms) {
        if (term.of == ScoreTerm::Of::scale) {
            const auto& part = result_.scales[term.index];
            made.answered += part.answered;
            made.missing += part.missing;
            made.prorated |= part.prorated;
            made.at_least |= part.at_least;
            tally.lacks_scale |= !part.value;
            tally.take(scale, part.value.value_or(0), term.weight);
        } else if (state_[term.index] == ItemState::known) {
            ++made.answered;
            tally.take(scale, low_[term.index], term.weight);
        } else if (state_[term.index] == ItemState::missing) {
            ++tally.missing;
            if (scale.missing.kind == MissingRule::Kind::lower_bound)
                tally.take(scale, low_[term.index], term.weight);
        }
    }
    return tally;
}

void Scorer::compare(std::size_t index) {
    const auto& scale = instrument_.scales[index];
    auto& made = result_.scales[index];
    const auto& use = in_use_[index];
    made.band = nullptr;
    made.reached.clear();
    if (made.value && scale.rounding == ScoreScale::Rounding::score)
        made.value = rounded_half_up(*made.value);
    made.compared = made.value;
    if (!made.value)
        return;
    // Only sums that became fractional because something was left out are rounded; the tenths of a line are its own.
    const bool is_fraction = std::any_of(scale.terms.begin(), scale.terms.end(), [&](const ScoreTerm& term) {
        return term.of == ScoreTerm::Of::item && state_[term.index] == ItemState::not_applicable;
    });
    if (scale.rounding == ScoreScale::Rounding::bands && (made.prorated || is_fraction))
        made.compared = rounded_half_up(*made.value);
    if (made.prorated)
        flag(ScoreFlag::Kind::prorated, index);
    if (use.bands != nullptr)
        made.band = band_of(*use.bands, made.compared);
    for (const auto cut : use.cut_offs)
        if (scale.cut_offs[cut].reaches(*made.compared))
            made.reached.push_back(cut);
    if (use.stated && std::abs(*use.stated - *made.value) > tolerance && std::abs(*use.stated - *made.compared) > tolerance)
        flag(ScoreFlag::Kind::stated_differs, index);
}

MeasureScore score(const Instrument& instrument, std::span<const Answer> answers, const ScoringContext& context) {
    Scorer scorer{instrument, context};
    return scorer.score(answers);
}

} // namespace attune
