// SPDX-License-Identifier: Apache-2.0
#include "gui/client/client_view_model.hpp"

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/progress/measure_reading.hpp"
#include "core/response/schedule/schedule_basis.hpp"
#include "core/text/text.hpp"
#include "gui/client/session_lines.hpp"
#include "gui/client/standing_lines.hpp"
#include "gui/client/standing_measures.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace attune {

ClientViewModel::ClientViewModel(Workspace& workspace, ClientId client)
    : workspace_{workspace},
      id_{client} {
    reload();
}

Date ClientViewModel::today() const { return workspace_.clock.today(); }

void ClientViewModel::reload() {
    auto found = workspace_.clients.find(id_);
    if (!found)
        throw Error{ErrorKind::not_found, "client page: no such client"};
    client_ = std::move(*found);
    episodes_ = workspace_.episodes.of(id_);
    read_sessions();
    read_standing();
    on_change();
}

void ClientViewModel::read_sessions() {
    const std::vector<Session> sessions = workspace_.episodes.sessions_of(id_);
    sessions_ = session_lines(sessions, workspace_.notes.of(id_), today());
    attended_ = static_cast<int>(
        std::count_if(sessions.begin(), sessions.end(), [](const Session& s) { return counts(s.attendance); }));
    next_.reset();
    for (const Session& session : sessions) // newest first: the last that is still to come is the next
        if (session.attendance == Attendance::planned && session.date >= today())
            next_ = session;
}

void ClientViewModel::read_standing() {
    const RegisterBook book = workspace_.notes.registers(id_);
    standing_ = standing_measures(read_measures(workspace_.vault, id_, schedule_basis(workspace_.shelf)));
    const auto lines = standing_lines(workspace_.notes.observations(id_), book, workspace_.shelf);
    standing_.insert(standing_.end(), lines.begin(), lines.end());
    registers_ = register_groups(book, workspace_.shelf);
}

std::string ClientViewModel::head_line() const {
    std::vector<std::string> person;
    if (client_.born)
        person.push_back(fmt::format("{} years", age_on(*client_.born, today())));
    if (!client_.pronouns.empty())
        person.push_back(client_.pronouns);
    std::string line;
    if (!person.empty())
        line = fmt::format("{}. ", fmt::join(person, ", "));
    if (!client_.record_number.empty())
        line += fmt::format("Record {}. ", client_.record_number);
    if (client_.archived_at)
        line += "Archived. ";
    for (const Episode& episode : episodes_)
        if (!episode.ended) {
            line += fmt::format("{} since {}. ", episode.title.empty() ? "In treatment" : episode.title,
                                long_date(episode.started));
            break;
        }
    return line + (attended_ == 1 ? "1 session." : fmt::format("{} sessions.", attended_));
}

std::string ClientViewModel::next_words() const {
    if (!next_)
        return "None planned.";
    std::string words = near_date(next_->date, next_->start, today());
    if (next_->start && next_->stop)
        words = near_date(next_->date, {}, today()) + " " + time_range(next_->start, next_->stop);
    return next_->approach.empty() ? words : words + ", " + next_->approach;
}

std::string ClientViewModel::episode_words(const Episode& episode) const {
    if (!episode.ended)
        return fmt::format("since {}", long_date(episode.started));
    const std::string range = fmt::format("{} to {}", long_date(episode.started), long_date(*episode.ended));
    return episode.end_reason.empty() ? range : fmt::format("{}. {}", range, episode.end_reason);
}

std::vector<ClientViewModel::Approach> ClientViewModel::approaches() const {
    std::vector<Approach> all;
    for (const auto& form : workspace_.shelf.modalities()) {
        std::string short_title = form->title;
        for (const Pack& pack : workspace_.shelf.packs())
            if (pack.id == form->pack)
                short_title = pack.short_title;
        all.push_back({.template_id = form->full_id(), .title = form->title, .short_title = short_title});
    }
    return all;
}

std::vector<ClientViewModel::NoteForm> ClientViewModel::forms() const {
    const std::vector<NoteRow> notes = workspace_.notes.of(id_);
    std::vector<NoteForm> all;
    for (const auto& form : workspace_.shelf.forms()) {
        const auto pack = std::ranges::find(workspace_.shelf.packs(), form->pack, &Pack::id);
        const std::string met = ", " + pack->short_title + ",";
        const bool is_usual = form->id == "session" && std::ranges::any_of(notes, [&](const NoteRow& note) {
            return (", " + note.approach + ",").find(met) != std::string::npos;
        });
        all.push_back({.template_id = form->full_id(), .title = form->title, .is_usual = is_usual});
    }
    std::ranges::stable_sort(all, {}, [](const NoteForm& form) {
        return std::pair{!form.is_usual, sort_key(form.title)};
    });
    return all;
}

NoteId ClientViewModel::start_note(const std::string& template_id, std::optional<SessionId> session) {
    if (!session && next_ && next_->date == today())
        session = next_->id;
    const NoteId note = workspace_.notes.start({.client = id_,
                                                .session = session,
                                                .template_id = template_id,
                                                .date = {},
                                                .start = {},
                                                .stop = {}});
    reload();
    return note;
}

void ClientViewModel::update(const Client& client) {
    workspace_.measure_desk.update_client(client);
    reload();
}

void ClientViewModel::archive() {
    workspace_.clients.archive(id_);
    reload();
}

void ClientViewModel::restore() {
    workspace_.clients.restore(id_);
    reload();
}

void ClientViewModel::plan_session(Date date, std::optional<TimeOfDay> start, std::optional<TimeOfDay> stop,
                                   const std::string& approach) {
    std::optional<Episode> episode = workspace_.episodes.current(id_);
    if (!episode) {
        Episode first{.id = {}, .client = id_, .title = "Outpatient", .level_of_care = "outpatient",
                      .started = std::min(date, today()), .ended = {}, .end_reason = {}};
        first.id = workspace_.episodes.add(first);
        episode = first;
    }
    workspace_.episodes.add_session({.id = {},
                                     .episode = episode->id,
                                     .client = id_,
                                     .date = date,
                                     .start = start,
                                     .stop = stop,
                                     .attendance = Attendance::planned,
                                     .approach = approach});
    reload();
}

void ClientViewModel::update_session(const Session& session) {
    workspace_.episodes.update_session(session);
    reload();
}

void ClientViewModel::remove_session(SessionId id) {
    workspace_.episodes.remove_session(id);
    reload();
}

std::optional<Session> ClientViewModel::session(SessionId id) const { return workspace_.episodes.find_session(id); }

void ClientViewModel::begin_episode(const std::string& title, Date day) {
    workspace_.episodes.add({.id = {}, .client = id_, .title = title, .level_of_care = {}, .started = day,
                             .ended = {}, .end_reason = {}});
    reload();
}

void ClientViewModel::end_episode(EpisodeId id, Date day, const std::string& reason) {
    workspace_.episodes.end(id, day, reason);
    reload();
}

} // namespace attune
