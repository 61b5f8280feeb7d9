// SPDX-License-Identifier: Apache-2.0
#include "core/practice/note_settings.hpp"

#include "core/error.hpp"
#include "core/practice/settings_store.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace attune {
namespace {

constexpr std::array<std::pair<NoteFormat, const char*>, 6> format_ids{{{NoteFormat::soap, "soap"},
                                                                        {NoteFormat::dap, "dap"},
                                                                        {NoteFormat::birp, "birp"},
                                                                        {NoteFormat::girp, "girp"},
                                                                        {NoteFormat::pirp, "pirp"},
                                                                        {NoteFormat::plain, "plain"}}};
constexpr const char* format_prefix = "format.";
constexpr const char* number_prefix = "number.";
constexpr const char* off_prefix = "off.";

/// The stored settings under one prefix, by what follows it.
std::map<std::string, std::string> stored_below(Database& database, const std::string& prefix) {
    std::map<std::string, std::string> found;
    Statement select{database, "SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1"};
    select.bind(prefix);
    while (select.step())
        found.emplace(select.text(0).substr(prefix.size()), select.text(1));
    return found;
}

/// "header.session.gap_times" or "emdr.session": ids with dots between them.
bool is_full_name(std::string_view name, std::ptrdiff_t dots) {
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    };
    return name.size() <= 122 && std::ranges::all_of(name, is_word) &&
           std::ranges::count(name, '.') == dots && !name.starts_with('.') && !name.ends_with('.') &&
           name.find("..") == std::string_view::npos;
}

std::string shortest(double number) {
    std::array<char, 32> digits{};
    const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return failure == std::errc{} ? std::string{digits.data(), end} : std::string{};
}

std::optional<double> any_number(const std::string& text) {
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

/// What stands under the three prefixes for these settings.
std::map<std::string, std::string> rows_of(const NoteSettings& settings) {
    std::map<std::string, std::string> rows;
    for (const auto& [name, format] : settings.formats)
        rows.emplace(format_prefix + name, to_id(format));
    for (const auto& [name, number] : settings.rules.parameters)
        rows.emplace(number_prefix + name, shortest(number));
    for (const auto& name : settings.rules.off)
        rows.emplace(off_prefix + name, "yes");
    return rows;
}

void check_names(const NoteSettings& settings) {
    std::string problems;
    const auto problem = [&](const std::string& words) {
        problems += (problems.empty() ? "" : "; ") + words;
    };
    for (const auto& [name, format] : settings.formats)
        if (!is_full_name(name, 1))
            problem("format of " + shorten(name, 60) + ": no name of a template, as emdr.session");
    for (const auto& [name, number] : settings.rules.parameters)
        if (!is_full_name(name, 2) || !std::isfinite(number))
            problem("number " + shorten(name, 60) + ": a name, as header.session.gap_times, and a number");
    for (const auto& name : settings.rules.off)
        if (!is_full_name(name, 2))
            problem("rule " + shorten(name, 60) + ": no name of a rule, as header.session.gap");
    if (!problems.empty())
        throw Error{ErrorKind::bad_input, problems};
}

} // namespace

NoteFormat format_of(const NoteSettings& settings,
                     const std::vector<std::shared_ptr<const Template>>& parts) {
    for (const auto& part : parts)
        if (const auto own = settings.formats.find(part->full_id()); own != settings.formats.end())
            return own->second;
    return settings.format;
}

std::string to_id(NoteFormat format) {
    return format_ids.at(static_cast<std::size_t>(format)).second;
}

std::optional<NoteFormat> format_from_id(std::string_view id) {
    for (const auto& [format, known] : format_ids)
        if (id == known)
            return format;
    return std::nullopt;
}

NoteSettings NoteSettingsStore::load() const {
    const Settings practice = SettingsStore{database_}.load();
    NoteSettings settings;
    settings.format = practice.note_format;
    settings.unsigned_hours = practice.unsigned_hours;
    for (const auto& [name, id] : stored_below(database_, format_prefix))
        if (const auto format = format_from_id(id); format && is_full_name(name, 1))
            settings.formats.emplace(name, *format);
    for (const auto& [name, digits] : stored_below(database_, number_prefix))
        if (const auto number = any_number(digits); number && is_full_name(name, 2))
            settings.rules.parameters.emplace(name, *number);
    for (const auto& [name, yes] : stored_below(database_, off_prefix))
        if (yes == "yes" && is_full_name(name, 2))
            settings.rules.off.insert(name);
    return settings;
}

void NoteSettingsStore::save(const NoteSettings& settings) {
    check_names(settings);
    const NoteSettings before = load();
    Settings practice = SettingsStore{database_}.load();
    practice.note_format = settings.format;
    practice.unsigned_hours = settings.unsigned_hours;
    SettingsStore{database_}.save(practice);
    const auto wanted = rows_of(settings);
    const auto stored = rows_of(before);
    if (wanted == stored)
        return;
    Change change{database_};
    std::string fields;
    for (const auto& [key, value] : wanted) {
        if (const auto was = stored.find(key); was != stored.end() && was->second == value)
            continue;
        Statement upsert{database_, "INSERT INTO setting (key, value) VALUES (?1, ?2) "
                                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"};
        upsert.bind(key, value).run();
        fields += (fields.empty() ? "" : " ") + key;
    }
    for (const auto& [key, value] : stored)
        if (!wanted.contains(key)) {
            Statement remove{database_, "DELETE FROM setting WHERE key = ?1"};
            remove.bind(key).run();
            fields += (fields.empty() ? "" : " ") + key;
        }
    change.record({.action = "setting.save", .object = "setting", .object_id = 0, .fields = fields});
    change.commit();
}

} // namespace attune
