// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_context.hpp"

#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {
namespace {

constexpr std::size_t most_done = 3;
constexpr std::size_t most_course_lines = 4;

/// "SUD" of "SUD by target".
std::string short_label(const Series& series) {
    return series.label.substr(0, series.label.find(" by "));
}

/// The series whose lines are entries of this register, in the order of the template.
std::vector<const Series*> series_per(const Template& part, const std::string& register_id) {
    std::vector<const Series*> found;
    for (const auto& series : part.series) {
        const bool fits = std::ranges::any_of(series.points, [&](const SeriesPoint& point) {
            if (point.per.empty())
                return false;
            for (const auto& section : part.sections)
                for (const auto& field : section.fields) {
                    if (field.id == point.per)
                        return field.reference_to == register_id;
                    for (const auto& column : field.columns)
                        if (column.id == point.per)
                            return column.reference_to == register_id;
                }
            return false;
        });
        if (fits)
            found.push_back(&series);
    }
    return found;
}

bool refers_to(const Answers& scope, const std::string& id) {
    for (const auto& [name, value] : scope.values) {
        if (const auto* text = value.get<std::string>(); text != nullptr && *text == id)
            return true;
        if (const auto* list = value.get<TextList>(); list != nullptr && std::ranges::count(*list, id) > 0)
            return true;
    }
    return std::ranges::any_of(scope.tables, [&](const auto& table) {
        return std::ranges::any_of(table.second, [&](const Answers& row) { return refers_to(row, id); });
    });
}

std::string first_choice(const Register& kind, const RegisterEntry& entry) {
    for (const auto& field : kind.fields) {
        const auto found = field.kind == FieldKind::choice ? entry.fields.find(field.id) : entry.fields.end();
        if (found != entry.fields.end())
            return answer_in_words(field, found->second, {});
    }
    return {};
}

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string narrative_of(const Form& form) {
    std::string all;
    for (const auto& section : form.narrative(NoteFormat::plain))
        all += (all.empty() ? "" : " ") + section.text;
    std::ranges::replace(all, '\n', ' ');
    return all;
}

} // namespace

std::string TargetLadder::spoken() const {
    std::vector<double> all = earlier;
    if (now)
        all.push_back(*now);
    if (all.empty())
        return fmt::format("{}, {}, not rated yet", title, state);
    if (all.size() == 1)
        return fmt::format("{}, {}, {}", title, state, number_in_words(all.front(), decimals));
    return fmt::format("{}, {}, from {} to {} over {} notes", title, state, number_in_words(all.front(), decimals),
                       number_in_words(all.back(), decimals), all.size());
}

NoteContext::NoteContext(const NoteViewModel& model)
    : model_{model} {
    read();
}

void NoteContext::read() {
    auto& notes = model_.workspace().notes;
    const auto& note = model_.note();
    earlier_.clear();
    prompts_.clear();
    last_note_.reset();
    const auto rows = notes.of(note.client);
    const auto self = std::ranges::find(rows, note.id, &NoteRow::id);
    std::set<NoteId> before;
    if (self != rows.end())
        for (auto row = std::next(self); row != rows.end(); ++row)
            before.insert(row->id);
    for (auto& point : notes.observations(note.client))
        if (before.contains(point.note))
            earlier_.push_back(std::move(point));

    const auto previous = notes.before(note.id);
    if (!previous)
        return;
    const auto row = std::ranges::find(rows, *previous, &NoteRow::id);
    if (row == rows.end())
        return;
    const auto form = notes.open_form(*previous);
    LastNote last{*previous, {}, row->summary, {}};
    last.when = row->number ? fmt::format("Session {}, ", *row->number) : std::string{};
    last.when += near_date(row->date, std::nullopt, model_.workspace().clock.today()) + (row->state == NoteState::draft ? ", draft" : ", signed");
    if (last.summary.empty())
        last.summary = narrative_of(form);
    const auto& header = *form.parts().front();
    for (const auto& section : header.sections)
        for (const auto& field : section.fields)
            if (field.prefill_prompts) {
                const auto value = form.value({header.prefix, {}, field.id});
                if (const auto* next = value.get<std::string>())
                    last.next = *next;
            }
    for (auto& prompt : form.prompts())
        prompts_.push_back(std::move(prompt.message));
    last_note_ = std::move(last);
}

std::vector<double> NoteContext::earlier_values(const std::string& series, const std::string& key) const {
    std::vector<double> values;
    for (const auto& point : earlier_)
        if (point.series == series && point.key == key)
            if (const auto* number = point.value.get<double>())
                values.push_back(*number);
    return values;
}

std::optional<double> NoteContext::value_now(const std::string& part, const std::string& series,
                                             const std::string& key) const {
    for (const auto& seen : model_.form().observations())
        if (seen.part == part && seen.series == series && seen.key == key)
            if (const auto* number = seen.value.get<double>())
                return *number;
    return std::nullopt;
}

