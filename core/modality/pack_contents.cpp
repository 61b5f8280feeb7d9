// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack_contents.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace attune {
namespace {

namespace fs = std::filesystem;

class FolderContents final : public PackContents {
public:
    explicit FolderContents(const fs::path& folder)
        : folder_{(folder.has_filename() ? folder : folder.parent_path()).lexically_normal()} {}

    [[nodiscard]] std::string name() const override { return folder_.filename().string(); }
    [[nodiscard]] fs::path folder() const override { return folder_; }

    [[nodiscard]] std::vector<std::string> files_below(std::string_view directory) const override {
        std::error_code failure;
        std::vector<std::string> found;
        for (const auto& each : fs::directory_iterator{folder_ / directory, failure}) {
            std::error_code unreadable;
            if (!each.is_symlink(unreadable) && each.is_regular_file(unreadable))
                found.push_back(fmt::format("{}/{}", directory, each.path().filename().string()));
        }
        std::ranges::sort(found);
        return found;
    }

    [[nodiscard]] FileBytes read(std::string_view name, std::size_t max_bytes) const override {
        return read_pack_file(folder_, name, max_bytes);
    }

private:
    fs::path folder_;
};

class MemoryContents final : public PackContents {
public:
    MemoryContents(std::string name, std::map<std::string, std::string> files)
        : name_{std::move(name)},
          files_{std::move(files)} {}

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] fs::path folder() const override { return {}; }

    [[nodiscard]] std::vector<std::string> files_below(std::string_view directory) const override {
        const auto prefix = fmt::format("{}/", directory);
        std::vector<std::string> found;
        for (const auto& [name, bytes] : files_)
            if (name.starts_with(prefix))
                found.push_back(name);
        return found;
    }

    [[nodiscard]] FileBytes read(std::string_view name, std::size_t max_bytes) const override {
        if (!is_pack_file_name(name))
            return {.bytes = {}, .problem = "has a name that no file in a pack may have"};
        const auto found = files_.find(std::string{name});
        if (found == files_.end())
            return {.bytes = {}, .problem = "is not there"};
        if (found->second.size() > max_bytes)
            return {.bytes = {}, .problem = fmt::format("is larger than {} KiB", max_bytes / 1024)};
        return {.bytes = found->second, .problem = {}};
    }

private:
    std::string name_;
    std::map<std::string, std::string> files_;
};

} // namespace

std::shared_ptr<const PackContents> folder_contents(const fs::path& folder) {
    return std::make_shared<FolderContents>(folder);
}

std::shared_ptr<const PackContents> memory_contents(std::string name, std::map<std::string, std::string> files) {
    return std::make_shared<MemoryContents>(std::move(name), std::move(files));
}

} // namespace attune
