// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_course.hpp"
#include "core/note/note_session.hpp"
#include "core/note/note_store.hpp"
#include "core/note/typed_json.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace attune {
namespace {

constexpr const char* row_columns =
    "n.id, n.session, s.date, s.start, n.approach, n.summary, n.state, s.attendance, "
    "n.to_fill, n.saved_at, n.late_entry, n.client, "
    // Drafts have none.
    "CASE n.state WHEN 'draft' THEN 0 ELSE (SELECT count(*) FROM addendum WHERE note = n.id) END ";

NoteRow read_row(const Statement& row, int first) {
    NoteRow note{.id = NoteId{row.integer(first)},
                 .session = SessionId{row.integer(first + 1)},
                 .date = row.date(first + 2)};
    if (const auto start = row.optional_integer(first + 3))
        note.start = TimeOfDay{static_cast<int>(*start)};
    note.approach = row.text(first + 4);
    note.summary = row.text(first + 5);
    const std::string state = row.text(first + 6);
    note.state = state == "draft"  ? NoteState::draft
                 : state == "void" ? NoteState::voided
                                   : NoteState::signed_off;
    note.attendance = attendance_from_id(row.text(first + 7)).value_or(Attendance::planned);
    note.to_fill = static_cast<int>(row.integer(first + 8));
    note.saved_at = row.instant(first + 9);
    note.late_entry = row.integer(first + 10) != 0;
    note.client = ClientId{row.integer(first + 11)};
    note.addenda = static_cast<int>(row.integer(first + 12));
    return note;
}

constexpr std::int64_t end_of_day = 24 * 60; ///< where a session without a time stands

/// A session of the list and one of its notes.
struct SessionRow {
    std::int64_t id = 0;
    std::int64_t episode = 0;
    bool attended = false;
    Date date{};
    std::int64_t start = end_of_day;
    std::optional<NoteRow> note;

    [[nodiscard]] auto order() const { return std::tuple{date, start, id, note ? note->id : NoteId{}}; }
};

/// Counts the attended sessions of each episode in session order.
class SessionNumbers {
public:
    /// The number of this session; nothing when it was not attended. Ask in session order.
    std::optional<int> next(std::int64_t session, std::int64_t episode, bool attended) {
        if (!attended)
            return std::nullopt;
        auto& counted = counts_[episode];
        if (counted.last != session) {
            counted.last = session;
            ++counted.count;
        }
        return counted.count;
    }

private:
    struct Counted {
        std::int64_t last = 0;
        int count = 0;
    };
    std::map<std::int64_t, Counted> counts_;
};

} // namespace

std::vector<NoteRow> NoteStore::of(ClientId client) const {
    static const std::string sql = std::string{"SELECT s.id, s.episode, s.attended, n.id IS NULL, s.date, s.start, "} +
                                   row_columns + "FROM session s LEFT JOIN note n ON n.session = s.id "
                                                 "WHERE s.client = ?1 ORDER BY s.date";
    Statement select{vault_.database(), sql};
    select.bind(client);
    std::vector<SessionRow> sessions;
    while (select.step()) {
        sessions.push_back({.id = select.integer(0),
                            .episode = select.integer(1),
                            .attended = select.integer(2) != 0,
                            .date = select.date(4),
                            .start = select.optional_integer(5).value_or(end_of_day),
                            .note = {}});
        if (select.integer(3) == 0)
            sessions.back().note = read_row(select, 6);
    }
    std::ranges::sort(sessions, {}, &SessionRow::order); // the days are in order; SQLite would sort each anew
    SessionNumbers numbers;
    std::vector<NoteRow> rows;
    rows.reserve(sessions.size());
    for (auto& session : sessions) {
        const auto number = numbers.next(session.id, session.episode, session.attended);
        if (!session.note)
            continue; // a session without notes counts all the same
        rows.push_back(std::move(*session.note));
        if (rows.back().state != NoteState::voided)
            rows.back().number = number;
    }
    std::ranges::reverse(rows);
    return rows;
}

std::vector<NoteRow> NoteStore::unsigned_notes() const {
    Statement select{vault_.database(),
                     std::string{"SELECT "} + row_columns +
                         "FROM note n JOIN session s ON s.id = n.session WHERE n.state = 'draft' "
                         "ORDER BY s.date DESC, coalesce(s.start, 1440) DESC, s.id DESC, n.id DESC"};
    std::vector<NoteRow> rows;
    while (select.step())
        rows.push_back(read_row(select, 0));
    return rows;
}

std::optional<NoteId> NoteStore::before(NoteId id) const {
    const NoteHead head = read_head(vault_.database(), id);
    return NoteCourse{vault_, *templates_, shelf_, head.client}.before(id);
}

RegisterBook NoteStore::registers(ClientId client) const {
    return NoteCourse{vault_, *templates_, shelf_, client}.registers_after_all();
}

RegisterBook NoteStore::registers_before(NoteId id) const {
    const NoteHead head = read_head(vault_.database(), id);
    return NoteCourse{vault_, *templates_, shelf_, head.client}.registers_before(id);
}

std::vector<CourseNote> NoteStore::course(ClientId client) const {
    std::map<NoteId, std::optional<int>> numbers;
    for (const NoteRow& row : of(client))
        numbers.emplace(row.id, row.number);
    std::vector<CourseNote> notes;
    for (EarlierNote& note : NoteCourse{vault_, *templates_, shelf_, client}.all_notes()) {
        const NoteId id{note.id};
        notes.push_back({.note = id,
                         .date = note.date,
                         .number = numbers[id],
                         .templates = templates_->of(id),
                         .values = std::move(note.values)});
    }
    return notes;
}

std::vector<NoteStore::SeriesPointRow> NoteStore::observations(ClientId client) const {
    NoteCourse{vault_, *templates_, shelf_, client}.refresh();
    Statement select{vault_.database(),
                     "SELECT s.id, s.episode, s.attended, s.date, n.id, o.series, o.key, o.value "
                     "FROM session s LEFT JOIN note n ON n.session = s.id AND n.state <> 'void' "
                     "LEFT JOIN observation o ON o.note = n.id WHERE s.client = ?1 "
                     "ORDER BY s.date, coalesce(s.start, 1440), s.id, n.id, o.series, o.key"};
    select.bind(client);
    SessionNumbers numbers;
    std::vector<SeriesPointRow> points;
    while (select.step()) {
        const auto number = numbers.next(select.integer(0), select.integer(1), select.integer(2) != 0);
        if (select.is_null(5))
            continue;
        points.push_back({.note = NoteId{select.integer(4)},
                          .session = SessionId{select.integer(0)},
                          .date = select.date(3),
                          .number = number,
                          .series = select.text(5),
                          .key = select.text(6),
                          .value = read_typed(select.text(7))});
    }
    return points;
}

void NoteStore::rebuild_caches(const std::function<bool(double)>& progress) {
    std::vector<ClientId> clients;
    Statement select{vault_.database(), "SELECT DISTINCT client FROM note ORDER BY client"};
    while (select.step())
        clients.push_back(ClientId{select.integer(0)});
    for (std::size_t done = 0; done < clients.size(); ++done) {
        if (progress && !progress(static_cast<double>(done) / static_cast<double>(clients.size())))
            return;
        NoteCourse{vault_, *templates_, shelf_, clients[done]}.rebuild();
    }
    if (progress)
        progress(1);
}

} // namespace attune