TargetLadder NoteContext::ladder_of(const Template& part, const Register& kind, const RegisterEntry& entry) const {
    TargetLadder ladder;
    ladder.title = model_.title_of(part.prefix + "." + kind.id, entry.id);
    const auto state = std::ranges::find(kind.states, entry.state, &RegisterState::id);
    const bool known = state != kind.states.end();
    ladder.done = known && !state->open;
    const auto& parts = model_.form().answers().parts;
    const bool today = std::ranges::any_of(parts, [&](const auto& scope) { return refers_to(scope.second, entry.id); });
    ladder.state = known ? state->label : std::string{};
    const auto all = series_per(part, part.prefix + "." + kind.id);
    bool first = true;
    for (const auto* series : all) {
        const auto earlier = earlier_values(part.prefix + "." + series->id, entry.id);
        const auto now = value_now(part.prefix, series->id, entry.id);
        if (first) {
            ladder.earlier = earlier;
            ladder.now = now;
            ladder.min = series->min;
            ladder.max = series->max;
            ladder.falls = series->better != Better::higher;
            ladder.decimals = series->decimals;
            first = false;
        } else if (ladder.second.empty() && (now || !earlier.empty())) {
            const double from = earlier.empty() ? *now : earlier.front();
            const double to = now.value_or(earlier.empty() ? from : earlier.back());
            ladder.second = from == to && earlier.size() + (now ? 1U : 0U) < 2
                                ? fmt::format("{} {}", short_label(*series), number_in_words(to, series->decimals))
                                : fmt::format("{} {} to {}", short_label(*series),
                                              number_in_words(from, series->decimals),
                                              number_in_words(to, series->decimals));
        }
    }
    if (today && !ladder.done)
        ladder.state = ladder.state.empty() ? "worked today" : ladder.state + ", worked today";
    const auto count = ladder.earlier.size() + (ladder.now ? 1U : 0U);
    ladder.detail = capitalized(first_choice(kind, entry));
    if (count > 0)
        ladder.detail += fmt::format("{}{} session{}", ladder.detail.empty() ? "" : ", ", count, count == 1 ? "" : "s");
    return ladder;
}

std::vector<TargetLadderGroup> NoteContext::ladders() const {
    std::vector<TargetLadderGroup> groups;
    const auto& after = model_.form().registers_after();
    for (const auto& part : model_.form().parts())
        for (const auto& kind : part->registers) {
            const std::string id = part->prefix + "." + kind.id;
            const auto all = series_per(*part, id);
            const auto found = after.entries.find(id);
            if (all.empty() || found == after.entries.end() || found->second.empty())
                continue;
            TargetLadderGroup group;
            group.register_id = id;
            std::string plural = kind.plural.empty() ? kind.label : kind.plural;
            if (!plural.empty() && plural.front() >= 'A' && plural.front() <= 'Z')
                plural.front() = static_cast<char>(plural.front() - 'A' + 'a');
            group.heading = "Open " + plural;
            const auto& series = *all.front();
            group.caption = fmt::format("{}, first to latest; {} is right", short_label(series),
                                        number_in_words(series.better == Better::higher ? series.max : series.min));
            std::vector<TargetLadder> done;
            for (const auto& entry : found->second) {
                if (entry.set_aside)
                    continue;
                auto ladder = ladder_of(*part, kind, entry);
                (ladder.done ? done : group.ladders).push_back(std::move(ladder));
            }
            if (done.size() > most_done)
                done.erase(done.begin(), done.end() - static_cast<std::ptrdiff_t>(most_done));
            for (auto& ladder : done)
                group.ladders.push_back(std::move(ladder));
            if (!group.ladders.empty())
                groups.push_back(std::move(group));
        }
    return groups;
}

std::vector<CourseLine> NoteContext::course() const {
    std::vector<CourseLine> lines;
    for (const auto& part : model_.form().parts())
        for (const auto& series : part->series) {
            const bool per_entry = std::ranges::any_of(series.points, [](const auto& p) { return !p.per.empty(); });
            if (per_entry || lines.size() == most_course_lines)
                continue;
            CourseLine line{series.label, {}, series.min, series.max, {}};
            for (const auto& point : earlier_)
                if (point.series == part->prefix + "." + series.id) {
                    const auto* number = point.value.get<double>();
                    line.values.push_back(number != nullptr ? std::optional{*number} : std::nullopt);
                }
            if (const auto now = value_now(part->prefix, series.id, {}))
                line.values.push_back(now);
            const auto last = std::ranges::find_if(line.values.rbegin(), line.values.rend(),
                                                   [](const auto& value) { return value.has_value(); });
            if (last == line.values.rend())
                continue;
            if (!series.has_range) {
                line.min = line.max = **last;
                for (const auto& value : line.values)
                    if (value) {
                        line.min = std::min(line.min, *value);
                        line.max = std::max(line.max, *value);
                    }
            }
            line.latest = number_in_words(**last, series.decimals >= 0 ? series.decimals : 1);
            if (series.decimals < 0)
                line.latest = number_in_words(**last == static_cast<int>(**last) ? **last : std::stod(line.latest));
            if (series.unit == "%")
                line.latest += " %";
            lines.push_back(std::move(line));
        }
    return lines;
}

std::vector<TickList> NoteContext::ticks() const {
    std::vector<TickList> lists;
    const auto& header = *model_.form().parts().front();
    for (const auto& section : header.sections)
        for (const auto& field : section.fields) {
            const FieldPath path{header.prefix, {}, field.id};
            if (field.kind != FieldKind::reference || !field.several || !model_.form().is_relevant(path))
                continue;
            TickList list{path, field.label, model_.entries(field.reference_to), {}};
            if (const auto* chosen = model_.form().answer(path).get<TextList>())
                list.ticked = *chosen;
            std::erase_if(list.entries, [&](const EntryChoice& entry) {
                return !entry.open && std::ranges::count(list.ticked, entry.id) == 0;
            });
            if (!list.entries.empty())
                lists.push_back(std::move(list));
        }
    return lists;
}

} // namespace attune
