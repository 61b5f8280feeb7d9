// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A practice that was opened on this computer. Nothing of its clients.
struct KnownPractice {
    std::filesystem::path folder;
    std::string name;
    std::optional<Instant> opened;
};

/// The list of practices on this computer, kept in one small file outside every vault.
class PracticeShelf {
public:
    /// `file` need not exist; what cannot be read in it is left out.
    explicit PracticeShelf(std::filesystem::path file);

    /// Last opened first.
    [[nodiscard]] const std::vector<KnownPractice>& practices() const noexcept { return practices_; }
    /// Puts a practice in front and writes the file; a failure to write is no reason to stop.
    void remember(const KnownPractice& practice);
    void forget(const std::filesystem::path& folder);

private:
    void write() const;

    std::filesystem::path file_;
    std::vector<KnownPractice> practices_;
};

/// "~/Attune/Lindenhof" for a folder below the home folder.
[[nodiscard]] std::string short_path(const std::filesystem::path& folder);

} // namespace attune
