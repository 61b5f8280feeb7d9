// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_reading.hpp"

#include "core/episode/episode_store.hpp"
#include "core/progress/statistics/score_course.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/response/client_event.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/response_store.hpp"
#include "core/response/schedule/missed_measures.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace attune {

namespace {

MeasureBand measure_band(const Band& band) {
    return {band.from, band.to, band.label, cited_source(band.citation), band.citation.evidence};
}

class MeasureReader {
public:
    MeasureReader(Vault& vault, ClientId client, const ScheduleBasis& basis)
        : store_{vault, as_on(basis.shelf)},
          choices_{vault.database()},
          responses_{store_.readable(client)} {
        std::ranges::reverse(responses_); // they came newest first, within a day as D1 says
        for (const Response& response : responses_)
            if (!response.about.empty())
                people_[fold(response.about)] = response.about;
        for (const ScoreRow& row : store_.scores(client))
            scores_[row.response][row.scale] = {row.value, row.band};
        std::map<std::string, std::shared_ptr<const Instrument>> instruments;
        for (const Response& response : responses_)
            instruments[response.measure()] = response.instrument; // the newest is last
        missed_ = read_missed_measures(vault, client, basis, instruments);
        for (const Session& session : EpisodeStore{vault.database()}.sessions_of(client))
            if (counts(session.attendance))
                attended_[session.episode].push_back(session.date);
        for (auto& [episode, days] : attended_)
            std::ranges::sort(days);
    }

    std::vector<MeasureSeries> read() {
        std::vector<FormKey> order;
        std::map<FormKey, const Response*> newest;
        for (const Response& response : responses_) {
            const FormKey key = form_of(response);
            if (!newest.contains(key))
                order.push_back(key);
            newest[key] = &response;
        }
        std::vector<MeasureSeries> all;
        for (const FormKey& key : order)
            add(*newest[key], all);
        return all;
    }

private:
    /// A measure and its form: what a parent and a teacher fill in has bands and cut-offs of its own.
    using FormKey = std::pair<std::string, std::string>;

    static FormKey form_of(const Response& response) {
        return {response.measure(), form_for(*response.instrument, response.rater).value_or("")};
    }

    struct Cached {
        std::optional<double> value;
        std::string band;
    };

    void add(const Response& newest, std::vector<MeasureSeries>& all) const {
        const Instrument& instrument = *newest.instrument;
        const FormKey key = form_of(newest);
        const ScoringContext context = store_.scoring_context(newest);
        const MeasureChoices choices = choices_.load(instrument.id);
        for (const ScoreScale& scale : instrument.scales)
            if (scale.series == ScoreScale::Series::yes && scale.shown == ScoreScale::Shown::yes)
                all.push_back(series_of(instrument, scale, key, context, choices));
    }

    [[nodiscard]] MeasureSeries series_of(const Instrument& instrument, const ScoreScale& scale, const FormKey& key,
                                          const ScoringContext& context, const MeasureChoices& choices) const {
        const auto drawn = std::count_if(instrument.scales.begin(), instrument.scales.end(), [](const auto& s) {
            return s.series == ScoreScale::Series::yes && s.shown == ScoreScale::Shown::yes;
        });
        MeasureSeries series;
        series.measure = instrument.id;
        series.scale = scale.id;
        series.form = key.second;
        series.title = instrument.title;
        if (const MeasureForm* form = instrument.find_form(series.form))
            series.title += " " + form->label;
        if (drawn > 1 && !scale.title.empty())
            series.title += ", " + scale.title;
        series.unit = scale.unit;
        series.min = scale.min;
        series.max = scale.max;
        series.decimals = scale.decimals;
        series.better = scale.better;
        if (const BandScheme* scheme = bands_in_use(scale, context))
            for (const Band& band : scheme->bands)
                series.bands.push_back(measure_band(band));
        const ChangeRules rules = change_rules(scale, context, own_figures(choices, scale));
        series.threshold = rules.threshold;
        series.line = rules.line;
        if (const CutOff* screen = cut_off_in_use(scale, CutOffPurpose::screen, context))
            series.screen = clinical_line(*screen);
        series.important = important_threshold(scale, context);
        series.base = base_rule(choices);
        series.source = scale.key.source;
        series.evidence = scale.key.evidence;
        for (const Response& response : responses_)
            if (form_of(response) == key)
                series.points.push_back(point_of(response, scale.id, series.base));
        add_missed(series);
        return series;
    }

