// SPDX-License-Identifier: Apache-2.0
#include "core/response/client_event.hpp"

#include "core/error.hpp"
#include "core/response/response_check.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune {
namespace {

using Kind = ClientEvent::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 4> kinds{{{Kind::life_event, "life_event"},
                                                                  {Kind::medication, "medication"},
                                                                  {Kind::pause, "break"},
                                                                  {Kind::other, "other"}}};

constexpr const char* select_events =
    "SELECT id, client, kind, label, first, last, author, written_at FROM client_event WHERE removed_at IS NULL ";

ClientEvent read_event(const Statement& row) {
    return {.id = ClientEventId{row.integer(0)},
            .client = ClientId{row.integer(1)},
            .kind = client_event_kind_from_id(row.text(2)).value_or(Kind::other),
            .label = row.text(3),
            .first = row.date(4),
            .last = row.optional_date(5),
            .author = UserId{row.integer(6)},
            .written_at = row.instant(7)};
}

bool is_usual(Date day) {
    return day.ok() && day.year() >= std::chrono::year{1800} && day.year() <= std::chrono::year{2999};
}

void audit(Change& change, const char* action, ClientEventId id, const char* fields) {
    change.record({.action = action,
                   .object = "client_event",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = fields});
}

Error no_event() {
    return Error{ErrorKind::not_found, "no event with this number"};
}

} // namespace

std::string_view to_id(ClientEvent::Kind kind) {
    return std::ranges::find(kinds, kind, &decltype(kinds)::value_type::first)->second;
}

std::optional<ClientEvent::Kind> client_event_kind_from_id(std::string_view id) {
    const auto* const found = std::ranges::find(kinds, id, &decltype(kinds)::value_type::second);
    return found == kinds.end() ? std::nullopt : std::optional{found->first};
}

void ClientEventStore::check(const ClientEvent& event) const {
    std::vector<std::string> problems;
    constexpr std::size_t longest = 200;
    check_text(problems, "label", event.label, longest);
    if (tidy_name(event.label).empty())
        problems.emplace_back("label: say what happened");
    Statement client{vault_.database(), "SELECT born FROM client WHERE id = ?1"};
    const bool is_known = client.bind(event.client).step();
    if (!is_known)
        problems.emplace_back("client: there is none with this number");
    if (!is_usual(event.first))
        problems.emplace_back("first day: not a day of the calendar");
    else if (is_known && !client.is_null(0) && event.first < client.date(0))
        problems.emplace_back("first day: lies before the client was born");
    if (event.last && !is_usual(*event.last))
        problems.emplace_back("last day: not a day of the calendar");
    else if (event.last && *event.last < event.first)
        problems.emplace_back("last day: lies before the first");
    throw_problems(problems);
}

/// Writes what was said of an event, under a number that there is or a new one.
ClientEventId ClientEventStore::write(const ClientEvent& event, const char* sql, const char* action) {
    check(event);
    auto& database = vault_.database();
    Change change{database};
    const bool is_new = event.id == ClientEventId{};
    Statement{database, sql}
        .bind(is_new ? std::nullopt : std::optional{event.id}, event.client, to_id(event.kind), tidy_name(event.label),
              event.first, event.last, vault_.user(), vault_.clock().now())
        .run();
    const ClientEventId id = is_new ? ClientEventId{database.last_row_id()} : event.id;
    audit(change, action, id, "kind label first last");
    change.commit();
    return id;
}

ClientEventId ClientEventStore::add(const ClientEvent& event) {
    ClientEvent added = event;
    added.id = {};
    return write(added,
                 "INSERT INTO client_event (id, client, kind, label, first, last, author, written_at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 "client_event.add");
}

void ClientEventStore::change(const ClientEvent& event) {
    const auto before = find(event.id);
    if (!before)
        throw no_event();
    ClientEvent after = event;
    after.client = before->client;
    write(after,
          "UPDATE client_event SET client = ?2, kind = ?3, label = ?4, first = ?5, last = ?6, author = ?7, "
          "written_at = ?8 WHERE id = ?1",
          "client_event.change");
}

void ClientEventStore::remove(ClientEventId id, const std::string& reason) {
    if (const auto problem = reason_problem(reason))
        throw Error{ErrorKind::bad_input, *problem};
    if (!find(id))
        throw no_event();
    auto& database = vault_.database();
    Change change{database};
    Statement update{database, "UPDATE client_event SET removed_at = ?2, removed_reason = ?3, author = ?4 WHERE id = ?1"};
    update.bind(id, vault_.clock().now(), reason, vault_.user()).run();
    audit(change, "client_event.remove", id, "removed reason");
    change.commit();
}

std::optional<ClientEvent> ClientEventStore::find(ClientEventId id) const {
    Statement select{vault_.database(), std::string{select_events} + "AND id = ?1"};
    if (!select.bind(id).step())
        return std::nullopt;
    return read_event(select);
}

std::vector<ClientEvent> ClientEventStore::of(ClientId client) const {
    Statement select{vault_.database(), std::string{select_events} + "AND client = ?1 ORDER BY first, id"};
    select.bind(client);
    std::vector<ClientEvent> events;
    while (select.step())
        events.push_back(read_event(select));
    return events;
}

} // namespace attune
