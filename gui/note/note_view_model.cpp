// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_view_model.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/modality/native_values.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/template/register_words.hpp"
#include "gui/note/body_map.hpp"
#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

std::string failure_sentence(const Error& failure) {
    switch (failure.kind()) {
    case ErrorKind::no_space:
        return "Not saved: the disk is full. The text is still here. Free some space, then Retry.";
    case ErrorKind::no_permission:
        return "Not saved: the practice folder cannot be written. The text is still here. Make it writable, then Retry.";
    case ErrorKind::vault_busy:
        return "Not saved: another program holds the record. The text is still here. Close it, then Retry.";
    default:
        return fmt::format("Not saved: {}. The text is still here. Retry.", failure.what());
    }
}

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

NoteViewModel::NoteViewModel(Workspace& workspace, NoteId id)
    : workspace_{workspace} {
    note_.id = id;
    open();
    workspace_.notes.record_view(id);
}

void NoteViewModel::open() {
    form_.emplace(workspace_.notes.open_form(note_.id));
    note_ = workspace_.notes.load(note_.id);
    registers_ = workspace_.notes.registers_before(note_.id);
    const auto client = workspace_.clients.find(note_.client);
    client_name_ = client ? client->full_name() : std::string{};
    last_note_.reset();
    removed_.clear();
    dirty_ = false;
    recalculate();
    messages_ = collect_messages();
}

void NoteViewModel::recalculate() {
    problems_ = is_read_only() ? std::vector<FormProblem>{} : form_->problems();
    outline_ = outline_of(*form_, problems_, [this](auto what, auto id) { return title_of(what, id); });
}

void NoteViewModel::refresh() {
    recalculate();
    on_refresh();
}

void NoteViewModel::changed() {
    dirty_ = true;
    start_timer(save_pause);
}

Value NoteViewModel::header_value(std::string_view field) const {
    const auto& header = *form_->parts().front();
    for (const auto& section : header.sections)
        if (std::ranges::find(section.fields, field, &Field::id) != section.fields.end())
            return form_->value({header.prefix, {}, std::string{field}});
    return {};
}

std::string NoteViewModel::approach() const {
    std::string names;
    for (std::size_t i = 1; i < form_->parts().size(); ++i) {
        const auto& part = *form_->parts()[i];
        const auto& packs = workspace_.shelf.packs();
        const auto pack = std::ranges::find(packs, part.pack, &Pack::id);
        if (!names.empty())
            names += ", ";
        names += pack != packs.end() && !pack->title.empty() ? pack->title : part.title;
    }
    return names;
}

std::string NoteViewModel::session_line() const {
    std::string line;
    const auto number_value = header_value("number");
    if (const auto* number = number_value.get<double>())
        line = fmt::format("Session {}, ", number_in_words(*number));
    line += approach() + ".";
    const auto date_value = header_value("date");
    if (const auto* date = date_value.get<Date>())
        line += " " + day_in_words(*date);
    const auto start = header_value("start");
    const auto stop = header_value("stop");
    if (const auto* from = start.get<TimeOfDay>()) {
        line += ", " + format_time(*from);
        if (const auto* to = stop.get<TimeOfDay>())
            line += "–" + format_time(*to);
    }
    const char* state = note_.state == NoteState::draft        ? "Draft"
                        : note_.state == NoteState::signed_off ? "Signed"
                                                               : "Void";
    return fmt::format("{}. {}.", line, state);
}

std::optional<std::size_t> NoteViewModel::section_of(const FieldPath& path) const {
    const auto place = place_of(outline_, path);
    return place ? std::optional{place->section} : std::nullopt;
}

bool NoteViewModel::can_add_row(const FieldPath& path) const {
    if (is_read_only())
        return false;
    const auto* block = block_of(*form_, path.part, path.field);
    return block == nullptr || form_->row_count(path) < static_cast<std::size_t>(block->max_rows);
}

