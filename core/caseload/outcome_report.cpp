// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/outcome_report.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace attune {

namespace {

bool passes(const ScoredEpisode& episode, const OutcomeFilter& filter) {
    using Episodes = OutcomeFilter::Episodes;
    if ((filter.episodes == Episodes::ended && !episode.ended) || (filter.episodes == Episodes::open && episode.ended))
        return false;
    if ((filter.from && episode.started < *filter.from) || (filter.to && *filter.to < episode.started))
        return false;
    return filter.approach.empty() || episode.approach == filter.approach;
}

bool follows_change(const Instrument& instrument) {
    return instrument.role == Instrument::Role::outcome || instrument.role == Instrument::Role::slow;
}

std::string title_of(const EpisodeScale& scale) {
    return scale.rater == "client" ? measure_title(scale) : measure_title(scale) + ", by " + scale.rater;
}

/// The valid score that change counts from and the last, and how many days from then on have one that may be compared with
/// the last.
struct Ends {
    const EpisodeScore* first = nullptr;
    const EpisodeScore* last = nullptr;
    std::size_t comparable = 0;
    const EpisodeScore* first_comparable = nullptr; ///< with the last
};

Ends ends_of(const std::vector<EpisodeScore>& scores, std::optional<Date> before) {
    Ends ends;
    for (const EpisodeScore& score : scores)
        if (score.value)
            ends.last = &score;
    // Of one day the later score counts.
    const auto begins = [&](const EpisodeScore* base, const EpisodeScore& score) {
        return base == nullptr || base->day == score.day || (before && score.day < *before);
    };
    for (const EpisodeScore& score : scores) {
        if (!score.value)
            continue;
        if (begins(ends.first, score))
            ends.first = &score;
        if (score.meaning == ends.last->meaning && begins(ends.first_comparable, score))
            ends.first_comparable = &score;
    }
    std::set<int> days;
    for (const EpisodeScore& score : scores)
        if (score.value && score.meaning == ends.last->meaning && ends.first_comparable->day <= score.day)
            days.insert(static_cast<int>(std::chrono::sys_days{score.day}.time_since_epoch().count()));
    ends.comparable = days.size();
    return ends;
}

class ReportMaker {
public:
    ReportMaker(const OutcomeSource& source, const OutcomeFilter& filter)
        : source_{source},
          filter_{filter} {}

    OutcomeReport make() {
        OutcomeReport report;
        for (const ScoredEpisode& episode : source_.episodes) {
            if (!passes(episode, filter_))
                continue;
            ++report.episodes;
            add(episode);
            add_pair(episode);
        }
        for (const auto& [name, rows] : rows_)
            report.measures.push_back({name.second, name.first, practice_outcomes(rows)});
        if (!pairs_.empty())
            report.pair = pair_outcomes(pairs_);
        return report;
    }

private:
    using Name = std::pair<std::string, std::string>; ///< title and id of the measure

    struct Course {
        const EpisodeScale* scale = nullptr;
        Ends ends;

        [[nodiscard]] bool counts_before(const Course& other) const {
            return std::tuple{other.ends.comparable, scale->about} < std::tuple{ends.comparable, other.scale->about};
        }
    };

    static std::optional<ChangeEnd> end_of(const EpisodeScale& scale, const EpisodeScore* score) {
        if (score == nullptr)
            return std::nullopt;
        return ChangeEnd{*score->value, compared_score(scale.instrument->scales[scale.scale], *score->value)};
    }

    /// One row of each measure: of the relationships that it was answered about the one with the most scores.
    void add(const ScoredEpisode& episode) {
        std::map<Name, Course> courses;
        for (const EpisodeScale& scale : episode.scales) {
            if (!follows_change(*scale.instrument))
                continue;
            const Course course{&scale, ends_of(scale.scores, base_day(episode, scale))};
            const auto [place, is_first] = courses.try_emplace({title_of(scale), scale.instrument->id}, course);
            if (!is_first && course.counts_before(place->second))
                place->second = course;
        }
        for (const auto& [name, course] : courses)
            rows_[name].push_back(row_of(episode, course));
    }

    [[nodiscard]] std::optional<Date> base_day(const ScoredEpisode& episode, const EpisodeScale& scale) const {
        const auto choices = source_.choices.find(scale.instrument->id);
        return choices == source_.choices.end() ? std::nullopt : base_before(base_rule(choices->second), episode.attended);
    }

    [[nodiscard]] OutcomeRow row_of(const ScoredEpisode& episode, const Course& course) const {
        const auto& [scale, ends] = course;
        const bool is_comparable = ends.first == nullptr || ends.first->meaning == ends.last->meaning;
        return {.client = static_cast<std::int64_t>(episode.client),
                .first = end_of(*scale, ends.first),
                .last = end_of(*scale, ends.last),
                .scores = ends.comparable,
                .comparable = is_comparable ? OutcomeRow::Comparable::yes : OutcomeRow::Comparable::no,
                .rules = episode_rules(*scale, episode.person, scale->scores.back().day, source_.choices)};
    }

