// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_reading.hpp"

#include "core/measure/client_event.hpp"
#include "core/measure/measure_choices.hpp"
#include "core/measure/response_store.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace attune {

namespace {

ClinicalLine::Clinical side_of(CutOff::Operator op) {
    switch (op) {
    case CutOff::Operator::ge: return ClinicalLine::Clinical::at_or_above;
    case CutOff::Operator::gt: return ClinicalLine::Clinical::above;
    case CutOff::Operator::le: return ClinicalLine::Clinical::at_or_below;
    case CutOff::Operator::lt: break;
    }
    return ClinicalLine::Clinical::below;
}

/// The line between the two sides, or else where a screen turns positive.
std::optional<ClinicalLine> line_of(const ScoreScale& scale, const ScoringContext& context) {
    for (const CutOffPurpose purpose : {CutOffPurpose::clinical, CutOffPurpose::caseness, CutOffPurpose::screen})
        if (const CutOff* cut_off = cut_off_in_use(scale, purpose, context))
            return ClinicalLine{.value = cut_off->value,
                                .clinical = side_of(cut_off->op),
                                .label = cut_off->label,
                                .source = cut_off->citation.source,
                                .evidence = cut_off->citation.evidence};
    return std::nullopt;
}

/// A published threshold goes before one computed from the practice's own figures (clinical.md D2).
std::optional<ReliableThreshold> threshold_of(const ScoreScale& scale, const ScoringContext& context,
                                              const MeasureChoices& choices) {
    if (const ChangeThreshold* change = change_in_use(scale, ChangeThreshold::Kind::reliable, context))
        return ReliableThreshold{.points = change->value,
                                 .origin = change->origin == ChangeThreshold::Origin::published
                                               ? ReliableThreshold::Origin::published
                                               : ReliableThreshold::Origin::computed,
                                 .level = change->level,
                                 .source = change->citation.source,
                                 .evidence = change->citation.evidence};
    const auto own = choices.norms.find(scale.id);
    if (own == choices.norms.end())
        return std::nullopt;
    auto threshold = computed_threshold({.reliability = own->second.reliability, .sd = own->second.sd});
    if (threshold)
        threshold->source = own->second.source;
    return threshold;
}

class MeasureReader {
public:
    MeasureReader(Vault& vault, ClientId client)
        : store_{vault},
          choices_{vault.database()},
          responses_{store_.of(client)} {
        std::reverse(responses_.begin(), responses_.end());
        // A time that is not known counts as earlier than any that is (clinical.md D1).
        std::stable_sort(responses_.begin(), responses_.end(), [](const Response& a, const Response& b) {
            return std::pair{a.day, a.time.value_or(TimeOfDay{-1})} < std::pair{b.day, b.time.value_or(TimeOfDay{-1})};
        });
        for (const ScoreRow& row : store_.scores(client))
            scores_[row.response][row.scale] = {row.value, row.band};
    }

    std::vector<MeasureSeries> read() {
        std::vector<std::string> order;
        std::map<std::string, const Response*> newest;
        for (const Response& response : responses_) {
            if (!newest.contains(response.measure()))
                order.push_back(response.measure());
            newest[response.measure()] = &response;
        }
        std::vector<MeasureSeries> all;
        for (const std::string& measure : order)
            add(*newest[measure], all);
        return all;
    }

private:
    struct Cached {
        std::optional<double> value;
        std::string band;
    };

    void add(const Response& newest, std::vector<MeasureSeries>& all) const {
        const Instrument& instrument = *newest.instrument;
        const ScoringContext context = store_.scoring_context(newest);
        const MeasureChoices choices = choices_.load(instrument.id);
        for (const ScoreScale& scale : instrument.scales)
            if (scale.series == ScoreScale::Series::yes && scale.shown == ScoreScale::Shown::yes)
                all.push_back(series_of(instrument, scale, context, choices));
    }

    [[nodiscard]] MeasureSeries series_of(const Instrument& instrument, const ScoreScale& scale,
                                          const ScoringContext& context, const MeasureChoices& choices) const {
        const auto drawn = std::count_if(instrument.scales.begin(), instrument.scales.end(), [](const auto& s) {
            return s.series == ScoreScale::Series::yes && s.shown == ScoreScale::Shown::yes;
        });
        MeasureSeries series;
        series.measure = instrument.id;
        series.scale = scale.id;
        series.title = drawn > 1 && !scale.title.empty() ? instrument.title + ", " + scale.title : instrument.title;
        series.unit = scale.unit;
        series.min = scale.min;
        series.max = scale.max;
        series.decimals = scale.decimals;
        series.better = scale.better;
        if (const BandScheme* scheme = bands_in_use(scale, context))
            for (const Band& band : scheme->bands)
                series.bands.push_back({band.from, band.to, band.label});
        series.line = line_of(scale, context);
        series.threshold = threshold_of(scale, context, choices);
        series.source = scale.key.source;
        series.evidence = scale.key.evidence;
        for (const Response& response : responses_)
            if (response.measure() == instrument.id)
                series.points.push_back(point_of(response, scale.id));
        return series;
    }

    [[nodiscard]] MeasurePoint point_of(const Response& response, const std::string& scale) const {
        const Cached* score = find_score(response.id, scale);
        return {.date = response.day,
                .value = score ? score->value : std::nullopt,
                .response = response.id,
                .band = score ? band_label(*response.instrument, scale, score->band) : std::string{},
                .rater = response.rater,
                .about = response.about,
                .version = response.instrument->hash,
                .recall = response.instrument->recall,
                .language = response.language};
    }

    [[nodiscard]] const Cached* find_score(ResponseId response, const std::string& scale) const {
        const auto scales = scores_.find(response);
        if (scales == scores_.end())
            return nullptr;
        const auto score = scales->second.find(scale);
        return score == scales->second.end() ? nullptr : &score->second;
    }

    static std::string band_label(const Instrument& instrument, const std::string& scale, const std::string& band) {
        const auto index = instrument.find_scale(scale);
        if (!index)
            return {};
        for (const BandScheme& scheme : instrument.scales[*index].bands)
            for (const Band& candidate : scheme.bands)
                if (candidate.id == band)
                    return candidate.label;
        return {};
    }

    ResponseStore store_;
    MeasureChoicesStore choices_;
    std::vector<Response> responses_; ///< oldest first
    std::map<ResponseId, std::map<std::string, Cached>> scores_;
};

Happening::Kind kind_of(ClientEvent::Kind kind) {
    switch (kind) {
    case ClientEvent::Kind::life_event: return Happening::Kind::life_event;
    case ClientEvent::Kind::medication: return Happening::Kind::medication;
    case ClientEvent::Kind::pause: return Happening::Kind::pause;
    case ClientEvent::Kind::other: break;
    }
    return Happening::Kind::other;
}

} // namespace

std::vector<MeasureSeries> read_measures(Vault& vault, ClientId client) { return MeasureReader{vault, client}.read(); }

std::vector<Happening> read_happenings(Vault& vault, ClientId client) {
    std::vector<Happening> happenings;
    for (const ClientEvent& event : ClientEventStore{vault}.of(client))
        happenings.push_back(
            {.first = event.first, .last = event.last, .kind = kind_of(event.kind), .label = event.label});
    return happenings;
}

} // namespace attune
