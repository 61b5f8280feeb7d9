// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/zip_packing.hpp"

#include "core/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/core.h>

#include <array>
#include <memory>

namespace attune {
namespace {

struct CloseReader {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
struct CloseWriter {
    void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

enum class Unpacked { whole, refused, budget_spent };

/// One entry's bytes, stopped at the first that is too many.
class EntryReader {
public:
    EntryReader(archive* reader, const ArchiveLimits& limits, std::size_t& all_bytes)
        : reader_{reader},
          limits_{limits},
          all_bytes_{all_bytes} {}

    Unpacked read(std::size_t packed) {
        std::array<char, 65536> piece{};
        while (true) {
            const auto got = archive_read_data(reader_, piece.data(), piece.size());
            if (got == 0)
                return Unpacked::whole;
            if (got < 0)
                return refuse("is damaged (its bytes and its checksum do not fit)");
            bytes_.append(piece.data(), static_cast<std::size_t>(got));
            all_bytes_ += static_cast<std::size_t>(got);
            if (bytes_.size() > limits_.entry_bytes)
                return refuse(fmt::format("is larger than {} MiB", limits_.entry_bytes >> 20U));
            if (bytes_.size() > piece.size() && bytes_.size() > packed * limits_.ratio)
                return refuse(fmt::format("unpacks to more than {} times its size", limits_.ratio));
            if (all_bytes_ > limits_.all_bytes) {
                problem_ = fmt::format("the archive unpacks to more than {} MiB", limits_.all_bytes >> 20U);
                return Unpacked::budget_spent;
            }
        }
    }
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    Unpacked refuse(std::string what) {
        problem_ = std::move(what);
        return Unpacked::refused;
    }

    archive* reader_;
    const ArchiveLimits& limits_;
    std::size_t& all_bytes_;
    std::string bytes_;
    std::string problem_;
};

la_ssize_t append(archive*, void* target, const void* bytes, std::size_t size) {
    static_cast<std::string*>(target)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

void demand(int code, archive* writer) {
    if (code != ARCHIVE_OK)
        throw Error{ErrorKind::internal, fmt::format("writing an archive: {}", archive_error_string(writer))};
}

void write_entry(archive* writer, const std::string& name, const std::string& bytes) {
    const std::unique_ptr<archive_entry, FreeEntry> entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 315532800, 0); // the first day that a zip file can say: 1 January 1980
    demand(archive_write_header(writer, entry.get()), writer);
    if (archive_write_data(writer, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size()))
        demand(ARCHIVE_FATAL, writer);
    demand(archive_write_finish_entry(writer), writer);
}

} // namespace

bool unpack_entries(std::string_view archive_bytes, const std::map<std::string, std::size_t>& wanted,
                    const ArchiveLimits& limits, std::map<std::string, std::string>& files,
                    const std::function<void(std::string_view entry, std::string_view what)>& problem) {
    const std::unique_ptr<archive, CloseReader> reader{archive_read_new()};
    archive_read_support_format_zip_seekable(reader.get());
    archive_entry* entry = nullptr;
    std::size_t all_bytes = 0;
    int code = archive_read_open_memory(reader.get(), archive_bytes.data(), archive_bytes.size());
    while (code == ARCHIVE_OK && (code = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK) {
        const char* const given = archive_entry_pathname(entry);
        const std::string name = given == nullptr ? "" : given;
        const auto found = wanted.find(name);
        if (found == wanted.end() || files.contains(name))
            continue;
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_is_encrypted(entry) != 0) {
            problem(name, "is no plain file");
            continue;
        }
        EntryReader one{reader.get(), limits, all_bytes};
        const auto unpacked = one.read(found->second);
        if (unpacked == Unpacked::whole)
            files[name] = one.take();
        else
            problem(name, one.problem());
        if (unpacked == Unpacked::budget_spent)
            return false;
    }
    if (code == ARCHIVE_OK || code == ARCHIVE_EOF)
        return true;
    problem("", "cannot be read further: it is damaged");
    return false;
}

std::string write_pack_archive(const std::map<std::string, std::string>& files) {
    std::string bytes;
    const std::unique_ptr<archive, CloseWriter> writer{archive_write_new()};
    demand(archive_write_set_format_zip(writer.get()), writer.get());
    demand(archive_write_set_bytes_in_last_block(writer.get(), 1), writer.get()); // no padding
    demand(archive_write_open2(writer.get(), &bytes, nullptr, append, nullptr, nullptr), writer.get());
    for (const auto& [name, content] : files)
        write_entry(writer.get(), name, content);
    demand(archive_write_close(writer.get()), writer.get());
    return bytes;
}

} // namespace attune
