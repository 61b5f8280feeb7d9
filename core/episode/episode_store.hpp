// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"

#include <optional>
#include <vector>

namespace attune {

class Database;

/// Episodes and their sessions. Borrows the database; same thread; throws Error (bad_input lists all
/// problems: an end before the start, a session outside its episode, …).
class EpisodeStore {
public:
    explicit EpisodeStore(Database& database) noexcept
        : database_{database} {}

    EpisodeId add(const Episode& episode);
    void update(const Episode& episode);
    /// Ends the episode on `day`.
    void end(EpisodeId id, Date day, const std::string& reason);
    [[nodiscard]] std::optional<Episode> find(EpisodeId id) const;
    /// Newest first.
    [[nodiscard]] std::vector<Episode> of(ClientId client) const;
    /// The open episode that began last; nothing when all have ended.
    [[nodiscard]] std::optional<Episode> current(ClientId client) const;

    SessionId add_session(const Session& session);
    /// Moves or edits a session that has no notes; the approach alone can change later. A session with notes
    /// takes its day, times and attendance from them: throws bad_input, or note_frozen once one is signed.
    void update_session(const Session& session);
    /// Only a session without notes can go; throws bad_input else.
    void remove_session(SessionId id);
    [[nodiscard]] std::optional<Session> find_session(SessionId id) const;
    /// By date, start time, order of entry; newest first. Sessions whose notes are all void are left out.
    [[nodiscard]] std::vector<Session> sessions_of(ClientId client) const;
    /// The sessions of all clients on one day, by start time; those without one last.
    [[nodiscard]] std::vector<Session> sessions_on(Date day) const;
    /// The sessions of all clients from `first` to `last`, both included, by day and start time.
    [[nodiscard]] std::vector<Session> sessions_between(Date first, Date last) const;
    /// How many sessions of the episode were attended.
    [[nodiscard]] int attended_count(EpisodeId id) const;

private:
    Database& database_;
};

} // namespace attune
