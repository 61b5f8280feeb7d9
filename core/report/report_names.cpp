// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_names.hpp"

#include "core/template/register_words.hpp"
#include "core/text/identifier_search.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace attune {

namespace {

// Relationships say nothing of who somebody is.
constexpr auto relationships = std::to_array<std::string_view>(
    {"partner",   "husband",     "wife",     "mother",      "father",   "parent",   "parents", "stepmother", "stepfather",
     "caregiver", "grandmother", "grandfather", "sister",   "brother",  "sibling",  "child",   "son",        "daughter",
     "friend",    "best friend", "close friend", "friends", "family",   "teacher",  "therapist", "clinician", "colleague",
     "general",   "in general",  "client",   "other",       "somebody else"});

bool is_relationship(const std::string& written) {
    return std::ranges::find(relationships, fold(written)) != relationships.end();
}

std::size_t place_in(std::vector<std::string>& known, const std::string& what) {
    const auto found = std::ranges::find(known, what);
    if (found == known.end())
        known.push_back(what);
    return static_cast<std::size_t>(std::ranges::find(known, what) - known.begin()) + 1;
}

/// The register as the newest form has it that the client's notes or ratings were made with.
const Register* definition_of(const ClientCourse& course, std::string_view prefix, std::string_view id) {
    if (const Register* found = find_register(course, prefix, id))
        return found;
    for (auto at = course.timeline.observations.rbegin(); at != course.timeline.observations.rend(); ++at)
        if (at->made_by && at->made_by->prefix == prefix)
            for (const Register& kind : at->made_by->registers)
                if (kind.id == id)
                    return &kind;
    return nullptr;
}

/// " resolved": what stands behind the title that an event of a register has; nothing when that is not sure.
std::string what_happened(const TimelineEvent& event, const std::string& title) {
    if (title.empty() || !event.label.starts_with(title + " "))
        return {};
    std::string rest = event.label.substr(title.size());
    const bool is_word = std::all_of(rest.begin() + 1, rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return is_word ? rest : std::string{};
}

std::string kind_words(TimelineEventKind kind) {
    switch (kind) {
    case TimelineEventKind::medication: return "Medication";
    case TimelineEventKind::life_event: return "Life event";
    case TimelineEventKind::care: return "Level of care";
    case TimelineEventKind::register_entry:
    case TimelineEventKind::approach:
    case TimelineEventKind::other: break;
    }
    return "Event";
}

/// "Partner, rated by parent": the person, and who rated.
std::string without_person(const std::string& title, EntryNames& names) {
    constexpr std::string_view rated = ", rated by ";
    const auto comma = title.find(rated);
    const std::string person = names.person(title.substr(0, comma));
    if (comma == std::string::npos)
        return person;
    return person + std::string{rated} + names.person(title.substr(comma + rated.size()));
}

} // namespace

EntryNames::EntryNames(const ClientCourse& course) {
    for (const auto& [full_id, entries] : course.timeline.registers.entries) {
        const auto dot = full_id.find('.');
        if (dot == std::string::npos)
            continue;
        const std::string id = full_id.substr(dot + 1);
        const Register* kind = definition_of(course, std::string_view{full_id}.substr(0, dot), id);
        std::string noun = kind != nullptr && !kind->label.empty() ? kind->label : id;
        if (noun.front() >= 'a' && noun.front() <= 'z')
            noun.front() = static_cast<char>(noun.front() - 'a' + 'A');
        for (std::size_t place = 0; place < entries.size(); ++place)
            entries_[entries[place].id] = {fmt::format("{} {}", noun, place + 1),
                                           kind != nullptr ? title_of_entry(*kind, entries[place]) : std::string{}};
    }
}

std::string EntryNames::of(const std::string& key) {
    const auto known = entries_.find(key);
    return known != entries_.end() ? known->second.name : fmt::format("Entry {}", place_in(others_, key));
}

std::string EntryNames::title_of(const std::string& key) const {
    const auto known = entries_.find(key);
    return known == entries_.end() ? std::string{} : known->second.title;
}

std::string EntryNames::person(const std::string& written) {
    return is_relationship(written) ? written : fmt::format("Person {}", place_in(persons_, fold(written)));
}

Timeline without_titles(const Timeline& timeline, EntryNames& names) {
    Timeline made = timeline;
    std::map<std::string, std::string> titles; // by key: those of lines stand where the register's are not known
    for (TimelineGroup& group : made.groups)
        for (TimelinePanel& panel : group.panels)
            for (TimelineLine& line : panel.lines) {
                if (line.title.empty())
                    continue;
                titles.emplace(line.key, line.title);
                line.title = panel.measure ? without_person(line.title, names) : names.of(line.key.empty() ? line.title : line.key);
            }
    std::erase_if(made.events, [](const TimelineEvent& event) { return event.kind == TimelineEventKind::care; });
    for (TimelineEvent& event : made.events) {
        if (event.kind == TimelineEventKind::approach)
            continue;
        if (event.kind != TimelineEventKind::register_entry || event.key.empty()) {
            event.label = kind_words(event.kind);
            continue;
        }
        std::string title = names.title_of(event.key);
        if (title.empty())
            title = titles[event.key];
        event.label = names.of(event.key) + what_happened(event, title);
    }
    for (TimelinePause& pause : made.pauses)
        pause.label.clear();
    std::erase_if(made.stretches, [](const TimelineStretch& stretch) { return stretch.kind == TimelineEventKind::care; });
    for (TimelineStretch& stretch : made.stretches)
        stretch.label = kind_words(stretch.kind);
    return made;
}

void remove_titles(SpecialChart& chart, EntryNames& names) {
    if (auto* map = std::get_if<AttachmentMap>(&chart.model))
        for (AttachmentPath& path : map->paths) {
            const std::string name = names.person(path.person);
            for (std::string& refusal : chart.refused)
                refusal = replace_phrase(refusal, path.person, name);
            path.person = name;
        }
    if (auto* targets = std::get_if<std::vector<TargetCourse>>(&chart.model))
        for (TargetCourse& target : *targets)
            target.title = names.of(target.key);
    if (auto* steps = std::get_if<std::vector<HierarchyStep>>(&chart.model))
        for (HierarchyStep& step : *steps)
            step.title = names.of(step.key);
}

} // namespace attune
