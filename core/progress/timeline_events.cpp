// SPDX-License-Identifier: Apache-2.0
#include "core/progress/timeline_events.hpp"

#include "core/template/register_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {

namespace {

// The newest template that knows the register names its states best.
const Register* find_register(const TimelineInput& input, std::string_view full_id) {
    const auto dot = full_id.find('.');
    if (dot == std::string_view::npos)
        return nullptr;
    for (auto at = input.observations.rbegin(); at != input.observations.rend(); ++at) {
        if (!at->made_by || at->made_by->prefix != full_id.substr(0, dot))
            continue;
        for (const Register& candidate : at->made_by->registers)
            if (candidate.id == full_id.substr(dot + 1))
                return &candidate;
    }
    return nullptr;
}

std::string lower_first(std::string text) {
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z'))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string title_of(const Register* definition, const RegisterEntry& entry, std::size_t place) {
    if (definition) {
        if (auto title = title_of_entry(*definition, entry); !title.empty())
            return title;
    }
    return fmt::format("{} {}", definition ? definition->label : "Entry", place + 1);
}

std::string state_of(const Register* definition, const RegisterEntry& entry) {
    if (entry.set_aside)
        return "set aside";
    if (!definition)
        return {};
    const auto& states = definition->states;
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const RegisterState& s) { return s.id == entry.state; });
    return found == states.end() ? std::string{} : found->label;
}

bool is_done(const Register& definition, const RegisterEntry& entry) {
    return std::any_of(definition.states.begin(), definition.states.end(),
                       [&](const RegisterState& s) { return s.id == entry.state && s.done; });
}

// The date on which an entry was closed is told by the state that closed it: "resolved", not "closed".
std::string what_happened(const Register& definition, const RegisterEntry& entry, const Field& field) {
    if (field.id == "closed" && is_done(definition, entry))
        return state_of(&definition, entry);
    return lower_first(field.label);
}

// Other dates that a register carries ("last worked on") are no turning points.
void add_register_events(const TimelineInput& input, std::vector<TimelineEvent>& events) {
    for (const auto& [full_id, entries] : input.registers.entries) {
        const Register* definition = find_register(input, full_id);
        if (!definition)
            continue;
        for (std::size_t place = 0; place < entries.size(); ++place) {
            for (const Field& field : definition->carried) {
                if (field.id != "opened" && field.id != "closed")
                    continue;
                const auto found = entries[place].carried.find(field.id);
                const Date* date = found == entries[place].carried.end() ? nullptr : found->second.get<Date>();
                if (!date)
                    continue;
                events.push_back({.date = *date,
                                  .ordinal = ordinal_at(input.sessions, *date, std::nullopt),
                                  .kind = TimelineEventKind::register_entry,
                                  .label = title_of(definition, entries[place], place) + " " +
                                           what_happened(*definition, entries[place], field),
                                  .key = entries[place].id});
            }
        }
    }
}

void add_approach_events(const TimelineInput& input, std::vector<TimelineEvent>& events) {
    std::set<std::string> known;
    for (const TimelineSession& session : input.sessions) {
        if (!counts(session.attendance))
            continue;
        for (const std::string& approach : session.approaches)
            if (!approach.empty() && known.insert(approach).second)
                events.push_back({.date = session.date,
                                  .ordinal = ordinal_at(input.sessions, session.date, session.number),
                                  .kind = TimelineEventKind::approach,
                                  .label = approach + " starts",
                                  .key = {}});
    }
}

} // namespace

int ordinal_at(const std::vector<TimelineSession>& sessions, Date date, std::optional<int> number) {
    int ordinal = 0;
    for (const TimelineSession& session : sessions) {
        if (!counts(session.attendance))
            continue;
        if (session.date > date)
            break;
        ++ordinal;
        if (session.date == date && number && session.number == number)
            break;
    }
    return ordinal;
}

std::vector<RegisterName> name_entries(const TimelineInput& input) {
    std::vector<RegisterName> names;
    for (const auto& [full_id, entries] : input.registers.entries) {
        const Register* definition = find_register(input, full_id);
        for (std::size_t place = 0; place < entries.size(); ++place)
            names.push_back({.key = entries[place].id,
                             .title = title_of(definition, entries[place], place),
                             .state = state_of(definition, entries[place]),
                             .place = static_cast<int>(place)});
    }
    return names;
}

std::vector<TimelineEvent> find_events(const TimelineInput& input) {
    std::vector<TimelineEvent> events;
    add_register_events(input, events);
    add_approach_events(input, events);
    std::stable_sort(events.begin(), events.end(),
                     [](const TimelineEvent& a, const TimelineEvent& b) { return a.date < b.date; });
    return events;
}

} // namespace attune
