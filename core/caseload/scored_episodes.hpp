// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/progress/statistics/score_course.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/scored_person.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace attune {

class Database;
class Vault;

/// One score of an episode, small enough for a hundred thousand of them.
struct EpisodeScore {
    std::int64_t response = 0;
    Date day{};
    std::optional<TimeOfDay> time{};
    Instant entered_at{};
    std::optional<double> value{}; ///< nothing: too little was answered
    std::uint32_t meaning = 0;     ///< equal where ScoreMeaning is equal
};

/// The scores of one scale of one measure by one rater about one person, in order (sort_scores).
struct EpisodeScale {
    std::shared_ptr<const Instrument> instrument; ///< of the newest score
    std::size_t scale = 0;
    std::string rater, about;
    std::vector<EpisodeScore> scores;
    enum class Among { one, several } among = Among::one; ///< scales of the instrument that speak of change
};

/// The newest response of one measure, by one rater about one person, in which a safety rule fired.
struct EpisodeSafety {
    std::shared_ptr<const Instrument> instrument;
    std::string rater{}, about{};
    std::string rule{};
    std::int64_t response = 0;
    Date day{};
    enum class Strength { blocking, asking } strength = Strength::blocking;
    /// Whether a later response of the same measure, rater and person did not raise it.
    enum class Since { newest, quiet } since = Since::newest;
};

/// "PHQ-9"; "DASS-21, Depression" where several of its scales speak of change.
[[nodiscard]] std::string measure_title(const EpisodeScale& scale);
/// The same with whom it is about and, unless the client answered, who did: "ECR-RS, Anxiety, about mother",
/// "SDQ, Total, by parent".
[[nodiscard]] std::string list_title(const EpisodeScale& scale);
[[nodiscard]] std::string list_title(const EpisodeSafety& signal);

/// One episode of one client with everything that lists and outcomes are worked out from.
struct ScoredEpisode {
    ClientId client{};
    EpisodeId episode{};
    std::string name{};           ///< list name of the client
    ScoredPerson person{};
    Date started{};
    std::optional<Date> ended{};
    std::string approach{};       ///< of the last attended session
    std::vector<Date> attended{}; ///< days of attended sessions, in order
    std::vector<EpisodeScale> scales{};
    std::vector<EpisodeSafety> safety{};
    std::optional<Date> last_measured{};

    /// Number of the last attended session up to `day`; nothing before the first.
    [[nodiscard]] std::optional<int> session_on(Date day) const;
};

/// Which episodes are read.
enum class EpisodeScope {
    open, ///< of clients that are not archived
    all,  ///< ended ones too, and those of archived clients
};

/// Which scales of an instrument speak of change: those with a threshold of reliable change, published or computed from
/// the practice's own figures or the instrument's norms, else the first that stands on the timeline. The first of them is
/// the one that lists show. Empty for an instrument without scores.
[[nodiscard]] std::vector<std::size_t> change_scales(const Instrument& instrument, const MeasureChoices& choices);

/// Connections to one vault that are read from at the same time. Made on the vault's thread; gone before the vault is
/// closed. Throws Error.
struct EpisodeReaders {
    explicit EpisodeReaders(Vault& vault);
    std::unique_ptr<Database> people, responses, scores;
};

/// Reads the episodes of the whole practice, each table in one pass on a connection of its own, by name of the client.
/// `shelf` knows the instruments; those that are not offered any more are read from the vault. Nothing when `stop` was
/// asked for. On any one thread while nobody else uses the connections; makes others for as long as it lasts. Each
/// connection sees the vault as it is when it begins to read: of a response that is saved meanwhile the scores may be
/// missing until the next reading. Throws Error.
[[nodiscard]] std::vector<ScoredEpisode> read_scored_episodes(EpisodeReaders& readers, InstrumentShelf& shelf,
                                                              EpisodeScope scope, const std::stop_token& stop = {});
/// The same for one client, by index, on one connection and its thread: the open episode, if there is one.
[[nodiscard]] std::vector<ScoredEpisode> read_scored_episodes_of(Database& database, InstrumentShelf& shelf,
                                                                 ClientId client);

} // namespace attune