    static const EpisodeScale* total_of(const ScoredEpisode& episode, std::string_view measure) {
        const auto found = std::find_if(episode.scales.begin(), episode.scales.end(), [&](const EpisodeScale& scale) {
            return scale.instrument->id == measure && scale.instrument->scales[scale.scale].id == "total" &&
                   scale.rater == "client";
        });
        return found == episode.scales.end() ? nullptr : &*found;
    }

    void put(const ScoredEpisode& episode, const EpisodeScale* scale, std::optional<double>& first,
             std::optional<double>& last) const {
        if (scale == nullptr)
            return;
        const Ends ends = ends_of(scale->scores, base_day(episode, *scale));
        if (ends.first == nullptr)
            return;
        first = ends.first->value;
        // As in the rows of measures: where the two ends cannot be compared, the course is left out.
        if (ends.comparable > 1 && ends.first->meaning == ends.last->meaning)
            last = ends.last->value;
    }

    void add_pair(const ScoredEpisode& episode) {
        const EpisodeScale* depression = total_of(episode, "phq-9");
        const EpisodeScale* anxiety = total_of(episode, "gad-7");
        const PairPartner* partner = chosen_partner();
        const EpisodeScale* specific = partner == nullptr ? nullptr : total_of(episode, partner->measure);
        if (depression == nullptr && anxiety == nullptr && specific == nullptr)
            return;
        PairScores with_gad7;
        put(episode, depression, with_gad7.depression_first, with_gad7.depression_last);
        PairScores with_specific = with_gad7;
        put(episode, anxiety, with_gad7.anxiety_first, with_gad7.anxiety_last);
        put(episode, specific, with_specific.anxiety_first, with_specific.anxiety_last);
        const ChosenPair chosen = choose_pair(with_gad7, with_specific, partner == nullptr ? PairThresholds{} : partner->thresholds);
        pairs_.push_back({.client = static_cast<std::int64_t>(episode.client),
                          .scores = chosen.scores,
                          .thresholds = chosen.thresholds,
                          .attended_appointments = static_cast<int>(episode.attended.size())});
    }

    [[nodiscard]] const PairPartner* chosen_partner() const {
        const auto found = std::find_if(source_.partners.begin(), source_.partners.end(),
                                        [&](const PairPartner& each) { return each.measure == filter_.pair_with; });
        return found == source_.partners.end() ? nullptr : &*found;
    }

    const OutcomeSource& source_;
    const OutcomeFilter& filter_;
    std::map<Name, std::vector<OutcomeRow>> rows_;
    std::vector<PairOutcomeRow> pairs_;
};

} // namespace

std::vector<PairPartner> pair_partners(const InstrumentShelf& shelf) {
    std::vector<PairPartner> partners;
    for (const auto& instrument : shelf.offered()) {
        const auto total = instrument->find_scale("total");
        if (!total || instrument->id == "phq-9" || instrument->id == "gad-7")
            continue;
        const ScoreScale& scale = instrument->scales[*total];
        const auto caseness = std::find_if(scale.cut_offs.begin(), scale.cut_offs.end(), [](const CutOff& each) {
            return each.purpose == CutOffPurpose::caseness && each.op == CutOff::Operator::ge &&
                   each.citation.evidence != EvidenceTag::app_defined; // the weekly sheet borrows those of the monthly one
        });
        const auto change = std::find_if(scale.changes.begin(), scale.changes.end(),
                                         [](const ChangeThreshold& each) { return each.id == "nhs"; });
        if (caseness == scale.cut_offs.end() || change == scale.changes.end() || scale.better != Better::lower)
            continue;
        PairThresholds thresholds;
        thresholds.anxiety_caseness = caseness->value;
        thresholds.anxiety_change = change->value;
        partners.push_back({instrument->id, instrument->title, thresholds});
    }
    return partners;
}

OutcomeReport outcome_report(const OutcomeSource& source, const OutcomeFilter& filter) {
    return ReportMaker{source, filter}.make();
}

OutcomeReading::OutcomeReading(Vault& vault, const InstrumentShelf& shelf)
    : readers_{vault},
      shelf_{shelf} {}

OutcomeSource OutcomeReading::read(const std::stop_token& stop) {
    OutcomeSource source;
    source.episodes = read_scored_episodes(readers_, shelf_, EpisodeScope::all, stop);
    source.choices = read_practice_choices(*readers_.responses, shelf_);
    std::set<std::string> approaches;
    for (const ScoredEpisode& episode : source.episodes)
        if (!episode.approach.empty())
            approaches.insert(episode.approach);
    source.approaches.assign(approaches.begin(), approaches.end());
    source.partners = pair_partners(shelf_);
    return source;
}

} // namespace attune
