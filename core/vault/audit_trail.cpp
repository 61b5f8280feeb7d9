// SPDX-License-Identifier: Apache-2.0
#include "core/vault/audit_trail.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

constexpr const char* columns =
    "SELECT seq, at, uptime_ms, user, action, object, object_id, fields, mac FROM audit ";

void put(std::string& out, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    for (int shift = 0; shift < 64; shift += 8)
        out += static_cast<char>(bits >> shift & 0xff);
}

void put(std::string& out, std::string_view text) {
    put(out, static_cast<std::int64_t>(text.size()));
    out += text;
}

AuditRow read_row(const Statement& row) {
    AuditRow read{.seq = row.integer(0),
                  .at = row.instant(1),
                  .uptime_ms = row.integer(2),
                  .user = row.integer(3),
                  .entry = {.action = row.text(4),
                            .object = row.text(5),
                            .object_id = row.integer(6),
                            .fields = row.text(7)},
                  .mac = {}};
    const Bytes mac = row.blob(8);
    if (mac.size() == read.mac.size())
        std::copy(mac.begin(), mac.end(), read.mac.begin());
    return read;
}

} // namespace

AuditTrail::AuditTrail(Database& database, SecretBytes key, std::string vault_id, const Clock& clock)
    : database_{database},
      key_{std::move(key)},
      vault_id_{std::move(vault_id)},
      clock_{clock} {}

Mac AuditTrail::first_link() const {
    return authenticate(key_, "attune audit 1\n" + vault_id_);
}

Mac AuditTrail::chain(const AuditRow& row, const Mac& previous) const {
    std::string form;
    form.reserve(256);
    put(form, row.seq);
    put(form, static_cast<std::int64_t>(row.at.time_since_epoch().count()));
    put(form, row.uptime_ms);
    put(form, row.user);
    put(form, std::string_view{row.entry.action});
    put(form, std::string_view{row.entry.object});
    put(form, row.entry.object_id);
    put(form, std::string_view{row.entry.fields});
    form.append(reinterpret_cast<const char*>(previous.data()), previous.size());
    return authenticate(key_, form);
}

void AuditTrail::load_head() {
    const std::optional<AuditRow> newest = last();
    head_ = newest ? AuditHead{newest->seq, newest->mac} : AuditHead{0, first_link()};
    before_ = head_;
}

std::optional<AuditRow> AuditTrail::last() const {
    Statement select{database_, std::string{columns} + "ORDER BY seq DESC LIMIT 1"};
    return select.step() ? std::optional{read_row(select)} : std::nullopt;
}

std::optional<AuditRow> AuditTrail::last_of(std::string_view action, std::int64_t after) const {
    Statement select{database_,
                     std::string{columns} + "WHERE seq > ?2 AND action GLOB ?1 ORDER BY seq DESC LIMIT 1"};
    return select.bind(action, after).step() ? std::optional{read_row(select)} : std::nullopt;
}

std::optional<Mac> AuditTrail::mac_of(std::int64_t seq) const {
    Statement select{database_, std::string{columns} + "WHERE seq = ?1"};
    return select.bind(seq).step() ? std::optional{read_row(select).mac} : std::nullopt;
}

void AuditTrail::append(const AuditEntry& entry) {
    const auto uptime =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock_.monotonic().time_since_epoch());
    AuditRow row{.seq = head_.seq + 1,
                 .at = clock_.now(),
                 .uptime_ms = uptime.count(),
                 .user = user_,
                 .entry = entry,
                 .mac = {}};
    row.mac = chain(row, head_.mac);
    Statement insert{database_,
                     "INSERT INTO audit (seq, at, uptime_ms, user, action, object, object_id, fields, mac) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};
    insert
        .bind(row.seq, row.at, row.uptime_ms, row.user, entry.action, entry.object, entry.object_id,
              entry.fields, row.mac)
        .run();
    head_ = {row.seq, row.mac};
}

void AuditTrail::committed() const {
    if (on_commit_)
        on_commit_(head_);
}

std::vector<AuditFault> AuditTrail::check(std::int64_t first,
                                          const std::function<bool(std::int64_t)>& go_on) const {
    std::vector<AuditFault> faults;
    const auto key_stays_readable = key_.read(); // else every row would open and close its page
    AuditHead previous{0, first_link()};
    if (first > 1) {
        const std::optional<Mac> mac = mac_of(first - 1);
        if (!mac)
            return {{first - 1, "row " + std::to_string(first - 1) + " is missing"}};
        previous = {first - 1, *mac};
    }
    Statement select{database_, std::string{columns} + "WHERE seq >= ?1 ORDER BY seq"};
    select.bind(first);
    while (select.step()) {
        const AuditRow row = read_row(select);
        if (row.seq != previous.seq + 1)
            faults.push_back({row.seq, "rows between " + std::to_string(previous.seq) + " and " +
                                           std::to_string(row.seq) + " are missing"});
        else if (row.mac != chain(row, previous.mac))
            faults.push_back(
                {row.seq, "row " + std::to_string(row.seq) + " was changed, or put in, from outside"});
        previous = {row.seq, row.mac};
        if (!go_on(row.seq))
            break;
    }
    return faults;
}

} // namespace attune
