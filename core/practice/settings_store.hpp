// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/settings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace attune {

class Database;

/// The settings of one open vault.
///
/// Borrows the database, which must outlive the store. Same thread as the database. Throws Error if the vault
/// fails. A stored value that this program does not understand reads as its default.
class SettingsStore {
public:
    explicit SettingsStore(Database& database) noexcept
        : database_{database} {}

    [[nodiscard]] Settings load() const;
    /// Writes what differs from what is stored. Throws bad_input with all problems.
    void save(const Settings& settings);

    /// A small text of the program's own under a dotted name ("window.splitter"), for what belongs to the
    /// practice and not to the machine. Nothing when it was never set.
    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    /// Throws bad_input for a name that is not letters, digits, dots and underscores, or more than 64 KiB.
    void set_text(std::string_view key, std::string_view value);

private:
    Database& database_;
};

} // namespace attune
