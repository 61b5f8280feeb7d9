// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/vault/database_check.hpp"
#include "core/vault/vault_state.hpp"

#include <utility>

namespace attune {
namespace {

constexpr std::size_t most_problems = 100;
constexpr std::int64_t most_pages_for_page_check = 1 << 20;

/// Collects the rows of a check; a failure to run it is a problem too.
void collect(Database& database, const char* sql, const std::string& part,
             std::vector<VerifyProblem>& problems,
             const std::function<std::string(const Statement&)>& words) {
    try {
        Statement rows{database, sql};
        for (std::size_t count = 0; rows.step() && count < most_problems; ++count)
            if (std::string text = words(rows); text != "ok")
                problems.push_back({part, std::move(text)});
    } catch (const Error& error) {
        problems.push_back({part, error.what()});
    }
}

/// Whether `progress` asked to stop is remembered, because SQLite's own answer is only an interrupt.
struct Watch {
    const std::function<bool(double)>& progress;
    double share = 0;
    bool stopped = false;
    bool at(double value) {
        share = value;
        stopped = stopped || !progress(value);
        return !stopped;
    }
};

class Watching {
public:
    Watching(Database& database, Watch& watch)
        : handle_{database.connection().handle()} {
        sqlite3_progress_handler(
            handle_, 100'000,
            [](void* it) { return static_cast<Watch*>(it)->at(static_cast<Watch*>(it)->share) ? 0 : 1; },
            &watch);
    }
    ~Watching() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;

private:
    sqlite3* handle_;
};

void check_keyring(const Vault::State& state, std::vector<VerifyProblem>& problems) {
    try {
        const Keyring stored = parse_keyring(read_keyring_file(state.folder));
        if (stored.generation != state.keyring.generation ||
            keyring_body(stored) != keyring_body(state.keyring))
            problems.push_back(
                {"keyring", "the keyring was changed by another program while the vault was open"});
        const Member* self = stored.find(state.user);
        if (self == nullptr)
            problems.push_back({"keyring", "you are not in the keyring any more"});
        else
            static_cast<void>(open_vault_key(stored, *self, state.secrets));
    } catch (const Error& error) {
        problems.push_back({"keyring", error.what()});
    }
}

void check_audit(const Vault::State& state, Watch& watch, std::vector<VerifyProblem>& problems) {
    const auto total = static_cast<double>(std::max<std::int64_t>(1, state.audit->head().seq));
    try {
        const std::vector<AuditFault> faults = state.audit->check(1, [&](std::int64_t seq) {
            return seq % 4096 != 0 || watch.at(0.7 + 0.3 * static_cast<double>(seq) / total);
        });
        for (const AuditFault& fault : faults)
            problems.push_back({"audit", fault.message});
        if (watch.stopped)
            return;
        const AnchorStore::Read memory = state.anchors->read(state.keyring);
        const bool misses =
            memory.anchor && state.audit->mac_of(memory.anchor->head.seq) != memory.anchor->head.mac;
        if (misses)
            problems.push_back(
                {"anchor", "the audit trail does not hold the row that was anchored at the last lock"});
        if (memory.finding == AnchorStore::Finding::unreadable)
            problems.push_back({"anchor", "the anchor outside the vault is unreadable"});
    } catch (const Error& error) {
        problems.push_back({"audit", error.what()});
    }
}

} // namespace

namespace {

/// The pages and the structure of vault.db as it lies on the disk. The page check reads the main file and not
/// the WAL, so everything must be in the main file first: else it cries wolf.
void check_file(Vault::State& state, const std::function<bool(double)>& report,
                std::vector<VerifyProblem>& problems) {
    try {
        if (!state.empty_wal())
            throw Error{ErrorKind::vault_busy, "a background task reads the vault: wait until it has ended"};
        const std::filesystem::path path = state.folder / "vault.db";
        const auto file = open_database(path, state.database_key, ConnectionUse::check_file);
        const std::vector<VerifyProblem> found =
            check_database(*file, [&](double share) { return report(share * 0.7); });
        problems.insert(problems.end(), found.begin(), found.end());
        const std::int64_t pages = query_integer(*state.database, "PRAGMA page_count");
        if (std::filesystem::file_size(path) != static_cast<std::uintmax_t>(pages) * 4096)
            problems.push_back({"pages", "vault.db does not have the size that it says it has"});
    } catch (const std::exception& error) {
        problems.push_back({"pages", error.what()});
    }
}

} // namespace

std::vector<VerifyProblem> check_database(Database& database, const std::function<bool(double)>& progress) {
    std::vector<VerifyProblem> problems;
    Watch watch{progress};
    const auto first_column = [](const Statement& row) { return row.text(0); };
    // SQLCipher does it while it prepares the statement, so it cannot be interrupted; and beyond 4 GiB it
    // loses count, where the structure check, which reads every page in use, must do.
    if (watch.at(0) && query_integer(database, "PRAGMA page_count") < most_pages_for_page_check)
        collect(database, "PRAGMA cipher_integrity_check", "pages", problems, first_column);
    if (!problems.empty()) // the connection is poisoned, and the rest would only repeat it
        return problems;
    const Watching watching{database, watch};
    if (watch.at(0.3))
        collect(database, "PRAGMA integrity_check", "structure", problems, first_column);
    if (watch.at(0.9))
        collect(database, "PRAGMA foreign_key_check", "foreign keys", problems, [](const Statement& row) {
            return "row " + row.text(1) + " of table " + row.text(0) + " refers to a row that is not in " +
                   row.text(2);
        });
    if (watch.stopped)
        problems.clear();
    return problems;
}

std::vector<VerifyProblem> Vault::verify_all(const std::function<bool(double)>& progress) {
    state_->require_open();
    const std::function<bool(double)> report = progress ? progress : [](double) { return true; };
    std::vector<VerifyProblem> problems;
    check_keyring(*state_, problems);
    check_file(*state_, report, problems);
    Watch watch{report};
    if (watch.at(0.7))
        check_audit(*state_, watch, problems);
    watch.at(1);
    return problems;
}

} // namespace attune
