// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/note/note.hpp"
#include "gui/platform/mark.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One day's sessions and the notes that wait for a signature. Borrows the workspace's stores.
class TodayViewModel {
public:
    explicit TodayViewModel(Workspace& workspace);

    struct SessionRow {
        ClientId client{};
        SessionId session{};
        std::optional<NoteId> note;
        std::string time;       ///< "9:00"
        std::string name;       ///< "Ferrer, Lucía"
        std::string number;
        std::string words;      ///< "EMDR", "Cancelled by client"
        Mark mark = Mark::none;
        std::string state;      ///< "Note signed", "No note yet"
    };
    struct UnsignedRow {
        NoteId note{};
        ClientId client{};
        std::string name;
        std::string what;       ///< "session 11", "EMDR"
        std::string date;
        std::string waiting;    ///< "35 days"
        bool is_late = false;   ///< longer than the practice allows
        std::string to_fill;    ///< "2 answers", "nothing"
    };

    /// What is due for one client of the day.
    struct DueRow {
        ClientId client{};
        std::string name;     ///< "M. Lindqvist"
        std::string words;    ///< "PHQ-9, 1 session since 2 Mar; WHO-5, at the start"
        std::string measure;  ///< the first of them, to be given
        std::string about, rater;
    };

    [[nodiscard]] const std::vector<DueRow>& due() const noexcept { return due_; }
    [[nodiscard]] const std::vector<SessionRow>& sessions() const noexcept { return sessions_; }
    [[nodiscard]] const std::vector<UnsignedRow>& unsigned_notes() const noexcept { return unsigned_; }
    [[nodiscard]] Date day() const noexcept { return day_; }
    [[nodiscard]] bool is_today() const;
    /// Whether the practice has any client, archived ones included.
    [[nodiscard]] bool has_clients() const;
    /// "Tuesday 9 March".
    [[nodiscard]] std::string title() const;
    /// "It is 12:52. Next in 8 minutes.", or what stands instead.
    [[nodiscard]] std::string now_words() const;
    /// "Practice limit 72 hours".
    [[nodiscard]] std::string limit_words() const;
    void move(int days);
    void go_to_today();
    void reload();
    /// Sessions of the real today that have no signed note; for the navigation.
    [[nodiscard]] std::size_t open_today() const;

    std::function<void()> on_change = [] {};

private:
    void read_sessions();
    void read_unsigned();
    void read_due();
    [[nodiscard]] std::string name_of(ClientId client) const;

    Workspace& workspace_;
    Date day_;
    std::vector<SessionRow> sessions_;
    std::vector<UnsignedRow> unsigned_;
    std::vector<DueRow> due_;
};

} // namespace attune
