// SPDX-License-Identifier: Apache-2.0
#include "core/practice/pack_store.hpp"

#include "core/error.hpp"
#include "core/vault/database.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

constexpr std::array<const char*, 4> state_ids{"on", "off", "replaced", "removed"};
constexpr const char* columns =
    "SELECT i.id, i.pack, i.prefix, i.version, p.key, p.name, i.hash, i.installed_at, "
    "i.installed_by, i.state FROM installed_pack i LEFT JOIN publisher p ON p.id = "
    "i.publisher ";

const char* id_of(InstalledState state) {
    return state_ids[static_cast<std::size_t>(state)];
}

PublisherKey key_from(const Bytes& bytes) {
    PublisherKey key{};
    if (bytes.size() != key.size())
        throw Error{ErrorKind::vault_damaged,
                    "a publisher's key has another length; restore the vault from a backup"};
    std::ranges::copy(bytes, key.begin());
    return key;
}

Bytes bytes_of(const PublisherKey& key) {
    return {key.begin(), key.end()};
}

InstalledPack read_pack_row(const Statement& row) {
    InstalledPack pack{.row = row.integer(0),
                       .pack = row.text(1),
                       .prefix = row.text(2),
                       .version = row.text(3),
                       .publisher = {},
                       .hash = row.text(6),
                       .installed_at = row.instant(7),
                       .installed_by = UserId{row.integer(8)}};
    if (!row.is_null(4))
        pack.publisher = Publisher{.name = row.text(5), .key = key_from(row.blob(4))};
    const auto state = std::ranges::find(state_ids, row.text(9));
    pack.state = static_cast<InstalledState>(state - state_ids.begin());
    return pack;
}

std::vector<InstalledPack> read_pack_rows(Statement& select) {
    std::vector<InstalledPack> found;
    while (select.step())
        found.push_back(read_pack_row(select));
    return found;
}

std::optional<std::int64_t> publisher_row(Database& database, const PublisherKey& key) {
    Statement select{database, "SELECT id FROM publisher WHERE key = ?1"};
    if (!select.bind(bytes_of(key)).step())
        return std::nullopt;
    return select.integer(0);
}

AuditEntry entry_for(const char* action, std::int64_t row, std::string fields) {
    return {.action = action, .object = "pack", .object_id = row, .fields = std::move(fields)};
}

/// Ends the approvals of a pack's library. Inside a Change. Returns how many there were.
int withdraw(Database& database, std::string_view pack, Instant now) {
    Statement update{
        database, "UPDATE approved_library SET withdrawn_at = ?2 WHERE pack = ?1 AND withdrawn_at IS NULL"};
    update.bind(pack, now).run();
    return database.changes();
}

[[noreturn]] void no_such_pack(std::string_view pack) {
    throw Error{ErrorKind::not_found, "no pack " + std::string{pack} + " is installed in this practice"};
}

} // namespace

std::vector<InstalledPack> PackStore::installed() const {
    Statement select{vault_.database(), std::string{columns} + "WHERE i.state <> 'replaced' ORDER BY i.pack"};
    return read_pack_rows(select);
}

std::vector<InstalledPack> PackStore::replaced() const {
    Statement select{vault_.database(),
                     std::string{columns} + "WHERE i.state = 'replaced' ORDER BY i.id DESC"};
    return read_pack_rows(select);
}

std::optional<InstalledPack> PackStore::find(std::string_view pack) const {
    Statement select{vault_.database(), std::string{columns} + "WHERE i.state <> 'replaced' AND i.pack = ?1"};
    if (!select.bind(pack).step())
        return std::nullopt;
    return read_pack_row(select);
}

std::string PackStore::archive_of(const InstalledPack& installed) const {
    Statement select{vault_.database(), "SELECT archive FROM installed_pack WHERE id = ?1"};
    if (!select.bind(installed.row).step())
        no_such_pack(installed.pack);
    const Bytes bytes = select.blob(0);
    return {bytes.begin(), bytes.end()};
}

std::set<std::string> PackStore::shipped_off() const {
    Statement select{vault_.database(), "SELECT pack FROM shipped_pack_off"};
    std::set<std::string> off;
    while (select.step())
        off.insert(select.text(0));
    return off;
}