    // A line is that of one rater about one person; before its first answer and behind its last one there is nothing
    // that a gap could part.
    void add_missed(MeasureSeries& series) const {
        struct Stretch {
            Date first, last;
        };
        std::map<std::pair<std::string, std::string>, Stretch> lines;
        for (const MeasurePoint& point : series.points)
            lines.try_emplace({point.rater, point.about}, Stretch{point.date, point.date}).first->second.last = point.date;
        std::set<std::pair<Date, std::pair<std::string, std::string>>> seen;
        for (const MissedMeasure& missed : missed_) {
            const PlannedMeasure planned{.measure = missed.measure, .about = missed.about, .rater = missed.rater};
            for (const auto& [line, stretch] : lines)
                if (fits(planned, series.measure, line.second, line.first) && stretch.first < missed.day &&
                    missed.day < stretch.last && seen.insert({missed.day, line}).second)
                    series.points.push_back(
                        {.date = missed.day, .rater = line.first, .about = line.second, .is_missed = true});
        }
        std::ranges::stable_sort(series.points, {}, &MeasurePoint::date);
    }

    [[nodiscard]] MeasurePoint point_of(const Response& response, const std::string& scale, BaseRule base) const {
        const Cached* score = find_score(response.id, scale);
        return {.date = response.day,
                .value = score ? score->value : std::nullopt,
                .response = response.id,
                .band = score ? find_band(response, scale, score->band).value_or(MeasureBand{}) : MeasureBand{},
                .rater = response.rater,
                .about = response.about.empty() ? std::string{} : people_.at(fold(response.about)),
                .version = basis_of(response, scale),
                .recall = response.instrument->recall,
                .language = response.language,
                .episode = response.episode,
                .session = session_of(response),
                .is_missed = false,
                .base_before = base_before(base, attended_in(response.episode))};
    }

    /// Empty where the version that the response was given with has no such score.
    static std::string basis_of(const Response& response, const std::string& scale) {
        const auto index = response.instrument->find_scale(scale);
        return index ? response.instrument->scales[*index].basis : std::string{};
    }

    [[nodiscard]] std::span<const Date> attended_in(std::optional<EpisodeId> episode) const {
        const auto days = episode ? attended_.find(*episode) : attended_.end();
        return days == attended_.end() ? std::span<const Date>{} : std::span<const Date>{days->second};
    }

    [[nodiscard]] std::optional<int> session_of(const Response& response) const {
        return session_on(attended_in(response.episode), response.day);
    }

    [[nodiscard]] const Cached* find_score(ResponseId response, const std::string& scale) const {
        const auto scales = scores_.find(response);
        if (scales == scores_.end())
            return nullptr;
        const auto score = scales->second.find(scale);
        return score == scales->second.end() ? nullptr : &score->second;
    }

    /// Schemes of one score may share ids, so that the id says nothing without the scheme that counted.
    [[nodiscard]] std::optional<MeasureBand> find_band(const Response& response, const std::string& scale_id,
                                                       const std::string& band) const {
        const auto index = response.instrument->find_scale(scale_id);
        if (!index || band.empty())
            return std::nullopt;
        const ScoreScale& scale = response.instrument->scales[*index];
        const BandScheme* scheme =
            scale.bands.size() == 1 ? &scale.bands.front() : bands_in_use(scale, store_.scoring_context(response));
        if (scheme == nullptr)
            return std::nullopt;
        const auto found = std::ranges::find(scheme->bands, band, &Band::id);
        return found == scheme->bands.end() ? std::nullopt : std::optional{measure_band(*found)};
    }

    ResponseStore store_;
    MeasureChoicesStore choices_;
    std::vector<Response> responses_; ///< oldest first
    std::map<std::string, std::string> people_; ///< as each was last spelt: one person however a name was typed
    std::map<ResponseId, std::map<std::string, Cached>> scores_;
    std::vector<MissedMeasure> missed_;
    std::map<EpisodeId, std::vector<Date>> attended_; ///< in order
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

std::vector<MeasureSeries> read_measures(Vault& vault, ClientId client, const ScheduleBasis& basis) {
    return MeasureReader{vault, client, basis}.read();
}

std::vector<Happening> read_happenings(Vault& vault, ClientId client) {
    std::vector<Happening> happenings;
    const Date today = vault.clock().today();
    for (const ClientEvent& event : ClientEventStore{vault}.of(client))
        if (event.first <= today) // one to come would stretch the axis over months in which nothing is
            happenings.push_back(
                {.first = event.first, .last = event.last, .kind = kind_of(event.kind), .label = event.label});
    return happenings;
}

} // namespace attune
