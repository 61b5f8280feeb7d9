// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/scored_episodes.hpp"

#include "core/caseload/course_join.hpp"
#include "core/caseload/episode_rows.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/vault/vault.hpp"

#include <algorithm>
#include <future>
#include <utility>

namespace attune {

namespace {

/// The episodes of the clients, by name of the client. Of several open ones the one that began last goes on.
std::vector<ScoredEpisode> courses_of(std::vector<PersonRow> clients, const std::vector<EpisodeRow>& episodes,
                                      EpisodeScope scope) {
    const auto of_client = [](const EpisodeRow& one, const EpisodeRow& other) { return one.client < other.client; };
    std::vector<ScoredEpisode> courses;
    courses.reserve(episodes.size());
    for (PersonRow& client : clients) {
        const auto [first, end] = std::equal_range(episodes.begin(), episodes.end(), EpisodeRow{.client = client.client}, of_client);
        for (auto episode = scope == EpisodeScope::open && first != end ? std::prev(end) : first; episode != end; ++episode)
            courses.push_back({.client = client.client,
                               .episode = episode->episode,
                               .name = client.name,
                               .person = client.person,
                               .started = episode->started,
                               .ended = episode->ended});
    }
    return courses;
}

std::string people_words(const std::string& rater, const std::string& about) {
    return (about.empty() ? "" : ", about " + about) + (rater == "client" ? "" : ", by " + rater);
}

} // namespace

std::optional<int> ScoredEpisode::session_on(Date day) const { return attune::session_on(attended, day); }

std::string measure_title(const EpisodeScale& scale) {
    const std::string& title = scale.instrument->title;
    return scale.among == EpisodeScale::Among::one ? title : title + ", " + scale.instrument->scales[scale.scale].title;
}

std::string list_title(const EpisodeScale& scale) {
    return measure_title(scale) + people_words(scale.rater, scale.about);
}

std::string list_title(const EpisodeSafety& signal) {
    return signal.instrument->title + people_words(signal.rater, signal.about);
}

std::vector<std::size_t> change_scales(const Instrument& instrument, const MeasureChoices& choices) {
    std::vector<std::size_t> scales;
    std::optional<std::size_t> first;
    const auto has_threshold = [&](const ScoreScale& scale) {
        return change_rules(scale, {}, own_figures(choices, scale)).threshold.has_value();
    };
    for (std::size_t index = 0; index < instrument.scales.size(); ++index) {
        const ScoreScale& scale = instrument.scales[index];
        if (scale.shown == ScoreScale::Shown::no || scale.series == ScoreScale::Series::no)
            continue;
        if (!first)
            first = index;
        if (has_threshold(scale))
            scales.push_back(index);
    }
    if (scales.empty() && first)
        scales.push_back(*first);
    return scales;
}

EpisodeReaders::EpisodeReaders(Vault& vault)
    : people{vault.reader()},
      responses{vault.reader()},
      scores{vault.reader()} {}

std::vector<ScoredEpisode> read_scored_episodes(EpisodeReaders& readers, InstrumentShelf& shelf, EpisodeScope scope,
                                                const std::stop_token& stop) {
    const bool only_open = scope == EpisodeScope::open;
    auto scores = std::async(std::launch::async, [&] { return read_score_rows(*readers.scores, stop); });
    AttendedRows attended;
    auto courses = std::async(std::launch::async, [&] {
        attended = read_attended_rows(*readers.people, stop);
        return courses_of(read_person_rows(*readers.people, only_open ? ClientScope::listed : ClientScope::archived_too, stop),
                          read_episode_rows(*readers.people, only_open ? EndedScope::open : EndedScope::ended_too, stop), scope);
    });
    ResponseRows responses = read_response_rows(*readers.responses, stop);
    CourseJoin join{courses.get(), std::move(responses), scores.get(), *readers.responses, shelf};
    join.add_attended(attended);
    join.add_scores();
    join.add_safety(read_safety_rows(*readers.responses, stop));
    return stop.stop_requested() ? std::vector<ScoredEpisode>{} : join.take();
}

std::vector<ScoredEpisode> read_scored_episodes_of(Database& database, InstrumentShelf& shelf, ClientId client) {
    const std::stop_token never;
    CourseJoin join{courses_of(read_person_rows(database, ClientScope::listed, never, client),
                               read_episode_rows(database, EndedScope::open, never, client), EpisodeScope::open),
                    read_response_rows(database, never, client), read_score_rows(database, never, client), database, shelf};
    join.add_attended(read_attended_rows(database, never, client));
    join.add_scores();
    join.add_safety(read_safety_rows(database, never, client));
    return join.take();
}

} // namespace attune
