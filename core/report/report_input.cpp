// SPDX-License-Identifier: Apache-2.0
#include "core/report/progress_report.hpp"

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/note/note_store.hpp"
#include "core/progress/client_timeline.hpp"
#include "core/vault/vault.hpp"

#include <set>

namespace attune {

namespace {

/// Who was present, as the notes have it in the header's table.
std::vector<std::string> people_present(const NoteStore& notes, ClientId client) {
    std::set<std::string> people;
    for (const NoteRow& row : notes.of(client)) {
        if (row.state == NoteState::voided)
            continue;
        const Note note = notes.load(row.id);
        const auto header = note.answers.parts.find("hdr");
        if (header == note.answers.parts.end())
            continue;
        const auto table = header->second.tables.find("present");
        if (table == header->second.tables.end())
            continue;
        for (const auto& person : table->second) {
            const auto name = person.values.find("person");
            if (name != person.values.end())
                if (const auto* text = name->second.get<std::string>(); text != nullptr && !text->empty())
                    people.insert(*text);
        }
    }
    return {people.begin(), people.end()};
}

std::vector<PersonName> names_of_others(const ClientStore& clients, ClientId own, Date today) {
    std::vector<PersonName> names;
    for (const ClientRow& row : clients.search("", Archived::show, today)) {
        if (row.id == own)
            continue;
        const auto comma = row.name.find(", ");
        const auto bracket = row.name.find(" (");
        PersonName name;
        name.family = row.name.substr(0, std::min(comma, bracket));
        if (comma != std::string::npos)
            name.given = row.name.substr(comma + 2, bracket == std::string::npos ? bracket : bracket - comma - 2);
        if (bracket != std::string::npos)
            name.preferred = row.name.substr(bracket + 2);
        names.push_back(std::move(name));
    }
    return names;
}

} // namespace

ReportInput read_report_input(Vault& vault, const NoteStore& notes, const EpisodeStore& episodes,
                              const ClientStore& clients, ClientId client, const ScheduleBasis& basis) {
    const auto card = clients.find(client);
    if (!card)
        throw Error{ErrorKind::not_found, "no client has this number"};
    ReportInput input;
    input.course = read_client_course(notes, episodes, vault, client, basis);
    input.timeline = build_timeline(input.course.timeline);
    input.sessions = input.course.timeline.sessions;
    input.client = *card;
    input.practice = vault.practice();
    input.author = vault.user_name();
    input.made_on = vault.clock().today();
    input.present = people_present(notes, client);
    input.other_clients = names_of_others(clients, client, input.made_on);
    return input;
}

} // namespace attune
