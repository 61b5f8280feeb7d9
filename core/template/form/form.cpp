// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/form.hpp"

#include "core/error.hpp"
#include "core/template/form/form_state.hpp"

#include <algorithm>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Whether an order column still counts 1, 2, 3 … as it was numbered.
bool is_counted(const std::vector<Answers>& rows, const std::string& column) {
    double number = 0;
    for (const Answers& row : rows) {
        const auto found = row.values.find(column);
        if (found == row.values.end() || found->second != Value{++number})
            return false;
    }
    return true;
}

void merge(Answers& into, const Answers& from) {
    for (const auto& [id, value] : from.values) {
        if (value.is_null())
            into.values.erase(id);
        else
            into.values[id] = value;
    }
    for (const auto& [id, rows] : from.tables) {
        auto& target = into.tables[id];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i == target.size())
                target.emplace_back();
            merge(target[i], rows[i]);
        }
    }
}

} // namespace

Form::Form(std::vector<std::shared_ptr<const Template>> parts, NoteAnswers answers, FormContext context)
    : state_{std::make_unique<State>(nullptr, std::move(parts), std::move(answers), std::move(context),
                                     nullptr)} {}
Form::Form(std::unique_ptr<State> state)
    : state_{std::move(state)} {}
Form::~Form() = default;
Form::Form(Form&&) noexcept = default;
Form& Form::operator=(Form&&) noexcept = default;

const std::vector<std::shared_ptr<const Template>>& Form::parts() const {
    return state_->parts;
}

const NoteAnswers& Form::answers() const {
    return state_->answers;
}

const Value& Form::answer(const FieldPath& path) const {
    const auto [row, slot] = state_->slot_at(path);
    return *row->typed[at(slot)];
}

Value Form::value(const FieldPath& path) const {
    const auto [row, slot] = state_->slot_at(path);
    const Value& value = *row->cells[at(slot)];
    if (row->relevant[at(slot)] != 0 && row->layout->slots[at(slot)].field->prefill_prompts)
        return *state_->typed_or_prefilled(*row, slot);
    return value.is_missing() ? Value{} : value;
}

std::size_t Form::row_count(const FieldPath& table) const {
    const auto [row, index] = state_->table_at(table);
    return row->tables[at(index)].size();
}

void Form::set(const FieldPath& path, Value value) {
    const auto [row, slot] = state_->slot_at(path);
    const Field& field = *row->layout->slots[at(slot)].field;
    if (field.kind == FieldKind::computed || field.kind == FieldKind::table)
        throw Error{ErrorKind::internal, "not a field that is typed: " + to_string(path)};
    if (value.is_null()) {
        row->answers->values.erase(field.id);
        row->typed[at(slot)] = &null_value();
    } else {
        row->typed[at(slot)] = &(row->answers->values[field.id] = std::move(value));
    }
    state_->recalculate();
}

void Form::fill(const NoteAnswers& typed) {
    for (std::size_t part = 0; part < state_->parts.size(); ++part) {
        const auto from = typed.parts.find(state_->parts[part]->prefix);
        if (from == typed.parts.end())
            continue;
        Answers& into = state_->answers.parts[from->first];
        const ScopeLayout& top = state_->program->layout.scope(state_->program->layout.parts[part].top);
        for (const int scope : top.tables)
            state_->grow(into, from->second, scope);
        state_->rebuild();
        state_->recalculate();
        for (const int scope : top.tables)
            state_->default_rows(scope);
        merge(state_->answers.parts[from->first], from->second);
    }
    state_->rebuild();
    state_->recalculate();
}

std::size_t Form::add_row(const FieldPath& table) {
    const auto [row, index] = state_->table_at(table);
    const int scope = row->layout->tables[at(index)];
    const std::size_t count = row->tables[at(index)].size();
    state_->append_row(*row->answers, scope, true);
    state_->rebuild();
    state_->recalculate();
    Instance* made = state_->find_row(table.part, table.rows)->tables[at(index)].back().get();
    state_->apply_defaults(*made);
    for (auto& inner : made->tables)
        for (auto& each : inner)
            state_->apply_defaults(*each);
    state_->recalculate();
    return count;
}

void Form::remove_row(const FieldPath& table, std::size_t row) {
    const auto [outer, index] = state_->table_at(table);
    const ScopeLayout& layout = state_->program->layout.scope(outer->layout->tables[at(index)]);
    auto& rows = outer->answers->tables[layout.id];
    if (row >= rows.size())
        throw Error{ErrorKind::internal, "no such row in the form: " + to_string(table)};
    const std::string column = state_->order_column(layout);
    const bool counted = is_counted(rows, column);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row));
    state_->renumber(rows, column, counted);
    if (layout.block != nullptr && rows.empty())
        rows.emplace_back(); // a block always has a row to show
    state_->rebuild();
    state_->recalculate();
}

void Form::move_row(const FieldPath& table, std::size_t from, std::size_t to) {
    const auto [outer, index] = state_->table_at(table);
    const ScopeLayout& layout = state_->program->layout.scope(outer->layout->tables[at(index)]);
    auto& rows = outer->answers->tables[layout.id];
    if (from >= rows.size() || to >= rows.size())
        throw Error{ErrorKind::internal, "no such row in the form: " + to_string(table)};
    const std::string column = state_->order_column(layout);
    const bool counted = is_counted(rows, column);
    const auto begin = rows.begin();
    const auto a = static_cast<std::ptrdiff_t>(from);
    const auto b = static_cast<std::ptrdiff_t>(to);
    if (from < to)
        std::rotate(begin + a, begin + a + 1, begin + b + 1);
    else
        std::rotate(begin + b, begin + a, begin + a + 1);
    state_->renumber(rows, column, counted);
    state_->rebuild();
    state_->recalculate();
}

void Form::set_native(const std::map<std::string, Value>& values) {
    state_->context.native = values;
    state_->recalculate();
}

void Form::set_registers(RegisterBook before) {
    state_->context.registers = std::move(before);
    state_->before_rows = make_register_rows(state_->program->layout, state_->context.registers);
    state_->recalculate();
}

const Field& Form::field(const FieldPath& path) const {
    const auto [row, slot] = state_->slot_at(path);
    return *row->layout->slots[at(slot)].field;
}

bool Form::is_relevant(const FieldPath& path) const {
    Instance& row = state_->row_at(path);
    if (const int slot = row.layout->find_slot(path.field); slot >= 0)
        return row.relevant[at(slot)] != 0;
    const auto [outer, index] = state_->table_at(path); // a block
    const auto& rows = outer->tables[at(index)];
    return !rows.empty() && rows.front()->self_relevant;
}

bool Form::is_section_relevant(std::string_view part, const Section& section,
                               const std::vector<RowStep>& rows) const {
    const Instance& row = state_->row_at({.part = std::string{part}, .rows = rows, .field = {}});
    for (std::size_t i = 0; i < row.layout->sections.size(); ++i)
        if (row.layout->sections[i] == &section || row.layout->sections[i]->id == section.id)
            return row.section_relevant[i] != 0;
    return false;
}

bool Form::is_required(const FieldPath& path) const {
    const auto [row, slot] = state_->slot_at(path);
    return state_->is_required(*row, slot);
}

std::vector<Option> Form::options(const FieldPath& path) const {
    return state_->options_of(field(path));
}

const RegisterBook& Form::registers_after() const {
    return state_->after;
}

const RegisterBook& Form::registers_before() const {
    return state_->context.registers;
}

bool Form::counts() const {
    return state_->counts;
}

const std::vector<EarlierNote>& Form::earlier() const {
    return state_->context.earlier;
}

} // namespace attune
