// SPDX-License-Identifier: Apache-2.0
#include "core/measure/scoring.hpp"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;

/// To a whole number, halves upwards; what is a half but for the last bit counts as one (clinical.md 0.5).
double rounded_half_up(double value) { return std::floor(value + 0.5 + tolerance); }

/// The one with the picked id, else the chosen one, else the first, of those that `counts` lets in.
template<typename Parts, typename Counts>
auto in_use(const Parts& parts, const ScoringContext& context, const std::string& key, Counts&& counts) -> decltype(parts.data()) {
    const auto pick = context.picks.find(key);
    decltype(parts.data()) first = nullptr;
    decltype(parts.data()) chosen = nullptr;
    for (const auto& each : parts) {
        if (!counts(each))
            continue;
        if (pick != context.picks.end() && pick->second == each.id)
            return &each;
        if (first == nullptr)
            first = &each;
        if constexpr (requires { each.chosen; })
            if (chosen == nullptr && each.chosen == std::decay_t<decltype(each)>::Chosen::yes)
                chosen = &each;
    }
    return chosen != nullptr ? chosen : first;
}

std::string_view word(CutOffPurpose purpose) {
    switch (purpose) {
    case CutOffPurpose::screen: return "screen";
    case CutOffPurpose::caseness: return "caseness";
    case CutOffPurpose::clinical: return "clinical";
    case CutOffPurpose::note: return "note";
    case CutOffPurpose::remission: return "remission";
    }
    return {};
}

std::string_view word(ChangeThreshold::Kind kind) {
    switch (kind) {
    case ChangeThreshold::Kind::reliable: return "reliable";
    case ChangeThreshold::Kind::important: return "important";
    case ChangeThreshold::Kind::percent: return "percent";
    }
    return {};
}

std::string key_of(const ScoreScale& scale, std::string_view what) { return scale.id + "/" + std::string{what}; }

bool admits(const Admission& admission, const ScoringContext& context) {
    return admission.admits(context.form, context.sex, context.age_years);
}

} // namespace

const BandScheme* bands_in_use(const ScoreScale& scale, const ScoringContext& context) {
    return in_use(scale.bands, context, key_of(scale, "bands"), [&](const auto& each) { return admits(each.admits, context); });
}

const CutOff* cut_off_in_use(const ScoreScale& scale, CutOffPurpose purpose, const ScoringContext& context) {
    return in_use(scale.cut_offs, context, key_of(scale, word(purpose)),
                  [&](const auto& each) { return each.purpose == purpose && admits(each.admits, context); });
}

const ChangeThreshold* change_in_use(const ScoreScale& scale, ChangeThreshold::Kind kind, const ScoringContext& context) {
    return in_use(scale.changes, context, key_of(scale, word(kind)), [&](const auto& each) { return each.kind == kind; });
}

std::size_t classification_in_use(const Instrument& instrument, std::size_t classification,
                                  const ScoringContext& context) {
    const auto& all = instrument.classifications;
    const auto& asked = all[classification];
    const auto& root = asked.is_alternative() ? asked.instead_of : asked.id;
    const auto pick = context.picks.find(root);
    std::optional<std::size_t> first;
    for (std::size_t index = 0; index < all.size(); ++index) {
        if ((all[index].id != root && all[index].instead_of != root) || !admits(all[index].admits, context))
            continue;
        if (pick != context.picks.end() && pick->second == all[index].id)
            return index;
        if (!first || all[index].id == root)
            first = index;
    }
    return first.value_or(classification);
}

const Band* band_of(const BandScheme& scheme, std::optional<double> compared) noexcept {
    const Band* found = nullptr;
    if (compared)
        for (const auto& band : scheme.bands)
            if (*compared >= band.from - tolerance)
                found = &band;
    return found;
}

std::optional<double> mean_over_persons(std::span<const std::optional<double>> scores) noexcept {
    double sum = 0;
    int count = 0;
    for (const auto& score : scores)
        if (score) {
            sum += *score;
            ++count;
        }
    return count == 0 ? std::nullopt : std::optional{sum / count};
}

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
        remarks_.push_back(admits(remark.admits, context_));
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