void NoteViewModel::edit(const FieldPath& path, Value value) {
    if (is_read_only() || form_->answer(path) == value)
        return;
    form_->set(path, std::move(value));
    removed_.clear();
    changed();
    refresh();
}

void NoteViewModel::settle() {
    auto now = collect_messages();
    const auto same = [](const FieldMessage& a, const FieldMessage& b) {
        return a.place == b.place && a.severity == b.severity && a.text == b.text;
    };
    if (std::ranges::equal(now, messages_, same))
        return;
    messages_ = std::move(now);
    on_refresh();
}

std::vector<FieldMessage> NoteViewModel::collect_messages() const {
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

void NoteViewModel::rows_changed(const RowChange& change) {
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

std::size_t NoteViewModel::add_row(const FieldPath& table) {
    const auto row = form_->add_row(table);
    removed_.clear();
    rows_changed({RowChange::Kind::added, table, row, row});
    return row;
}

void NoteViewModel::remove_row(const FieldPath& table, std::size_t row) {
    auto rows = table.rows;
    rows.push_back({table.field, row});
    RemovedRow removed{table, row, {}};
    if (const auto* answers = scope_of(form_->answers(), table.part, rows))
        removed.answers = *answers;
    form_->remove_row(table, row);
    removed_.push_back(std::move(removed));
    rows_changed({RowChange::Kind::removed, table, row, row});
}

std::optional<RemovedRow> NoteViewModel::put_back_row() {
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

void NoteViewModel::move_row(const FieldPath& table, std::size_t from, std::size_t to) {
    form_->move_row(table, from, to);
    removed_.clear();
    rows_changed({RowChange::Kind::moved, table, from, to});
}

bool NoteViewModel::repeat_last(const FieldPath& path) {
    if (is_read_only())
        return false;
    if (!last_note_) {
        const auto before = workspace_.notes.before(note_.id);
        if (!before)
            return false;
        last_note_ = workspace_.notes.load(*before);
    }
    const auto* scope = scope_of(last_note_->answers, path.part, path.rows);
    if (scope == nullptr)
        return false;
    const auto found = scope->values.find(path.field);
    if (found == scope->values.end() || found->second.is_null())
        return false;
    edit(path, found->second);
    settle();
    return true;
}

void NoteViewModel::set_native(const std::map<std::string, Value>& values) {
    native_ = values;
    if (is_read_only())
        return on_refresh();
    form_->set_native(values);
    refresh();
    settle();
}

TraceMarks NoteViewModel::trace_marks(const FieldPath& table) const {
    const auto found = native_.find(table.part + "." + table.field + "_marks");
    const auto* words = found == native_.end() ? nullptr : found->second.get<std::string>();
    return words == nullptr ? TraceMarks{} : read_trace_marks(*words);
}

std::vector<EntryChoice> NoteViewModel::entries(const std::string& register_id) const {
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

std::string NoteViewModel::add_entry(const std::string& register_id,
                                     const std::map<std::string, Value, std::less<>>& fields) {
    auto id = workspace_.notes.add_entry(note_.client, register_id, fields);
    registers_ = workspace_.notes.registers_before(note_.id);
    form_->set_registers(registers_);
    refresh();
    return id;
}

void NoteViewModel::update_entry(const std::string& register_id, const std::string& entry_id,
                                 const std::map<std::string, Value, std::less<>>& fields) {
    workspace_.notes.update_entry(note_.client, register_id, entry_id, fields);
    registers_ = workspace_.notes.registers_before(note_.id);
    form_->set_registers(registers_);
    refresh();
}

std::string NoteViewModel::title_of(std::string_view what, std::string_view id) const {
    if (what == "body") {
        const auto* region = body_region(id);
        return region != nullptr ? region->label : std::string{id};
    }
    if (what == "pack") {
        for (const auto& pack : workspace_.shelf.packs())
            if (pack.id == id || pack.prefix == id)
                return pack.title;
        return std::string{id};
    }
    const auto* kind = register_of(*form_, what);
    const auto* entry = registers_.find(what, id);
    return kind != nullptr && entry != nullptr ? title_from(*kind, *entry) : std::string{id};
}

std::optional<FieldPath> NoteViewModel::next_to_fill(const std::optional<FieldPath>& from, Direction direction) {
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

SaveState NoteViewModel::save_state() const {
    if (is_read_only())
        return SaveState::read_only;
    if (!save_failure_.empty())
        return SaveState::failed;
    return dirty_ ? SaveState::waiting : SaveState::saved;
}

bool NoteViewModel::save() {
    if (is_read_only() || !dirty_)
        return true;
    try {
        workspace_.notes.save(note_.id, *form_);
    } catch (const Error& failure) {
        save_failure_ = failure_sentence(failure);
        on_saved();
        return false;
    }
    dirty_ = false;
    save_failure_.clear();
    note_.saved_at = workspace_.clock.now();
    on_saved();
    return true;
}

bool NoteViewModel::ready_to_sign() {
    demands_ = true;
    recalculate();
    settle();
    return problems_.empty();
}

void NoteViewModel::sign() {
    if (!save())
        throw Error{ErrorKind::bad_input, "the note is not saved, so it cannot be signed yet"};
    workspace_.notes.sign(note_.id, *form_);
    open();
    on_saved();
    on_rebuild();
}

std::vector<Addendum> NoteViewModel::addenda() const {
    return note_.state == NoteState::draft ? std::vector<Addendum>{} : workspace_.notes.addenda(note_.id);
}

void NoteViewModel::add_addendum(AddendumKind kind, const std::string& text, const std::string& reason) {
    workspace_.notes.add_addendum(note_.id, kind, text, reason);
    on_saved();
}

SignatureState NoteViewModel::check_signature() const {
    return workspace_.notes.check_signature(note_.id);
}

std::string NoteViewModel::preview(NoteFormat format) const {
    std::string prose;
    for (const auto& section : form_->narrative(format)) {
        if (!prose.empty())
            prose += "\n\n";
        if (!section.heading.empty())
            prose += section.heading + "\n";
        prose += section.text;
    }
    for (const auto& addendum : addenda())
        prose += fmt::format("\n\n{}, {}, {}\n{}", addendum_word(addendum.kind),
                             moment_words(addendum.written_at, workspace_.clock.today()),
                             workspace_.vault.name_of(addendum.author), addendum.text);
    return prose;
}

std::string addendum_word(AddendumKind kind) {
    return kind == AddendumKind::correction ? "Correction" : kind == AddendumKind::late_entry ? "Late entry" : "Addendum";
}

std::vector<NativeRequest> NoteViewModel::native_requests() {
    auto* native = workspace_.native;
    if (native == nullptr || !native->has_work_for(*form_))
        return {};
    return native->gather(*form_, form_->earlier());
}

std::vector<MissingForm> NoteViewModel::missing_forms() const {
    std::vector<MissingForm> missing;
    if (is_read_only())
        return missing;
    const auto& header = *form_->parts().front();
    for (const auto& section : header.sections)
        for (const auto& field : section.fields) {
            const auto* ticked = field.options_are_packs
                                     ? form_->answer({header.prefix, {}, field.id}).get<TextList>()
                                     : nullptr;
            if (ticked == nullptr)
                continue;
            for (const auto& modality : workspace_.shelf.modalities()) {
                const auto names = {modality->pack, modality->prefix, modality->full_id()};
                const bool wanted =
                    std::ranges::any_of(names, [&](const auto& name) { return std::ranges::count(*ticked, name) > 0; });
                if (wanted && part_of(*form_, modality->prefix) == nullptr)
                    missing.push_back({modality->full_id(), title_of("pack", modality->pack)});
            }
        }
    return missing;
}

void NoteViewModel::add_form(const std::string& template_id) {
    if (!save())
        return;
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < form_->parts().size(); ++i)
        ids.push_back(form_->parts()[i]->full_id());
    ids.push_back(template_id);
    workspace_.notes.set_modalities(note_.id, ids);
    open();
    on_rebuild();
}

} // namespace attune
