// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/response/scored_person.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace attune {

class Database;

/// Words that come again and again, as numbers from 0 in the order in which they came.
class RepeatedWords {
public:
    std::uint32_t number_of(std::string_view word);
    [[nodiscard]] const std::string& word(std::uint32_t number) const { return words_[number]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
    };
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::uint32_t last_ = 0;
};

// The tables behind lists of all clients, one row each, as small as they go: each is read in one pass over an index that
// holds all that is asked of it (a generated column is not), or, of one client alone, by index. Every function reads
// until its end or until `stop` was asked for, on whatever thread has the connection for itself, and throws Error.

struct PersonRow {
    ClientId client{};
    std::string name{}; ///< as in the list of clients
    ScoredPerson person{};
};
enum class ClientScope { listed, archived_too };
/// By name, as the list of clients has them.
[[nodiscard]] std::vector<PersonRow> read_person_rows(Database& database, ClientScope scope, const std::stop_token& stop,
                                                      std::optional<ClientId> only = {});

struct EpisodeRow {
    EpisodeId episode{};
    ClientId client{};
    Date started{};
    std::optional<Date> ended{};
};
enum class EndedScope { open, ended_too };
/// By client and start.
[[nodiscard]] std::vector<EpisodeRow> read_episode_rows(Database& database, EndedScope scope, const std::stop_token& stop,
                                                        std::optional<ClientId> only = {});

/// The attended sessions of the episodes, those of one episode together and in order.
struct AttendedRows {
    struct Row {
        std::int64_t episode = 0;
        Date day{};
        std::uint32_t approach = 0;
    };
    std::vector<Row> rows;
    RepeatedWords approaches;
};
[[nodiscard]] AttendedRows read_attended_rows(Database& database, const std::stop_token& stop,
                                              std::optional<ClientId> only = {});

/// The responses that count and belong to an episode, by client, measure, person and rater, and then as they were given
/// (D1: of one day the later time, then the later entry).
struct ResponseRows {
    struct Row {
        std::int64_t response = 0, episode = 0;
        std::int64_t version = 0; ///< of the measure
        Instant entered_at{};
        Date day{};
        std::optional<TimeOfDay> time{};
        std::uint32_t rater = 0, about = 0, language = 0;
    };
    std::vector<Row> rows;
    RepeatedWords raters, abouts, languages;
};
[[nodiscard]] ResponseRows read_response_rows(Database& database, const std::stop_token& stop,
                                              std::optional<ClientId> only = {});

/// All scores there are, by response.
struct ScoreRows {
    struct Score {
        std::uint32_t scale = 0;
        std::optional<double> value{};
    };
    std::vector<std::int64_t> responses; ///< as long as `scores`, in order
    std::vector<Score> scores;
    RepeatedWords scales;
};
[[nodiscard]] ScoreRows read_score_rows(Database& database, const std::stop_token& stop,
                                        std::optional<ClientId> only = {});

/// A safety rule that fired.
struct SafetyRow {
    std::int64_t response = 0;
    std::string rule{};
    enum class Strength { blocking, asking } strength = Strength::blocking;
};
/// By response and rule.
[[nodiscard]] std::vector<SafetyRow> read_safety_rows(Database& database, const std::stop_token& stop,
                                                      std::optional<ClientId> only = {});

} // namespace attune
