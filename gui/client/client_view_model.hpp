// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/note/note_store.hpp"
#include "gui/platform/mark.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One session of a client, with the note that was written on it (several notes: several lines).
struct SessionLine {
    SessionId session{};
    std::optional<NoteId> note;
    Date day{};
    std::string date;         ///< "9 Mar 13:00"
    std::string number;       ///< "14", or nothing
    std::string approach;     ///< "EMDR"
    std::string summary;
    Mark mark = Mark::none;
    std::string state;        ///< "Signed", "Draft, 2 to fill", "No note"
    bool is_planned = false;  ///< still to come, or not yet said whether it took place
};

/// Where one series stands: from the first value to the last.
struct StandingLine {
    std::string label;                            ///< "Phone call at night, SUD"
    std::vector<std::optional<double>> values;    ///< oldest first
    std::string first;                            ///< "9"
    std::string last;                             ///< "2"
    Mark mark = Mark::none;
    std::string state;                            ///< "Better", "Open target"
    Date latest{};
    bool has_direction = false;                   ///< lower or higher is better
};

/// One register entry that is open: a target, a belief.
struct RegisterLine {
    std::string title;
    std::string state;
};

struct RegisterGroup {
    std::string heading;      ///< "EMDR targets"
    std::vector<RegisterLine> lines;
};

/// Everything that the client page shows but the inside of its progress. Borrows the workspace's stores;
/// actions throw Error.
class ClientViewModel {
public:
    ClientViewModel(Workspace& workspace, ClientId client);

    [[nodiscard]] ClientId id() const noexcept { return id_; }
    [[nodiscard]] const Client& client() const noexcept { return client_; }
    /// "Mara Lindqvist".
    [[nodiscard]] std::string name() const { return client_.full_name(); }
    /// "34 years, she/her. Record 0412. Outpatient since 10 November 2026. 13 sessions."
    [[nodiscard]] std::string head_line() const;
    [[nodiscard]] const std::vector<SessionLine>& sessions() const noexcept { return sessions_; }
    [[nodiscard]] const std::vector<StandingLine>& standing() const noexcept { return standing_; }
    [[nodiscard]] const std::vector<RegisterGroup>& registers() const noexcept { return registers_; }
    [[nodiscard]] const std::vector<Episode>& episodes() const noexcept { return episodes_; }
    /// The next planned session, today included.
    [[nodiscard]] std::optional<Session> next_session() const noexcept { return next_; }
    /// "Today 13:00, EMDR", or "None planned".
    [[nodiscard]] std::string next_words() const;
    [[nodiscard]] std::string episode_words(const Episode& episode) const;
    [[nodiscard]] Date today() const;

    /// What a session can be planned as.
    struct Approach {
        std::string template_id;
        std::string title;
        std::string short_title;
    };
    [[nodiscard]] std::vector<Approach> approaches() const;
    /// A form that a note can begin with.
    struct NoteForm {
        std::string template_id;
        std::string title;
        bool is_usual = false; ///< this client has a note of its approach
    };
    /// For "New note": this client's usual forms first, each half by title.
    [[nodiscard]] std::vector<NoteForm> forms() const;
    /// Begins a draft for a session (a planned one of today when none is named), or today.
    [[nodiscard]] NoteId start_note(const std::string& template_id, std::optional<SessionId> session = {});

    void reload();
    void update(const Client& client);
    void archive();
    void restore();
    void plan_session(Date date, std::optional<TimeOfDay> start, std::optional<TimeOfDay> stop,
                      const std::string& approach);
    void update_session(const Session& session);
    void remove_session(SessionId id);
    [[nodiscard]] std::optional<Session> session(SessionId id) const;
    void begin_episode(const std::string& title, Date day);
    void end_episode(EpisodeId id, Date day, const std::string& reason);

    std::function<void()> on_change = [] {};

private:
    void read_sessions();
    void read_standing();

    Workspace& workspace_;
    ClientId id_;
    Client client_;
    std::vector<Episode> episodes_;
    std::vector<SessionLine> sessions_;
    std::vector<StandingLine> standing_;
    std::vector<RegisterGroup> registers_;
    std::optional<Session> next_;
    int attended_ = 0;
};

} // namespace attune
