// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/episode/episode.hpp"
#include "core/note/note.hpp"
#include "core/progress/measure_series.hpp"
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
    series_changed,   ///< the template gave the series another meaning, or another version of a measure was given
    recall_changed,   ///< the measure asks about another period
    language_changed, ///< the measure was given in another language
    episode_changed,  ///< another episode begins, and with it another start
    episode_left,     ///< the measure was given outside any episode, the one before in one
};

struct TimelinePoint {
    Date date{};
    std::optional<int> number;        ///< session number in the episode, when it was attended
    int ordinal = 0;                  ///< attended sessions up to and with this one, over all episodes, from 1
    std::optional<int> session{};     ///< of a measure: of its episode, see session_on
    std::optional<double> value;      ///< nothing: the session gave no value, a gap
    NoteId note{};                    ///< 0 for a measure: see `response`
    ResponseId response{};            ///< 0 for what a note gave
    MeasureBand band{};               ///< of a measure, see MeasurePoint
    Break break_before = Break::none;
    int meaning = 0;                  ///< from 0; only points of one number may be compared
    bool is_first_of_meaning = false; ///< the first of its number, and not of the line
    bool is_missed = false;           ///< a measure was due here and not given
    std::optional<Date> base_before{}; ///< of a measure, see MeasurePoint

    /// Given before the treatment that change is counted over.
    [[nodiscard]] bool is_before_treatment() const { return base_before && date < *base_before; }
};

/// One course: the whole series, or one register entry in it (one EMDR target).
struct TimelineLine {
    std::string key;                  ///< register entry id; empty for the whole series
    std::string title;                ///< "Phone call at night"; empty for the whole series
    std::string state;                ///< "resolved", "set aside"; empty when it has none
    int slot = 0;                     ///< 0 to 4: colour and mark, the same in all series of one register
    std::vector<TimelinePoint> points; ///< in session order
    std::string rater{};              ///< "client", "parent": who answers a measure
    std::optional<double> base{};     ///< what the entry began with, before the first point (Series::base)
};

/// What a measure's panel has beside what every series has.
struct MeasureFacts {
    std::string measure;              ///< "phq-9"
    std::string scale;                ///< "total"
    std::vector<MeasureBand> bands;
    std::optional<ClinicalLine> line;
    std::optional<ReliableThreshold> threshold;
    std::optional<ClinicalLine> screen{}; ///< judges nothing
    std::optional<ImportantThreshold> important{};
    std::string form{};               ///< "parent"; empty: the measure has one form
    BaseRule base = BaseRule::first;  ///< from where change counts

    /// What is drawn as the cut-off: the line between the sides, or else the screen's; nothing when there is neither.
    [[nodiscard]] const ClinicalLine* drawn_line() const noexcept { return line ? &*line : screen ? &*screen : nullptr; }
};

struct TimelinePanel {
    std::string series;               ///< "emdr.sud", "measure.phq-9.total"
    Series definition;                ///< as the newest note understood it
    std::vector<TimelineLine> lines;  ///< by register order
    std::optional<MeasureFacts> measure{}; ///< nothing for a series of the notes
};

struct TimelineGroup {
    std::string title;                ///< "EMDR"
    std::vector<TimelinePanel> panels;
};

enum class TimelineEventKind { register_entry, approach, medication, life_event, other, care };

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
    std::string label{};              ///< what the therapist called it; empty: found from the dates
};

/// Something that lasted: a medicine taken, a stay, a time abroad. `kind` is never register_entry or approach.
struct TimelineStretch {
    Date first{};
    std::optional<Date> last;         ///< nothing: goes on
    int first_ordinal = 0;            ///< of the session on or before that day; 0 before the first
    int last_ordinal = 0;
    TimelineEventKind kind{};
    std::string label;                ///< "Outpatient", "Sertraline 50 mg"
};

/// A client's course as plain data: no text of notes, no names but those of register entries.
struct Timeline {
    std::vector<TimelineGroup> groups;
    std::vector<TimelineEvent> events;   ///< by date
    std::vector<TimelinePause> pauses;   ///< by date
    std::vector<TimelineStretch> stretches{}; ///< by date
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

/// Something that the therapist wrote down beside the sessions.
struct Happening {
    Date first{};
    std::optional<Date> last;         ///< nothing: one day, or goes on
    enum class Kind { life_event, medication, pause, other } kind{};
    std::string label;
};

/// A stay at one level of care.
struct CareStay {
    Date first{};
    std::optional<Date> last;         ///< nothing: goes on
    std::string label;                ///< "Outpatient"
};

struct TimelineInput {
    std::vector<TimelineSession> sessions;         ///< in session order
    std::vector<TimelineObservation> observations; ///< in session order
    RegisterBook registers;                        ///< as they stand after the last note
    std::vector<MeasureSeries> measures{};         ///< in the order in which they shall stand
    std::vector<Happening> happenings{};
    std::vector<CareStay> care{};
};

/// Whether two definitions of one series measure the same: unit, range, direction and formulas.
[[nodiscard]] bool same_meaning(const Series& one, const Series& other);

/// Puts the course together. Pure; reads nothing but `input`.
[[nodiscard]] Timeline build_timeline(const TimelineInput& input);

/// Why no line may lead from a value on `before` to one on `date`, as far as time tells. A missed session parts what is
/// taken each time: not values between which the client came and nothing was taken.
[[nodiscard]] Break break_in_time(const TimelineInput& input, const std::vector<TimelinePause>& pauses, Date before,
                                  Date date);

/// Nothing for what is no number: such a value is a gap.
[[nodiscard]] std::optional<double> finite(std::optional<double> value);

/// A pause is longer than twice the usual distance and at least three weeks. Usual is the median of the last five
/// distances before it, 14 days when there are fewer than two (a proposal of this program).
[[nodiscard]] std::vector<TimelinePause> find_pauses(const std::vector<TimelineSession>& sessions);

} // namespace attune
