// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace attune::e2e {

/// A folder that is everything a program may write to: home, settings, state, cache, run-time and temporary files.
/// It goes with the object.
class Home {
public:
    Home();
    ~Home();
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// HOME, XDG_* and TMPDIR, all inside.
    [[nodiscard]] std::map<std::string, std::string> environment() const;
    /// Every regular file below.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    /// Files below that hold `text`, in any mixture of cases, as UTF-8 or UTF-16, or have it in their path.
    [[nodiscard]] std::vector<std::filesystem::path> files_with(const std::string& text) const;

private:
    std::filesystem::path path_;
};

} // namespace attune::e2e
