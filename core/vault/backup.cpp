// SPDX-License-Identifier: Apache-2.0
#include "core/vault/backup.hpp"

#include "core/error.hpp"
#include "core/vault/database_check.hpp"
#include "core/vault/vault_state.hpp"
#include "core/text/digest.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {
namespace {

constexpr int pages_per_step = 64;
constexpr std::size_t manifest_limit = std::size_t{64} << 20;

[[noreturn]] void bad_backup(const std::string& why) {
    throw Error{ErrorKind::vault_damaged, "the backup does not verify (" + why +
                                              "): it is not used; take another one, or another disk"};
}

void copy_database(Database& from, Database& to) {
    sqlite3* target = to.connection().handle();
    sqlite3_backup* copy = sqlite3_backup_init(target, "main", from.connection().handle(), "main");
    if (copy == nullptr)
        throw_database_error(target, sqlite3_extended_errcode(target), "cannot begin the backup");
    int code = SQLITE_OK;
    while ((code = sqlite3_backup_step(copy, pages_per_step)) == SQLITE_OK) {
    }
    sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE)
        throw_database_error(target, code, "cannot write the backup");
}

/// Rows of each table, by name.
std::map<std::string, std::int64_t> count_rows(Database& database) {
    std::vector<std::string> tables;
    Statement select{database,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                     "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"};
    while (select.step())
        tables.push_back(select.text(0));
    std::map<std::string, std::int64_t> counts;
    for (const std::string& table : tables)
        counts[table] = query_integer(database, ("SELECT count(*) FROM \"" + table + "\"").c_str());
    return counts;
}

/// Every regular file below `folder`, as paths inside it, sorted.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
            if (entry.is_regular_file() && !entry.is_symlink())
                files.push_back(entry.path().lexically_relative(folder));
    std::sort(files.begin(), files.end());
    return files;
}

/// Makes the entries of `folder` and of every folder below it durable.
void sync_folders(const std::filesystem::path& folder) {
    sync_folder(folder);
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.is_directory() && !entry.is_symlink())
            sync_folder(entry.path());
}

/// Where `final_folder` is put together before it gets its name.
std::filesystem::path in_the_making(const std::filesystem::path& final_folder, std::string_view ending) {
    std::string name{"."};
    name += final_folder.filename().string();
    name += ending;
    return final_folder.parent_path() / name;
}

void copy_attachments(const std::filesystem::path& from, const std::filesystem::path& to) {
    make_folder(to);
    for (const std::filesystem::path& file : files_below(from)) {
        make_folders((to / file).parent_path());
        copy_file_durably(from / file, to / file);
    }
}

std::string write_manifest(Vault::State& state, Database& copy, const std::filesystem::path& folder) {
    std::ostringstream out;
    out << "attune-backup 1\nvault " << state.keyring.vault_id << "\nat "
        << format_instant(state.clock().now()) << "\nschema " << query_integer(copy, "PRAGMA user_version")
        << "\npages " << query_integer(copy, "PRAGMA page_count") << "\naudit " << state.audit->head().seq
        << " " << to_hex(state.audit->head().mac) << "\n";
    for (const auto& [table, rows] : count_rows(copy))
        out << "rows " << rows << " " << table << "\n";
    for (const std::filesystem::path& file : files_below(folder))
        out << "file " << file_sha256(folder / file) << " " << std::filesystem::file_size(folder / file)
            << " " << file.string() << "\n";
    std::string text = out.str();
    text +=
        "mac " + to_hex(authenticate(derive_subkey(state.vault_key, KeyPurpose::backup_mac), text)) + "\n";
    return text + "check " + sha256_hex(text) + "\n";
}

void verify_copy(Vault::State& state, Database& copy) {
    const std::vector<VerifyProblem> problems = check_database(copy, [](double) { return true; });
    if (!problems.empty())
        bad_backup(problems.front().part + ": " + problems.front().message);
    if (count_rows(copy) != count_rows(*state.database))
        bad_backup("a table has another number of rows");
    AuditTrail audit{copy, derive_subkey(state.vault_key, KeyPurpose::audit_mac), state.keyring.vault_id,
                     state.clock()};
    audit.load_head();
    if (audit.head() != state.audit->head())
        bad_backup("the audit trail ends elsewhere");
}

std::string folder_name(const Vault::State& state) {
    std::string at = format_instant(state.clock().now()).substr(0, 19);
    std::erase(at, ':');
    std::replace(at.begin(), at.end(), 'T', ' ');
    return state.folder.stem().string() + " " + at + ".attune-backup";
}

std::filesystem::path free_name(const std::filesystem::path& wanted) {
    std::filesystem::path path = wanted;
    for (int number = 2; std::filesystem::exists(path); ++number)
        path = wanted.parent_path() /
               (wanted.stem().string() + " " + std::to_string(number) + wanted.extension().string());
    return path;
}

struct ManifestFile {
    std::string digest;
    std::uintmax_t size = 0;
    std::filesystem::path name;
};

