// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack_contents.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One file of a pack while it is edited.
struct DraftFile {
    std::string name;                   ///< "templates/session.xml"
    std::string text;                   ///< as edited
    std::optional<std::string> on_disk; ///< as last read or written; nothing where there is no such file
    std::string problem;            ///< why it cannot be edited ("is larger than 1 MiB"); empty when it can
    bool changed_elsewhere = false; ///< another program wrote it while it had changes of ours

    [[nodiscard]] bool is_changed() const { return problem.empty() && on_disk.value_or("") != text; }
};

/// The files of one pack folder as somebody edits them: read, changed, saved, and never lost.
///
/// What is not saved lies in a recovery file of this user's own state folder as well, written by `keep`, and
/// is there again when the folder is opened next. Files are read by the rules of packs: no links, no odd
/// names, 1 MiB each, UTF-8. Same thread always. Throws Error where the disk fails.
class PackDraft {
public:
    enum class Access { edit, look };
    /// Throws bad_input when there is no such folder. `recovery` is made when something is to be kept.
    PackDraft(const std::filesystem::path& folder, std::filesystem::path recovery,
              Access access = Access::edit);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] Access access() const { return access_; }
    /// pack.xml, what it names, and every XML file in templates/, examples/ and locale/.
    [[nodiscard]] const std::vector<DraftFile>& files() const { return files_; }
    /// Null when there is no such file.
    [[nodiscard]] const DraftFile* find(std::string_view name) const;
    [[nodiscard]] bool has_changes() const;
    /// Whether texts came back that were not saved last time.
    [[nodiscard]] bool was_recovered() const { return recovered_; }
    /// The pack as it is edited.
    [[nodiscard]] std::shared_ptr<const PackContents> contents() const;

    /// Keeps what was typed. A file that cannot be edited stays as it is.
    void edit(std::string_view name, std::string text);
    /// Puts the file in place, atomically. Throws bad_input when another program has written it since it was
    /// read (see `look_at_disk`), no_permission, no_space, …; the text stays changed then.
    void save(std::string_view name);
    enum class Overwrite { no, yes };
    void save(std::string_view name, Overwrite overwrite);
    /// Reads what other programs wrote: files without changes of ours follow, others are marked. Returns the
    /// names of those that followed. Also finds files that came or went.
    std::vector<std::string> look_at_disk();
    /// Gives up the changes of one file for what lies on the disk.
    void take_from_disk(std::string_view name);
    /// Gives up every change.
    void drop_changes();
    /// Writes what is not saved into the recovery file, or removes it when all is saved.
    void keep();
    /// pack.xml may name other files now.
    void find_files();

private:
    [[nodiscard]] DraftFile read(const std::string& name) const;
    [[nodiscard]] DraftFile* own(std::string_view name);
    [[nodiscard]] std::vector<std::string> names_now() const;
    void recover();

    std::filesystem::path folder_;
    std::filesystem::path recovery_file_;
    Access access_;
    std::shared_ptr<const PackContents> disk_;
    std::vector<DraftFile> files_;
    bool recovered_ = false;
};

} // namespace attune
