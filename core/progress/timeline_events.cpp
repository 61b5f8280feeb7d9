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

TimelineEventKind kind_of(Happening::Kind kind) {
    switch (kind) {
    case Happening::Kind::medication: return TimelineEventKind::medication;
    case Happening::Kind::life_event: return TimelineEventKind::life_event;
    case Happening::Kind::pause:
    case Happening::Kind::other: break;
    }
    return TimelineEventKind::other;
}

void add_happenings(const TimelineInput& input, std::vector<TimelineEvent>& events) {
    for (const Happening& happening : input.happenings)
        if (!happening.last && happening.kind != Happening::Kind::pause)
            events.push_back({.date = happening.first,
                              .ordinal = ordinal_at(input.sessions, happening.first, std::nullopt),
                              .kind = kind_of(happening.kind),
                              .label = happening.label,
                              .key = {}});
}

TimelineStretch stretch_of(const TimelineInput& input, Date first, std::optional<Date> last, TimelineEventKind kind,
                           const std::string& label) {
    return {.first = first,
            .last = last,
            .first_ordinal = ordinal_at(input.sessions, first, std::nullopt),
            .last_ordinal = last ? ordinal_at(input.sessions, *last, std::nullopt) : 0,
            .kind = kind,
            .label = label};
}

} // namespace

std::vector<TimelineStretch> find_stretches(const TimelineInput& input) {
    std::vector<TimelineStretch> stretches;
    for (const CareStay& stay : input.care)
        stretches.push_back(stretch_of(input, stay.first, stay.last, TimelineEventKind::care, stay.label));
    for (const Happening& happening : input.happenings)
        if (happening.last && happening.kind != Happening::Kind::pause)
            stretches.push_back(
                stretch_of(input, happening.first, happening.last, kind_of(happening.kind), happening.label));
    std::erase_if(stretches, [](const TimelineStretch& s) { return s.last && *s.last < s.first; });
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const TimelineStretch& a, const TimelineStretch& b) { return a.first < b.first; });
    return stretches;
}

void add_written_pauses(const TimelineInput& input, std::vector<TimelinePause>& pauses) {
    for (const Happening& happening : input.happenings) {
        if (happening.kind != Happening::Kind::pause)
            continue;
        const Date last = happening.last.value_or(happening.first);
        // The same break twice: the sessions around it lie outside what was written down, or at its ends.
        const auto same = std::find_if(pauses.begin(), pauses.end(), [&](const TimelinePause& pause) {
            return pause.last < last && happening.first < pause.next;
        });
        if (same != pauses.end()) {
            same->label = happening.label;
            continue;
        }
        pauses.push_back({.last = happening.first,
                          .next = last,
                          .last_ordinal = ordinal_at(input.sessions, happening.first, std::nullopt),
                          .next_ordinal = ordinal_at(input.sessions, last, std::nullopt),
                          .label = happening.label});
    }
    std::stable_sort(pauses.begin(), pauses.end(),
                     [](const TimelinePause& a, const TimelinePause& b) { return a.last < b.last; });
}

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
    add_happenings(input, events);
    std::stable_sort(events.begin(), events.end(),
                     [](const TimelineEvent& a, const TimelineEvent& b) { return a.date < b.date; });
    return events;
}

} // namespace attune