void Scorer::score_scale(std::size_t index) {
    const auto& scale = instrument_.scales[index];
    auto& made = result_.scales[index];
    made.value.reset();
    made.answered = made.missing = 0;
    made.prorated = made.at_least = false;
    double sum = 0; // of what is known; with a lower bound also of the least that the missing can be
    double largest = 0;
    int counted = 0;
    int used = 0;
    int missing = 0; // of its own items
    bool lacks_scale = false;
    const auto take = [&](double value, double weight) {
        sum += weight * value;
        largest = used == 0 ? value : std::max(largest, value);
        counted += value >= scale.count_from - tolerance ? 1 : 0;
        ++used;
    };
    for (const auto& term : scale.terms) {
        if (term.of == ScoreTerm::Of::scale) {
            const auto& part = result_.scales[term.index];
            made.answered += part.answered;
            made.missing += part.missing;
            made.prorated |= part.prorated;
            made.at_least |= part.at_least;
            if (part.value)
                take(*part.value, term.weight);
            else
                lacks_scale = true;
            continue;
        }
        if (state_[term.index] == ItemState::known) {
            ++made.answered;
            take(low_[term.index], term.weight);
        } else if (state_[term.index] == ItemState::missing) {
            ++missing;
            if (scale.missing.kind == MissingRule::Kind::lower_bound)
                take(low_[term.index], term.weight);
        }
    }
    made.missing += missing;
    if (lacks_scale || used == 0)
        return;
    switch (scale.missing.kind) {
    case MissingRule::Kind::complete:
        if (missing > 0)
            return;
        break;
    case MissingRule::Kind::prorate:
        if (missing > scale.missing.allowed)
            return;
        made.prorated |= missing > 0;
        break;
    case MissingRule::Kind::lower_bound: made.at_least |= missing > 0; break;
    }
    double value = 0;
    const auto terms = static_cast<double>(scale.terms.size());
    switch (scale.kind) {
    case ScoreKind::sum: value = used == static_cast<int>(scale.terms.size()) ? sum : sum / used * terms; break;
    case ScoreKind::weighted: value = sum; break;
    case ScoreKind::mean: value = sum / used; break;
    case ScoreKind::count: value = counted; break;
    case ScoreKind::largest: value = largest; break;
    }
    made.value = value * scale.factor + scale.offset;
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

void Scorer::classify(std::size_t index) {
    const auto& asked = instrument_.classifications[index];
    auto& made = result_.classifications[index];
    made = {};
    if (!admits(asked.admits, context_)) {
        made.admitted = false;
        return;
    }
    for (std::size_t level = 0; level < asked.levels.size(); ++level) {
        const auto truth = asked.levels[level].when.truth(low_, high_);
        if (truth == Condition::Truth::yes)
            made.lowest = level;
        if (truth != Condition::Truth::no)
            made.highest = level;
    }
    if (asked.missing == Classification::Missing::lower_bound) {
        made.at_least = std::ranges::any_of(
            looked_at_[index], [&](std::size_t item) { return state_[item] == ItemState::missing; });
        if (!made.at_least || made.lowest > 0)
            made.level = made.lowest;
    } else if (made.lowest == made.highest) {
        made.level = made.lowest;
    }
}

void Scorer::name_pattern(std::size_t index, std::span<const Answer> answers) {
    const auto& pattern = instrument_.patterns[index];
    result_.patterns[index].name.reset();
    if (pattern.kind == Pattern::Kind::highest)
        return name_highest(index, answers);
    const auto& across = result_.scales[pattern.across].value;
    const auto& up = result_.scales[pattern.up].value;
    if (across && up)
        result_.patterns[index].name = (*across >= pattern.from - tolerance ? 1U : 0U) +
                                       (*up >= pattern.from - tolerance ? 2U : 0U);
}

void Scorer::name_highest(std::size_t index, std::span<const Answer> answers) {
    const auto& pattern = instrument_.patterns[index];
    double highest = 0;
    std::size_t at = 0;
    int holders = 0;
    for (std::size_t place = 0; place < pattern.items.size(); ++place) {
        const auto item = pattern.items[place];
        if (state_[item] != ItemState::known)
            return;
        if (holders == 0 || low_[item] > highest) {
            highest = low_[item];
            at = place;
            holders = 1;
        } else if (low_[item] == highest) {
            ++holders;
        }
    }
    std::optional<std::size_t> choice;
    if (pattern.choice && answers[*pattern.choice].is_given())
        choice = static_cast<std::size_t>(answers[*pattern.choice].value) - 1;
    const bool chose_one = choice && *choice < pattern.items.size() && low_[pattern.items[*choice]] == highest;
    if (choice && !chose_one)
        flag(ScoreFlag::Kind::choice_differs, index);
    if (holders == 1)
        result_.patterns[index].name = at;
    else if (chose_one)
        result_.patterns[index].name = *choice;
}

void Scorer::check_safety(std::span<const Answer> answers) {
    for (std::size_t index = 0; index < instrument_.safety.size(); ++index) {
        const auto& rule = instrument_.safety[index];
        if (!safety_[index])
            continue;
        if (rule.when.truth(low_, high_) == Condition::Truth::yes)
            flag(ScoreFlag::Kind::safety, index);
        for (const auto item : rule.items) {
            const bool is_told = std::ranges::any_of(result_.flags, [&](const ScoreFlag& each) {
                return each.kind == ScoreFlag::Kind::safety_missing && each.index == item;
            });
            if (state_[item] == ItemState::missing && answers[item].kind == Answer::Kind::missing && !is_told)
                flag(ScoreFlag::Kind::safety_missing, item);
        }
    }
}

MeasureScore score(const Instrument& instrument, std::span<const Answer> answers, const ScoringContext& context) {
    Scorer scorer{instrument, context};
    return scorer.score(answers);
}

} // namespace attune
