// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

class Database;

/// How a practice has its notes looked at and read.
struct NoteSettings {
    PracticeRules rules{};                ///< numbers and rules that are not as the templates bring them
    NoteFormat format = NoteFormat::soap; ///< how a note reads as prose
    /// How notes of one template read, "emdr.session", where that is not `format`.
    std::map<std::string, NoteFormat, std::less<>> formats{};
    int unsigned_hours = 72; ///< hours after a session until a draft is called late; 1 to 720
    friend bool operator==(const NoteSettings&, const NoteSettings&) = default;
};

/// How a note with these templates reads: as the first of them that has a format of its own, else as the
/// practice.
[[nodiscard]] NoteFormat format_of(const NoteSettings& settings,
                                   const std::vector<std::shared_ptr<const Template>>& parts);

/// "soap", "dap", "birp", "girp", "pirp", "plain".
[[nodiscard]] std::string to_id(NoteFormat format);
[[nodiscard]] std::optional<NoteFormat> format_from_id(std::string_view id);

/// The note settings of one open vault, in the table of all settings.
///
/// Borrows the database, which must outlive the store. Same thread as the database. Throws Error if the vault
/// fails. A stored value that this program does not understand reads as if it were not there.
class NoteSettingsStore {
public:
    explicit NoteSettingsStore(Database& database) noexcept
        : database_{database} {}

    [[nodiscard]] NoteSettings load() const;
    /// Writes what differs from what is stored, with the names of it in the audit trail. Throws bad_input
    /// with all problems.
    void save(const NoteSettings& settings);

private:
    Database& database_;
};

} // namespace attune
