// SPDX-License-Identifier: Apache-2.0
#include "core/practice/settings_store.hpp"

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace attune {
namespace {

struct Range {
    const char* key;
    const char* name;
    int Settings::*member;
    int least, most;
};

constexpr std::array ranges{
    Range{"lock.idle_minutes", "minutes until the lock", &Settings::idle_minutes, 1, 30},
    Range{"look.text_percent", "text size in per cent", &Settings::text_percent, 75, 250},
    Range{"note.unsigned_hours", "hours until a draft is late", &Settings::unsigned_hours, 1, 720},
};

constexpr std::array<std::pair<NoteFormat, const char*>, 6> format_ids{{{NoteFormat::soap, "soap"},
                                                                        {NoteFormat::dap, "dap"},
                                                                        {NoteFormat::birp, "birp"},
                                                                        {NoteFormat::girp, "girp"},
                                                                        {NoteFormat::pirp, "pirp"},
                                                                        {NoteFormat::plain, "plain"}}};
constexpr std::array<std::pair<Theme, const char*>, 3> theme_ids{
    {{Theme::system, "system"}, {Theme::light, "light"}, {Theme::dark, "dark"}}};
constexpr std::array<std::pair<KioskGreeting, const char*>, 2> greeting_ids{
    {{KioskGreeting::without_name, "without_name"}, {KioskGreeting::by_name, "by_name"}}};
constexpr const char* greeting_key = "measures.kiosk_greeting";

template<typename T, std::size_t N>
const char* id_of(const std::array<std::pair<T, const char*>, N>& ids, T value) {
    for (const auto& [known, id] : ids)
        if (known == value)
            return id;
    return ids.front().second;
}

template<typename T, std::size_t N>
T value_of(const std::array<std::pair<T, const char*>, N>& ids, const std::optional<std::string>& id,
           T otherwise) {
    for (const auto& [value, known] : ids)
        if (id == known)
            return value;
    return otherwise;
}

std::optional<int> number_in(const std::optional<std::string>& text, int least, int most) {
    int number = 0;
    if (!text)
        return std::nullopt;
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), number);
    const bool whole = failure == std::errc{} && end == text->data() + text->size();
    return whole && number >= least && number <= most ? std::optional{number} : std::nullopt;
}

void put(Database& database, std::string_view key, std::string_view value) {
    Statement upsert{database, "INSERT INTO setting (key, value) VALUES (?1, ?2) "
                               "ON CONFLICT (key) DO UPDATE SET value = excluded.value"};
    upsert.bind(key, value).run();
}

bool is_key(std::string_view key) {
    if (key.empty() || key.size() > 80)
        return false;
    for (const char c : key)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
              c == '_'))
            return false;
    return true;
}

} // namespace

std::vector<std::string> settings_problems(const Settings& settings) {
    std::vector<std::string> problems;
    for (const auto& range : ranges) {
        const int number = settings.*range.member;
        if (number < range.least || number > range.most)
            problems.push_back(std::string{range.name} + ": " + std::to_string(range.least) + " to " +
                               std::to_string(range.most));
    }
    return problems;
}

Settings SettingsStore::load() const {
    Settings settings;
    for (const auto& range : ranges)
        settings.*range.member =
            number_in(text(range.key), range.least, range.most).value_or(settings.*range.member);
    settings.note_format = value_of(format_ids, text("note.format"), settings.note_format);
    settings.theme = value_of(theme_ids, text("look.theme"), settings.theme);
    settings.kiosk_greeting = value_of(greeting_ids, text(greeting_key), settings.kiosk_greeting);
    return settings;
}

void SettingsStore::save(const Settings& settings) {
    std::string all;
    for (const auto& problem : settings_problems(settings))
        all += (all.empty() ? "" : "; ") + problem;
    if (!all.empty())
        throw Error{ErrorKind::bad_input, all};
    const Settings before = load();
    if (settings == before)
        return;
    Change change{database_};
    std::string fields;
    const auto write = [&](bool differs, const char* key, const std::string& value) {
        if (!differs)
            return;
        put(database_, key, value);
        fields += (fields.empty() ? "" : " ") + std::string{key};
    };
    for (const auto& range : ranges)
        write(settings.*range.member != before.*range.member, range.key,
              std::to_string(settings.*range.member));
    write(settings.note_format != before.note_format, "note.format", id_of(format_ids, settings.note_format));
    write(settings.theme != before.theme, "look.theme", id_of(theme_ids, settings.theme));
    write(settings.kiosk_greeting != before.kiosk_greeting, greeting_key, id_of(greeting_ids, settings.kiosk_greeting));
    change.record({.action = "setting.save", .object = "setting", .object_id = 0, .fields = fields});
    change.commit();
}

std::optional<std::string> SettingsStore::text(std::string_view key) const {
    Statement select{database_, "SELECT value FROM setting WHERE key = ?1"};
    if (!select.bind(key).step())
        return std::nullopt;
    return select.text(0);
}

void SettingsStore::set_text(std::string_view key, std::string_view value) {
    constexpr std::size_t most_bytes = std::size_t{64} << 10;
    if (!is_key(key))
        throw Error{ErrorKind::bad_input,
                    "setting: a name has letters, digits, dots and underscores, 80 at most"};
    if (value.size() > most_bytes || !is_clean_text(value))
        throw Error{ErrorKind::bad_input, "setting: at most 64 KiB of clean text"};
    if (text(key) == value)
        return;
    Change change{database_};
    put(database_, key, value);
    change.record(
        {.action = "setting.save", .object = "setting", .object_id = 0, .fields = std::string{key}});
    change.commit();
}

} // namespace attune
