// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack_files.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The files of one pack, wherever they are: in a folder, in an archive, or as they are being edited.
/// Immutable for those who read it; shared by every pack made from it.
class PackContents {
public:
    PackContents() = default;
    PackContents(const PackContents&) = delete;
    PackContents& operator=(const PackContents&) = delete;
    virtual ~PackContents() = default;

    /// What messages call it: "emdr", before "/templates/session.xml".
    [[nodiscard]] virtual std::string name() const = 0;
    /// The folder that it is read from; empty when it is in memory.
    [[nodiscard]] virtual std::filesystem::path folder() const = 0;
    /// Names of files that lie below `directory` ("examples"), sorted; links are left out, and what is there but
    /// has a name that no file of a pack may have is among them.
    [[nodiscard]] virtual std::vector<std::string> files_below(std::string_view directory) const = 0;
    /// Reads `name`, which must be a pack file name. Never throws on content.
    [[nodiscard]] virtual FileBytes read(std::string_view name, std::size_t max_bytes) const = 0;
};

/// Reads from a folder at each call, following no link.
[[nodiscard]] std::shared_ptr<const PackContents> folder_contents(const std::filesystem::path& folder);
/// `files` by name ("templates/session.xml"); `name` is for messages.
[[nodiscard]] std::shared_ptr<const PackContents> memory_contents(std::string name,
                                                                  std::map<std::string, std::string> files);

} // namespace attune
