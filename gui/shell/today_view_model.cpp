// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/today_view_model.hpp"

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/practice/note_settings.hpp"
#include "core/practice/rule_list.hpp"
#include "core/practice/settings_store.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/vault/vault.hpp"
#include "gui/client/session_lines.hpp"
#include "gui/measure/measures_view_model.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace attune {
namespace {

/// Sessions without a time come last.
int minute_of(const Session& session) { return session.start ? session.start->minutes : 24 * 60; }

} // namespace

TodayViewModel::TodayViewModel(Workspace& workspace)
    : workspace_{workspace},
      day_{workspace.clock.today()} {
    reload();
}

bool TodayViewModel::is_today() const { return day_ == workspace_.clock.today(); }

bool TodayViewModel::has_clients() const {
    return workspace_.clients.count(Archived::show) > 0;
}

std::string TodayViewModel::name_of(ClientId client) const {
    const auto found = workspace_.clients.find(client);
    return found ? found->list_name() : std::string{};
}

void TodayViewModel::reload() {
    read_sessions();
    read_unsigned();
    read_due();
    on_change();
}

void TodayViewModel::read_sessions() {
    sessions_.clear();
    std::vector<Session> sessions = workspace_.episodes.sessions_on(day_);
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const Session& a, const Session& b) { return minute_of(a) < minute_of(b); });
    for (const Session& session : sessions) {
        const NoteStateWords without = session_state_words(session, workspace_.clock.today());
        SessionRow row{.client = session.client,
                       .session = session.id,
                       .note = {},
                       .time = session.start ? format_time(*session.start) : "",
                       .name = name_of(session.client),
                       .number = {},
                       .words = absence_words(session.attendance).empty() ? session.approach
                                                                          : absence_words(session.attendance),
                       .mark = without.mark,
                       .state = without.words};
        for (const NoteRow& note : workspace_.notes.of(session.client)) {
            if (note.session != session.id || note.state == NoteState::voided)
                continue;
            const NoteStateWords state = note_state_words(note);
            row.note = note.id;
            row.number = note.number ? std::to_string(*note.number) : "";
            if (!note.approach.empty() && absence_words(session.attendance).empty())
                row.words = note.approach;
            row.mark = state.mark;
            row.state = note.state == NoteState::signed_off ? "Note signed" : state.words;
        }
        sessions_.push_back(std::move(row));
    }
}

void TodayViewModel::read_unsigned() {
    unsigned_.clear();
    const Date today = workspace_.clock.today();
    const int limit_hours = workspace_.settings.load().unsigned_hours;
    const bool is_reminded = is_on(NoteSettingsStore{workspace_.vault.database()}.load(), unsigned_rule);
    for (const NoteRow& note : workspace_.notes.unsigned_notes()) {
        const auto session = workspace_.episodes.find_session(note.session);
        const int days = std::max(0, days_between(note.date, today));
        unsigned_.push_back({.note = note.id,
                             .client = session ? session->client : ClientId{},
                             .name = session ? name_of(session->client) : "",
                             .what = note.number ? fmt::format("{}, session {}", note.approach, *note.number)
                                                 : note.approach,
                             .date = short_date(note.date, today),
                             .waiting = days == 0 ? "since today" : days_words(days),
                             .is_late = is_reminded && days * 24 > limit_hours,
                             .to_fill = note.to_fill == 0   ? "nothing"
                                        : note.to_fill == 1 ? "1 answer"
                                                            : fmt::format("{} answers", note.to_fill)});
    }
}

/// Of the clients who come on the day: what can be given now, not everything that waits in the practice.
void TodayViewModel::read_due() {
    due_.clear();
    const DueList due = workspace_.measure_desk.due_list();
    for (const SessionRow& session : sessions_) {
        if (std::any_of(due_.begin(), due_.end(), [&](const DueRow& row) { return row.client == session.client; }))
            continue;
        DueRow row;
        row.client = session.client;
        row.name = session.name;
        for (const DueMeasure& each : due.of(session.client, day_)) {
            const auto instrument = workspace_.shelf.measures().find(each.measure);
            if (row.words.empty()) {
                row.measure = each.measure;
                row.about = each.about;
                row.rater = each.rater;
            }
            row.words += fmt::format("{}{}{}, {}", row.words.empty() ? "" : "; ",
                                     instrument ? instrument->title : each.measure,
                                     whose_words(each.rater, each.about), due_reason(each, day_));
        }
        if (!row.words.empty())
            due_.push_back(std::move(row));
    }
}

std::string TodayViewModel::title() const { return weekday_date(day_); }

std::string TodayViewModel::now_words() const {
    if (!is_today())
        return sessions_.size() == 1 ? "1 session" : fmt::format("{} sessions", sessions_.size());
    const TimeOfDay now = wall_minute(workspace_.clock.now());
    std::string words = fmt::format("It is {}.", format_time(now));
    for (const SessionRow& row : sessions_) {
        const auto start = parse_time(row.time);
        if (!start || start->minutes <= now.minutes)
            continue;
        const int wait = start->minutes - now.minutes;
        return words + (wait < 60 ? fmt::format(" Next in {} minutes.", wait) : fmt::format(" Next at {}.", row.time));
    }
    return words;
}

std::string TodayViewModel::limit_words() const {
    return fmt::format("Practice limit {} hours", workspace_.settings.load().unsigned_hours);
}

void TodayViewModel::move(int days) {
    day_ = Date{std::chrono::sys_days{day_} + std::chrono::days{days}};
    reload();
}

void TodayViewModel::go_to_today() {
    day_ = workspace_.clock.today();
    reload();
}

std::size_t TodayViewModel::open_today() const {
    std::size_t open = 0;
    for (const Session& session : workspace_.episodes.sessions_on(workspace_.clock.today()))
        if (absence_words(session.attendance).empty())
            ++open;
    return open;
}

} // namespace attune
