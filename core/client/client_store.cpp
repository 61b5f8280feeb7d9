// SPDX-License-Identifier: Apache-2.0
#include "core/client/client_store.hpp"

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace attune {
namespace {

constexpr std::size_t most_words = 8;

std::string joined(const std::vector<std::string>& problems) {
    std::string all;
    for (const auto& problem : problems)
        all += (all.empty() ? "" : "; ") + problem;
    return all;
}

/// Names and numbers as they are kept: composed, trimmed, without bidirectional controls.
Client tidied(Client client) {
    for (auto* text : {&client.record_number, &client.given_name, &client.family_name, &client.preferred_name,
                       &client.pronouns, &client.phone, &client.email})
        *text = tidy_name(*text);
    return client;
}

std::string search_text(const Client& client) {
    return fold(client.given_name + " " + client.family_name + " " + client.preferred_name + " " +
                client.record_number);
}

Bytes name_key(const Client& client) {
    const bool has_family = !client.family_name.empty();
    const std::string first = client.given_name.empty() ? client.preferred_name : client.given_name;
    std::string key = sort_key(has_family ? client.family_name : first);
    key += '\0'; // a shorter family name comes before a longer one, whatever the given name
    key += has_family ? sort_key(first) : std::string{};
    return {key.begin(), key.end()};
}

std::optional<std::int64_t> as_number(const std::string& record_number) {
    if (record_number.empty() || record_number.size() > 15)
        return std::nullopt;
    for (const char c : record_number)
        if (c < '0' || c > '9')
            return std::nullopt;
    return std::stoll(record_number);
}

std::string next_record_number(Database& database) {
    Statement last{database, "SELECT max(number_order) FROM client"};
    const std::int64_t next = last.step() && !last.is_null(0) ? last.integer(0) + 1 : 1;
    std::string digits = std::to_string(next);
    return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
}

bool number_is_taken(Database& database, const Client& client) {
    if (!is_clean_text(client.record_number))
        return false; // reported as such
    Statement select{database, "SELECT 1 FROM client WHERE record_number = ?1 AND id <> ?2"};
    return select.bind(tidy_name(client.record_number), client.id).step();
}

void check(Database& database, const Client& client, Date today) {
    auto problems = client_problems(client, today);
    if (number_is_taken(database, client))
        problems.emplace_back("record number: another client has it");
    if (!problems.empty())
        throw Error{ErrorKind::bad_input, joined(problems)};
}

constexpr const char* client_columns =
    "id, record_number, given_name, family_name, preferred_name, pronouns, "
    "born, phone, email, address, emergency_contact, remarks, archived_at, sex";

Client read_client(const Statement& row) {
    return {.id = ClientId{row.integer(0)},
            .record_number = row.text(1),
            .given_name = row.text(2),
            .family_name = row.text(3),
            .preferred_name = row.text(4),
            .pronouns = row.text(5),
            .sex = sex_from_id(row.text(13)).value_or(Sex::not_recorded),
            .born = row.optional_date(6),
            .phone = row.text(7),
            .email = row.text(8),
            .address = row.text(9),
            .emergency_contact = row.text(10),
            .remarks = row.text(11),
            .archived_at = row.optional_instant(12)};
}

std::string changed_fields(const Client& before, const Client& after) {
    std::string fields;
    const auto note = [&fields](bool differs, const char* name) {
        if (differs)
            fields += (fields.empty() ? "" : " ") + std::string{name};
    };
    note(before.record_number != after.record_number, "record_number");
    note(before.given_name != after.given_name, "given_name");
    note(before.family_name != after.family_name, "family_name");
    note(before.preferred_name != after.preferred_name, "preferred_name");
    note(before.pronouns != after.pronouns, "pronouns");
    note(before.sex != after.sex, "sex");
    note(before.born != after.born, "born");
    note(before.phone != after.phone, "phone");
    note(before.email != after.email, "email");
    note(before.address != after.address, "address");
    note(before.emergency_contact != after.emergency_contact, "emergency_contact");
    note(before.remarks != after.remarks, "remarks");
    return fields;
}

ClientRow read_row(const Statement& row) {
    ClientRow client{.id = ClientId{row.integer(0)}, .name = row.text(1), .record_number = row.text(2)};
    client.archived = row.integer(3) != 0;
    client.last_session = row.optional_date(4);
    if (!row.is_null(5)) { // "2027-03-09 780": day and minute, or only the day
        const std::string next = row.text(5);
        client.next_session = parse_date(next.substr(0, 10));
        if (next.size() > 11)
            client.next_start = TimeOfDay{std::stoi(next.substr(11))};
    }
    client.has_open_episode = row.integer(6) != 0;
    return client;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    if (!is_clean_text(text))
        return {"\n"}; // no name holds such bytes, so nothing may be found
    std::istringstream stream{fold(text)};
    for (std::string word; words.size() < most_words && stream >> word;)
        words.push_back(word);
    return words;
}

} // namespace

ClientId ClientStore::add(const Client& client) {
    Client kept = client;
    kept.id = ClientId{0};
    check(database_, kept, clock_.today());
    kept = tidied(std::move(kept));
    Change change{database_};
    if (kept.record_number.empty())
        kept.record_number = next_record_number(database_);
    Statement insert{database_,
                     "INSERT INTO client (record_number, given_name, family_name, preferred_name, pronouns, "
                     "born, phone, email, address, emergency_contact, remarks, list_name, sort_key, "
                     "search_text, number_order, sex) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"};
    insert
        .bind(kept.record_number, kept.given_name, kept.family_name, kept.preferred_name, kept.pronouns,
              kept.born, kept.phone, kept.email, kept.address, kept.emergency_contact, kept.remarks,
              kept.list_name(), name_key(kept), search_text(kept), as_number(kept.record_number),
              to_id(kept.sex))
        .run();
    const ClientId id{database_.last_row_id()};
    change.record({.action = "client.add",
                   .object = "client",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = changed_fields({}, kept)});
    change.commit();
    return id;
}

void ClientStore::update(const Client& client) {
    const auto before = find(client.id);
    if (!before)
        throw Error{ErrorKind::not_found, "no client with this id"};
    Client kept = client;
    if (kept.record_number.empty())
        kept.record_number = before->record_number; // a number once given is not taken away
    check(database_, kept, clock_.today());
    kept = tidied(std::move(kept));
    kept.archived_at = before->archived_at;
    const std::string fields = changed_fields(*before, kept);
    if (fields.empty())
        return;
    Change change{database_};
    Statement update{database_,
                     "UPDATE client SET record_number = ?1, given_name = ?2, family_name = ?3, "
                     "preferred_name = ?4, pronouns = ?5, born = ?6, phone = ?7, email = ?8, address = ?9, "
                     "emergency_contact = ?10, remarks = ?11, list_name = ?12, sort_key = ?13, "
                     "search_text = ?14, number_order = ?15, sex = ?16 WHERE id = ?17"};
    update
        .bind(kept.record_number, kept.given_name, kept.family_name, kept.preferred_name, kept.pronouns,
              kept.born, kept.phone, kept.email, kept.address, kept.emergency_contact, kept.remarks,
              kept.list_name(), name_key(kept), search_text(kept), as_number(kept.record_number),
              to_id(kept.sex), kept.id)
        .run();
    change.record({.action = "client.update",
                   .object = "client",
                   .object_id = static_cast<std::int64_t>(kept.id),
                   .fields = fields});
    change.commit();
}

void ClientStore::archive(ClientId id) {
    set_archived(id, clock_.now(), "client.archive");
}

void ClientStore::restore(ClientId id) {
    set_archived(id, std::nullopt, "client.restore");
}

void ClientStore::set_archived(ClientId id, std::optional<Instant> at, const char* action) {
    Change change{database_};
    Statement update{database_, "UPDATE client SET archived_at = ?1 WHERE id = ?2 "
                                "AND (archived_at IS NULL) <> (?1 IS NULL)"};
    update.bind(at, id).run();
    if (database_.changes() == 0) {
        if (!find(id))
            throw Error{ErrorKind::not_found, "no client with this id"};
        return; // it stands so already
    }
    change.record({.action = action,
                   .object = "client",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = "archived_at"});
    change.commit();
}

std::optional<Client> ClientStore::find(ClientId id) const {
    Statement select{database_, std::string{"SELECT "} + client_columns + " FROM client WHERE id = ?1"};
    if (!select.bind(id).step())
        return std::nullopt;
    return read_client(select);
}

std::vector<ClientRow> ClientStore::search(std::string_view text, Archived archived, Date today) const {
    const std::vector<std::string> words = folded_words(text);
    const char* which = archived == Archived::hide   ? "c.archived = 0"
                        : archived == Archived::only ? "c.archived = 1"
                                                     : "c.archived IN (0, 1)";
    std::string sql =
        "SELECT c.id, c.list_name, c.record_number, c.archived, "
        "(SELECT max(date) FROM session WHERE client = c.id AND attended = 1 AND date <= ?1), "
        "(SELECT date || ' ' || coalesce(start, '') FROM session "
        " WHERE client = c.id AND planned = 1 AND date >= ?1 ORDER BY date, start IS NULL, start LIMIT 1), "
        "EXISTS (SELECT 1 FROM episode WHERE client = c.id AND ended IS NULL) "
        "FROM client c WHERE ";
    sql += which;
    if (!words.empty()) // one bound list of words, so that the statement stays one in the cache
        sql +=
            " AND NOT EXISTS (SELECT 1 FROM json_each(?2) word WHERE instr(c.search_text, word.value) = 0)";
    sql += " ORDER BY c.sort_key, c.id";
    Statement select{database_, sql};
    if (words.empty())
        select.bind(today);
    else
        select.bind(today, nlohmann::json(words).dump());
    std::vector<ClientRow> rows;
    while (select.step())
        rows.push_back(read_row(select));
    return rows;
}

std::size_t ClientStore::count(Archived archived) const {
    const char* sql = archived == Archived::hide   ? "SELECT count(*) FROM client WHERE archived = 0"
                      : archived == Archived::only ? "SELECT count(*) FROM client WHERE archived = 1"
                                                   : "SELECT count(*) FROM client";
    Statement select{database_, sql};
    select.step();
    return static_cast<std::size_t>(select.integer(0));
}

} // namespace attune
