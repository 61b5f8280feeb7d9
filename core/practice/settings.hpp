// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class Theme { system, light, dark };

/// Whether the client is greeted by name when answering on this screen.
enum class KioskGreeting { without_name, by_name };

/// What a practice chose. A value that is not stored stands at its default.
struct Settings {
    int idle_minutes = 5;                      ///< minutes without input until the vault locks; 1 to 30
    NoteFormat note_format = NoteFormat::soap; ///< how a note reads as prose
    Theme theme = Theme::system;
    int text_percent = 100;  ///< text size; 75 to 250
    KioskGreeting kiosk_greeting = KioskGreeting::without_name;
    int unsigned_hours = 72; ///< hours after a session until a draft is called late; 1 to 720
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// What is out of its range, in words; empty when the settings will do.
[[nodiscard]] std::vector<std::string> settings_problems(const Settings& settings);

} // namespace attune