std::vector<ApprovedPublisher> PackStore::publishers() const {
    Statement select{
        vault_.database(),
        "SELECT name, key, approved_at, approved_by, revoked_at FROM publisher ORDER BY name, id"};
    std::vector<ApprovedPublisher> found;
    while (select.step())
        found.push_back({.publisher = {.name = select.text(0), .key = key_from(select.blob(1))},
                         .approved_at = select.instant(2),
                         .approved_by = UserId{select.integer(3)},
                         .revoked_at = select.optional_instant(4)});
    return found;
}

bool PackStore::is_approved(const PublisherKey& key) const {
    Statement select{vault_.database(), "SELECT 1 FROM publisher WHERE key = ?1 AND revoked_at IS NULL"};
    return select.bind(bytes_of(key)).step();
}

std::vector<LibraryApproval> PackStore::libraries() const {
    Statement select{
        vault_.database(),
        "SELECT a.pack, p.key, a.hash, a.inputs FROM approved_library a JOIN publisher p "
        "ON p.id = a.publisher WHERE a.withdrawn_at IS NULL AND p.revoked_at IS NULL ORDER BY a.id"};
    std::vector<LibraryApproval> found;
    while (select.step())
        found.push_back({.pack = select.text(0),
                         .publisher = key_from(select.blob(1)),
                         .hash = select.text(2),
                         .inputs = select.text(3)});
    return found;
}

PackUse PackStore::use_of(std::string_view pack) const {
    Statement select{
        vault_.database(),
        "SELECT count(DISTINCT n.id), min(s.date) FROM note_template t "
        "JOIN note n ON n.id = t.note AND n.state <> 'void' JOIN session s ON s.id = n.session "
        "WHERE t.active = 1 AND t.template IN (SELECT id FROM template_version WHERE pack = ?1)"};
    select.bind(pack).step();
    return {.notes = select.integer(0), .since = select.optional_date(1)};
}

void PackStore::install(const InstalledPack& pack, const std::string& archive, PublisherTrust trust) {
    auto& database = vault_.database();
    Change change{database};
    if (pack.publisher && trust == PublisherTrust::given_now)
        approve(*pack.publisher);
    Statement replace{database,
                      "UPDATE installed_pack SET state = 'replaced' WHERE pack = ?1 AND state <> 'replaced'"};
    replace.bind(pack.pack).run();
    std::optional<std::int64_t> publisher;
    if (pack.publisher) {
        if (!is_approved(pack.publisher->key))
            throw Error{ErrorKind::pack_rejected, "the publisher of this pack is not approved"};
        publisher = publisher_row(database, pack.publisher->key);
    }
    Statement insert{
        database,
        "INSERT INTO installed_pack (pack, prefix, version, publisher, hash, archive, installed_at, "
        "installed_by, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'on')"};
    insert
        .bind(pack.pack, pack.prefix, pack.version, publisher, pack.hash,
              Bytes{archive.begin(), archive.end()}, vault_.clock().now(), vault_.user())
        .run();
    const auto row = database.last_row_id();
    Statement on{database, "DELETE FROM shipped_pack_off WHERE pack = ?1"};
    on.bind(pack.pack).run();
    change.record(entry_for("pack.install", row, pack.pack + " " + pack.version));
    change.commit();
}

void PackStore::turn(std::string_view pack, PackSwitch to) {
    if (pack == "header")
        throw Error{ErrorKind::bad_input, "the session header belongs to every note and stays on"};
    auto& database = vault_.database();
    const auto installed = find(pack);
    const char* const action = to == PackSwitch::on ? "pack.on" : "pack.off";
    Change change{database};
    if (installed && installed->state != InstalledState::removed) {
        Statement update{database, "UPDATE installed_pack SET state = ?2 WHERE id = ?1"};
        update.bind(installed->row, id_of(to == PackSwitch::on ? InstalledState::on : InstalledState::off))
            .run();
    } else if (to == PackSwitch::on) {
        Statement on{database, "DELETE FROM shipped_pack_off WHERE pack = ?1"};
        on.bind(pack).run();
    } else {
        Statement off{database, "INSERT INTO shipped_pack_off (pack, since, chosen_by) VALUES (?1, ?2, ?3) "
                                "ON CONFLICT DO NOTHING"};
        off.bind(pack, vault_.clock().now(), vault_.user()).run();
    }
    change.record(entry_for(action, installed ? installed->row : 0, std::string{pack}));
    change.commit();
}

