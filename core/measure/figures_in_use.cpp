// SPDX-License-Identifier: Apache-2.0
// Of several figures the one that counts for a client.
#include "core/measure/scoring.hpp"

#include <algorithm>
#include <type_traits>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;

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

bool is_in_use(const Instrument& instrument, const WithCutOff& with, const ScoringContext& context) {
    const ScoreScale& scale = instrument.scales[with.scale];
    const auto named = std::ranges::find(scale.cut_offs, with.cut_off, &CutOff::id);
    const CutOff* used = named == scale.cut_offs.end() ? nullptr : cut_off_in_use(scale, named->purpose, context);
    return used != nullptr && used->id == with.cut_off;
}

std::optional<std::size_t> classification_in_use(const Instrument& instrument, std::size_t classification,
                                                 const ScoringContext& context) {
    const auto& all = instrument.classifications;
    const auto& asked = all[classification];
    const auto& root = asked.is_alternative() ? asked.instead_of : asked.id;
    const auto pick = context.picks.find(root);
    std::optional<std::size_t> first;
    for (std::size_t index = 0; index < all.size(); ++index) {
        if ((all[index].id != root && all[index].instead_of != root) || !admits(all[index].admits, context) ||
            (all[index].with && !is_in_use(instrument, *all[index].with, context)))
            continue;
        if (pick != context.picks.end() && pick->second == all[index].id)
            return index;
        if (!first || all[index].id == root)
            first = index;
    }
    if (!first && !asked.with)
        return classification;
    return first;
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

} // namespace attune
