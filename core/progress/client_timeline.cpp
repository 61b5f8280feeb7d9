// SPDX-License-Identifier: Apache-2.0
#include "core/progress/client_timeline.hpp"

#include "core/episode/episode_store.hpp"
#include "core/note/note_store.hpp"

#include <algorithm>
#include <map>

namespace attune {

namespace {

/// "EMDR, CBT" as the list of notes has it.
std::vector<std::string> split_approaches(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        std::string_view part = text.substr(0, comma);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        if (!part.empty())
            parts.emplace_back(part);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return parts;
}

using NotesBySession = std::multimap<SessionId, NoteRow>;

// Whether someone came is written in the note; a session without one says only what was planned or cancelled.
TimelineSession session_of(const Session& session, const NotesBySession& notes) {
    TimelineSession result{.date = session.date,
                           .number = std::nullopt,
                           .attendance = counts(session.attendance) ? Attendance::planned : session.attendance,
                           .approaches = {}};
    const auto [begin, end] = notes.equal_range(session.id);
    for (auto at = begin; at != end; ++at) {
        result.attendance = at->second.attendance;
        result.number = at->second.number;
        for (std::string& approach : split_approaches(at->second.approach))
            result.approaches.push_back(std::move(approach));
    }
    return result;
}

/// The templates of notes, each note read once.
class NoteTemplateCache {
public:
    explicit NoteTemplateCache(const NoteStore& notes)
        : notes_{notes} {}

    std::shared_ptr<const Template> find(NoteId note, std::string_view series) {
        auto known = templates_.find(note);
        if (known == templates_.end())
            known = templates_.emplace(note, notes_.load(note).templates).first;
        const std::string_view prefix = series.substr(0, series.find('.'));
        const auto found = std::find_if(known->second.begin(), known->second.end(),
                                        [&](const auto& candidate) { return candidate->prefix == prefix; });
        return found == known->second.end() ? nullptr : *found;
    }

private:
    const NoteStore& notes_;
    std::map<NoteId, std::vector<std::shared_ptr<const Template>>> templates_;
};

} // namespace

TimelineInput read_timeline_input(const NoteStore& notes, const EpisodeStore& episodes, ClientId client) {
    TimelineInput input;
    NotesBySession by_session;
    for (NoteRow& row : notes.of(client))
        if (row.state != NoteState::voided)
            by_session.emplace(row.session, std::move(row));
    std::vector<Session> sessions = episodes.sessions_of(client);
    std::reverse(sessions.begin(), sessions.end());
    for (const Session& session : sessions)
        input.sessions.push_back(session_of(session, by_session));
    NoteTemplateCache templates{notes};
    for (const NoteStore::SeriesPointRow& row : notes.observations(client)) {
        const double* number = row.value.get<double>();
        input.observations.push_back({.note = row.note,
                                      .date = row.date,
                                      .number = row.number,
                                      .series = row.series,
                                      .key = row.key,
                                      .value = number ? std::optional<double>{*number} : std::nullopt,
                                      .made_by = templates.find(row.note, row.series)});
    }
    input.registers = notes.registers(client);
    return input;
}

Timeline read_timeline(const NoteStore& notes, const EpisodeStore& episodes, ClientId client) {
    return build_timeline(read_timeline_input(notes, episodes, client));
}

} // namespace attune
