// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"

#include <optional>
#include <vector>

namespace attune {

class Database;

/// Episodes and their sessions. Borrows the database; same thread; throws Error (bad_input lists all problems:
/// an end before the start, a session outside its episode, …).
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
    void update_session(const Session& session);
    /// Only a session without notes can go; throws bad_input else.
    void remove_session(SessionId id);
    [[nodiscard]] std::optional<Session> find_session(SessionId id) const;
    /// By date, start time, order of entry; newest first.
    [[nodiscard]] std::vector<Session> sessions_of(ClientId client) const;
    [[nodiscard]] std::vector<Session> sessions_on(Date day) const;

private:
    Database& database_;
};

} // namespace attune