void PackStore::remove(std::string_view pack) {
    const auto installed = find(pack);
    if (!installed || installed->state == InstalledState::removed)
        no_such_pack(pack);
    auto& database = vault_.database();
    Statement used{database, "SELECT 1 FROM template_version WHERE pack = ?1"};
    const bool was_used = used.bind(pack).step();
    Change change{database};
    withdraw(database, pack, vault_.clock().now());
    if (was_used) {
        Statement update{database, "UPDATE installed_pack SET state = 'removed' WHERE id = ?1"};
        update.bind(installed->row).run();
    } else {
        Statement forget{database, "DELETE FROM installed_pack WHERE pack = ?1"};
        forget.bind(pack).run();
    }
    change.record(entry_for("pack.remove", installed->row, installed->pack + " " + installed->version));
    change.commit();
}

void PackStore::approve(const Publisher& publisher) {
    auto& database = vault_.database();
    Change change{database};
    Statement upsert{database,
                     "INSERT INTO publisher (key, name, approved_at, approved_by) VALUES (?1, ?2, ?3, ?4) "
                     "ON CONFLICT (key) DO UPDATE SET name = excluded.name, approved_at = "
                     "excluded.approved_at, approved_by = excluded.approved_by, revoked_at = NULL"};
    upsert.bind(bytes_of(publisher.key), publisher.name, vault_.clock().now(), vault_.user()).run();
    change.record({.action = "publisher.approve",
                   .object = "publisher",
                   .object_id = publisher_row(database, publisher.key).value_or(0),
                   .fields = fingerprint_of(publisher.key)});
    change.commit();
}

void PackStore::revoke(const PublisherKey& key) {
    auto& database = vault_.database();
    const auto row = publisher_row(database, key);
    if (!row || !is_approved(key))
        throw Error{ErrorKind::not_found, "no approved publisher has the fingerprint " + fingerprint_of(key)};
    Change change{database};
    Statement update{database, "UPDATE publisher SET revoked_at = ?2 WHERE id = ?1"};
    update.bind(*row, vault_.clock().now()).run();
    Statement libraries{database, "UPDATE approved_library SET withdrawn_at = ?2 WHERE publisher = ?1 "
                                  "AND withdrawn_at IS NULL"};
    libraries.bind(*row, vault_.clock().now()).run();
    change.record({.action = "publisher.revoke",
                   .object = "publisher",
                   .object_id = *row,
                   .fields = fingerprint_of(key)});
    change.commit();
}

void PackStore::approve_library(const LibraryApproval& approval) {
    auto& database = vault_.database();
    const auto publisher = publisher_row(database, approval.publisher);
    if (!publisher || !is_approved(approval.publisher))
        throw Error{ErrorKind::bad_input, "a library can be approved only when its publisher is"};
    Change change{database};
    withdraw(database, approval.pack, vault_.clock().now());
    Statement insert{database,
                     "INSERT INTO approved_library (pack, publisher, hash, inputs, approved_at, approved_by) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    insert
        .bind(approval.pack, *publisher, approval.hash, approval.inputs, vault_.clock().now(), vault_.user())
        .run();
    change.record(entry_for("pack.approve", database.last_row_id(), approval.pack + " " + approval.hash));
    change.commit();
}

void PackStore::withdraw_library(std::string_view pack) {
    auto& database = vault_.database();
    Change change{database};
    if (withdraw(database, pack, vault_.clock().now()) == 0)
        throw Error{ErrorKind::not_found, "no library of " + std::string{pack} + " is approved"};
    change.record(entry_for("pack.withdraw", 0, std::string{pack}));
    change.commit();
}

} // namespace attune
