// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace attune {

/// Throws what an errno means to the user: no_permission, no_space, no_memory, vault_missing, vault_exists,
/// vault_damaged (the disk fails) or internal. `what` is like "cannot write the keyring".
[[noreturn]] void throw_file_error(int number, const std::string& what, const std::filesystem::path& path);

/// The whole of a regular file. Follows no symbolic link. Throws vault_missing when it is not there and
/// vault_damaged when it has more than `limit` bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t limit);
/// Puts `content` in place of `path` so that a crash leaves the old file or the new one, durable when it
/// returns: a file beside it, fsync, rename, fsync of the folder. Mode 0600.
void replace_file(const std::filesystem::path& path, std::string_view content);
enum class InPlace { durable, unconfirmed };
/// The same; but where everything worked save the last fsync, of the folder, it says so in place of throwing:
/// the new file is there and counts, although a power cut could still bring back the old one.
InPlace put_in_place(const std::filesystem::path& path, std::string_view content);
/// Makes an empty file, which must not exist. Mode 0600.
void make_file(const std::filesystem::path& path);
/// Copies a regular file to one that must not exist, and syncs it. Mode 0600.
void copy_file_durably(const std::filesystem::path& from, const std::filesystem::path& to);
/// Makes a folder with mode 0700; throws vault_exists when something has that name.
void make_folder(const std::filesystem::path& path);
/// Makes every folder of `path` that is missing, 0700.
void make_folders(const std::filesystem::path& path);
/// Makes the entries of a folder durable.
void sync_folder(const std::filesystem::path& path);
/// Moves a folder to a name that must be free. Throws vault_exists. Where only the fsync of the folder around it
/// failed it is there, unconfirmed.
[[nodiscard]] InPlace move_folder(const std::filesystem::path& from, const std::filesystem::path& to);
/// A folder under the name that it has while it is being made: it goes away with everything in it unless it is
/// kept.
class FolderInTheMaking {
public:
    /// Makes `path`, which must not exist.
    explicit FolderInTheMaking(std::filesystem::path path);
    ~FolderInTheMaking();
    FolderInTheMaking(const FolderInTheMaking&) = delete;
    FolderInTheMaking& operator=(const FolderInTheMaking&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Gives it its name, durably; it still goes away unless it is kept.
    void move_to(const std::filesystem::path& final_folder);
    void keep() noexcept { kept_ = true; }

private:
    std::filesystem::path path_;
    bool kept_ = false;
};
/// The absolute path of something that may not exist yet, with the links in its folder followed. (SQLite
/// follows none, which is right for the files inside a vault and wrong for the way to it.)
[[nodiscard]] std::filesystem::path real_path(const std::filesystem::path& path);
/// SHA-256 of a file of any size, as 64 hex digits.
[[nodiscard]] std::string file_sha256(const std::filesystem::path& path);

/// Runs `call` and turns what std::filesystem throws into what throw_file_error throws.
template<typename Call>
decltype(auto) with_file_errors(Call&& call) {
    try {
        return std::forward<Call>(call)();
    } catch (const std::filesystem::filesystem_error& failure) {
        throw_file_error(failure.code().value(), "cannot use", failure.path1());
    }
}

/// An open descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number = -1) noexcept
        : number_{number} {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }

private:
    int number_;
};

} // namespace attune
