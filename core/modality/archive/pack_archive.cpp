// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/pack_archive.hpp"

#include "core/error.hpp"
#include "core/modality/archive/zip_layout.hpp"
#include "core/modality/archive/zip_packing.hpp"
#include "core/modality/manifest.hpp"
#include "core/modality/pack_files.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace attune {
namespace {

constexpr std::size_t most_problems = 100;
constexpr std::uint32_t type_mask = 0170000;
constexpr std::uint32_t regular_type = 0100000;
constexpr std::uint32_t folder_type = 0040000;
constexpr std::uint32_t link_type = 0120000;

/// A name of foreign bytes, fit to be shown.
std::string shown(std::string_view name) {
    if (is_clean_text(name))
        return shorten(tidy_name(name), 80);
    std::string escaped;
    for (const char c : name.substr(0, 80))
        escaped += c >= ' ' && c < '\x7f' ? std::string{c} : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    return escaped;
}

bool is_packed_kind(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".so"); }

/// What `zip -r` writes for a folder; it says nothing and holds nothing.
bool is_folder(const ZipEntry& entry) {
    const auto type = entry.unix_mode & type_mask;
    return entry.name.ends_with('/') && entry.claimed == 0 && entry.packed <= 2 &&
           (type == 0 || type == folder_type) &&
           is_pack_file_name(std::string_view{entry.name}.substr(0, entry.name.size() - 1));
}

std::string entry_problem(const ZipEntry& entry) {
    const auto type = entry.unix_mode & type_mask;
    if (type == link_type)
        return "is a link; packs hold plain files only";
    if (type != 0 && type != regular_type)
        return "is no regular file";
    if (!is_pack_file_name(entry.name))
        return "has a name that no file in a pack may have";
    if (!is_packed_kind(entry.name))
        return "is neither XML nor a library (.so)";
    if (entry.is_encrypted())
        return "is encrypted";
    if (entry.method != 0 && entry.method != 8)
        return "is packed in a way that packs do not use; stored and deflated entries are understood";
    return {};
}

std::string folded(std::string_view name) {
    std::string lower{name};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// Reads one archive.
class ArchiveReader {
public:
    ArchiveReader(std::string_view bytes, const std::string& name, const ArchiveLimits& limits)
        : bytes_{bytes},
          name_{name},
          limits_{limits} {}

    PackArchive read() {
        if (bytes_.size() > limits_.archive_bytes)
            problem({}, fmt::format("is larger than {} MiB", limits_.archive_bytes >> 20U));
        else
            read_layout();
        if (archive_.problems.empty())
            check_names_of_manifest();
        if (archive_.problems.empty())
            archive_.contents = memory_contents(name_, std::move(files_));
        else
            archive_.signature.reset();
        return std::move(archive_);
    }

private:
    void problem(std::string_view entry, std::string_view what) {
        if (archive_.problems.size() < most_problems)
            archive_.problems.push_back(entry.empty() ? fmt::format("{} {}", name_, what)
                                                      : fmt::format("{}: {}: {}", name_, shown(entry), what));
    }

    void read_layout() {
        const auto layout = read_zip_layout(bytes_);
        if (!layout.problem.empty())
            return problem({}, layout.problem);
        check_comment(layout);
        if (layout.entries.size() > limits_.entries)
            return problem({}, fmt::format("has more than {} entries", limits_.entries));
        choose_entries(layout);
        if (wanted_.empty())
            return;
        if (!unpack_entries(bytes_, wanted_, limits_, files_,
                            [this](std::string_view entry, std::string_view what) { problem(entry, what); }))
            return;
        for (const auto& [entry, packed] : wanted_)
            if (!files_.contains(entry) && archive_.problems.empty())
                problem(entry, "cannot be read");
    }

    void check_comment(const ZipLayout& layout) {
        if (layout.comment.empty())
            return;
        std::string why;
        archive_.signature = check_signature(layout.comment, bytes_.substr(0, layout.comment_at), why);
        if (!archive_.signature)
            problem({}, why);
    }

    void choose_entries(const ZipLayout& layout) {
        std::set<std::string> seen;
        for (const auto& entry : layout.entries) {
            if (is_folder(entry))
                continue;
            const bool is_new = seen.insert(folded(entry.name)).second;
            if (!is_new)
                problem(entry.name, "stands there twice, perhaps in capitals");
            if (const auto what = entry_problem(entry); !what.empty())
                problem(entry.name, what);
            else if (is_new)
                wanted_.emplace(entry.name, entry.packed);
        }
    }

    /// The manifest is the list of what may be there.
    void check_names_of_manifest() {
        const auto found = files_.find("pack.xml");
        if (found == files_.end())
            return problem("pack.xml", "is not there: this is no pack");
        const auto manifest = read_manifest(found->second, name_ + "/pack.xml");
        if (!manifest.pack.problems.empty())
            return; // the reader of the pack says what is wrong with it
        const auto named = files_named_by(manifest);
        for (const auto& [entry, bytes] : files_)
            if (std::ranges::find(named, entry) == named.end())
                problem(entry, "is not named by pack.xml");
        for (const auto& entry : named)
            if (!files_.contains(entry))
                problem(entry, "is named by pack.xml and is not there");
    }

    std::string_view bytes_;
    const std::string& name_;
    const ArchiveLimits& limits_;
    PackArchive archive_;
    std::map<std::string, std::size_t> wanted_; ///< packed bytes by name
    std::map<std::string, std::string> files_;
};

} // namespace

PackArchive read_pack_archive(std::string_view bytes, const std::string& name, const ArchiveLimits& limits) {
    return ArchiveReader{bytes, name, limits}.read();
}

std::string read_archive_file(const std::filesystem::path& file) {
    constexpr auto most = ArchiveLimits{}.archive_bytes;
    std::error_code unresolved; // a link that the user chose is followed; none inside an archive is
    const auto real = std::filesystem::canonical(file, unresolved);
    auto read = read_regular_file(unresolved ? file : real, most);
    if (read.problem.empty())
        return std::move(read.bytes);
    const bool is_large = read.bytes.size() > most || read.problem.starts_with("is larger");
    throw Error{is_large ? ErrorKind::pack_rejected : ErrorKind::not_found,
                fmt::format("{} {}", file.string(), read.problem)};
}

PackArchive read_pack_archive(const std::filesystem::path& file) {
    return read_pack_archive(read_archive_file(file), file.filename().string());
}

PackFiles collect_pack_files(const PackContents& contents) {
    constexpr ArchiveLimits limits;
    PackFiles collected;
    const auto problem = [&](std::string_view name, std::string_view what) {
        collected.problems.push_back(fmt::format("{}/{}: {}", contents.name(), name, what));
    };
    auto manifest_file = contents.read("pack.xml", std::size_t{256} << 10U);
    if (!manifest_file.problem.empty()) {
        problem("pack.xml", manifest_file.problem);
        return collected;
    }
    const auto manifest = read_manifest(manifest_file.bytes, contents.name() + "/pack.xml");
    for (const auto& wrong : manifest.pack.problems)
        collected.problems.push_back(to_string(wrong));
    for (const auto& name : files_named_by(manifest)) {
        auto file = contents.read(name, limits.entry_bytes);
        if (!is_packed_kind(name))
            problem(name, "cannot be packed: name it .xml, or .so where it is a library");
        else if (!file.problem.empty())
            problem(name, file.problem);
        else
            collected.files[name] = std::move(file.bytes);
    }
    return collected;
}

} // namespace attune
