// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace attune {

/// A new folder, for the user alone, that goes away with everything in it.
class TempFolder {
public:
    /// In memory nothing waits for a disk; `disk` is for files that are run or loaded as libraries.
    enum class Place { disk, memory };

    explicit TempFolder(Place place = Place::disk) {
        std::string name = (parent(place) / "attune-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error{"cannot make a temporary folder"};
        path_ = name;
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const {
        return path_ / name;
    }

private:
    static std::filesystem::path parent(Place place) {
        const std::filesystem::path memory = "/dev/shm";
        if (place == Place::disk || ::access(memory.c_str(), W_OK) != 0 ||
            std::filesystem::space(memory).available < std::uintmax_t{64} << 20)
            return std::filesystem::temp_directory_path();
        return memory;
    }
    std::filesystem::path path_;
};

} // namespace attune
