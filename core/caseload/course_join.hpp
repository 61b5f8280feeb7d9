// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/episode_rows.hpp"
#include "core/caseload/scored_episodes.hpp"
#include "core/response/score_meaning.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace attune {

/// Puts the rows of the tables together, once they are read: scores and safety signals to their episodes.
///
/// Borrows the connection and the shelf. Throws Error.
class CourseJoin {
public:
    CourseJoin(std::vector<ScoredEpisode> courses, ResponseRows responses, ScoreRows scores, Database& database,
               InstrumentShelf& shelf)
        : courses_{std::move(courses)},
          keys_(courses_.size()),
          responses_{std::move(responses)},
          scores_{std::move(scores)},
          database_{database},
          shelf_{shelf} {
        places_.reserve(courses_.size());
        for (std::size_t index = 0; index < courses_.size(); ++index)
            places_.emplace(static_cast<std::int64_t>(courses_[index].episode), index);
    }

    /// Days and the approach of the last one.
    void add_attended(const AttendedRows& attended);
    void add_scores();
    /// Of each rule, rater and person answered about the newest signal.
    void add_safety(const std::vector<SafetyRow>& signals);
    [[nodiscard]] std::vector<ScoredEpisode> take() { return std::move(courses_); }

private:
    /// Responses of one episode to one version of a measure, by one rater about one person, in order.
    using Run = std::span<const ResponseRows::Row>;

    /// What tells the scales of one episode apart.
    struct ScaleKey {
        std::uint32_t measure = 0, scale = 0, rater = 0, about = 0;
        friend bool operator==(const ScaleKey&, const ScaleKey&) = default;
    };

    /// An instrument that responses were given with.
    struct Version {
        std::shared_ptr<const Instrument> instrument; ///< null: it cannot be read any more
        std::shared_ptr<const Instrument> words; ///< that name it: of the offered one where it cannot be read, else its id
        std::uint32_t measure = 0;
        struct Scale {
            std::size_t index = 0;
            std::uint32_t word = 0; ///< of its id
            std::vector<std::optional<std::uint32_t>> meanings{}; ///< by language: what is known already
        };
        std::vector<Scale> scales; ///< that speak of change
    };

    /// Whose signals are told apart: course, measure, rater, about.
    using SafetyKey = std::tuple<std::size_t, std::uint32_t, std::uint32_t, std::uint32_t>;
    struct Fired {
        const SafetyRow* signal = nullptr;
        const ResponseRows::Row* response = nullptr;
    };
    struct Signals {
        const ResponseRows::Row* newest = nullptr; ///< whether or not anything fired in it
        std::vector<Fired> fired;                  ///< one of each rule
    };
    static void keep_newest(std::vector<Fired>& fired, Fired one);

    /// Calls `take(course, run)` for every run of an episode that is read.
    template<typename Take>
    void each_run(Take take);
    void add_run(std::size_t course, Run run);
    void add_scores_of(const ResponseRows::Row& response, Version& version, std::size_t course, Run run);
    /// Of the scores of a response, or of the next response that has one.
    [[nodiscard]] std::vector<std::int64_t>::const_iterator first_score_of(std::int64_t response) const;
    EpisodeScale& scale_of(std::size_t course, const Version& version, const Version::Scale& scale, Run run);
    Version& version_of(std::int64_t number);
    std::uint32_t meaning_of(const Version& version, Version::Scale& scale, std::uint32_t language);
    [[nodiscard]] std::optional<std::size_t> course_of(std::int64_t episode) const;

    std::vector<ScoredEpisode> courses_;
    std::vector<std::vector<ScaleKey>> keys_;              ///< of the scales of `courses_`
    std::unordered_map<std::int64_t, std::size_t> places_; ///< of episodes in `courses_`
    ResponseRows responses_;
    ScoreRows scores_;
    Database& database_; ///< knows the instruments that are not on the shelf
    InstrumentShelf& shelf_;
    std::unordered_map<std::int64_t, Version> versions_;
    RepeatedWords measures_;
    std::vector<ScoreMeaning> meanings_; ///< the scores of a scale have episode, rater and person in common already
};

} // namespace attune
