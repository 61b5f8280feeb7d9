// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_view_model.hpp"

#include "core/template/register_words.hpp"
#include "core/body_map/body_map.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

/// Copies every answer of `from` into a fresh row, one by one, as there is no other way in.
void fill_row(Form& form, const FieldPath& table, std::size_t row, const Answers& from) {
    auto rows = table.rows;
    rows.push_back({table.field, row});
    for (const auto& [id, value] : from.values)
        form.set({table.part, rows, id}, value);
    for (const auto& [id, inner] : from.tables) {
        const FieldPath inner_table{table.part, rows, id};
        while (form.row_count(inner_table) > 0)
            form.remove_row(inner_table, form.row_count(inner_table) - 1);
        for (const auto& answers : inner)
            fill_row(form, inner_table, form.add_row(inner_table), answers);
    }
}

std::string title_from(const Register& kind, const RegisterEntry& entry) {
    auto title = title_of_entry(kind, entry);
    return title.empty() ? kind.label : title;
}

} // namespace

void FormViewModel::take_form(Form form, RegisterBook registers) {
    form_.emplace(std::move(form));
    registers_ = std::move(registers);
    removed_.clear();
    recalculate();
    messages_ = collect_messages();
}

void FormViewModel::set_registers(RegisterBook registers) {
    registers_ = std::move(registers);
    form_->set_registers(registers_);
    refresh();
}

void FormViewModel::recalculate() {
    problems_ = is_read_only() ? std::vector<FormProblem>{} : form_->problems();
    outline_ = outline_of(*form_, problems_, [this](auto what, auto id) { return title_of(what, id); });
}

void FormViewModel::refresh() {
    recalculate();
    on_refresh();
}

std::optional<std::size_t> FormViewModel::section_of(const FieldPath& path) const {
    const auto place = place_of(outline_, path);
    return place ? std::optional{place->section} : std::nullopt;
}

bool FormViewModel::can_add_row(const FieldPath& path) const {
    if (is_read_only())
        return false;
    const auto* block = block_of(*form_, path.part, path.field);
    return block == nullptr || form_->row_count(path) < static_cast<std::size_t>(block->max_rows);
}

void FormViewModel::edit(const FieldPath& path, Value value) {
    if (is_read_only() || form_->answer(path) == value)
        return;
    form_->set(path, std::move(value));
    removed_.clear();
    changed();
    refresh();
}

void FormViewModel::settle() {
    auto now = collect_messages();
    const auto same = [](const FieldMessage& a, const FieldMessage& b) {
        return a.place == b.place && a.severity == b.severity && a.text == b.text;
    };
    if (std::ranges::equal(now, messages_, same))
        return;
    messages_ = std::move(now);
    on_refresh();
}

std::vector<FieldMessage> FormViewModel::collect_messages() const {
    std::vector<FieldMessage> messages;
    if (is_read_only())
        return messages;
    for (const auto& problem : problems_) {
        const bool missing = problem.kind == ProblemKind::required || problem.kind == ProblemKind::rule_answer;
        if (problem.kind != ProblemKind::blocked && (!missing || demands_))
            messages.push_back({problem.path, Severity::critical, problem.message, true});
    }
    for (const auto& fired : form_->rules())
        messages.push_back({fired.place, fired.rule->severity == Severity::blocking ? Severity::critical
                                                                                    : fired.rule->severity,
                            fired.message, fired.rule->severity == Severity::blocking});
    return messages;
}

void FormViewModel::rows_changed(const RowChange& change) {
    changed();
    recalculate();
    messages_ = collect_messages();
    if (block_of(*form_, change.table.part, change.table.field) != nullptr) {
        on_rebuild();
        return;
    }
    on_rows(change);
    on_refresh();
}

std::size_t FormViewModel::add_row(const FieldPath& table) {
    const auto row = form_->add_row(table);
    removed_.clear();
    rows_changed({RowChange::Kind::added, table, row, row});
    return row;
}

