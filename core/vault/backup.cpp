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
#include <utility>
#include <vector>

namespace attune {
namespace {

constexpr int pages_per_step = 64;
constexpr std::size_t manifest_limit = std::size_t{64} << 20;

[[noreturn]] void bad_backup(const std::string& why) {
    throw Error{ErrorKind::vault_damaged, "the backup does not verify (" + why + "): it is not used"};
}

/// Removes a half-made folder unless it is kept.
struct Unfinished {
    std::filesystem::path folder;
    bool kept = false;
    ~Unfinished() {
        std::error_code ignored;
        if (!kept)
            std::filesystem::remove_all(folder, ignored);
    }
};

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

/// Whether a name in a manifest stays inside its folder.
bool is_inside(const std::filesystem::path& name) {
    return !name.empty() && name.is_relative() &&
           std::none_of(name.begin(), name.end(),
                        [](const auto& part) { return part == ".." || part == "."; });
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
            !is_inside(name))
            bad_backup("its manifest has a wrong line");
        file.name = name;
        files.push_back(std::move(file));
    }
    return files;
}

std::filesystem::path write_checked(Vault::State& state, const std::filesystem::path& destination) {
    make_folders(real_path(destination));
    const std::filesystem::path final_folder =
        free_name(std::filesystem::canonical(destination) / folder_name(state));
    Unfinished unfinished{.folder =
                              final_folder.parent_path() / ("." + final_folder.filename().string() + ".new")};
    std::filesystem::remove_all(unfinished.folder); // left by a crash
    make_folder(unfinished.folder);
    const std::filesystem::path file = unfinished.folder / "vault.db";
    copy_database(*state.database, *open_database(file, state.database_key, ConnectionUse::copy_to));
    std::filesystem::permissions(file,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    replace_file(unfinished.folder / "keyring", read_keyring_file(state.folder));
    copy_attachments(state.folder / "attachments", unfinished.folder / "attachments");
    const auto copy = open_database(file, state.database_key, ConnectionUse::check_file);
    verify_copy(state, *copy);
    replace_file(unfinished.folder / "manifest", write_manifest(state, *copy, unfinished.folder));
    move_folder(unfinished.folder, final_folder);
    unfinished.kept = true;
    return final_folder;
}

void restore_checked(const std::filesystem::path& backup_folder, const std::filesystem::path& wanted_folder) {
    const std::vector<ManifestFile> files = read_manifest(backup_folder);
    const std::filesystem::path new_folder = real_path(wanted_folder);
    if (std::filesystem::exists(std::filesystem::symlink_status(new_folder)))
        throw Error{ErrorKind::vault_exists,
                    "\"" + new_folder.string() + "\" exists already: choose another name"};
    Unfinished unfinished{.folder = new_folder.parent_path() /
                                    ("." + new_folder.filename().string() + ".restoring")};
    std::filesystem::remove_all(unfinished.folder);
    make_folder(unfinished.folder);
    make_folder(unfinished.folder / "attachments");
    for (const ManifestFile& file : files) {
        make_folders((unfinished.folder / file.name).parent_path());
        copy_file_durably(backup_folder / file.name, unfinished.folder / file.name);
        if (std::filesystem::file_size(unfinished.folder / file.name) != file.size ||
            file_sha256(unfinished.folder / file.name) != file.digest)
            bad_backup("\"" + file.name.string() + "\" was changed after the backup");
    }
    static_cast<void>(Vault::card(unfinished.folder));
    if (!std::filesystem::exists(unfinished.folder / "vault.db"))
        bad_backup("vault.db is not in it");
    replace_file(unfinished.folder / "lock", "");
    move_folder(unfinished.folder, new_folder);
    unfinished.kept = true;
}

} // namespace

std::filesystem::path write_backup(Vault::State& state, const std::filesystem::path& destination) {
    return with_file_errors([&] { return write_checked(state, destination); });
}

void restore_backup(const std::filesystem::path& backup_folder, const std::filesystem::path& new_folder) {
    with_file_errors([&] { restore_checked(backup_folder, new_folder); });
}

} // namespace attune
