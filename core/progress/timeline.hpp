// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/episode/episode.hpp"
#include "core/note/note.hpp"
#include "core/template/template.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Why no line leads from the point before to this one.
enum class Break {
    none,
    missed_session,   ///< a session between them was missed or cancelled
    pause,            ///< no session for much longer than usual
    series_changed,   ///< the template gave the series another meaning: unit, range, direction or formula
};

struct TimelinePoint {
    Date date{};
    std::optional<int> number;        ///< session number in the episode, when it was attended
    int ordinal = 0;                  ///< attended sessions up to and with this one, over all episodes, from 1
    std::optional<double> value;      ///< nothing: the session gave no value, a gap
    NoteId note{};
    Break break_before = Break::none;
    bool is_first_of_meaning = false; ///< the series means something else from here on
};

/// One course: the whole series, or one register entry in it (one EMDR target).
struct TimelineLine {
    std::string key;                  ///< register entry id; empty for the whole series
    std::string title;                ///< "Phone call at night"; empty for the whole series
    std::string state;                ///< "resolved", "set aside"; empty when it has none
    int slot = 0;                     ///< 0 to 4: colour and mark, the same in all series of one register
    std::vector<TimelinePoint> points; ///< in session order
};

struct TimelinePanel {
    std::string series;               ///< "emdr.sud"
    Series definition;                ///< as the newest note understood it
    std::vector<TimelineLine> lines;  ///< by register order
};

struct TimelineGroup {
    std::string title;                ///< "EMDR"
    std::vector<TimelinePanel> panels;
};

enum class TimelineEventKind { register_entry, approach };

struct TimelineEvent {
    Date date{};
    int ordinal = 0;                  ///< of the session on or before that day; 0 before the first
    TimelineEventKind kind{};
    std::string label;                ///< "Stairwell resolved", "EMDR starts"
    std::string key;                  ///< register entry id, for register entries
};

/// A stretch without attended sessions, more than twice as long as usual between sessions.
struct TimelinePause {
    Date last{};                      ///< attended before
    Date next{};                      ///< attended after
    int last_ordinal = 0;
    int next_ordinal = 0;
};

/// A client's course as plain data: no text of notes, no names but those of register entries.
struct Timeline {
    std::vector<TimelineGroup> groups;
    std::vector<TimelineEvent> events;   ///< by date
    std::vector<TimelinePause> pauses;   ///< by date
    std::optional<Date> first, last;     ///< of all sessions that were attended
    int sessions = 0;                    ///< attended

    [[nodiscard]] bool has_values() const;
    [[nodiscard]] const TimelinePanel* find(std::string_view series) const;
};

/// One session of the client, past or missed.
struct TimelineSession {
    Date date{};
    std::optional<int> number;        ///< when it was attended
    Attendance attendance = Attendance::attended;
    std::vector<std::string> approaches; ///< "EMDR", "CBT": those of its notes
};

/// One observation with the template that made it.
struct TimelineObservation {
    NoteId note{};
    Date date{};
    std::optional<int> number;
    std::string series;               ///< "emdr.sud": prefix and id
    std::string key;
    std::optional<double> value;
    std::shared_ptr<const Template> made_by;
};

struct TimelineInput {
    std::vector<TimelineSession> sessions;         ///< in session order
    std::vector<TimelineObservation> observations; ///< in session order
    RegisterBook registers;                        ///< as they stand after the last note
};

/// Whether two definitions of one series measure the same: unit, range, direction and formulas.
[[nodiscard]] bool same_meaning(const Series& one, const Series& other);

/// Puts the course together. Pure; reads nothing but `input`.
[[nodiscard]] Timeline build_timeline(const TimelineInput& input);

/// A pause is longer than twice the usual distance and at least three weeks. Usual is the median of the last five
/// distances before it, 14 days when there are fewer than two (a proposal of this program).
[[nodiscard]] std::vector<TimelinePause> find_pauses(const std::vector<TimelineSession>& sessions);

} // namespace attune