void FormViewModel::remove_row(const FieldPath& table, std::size_t row) {
    auto rows = table.rows;
    rows.push_back({table.field, row});
    RemovedRow removed{table, row, {}};
    if (const auto* answers = scope_of(form_->answers(), table.part, rows))
        removed.answers = *answers;
    form_->remove_row(table, row);
    removed_.push_back(std::move(removed));
    rows_changed({RowChange::Kind::removed, table, row, row});
}

std::optional<RemovedRow> FormViewModel::put_back_row() {
    if (removed_.empty())
        return std::nullopt;
    auto removed = std::move(removed_.back());
    removed_.pop_back();
    const auto last = form_->add_row(removed.table);
    fill_row(*form_, removed.table, last, removed.answers);
    if (last != removed.row)
        form_->move_row(removed.table, last, removed.row);
    rows_changed({RowChange::Kind::added, removed.table, removed.row, removed.row});
    return removed;
}

void FormViewModel::move_row(const FieldPath& table, std::size_t from, std::size_t to) {
    form_->move_row(table, from, to);
    removed_.clear();
    rows_changed({RowChange::Kind::moved, table, from, to});
}

void FormViewModel::set_native(const std::map<std::string, Value>& values) {
    native_ = values;
    if (is_read_only())
        return on_refresh();
    form_->set_native(values);
    refresh();
    settle();
}

TraceMarks FormViewModel::trace_marks(const FieldPath& table) const {
    const auto found = native_.find(table.part + "." + table.field + "_marks");
    const auto* words = found == native_.end() ? nullptr : found->second.get<std::string>();
    return words == nullptr ? TraceMarks{} : read_trace_marks(*words);
}

std::vector<EntryChoice> FormViewModel::entries(const std::string& register_id) const {
    std::vector<EntryChoice> choices;
    const auto* kind = register_of(*form_, register_id);
    const auto found = registers_.entries.find(register_id);
    if (kind == nullptr || found == registers_.entries.end())
        return choices;
    for (const auto& entry : found->second) {
        const auto state = std::ranges::find(kind->states, entry.state, &RegisterState::id);
        const bool known = state != kind->states.end();
        choices.push_back({entry.id, title_from(*kind, entry),
                           entry.set_aside ? "set aside" : known ? state->label : std::string{},
                           !entry.set_aside && (!known || state->open)});
    }
    return choices;
}

std::string FormViewModel::title_of(std::string_view what, std::string_view id) const {
    if (what == "body") {
        const auto* region = body_region(id);
        return region != nullptr ? region->label : std::string{id};
    }
    if (what == "pack")
        return title_of_pack(id);
    const auto* kind = register_of(*form_, what);
    const auto* entry = registers_.find(what, id);
    return kind != nullptr && entry != nullptr ? title_from(*kind, *entry) : std::string{id};
}

std::optional<FieldPath> FormViewModel::next_to_fill(const std::optional<FieldPath>& from, Direction direction) {
    if (!demands_) {
        demands_ = true;
        settle();
    }
    std::vector<std::pair<PagePlace, const FieldPath*>> places;
    for (const auto& problem : problems_)
        if (const auto place = place_of(outline_, problem.path))
            places.emplace_back(*place, &problem.path);
    if (places.empty())
        return std::nullopt;
    std::ranges::sort(places, {}, [](const auto& entry) { return entry.first; });
    const auto known = from ? place_of(outline_, *from) : std::nullopt;
    const PagePlace here = known.value_or(PagePlace{});
    if (direction == Direction::forward) {
        for (const auto& [place, path] : places)
            if (!known || here < place)
                return *path;
        return *places.front().second;
    }
    for (auto entry = places.rbegin(); entry != places.rend(); ++entry)
        if (!known || entry->first < here)
            return *entry->second;
    return *places.back().second;
}

std::string FormViewModel::prose(NoteFormat format) const {
    std::string words;
    for (const auto& section : form_->narrative(format)) {
        if (!words.empty())
            words += "\n\n";
        if (!section.heading.empty())
            words += section.heading + "\n";
        words += section.text;
    }
    return words;
}

} // namespace attune
