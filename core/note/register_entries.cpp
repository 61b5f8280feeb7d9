// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/note/note_course.hpp"
#include "core/note/note_store.hpp"
#include "core/note/register_fields.hpp"
#include "core/note/register_rows.hpp"
#include "core/note/typed_json.hpp"
#include "core/text/text.hpp"
#include "core/vault/random_id.hpp"

#include <algorithm>

namespace attune {
namespace {

using Fields = std::map<std::string, Value, std::less<>>;

void throw_if_any(const std::vector<std::string>& problems) {
    std::string all;
    for (const auto& problem : problems)
        all += (all.empty() ? "" : "; ") + problem;
    if (!all.empty())
        throw Error{ErrorKind::bad_input, all};
}

/// "emdr.target" for "emdr.target" and for "emdr.target" by the pack's id: books are keyed by prefix.
std::string by_prefix(const Template& owner, std::string_view register_id) {
    return owner.prefix + std::string{register_id.substr(register_id.find('.'))};
}

std::shared_ptr<const Template> owner_of(const TemplateShelf& shelf, const std::string& register_id) {
    auto owner = template_of_register(shelf, register_id);
    if (owner == nullptr)
        throw Error{ErrorKind::not_found, "no pack at hand has a register \"" + register_id + "\""};
    return owner;
}

RegisterRow find_row(Database& database, ClientId client, const std::string& register_id,
                     const std::string& entry_id) {
    auto rows = read_register_rows(database, client);
    const auto found = std::ranges::find_if(
        rows, [&](const RegisterRow& row) { return row.uid == entry_id && row.register_id == register_id; });
    if (found == rows.end())
        throw Error{ErrorKind::not_found, "the client has no such entry in \"" + register_id + "\""};
    return std::move(*found);
}

/// Notes from the first day that the entry names on may count it in (a measure given that day, say).
void forget_values_from(Database& database, ClientId client, const Fields& fields) {
    std::optional<Date> first;
    for (const auto& [id, value] : fields)
        if (const auto* day = value.get<Date>(); day != nullptr && (!first || *day < *first))
            first = *day;
    if (!first)
        return;
    Statement forget{database, "DELETE FROM note_values WHERE note IN (SELECT n.id FROM session s "
                               "JOIN note n ON n.session = s.id WHERE s.client = ?1 AND s.date >= ?2)"};
    forget.bind(client, *first).run();
}

/// The answers of a measure are corrected where they stand, not in what the program made of them.
void refuse_by_hand(Database& database, const std::string& entry_id, EntryKeeper keeper) {
    Statement behind{database, "SELECT 1 FROM response WHERE register_entry = ?1"};
    if (keeper == EntryKeeper::hand && behind.bind(entry_id).step())
        throw Error{ErrorKind::bad_input,
                    "entry: it comes from the answers of a measure; correct or withdraw those instead"};
}

std::string names_of(const Fields& fields) {
    std::string names;
    for (const auto& [id, value] : fields)
        names += (names.empty() ? "" : " ") + id;
    return names;
}

} // namespace

std::string NoteStore::add_entry(ClientId client, const std::string& register_id, const Fields& fields,
                                 EntryKeeper keeper) {
    const auto owner = owner_of(shelf_, register_id);
    CheckedFields checked{.fields = fields, .problems = {}};
    if (keeper == EntryKeeper::hand)
        checked = check_register_fields(owner, *register_definition(shelf_, register_id), fields,
                                        vault_.clock().today());
    throw_if_any(checked.problems);
    auto& database = vault_.database();
    Statement known{database, "SELECT 1 FROM client WHERE id = ?1"};
    if (!known.bind(client).step())
        throw Error{ErrorKind::not_found, "no client with this id"};
    const std::string uid = random_id();
    Change change{database};
    Statement insert{database,
                     "INSERT INTO register_entry (uid, client, register, template, author, created_at, "
                     "revision, fields) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)"};
    insert
        .bind(uid, client, by_prefix(*owner, register_id), templates_->keep(*owner), vault_.user(),
              vault_.clock().now(), write_typed_map(checked.fields))
        .run();
    const std::int64_t row = database.last_row_id();
    forget_values_from(database, client, checked.fields);
    change.record({.action = "register.add",
                   .object = "register_entry",
                   .object_id = row,
                   .fields = names_of(checked.fields)});
    change.commit();
    return uid;
}

void NoteStore::update_entry(ClientId client, const std::string& register_id, const std::string& entry_id,
                             const Fields& fields, EntryKeeper keeper) {
    const auto owner = owner_of(shelf_, register_id);
    auto& database = vault_.database();
    const RegisterRow row = find_row(database, client, by_prefix(*owner, register_id), entry_id);
    refuse_by_hand(database, entry_id, keeper);
    if (keeper == EntryKeeper::hand)
        throw_if_any(check_register_fields(owner, *register_definition(shelf_, register_id), fields,
                                           vault_.clock().today())
                         .problems);
    if (write_typed_map(row.fields) == write_typed_map(fields))
        return;
    Change change{database};
    Statement update{database,
                     "UPDATE register_entry SET fields = ?2, revision = revision + 1 WHERE id = ?1"};
    update.bind(row.id, write_typed_map(fields)).run();
    change.record({.action = "register.update",
                   .object = "register_entry",
                   .object_id = row.id,
                   .fields = names_of(fields)});
    change.commit();
}

void NoteStore::set_aside(ClientId client, const std::string& register_id, const std::string& entry_id,
                          Date day, const std::string& reason, EntryKeeper keeper) {
    refuse_by_hand(vault_.database(), entry_id, keeper);
    std::vector<std::string> problems;
    const auto owner = owner_of(shelf_, register_id);
    const auto* kind = register_definition(shelf_, register_id);
    if (kind == nullptr || !kind->can_be_set_aside)
        problems.emplace_back("register: its entries cannot be set aside");
    if (const auto unclean = text_problem(reason))
        problems.push_back("reason: " + *unclean);
    else if (tidy_name(reason).empty())
        problems.emplace_back("reason: say why it is set aside");
    if (!day.ok())
        problems.emplace_back("day: not a day of the calendar");
    throw_if_any(problems);
    act_on_entry(client, by_prefix(*owner, register_id), entry_id, "set_aside", day, reason);
}

void NoteStore::put_back(ClientId client, const std::string& register_id, const std::string& entry_id,
                         Date day) {
    refuse_by_hand(vault_.database(), entry_id, EntryKeeper::hand);
    if (!day.ok())
        throw Error{ErrorKind::bad_input, "day: not a day of the calendar"};
    act_on_entry(client, by_prefix(*owner_of(shelf_, register_id), register_id), entry_id, "put_back", day,
                 {});
}

void NoteStore::act_on_entry(ClientId client, const std::string& register_id, const std::string& entry_id,
                             const char* kind, Date day, const std::string& reason) {
    auto& database = vault_.database();
    const RegisterRow row = find_row(database, client, register_id, entry_id);
    Statement last{database,
                   "SELECT kind, day FROM register_action WHERE entry = ?1 ORDER BY day DESC, id DESC "
                   "LIMIT 1"};
    const bool has_last = last.bind(row.id).step();
    const bool is_aside = has_last && last.text(0) == "set_aside";
    if (is_aside == (std::string_view{kind} == "set_aside"))
        throw Error{ErrorKind::bad_input,
                    is_aside ? "entry: it is set aside already" : "entry: it is not set aside"};
    if (has_last && day < last.date(1))
        throw Error{ErrorKind::bad_input,
                    "day: lies before " + format_date(last.date(1)) + ", when it was last moved"};
    Change change{database};
    Statement insert{database, "INSERT INTO register_action (entry, kind, day, reason, author, done_at) "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    insert.bind(row.id, kind, day, reason, vault_.user(), vault_.clock().now()).run();
    change.record({.action = std::string{"register."} + kind,
                   .object = "register_entry",
                   .object_id = row.id,
                   .fields = "day reason"});
    change.commit();
}

} // namespace attune