/// Whether a backup may hold a file of this name. A WAL, say, that somebody put beside the database would
/// bring back old pages.
bool is_expected(const std::filesystem::path& name) {
    if (name == "vault.db" || name == "keyring")
        return true;
    return name.is_relative() && name.begin() != name.end() && *name.begin() == "attachments" &&
           std::none_of(name.begin(), name.end(),
                        [](const auto& part) { return part.empty() || part == ".." || part == "."; });
}

std::vector<ManifestFile> read_manifest(const std::filesystem::path& folder) {
    const std::string text = read_file(folder / "manifest", manifest_limit);
    const std::size_t check = text.rfind("check ");
    if (!text.starts_with("attune-backup ") || check == std::string::npos ||
        text.substr(check) != "check " + sha256_hex(text.substr(0, check)) + "\n")
        bad_backup("its manifest is damaged");
    if (!text.starts_with("attune-backup 1\n"))
        throw Error{ErrorKind::vault_newer,
                    "the backup was made by a newer version of the program: update the program"};
    std::vector<ManifestFile> files;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string key, name;
        ManifestFile file;
        if (!(words >> key) || key != "file")
            continue;
        if (!(words >> file.digest >> file.size) || words.get() != ' ' || !std::getline(words, name) ||
            !is_expected(name))
            bad_backup("its manifest has a wrong line");
        file.name = name;
        files.push_back(std::move(file));
    }
    return files;
}

std::filesystem::path write_checked(Vault::State& state, const std::filesystem::path& destination) {
    const std::filesystem::path place = real_path(destination);
    const auto [vault_ends, place_ends] =
        std::mismatch(state.folder.begin(), state.folder.end(), place.begin(), place.end());
    if (vault_ends == state.folder.end())
        throw Error{ErrorKind::bad_input,
                    "a backup inside the vault goes with it when the disk does: choose a folder outside \"" +
                        state.folder.string() + "\""};
    make_folders(place);
    const std::filesystem::path final_folder = free_name(std::filesystem::canonical(place) / folder_name(state));
    const std::filesystem::path place_of_work = in_the_making(final_folder, ".new");
    std::filesystem::remove_all(place_of_work); // left by a crash
    FolderInTheMaking unfinished{place_of_work};
    const std::filesystem::path file = unfinished.path() / "vault.db";
    make_file(file); // with its mode from the start: a memory stick may refuse to change it
    copy_database(*state.database, *open_database(file, state.database_key, ConnectionUse::copy_to));
    replace_file(unfinished.path() / "keyring", read_keyring_file(state.folder));
    copy_attachments(state.folder / "attachments", unfinished.path() / "attachments");
    const auto copy = open_database(file, state.database_key, ConnectionUse::check_file);
    verify_copy(state, *copy);
    replace_file(unfinished.path() / "manifest", write_manifest(state, *copy, unfinished.path()));
    sync_folders(unfinished.path());
    unfinished.move_to(final_folder);
    unfinished.keep();
    return final_folder;
}

void restore_checked(const std::filesystem::path& backup_folder, const std::filesystem::path& wanted_folder) {
    const std::vector<ManifestFile> files = read_manifest(backup_folder);
    const std::filesystem::path new_folder = real_path(wanted_folder);
    if (std::filesystem::exists(std::filesystem::symlink_status(new_folder)))
        throw Error{ErrorKind::vault_exists,
                    "\"" + new_folder.string() + "\" exists already: choose another name"};
    const std::filesystem::path place_of_work = in_the_making(new_folder, ".restoring");
    std::filesystem::remove_all(place_of_work); // left by a crash
    FolderInTheMaking unfinished{place_of_work};
    make_folder(unfinished.path() / "attachments");
    for (const ManifestFile& file : files) {
        if (std::filesystem::exists(unfinished.path() / file.name))
            bad_backup("its manifest names a file twice");
        make_folders((unfinished.path() / file.name).parent_path());
        copy_file_durably(backup_folder / file.name, unfinished.path() / file.name);
        if (std::filesystem::file_size(unfinished.path() / file.name) != file.size ||
            file_sha256(unfinished.path() / file.name) != file.digest)
            bad_backup("\"" + file.name.string() + "\" was changed after the backup");
    }
    static_cast<void>(Vault::card(unfinished.path()));
    if (!std::filesystem::exists(unfinished.path() / "vault.db"))
        bad_backup("vault.db is not in it");
    replace_file(unfinished.path() / "lock", "");
    sync_folders(unfinished.path());
    unfinished.move_to(new_folder);
    unfinished.keep();
}

} // namespace

std::filesystem::path write_backup(Vault::State& state, const std::filesystem::path& destination) {
    return with_file_errors([&] { return write_checked(state, destination); });
}

void restore_backup(const std::filesystem::path& backup_folder, const std::filesystem::path& new_folder) {
    with_file_errors([&] { restore_checked(backup_folder, new_folder); });
}

} // namespace attune
