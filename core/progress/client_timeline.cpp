// SPDX-License-Identifier: Apache-2.0
#include "core/progress/client_timeline.hpp"

#include "core/episode/episode_store.hpp"
#include "core/note/note_store.hpp"
#include "core/progress/client_course.hpp"
#include "core/progress/measure_reading.hpp"

#include <algorithm>
#include <map>
#include <set>

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

namespace {

const Register* care_register(const TimelineInput& input) {
    for (auto at = input.observations.rbegin(); at != input.observations.rend(); ++at)
        if (at->made_by && at->made_by->prefix == "att")
            for (const Register& kind : at->made_by->registers)
                if (kind.id == "care")
                    return &kind;
    return nullptr;
}

/// "residential" is called "Residential": by the register's own words where its template is known.
std::string care_words(const Register* kind, const std::string& level) {
    if (kind)
        for (const Field& field : kind->fields)
            if (field.id == "level")
                for (const Option& option : field.options)
                    if (option.value == level)
                        return option.label;
    std::string words = level;
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

void add_stay(TimelineInput& input, CareStay stay) {
    const bool known = std::any_of(input.care.begin(), input.care.end(), [&](const CareStay& other) {
        return other.first == stay.first && other.label == stay.label;
    });
    if (!known && !stay.label.empty())
        input.care.push_back(std::move(stay));
}

// Stays are written down in the attachment pack's list, or they are the episodes themselves.
void read_care(TimelineInput& input, const EpisodeStore& episodes, ClientId client) {
    const auto found = input.registers.entries.find("att.care");
    if (found != input.registers.entries.end()) {
        const Register* kind = care_register(input);
        for (const RegisterEntry& entry : found->second) {
            const auto value = [&](const char* id) {
                const auto field = entry.fields.find(id);
                return field == entry.fields.end() ? nullptr : &field->second;
            };
            const Value* level = value("level");
            const Value* start = value("start");
            const Value* end = value("end");
            const std::string* name = level ? level->get<std::string>() : nullptr;
            const Date* first = start ? start->get<Date>() : nullptr;
            const Date* last = end ? end->get<Date>() : nullptr;
            if (name && first)
                add_stay(input, {*first, last ? std::optional{*last} : std::nullopt, care_words(kind, *name)});
        }
    }
    for (const Episode& episode : episodes.of(client))
        add_stay(input, {episode.started, episode.ended,
                         care_words(nullptr, episode.level_of_care.empty() ? episode.title : episode.level_of_care)});
}

} // namespace

TimelineInput read_timeline_input(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault,
                                  ClientId client, const ScheduleBasis& basis) {
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
    read_care(input, episodes, client);
    input.measures = read_measures(vault, client, basis);
    input.happenings = read_happenings(vault, client);
    return input;
}

ClientCourse read_client_course(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault, ClientId client,
                                const ScheduleBasis& basis) {
    return {.timeline = read_timeline_input(notes, episodes, vault, client, basis), .notes = notes.course(client)};
}

Timeline read_timeline(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault, ClientId client,
                       const ScheduleBasis& basis) {
    return build_timeline(read_timeline_input(notes, episodes, vault, client, basis));
}

} // namespace attune
