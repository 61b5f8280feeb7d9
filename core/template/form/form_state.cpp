// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/form_state.hpp"

#include "core/error.hpp"
#include "core/template/expression/program_cache.hpp"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

void PastNotes::add(const Layout& layout, const NoteAnswers& values) {
    NoteRows rows;
    for (const PartLayout& part : layout.parts) {
        const auto found = values.parts.find(part.definition->prefix);
        if (found == values.parts.end()) {
            rows.push_back(nullptr);
            continue;
        }
        tops.push_back(make_past_rows(layout, part.top, found->second, nullptr));
        rows.push_back(tops.back().get());
    }
    notes.push_back(std::move(rows));
    const auto said = values.parts.find(signals_part);
    signals.push_back(said == values.parts.end() ? nullptr : &said->second);
}

RegisterRows make_register_rows(const Layout& layout, const RegisterBook& book) {
    RegisterRows rows(layout.registers.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto found = book.entries.find(layout.registers[i].full_id);
        if (found == book.entries.end())
            continue;
        for (const RegisterEntry& entry : found->second)
            rows[i].push_back(make_entry_row(layout, static_cast<int>(i), entry));
    }
    return rows;
}

bool fits(const Value& value, const Field& field) {
    if (value.is_null() || value.is_not_asked())
        return true;
    switch (type_of(field).kind) {
    case ValueType::Kind::number:
        return value.get<double>() != nullptr && std::isfinite(*value.get<double>());
    case ValueType::Kind::text: return value.get<std::string>() != nullptr;
    case ValueType::Kind::date: return value.get<Date>() != nullptr && value.get<Date>()->ok();
    case ValueType::Kind::time: return value.get<TimeOfDay>() != nullptr;
    case ValueType::Kind::yes_no: return value.get<bool>() != nullptr;
    case ValueType::Kind::list: return value.get<TextList>() != nullptr;
    default: return false;
    }
}

Form::State::State(std::shared_ptr<const Program> bound_program,
                   std::vector<std::shared_ptr<const Template>> templates, NoteAnswers note_answers,
                   FormContext form_context, std::shared_ptr<const PastNotes> past_notes)
    : program{bound_program != nullptr ? std::move(bound_program) : shared_program(templates)},
      parts{std::move(templates)},
      answers{std::move(note_answers)},
      context{std::move(form_context)},
      past{std::move(past_notes)},
      evaluator{world} {
    if (past == nullptr)
        past = context.earlier.rows(program);
    world.layout = &program->layout;
    world.today = context.today;
    world.now = &now;
    world.earlier = &past->notes;
    world.parameters = &parameters;
    world.signals = &signals;
    world.earlier_signals = &past->signals;
    world.off = &context.practice.off;
    world.facts = &context.facts;
    use_practice();
    before_rows = make_register_rows(program->layout, context.registers);

    std::vector<std::size_t> fresh;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        if (!answers.parts.contains(parts[part]->prefix))
            fresh.push_back(part);
        start_part(part);
    }
    rebuild();
    recalculate();
    for (const std::size_t part : fresh)
        for (auto& instances : instances_of)
            for (Instance* row : instances)
                if (row->layout->part == static_cast<int>(part))
                    apply_defaults(*row);
    if (!fresh.empty())
        recalculate();
}

/// A block always has a row to show; tables of a new note have the rows that they ask for.
void Form::State::start_part(std::size_t part) {
    const ScopeLayout& top = program->layout.scope(program->layout.parts[part].top);
    const bool fresh = !answers.parts.contains(parts[part]->prefix);
    Answers& values = answers.parts[parts[part]->prefix];
    for (const int scope : top.tables) {
        const ScopeLayout& layout = program->layout.scope(scope);
        auto& rows = values.tables[layout.id];
        if (layout.block != nullptr && rows.empty())
            append_row(values, scope, false);
        else if (layout.block == nullptr && fresh)
            for (int i = 0; i < top.slots[at(layout.slot_in_parent)].field->min_rows; ++i)
                append_row(values, scope, false);
    }
}

// rows -----------------------------------------------------------------------------------------------------

void Form::State::rebuild() {
    tops.clear();
    now.clear();
    instances_of.assign(program->layout.scopes.size(), {});
    for (std::size_t part = 0; part < parts.size(); ++part) {
        tops.push_back(
            build_row(program->layout.parts[part].top, answers.parts[parts[part]->prefix], nullptr));
        now.push_back(tops.back().get());
        collect(*tops.back());
    }
}

std::unique_ptr<Instance> Form::State::build_row(int scope, Answers& row_answers, Instance* parent) {
    auto row = std::make_unique<Instance>();
    const ScopeLayout& layout = program->layout.scope(scope);
    row->layout = &layout;
    row->parent = parent;
    row->answers = &row_answers;
    row->cells.assign(layout.slots.size(), &null_value());
    row->typed.assign(layout.slots.size(), &null_value());
    row->own.resize(layout.slots.size());
    row->relevant.assign(layout.slots.size(), 1);
    row->section_relevant.assign(layout.sections.size(), 1);
    for (const auto& [id, value] : row_answers.values)
        if (const int slot = layout.find_slot(id); slot >= 0)
            row->typed[at(slot)] = &value;
    row->tables.resize(layout.tables.size());
    for (std::size_t i = 0; i < layout.tables.size(); ++i) {
        std::size_t number = 0;
        for (Answers& each : row_answers.tables[program->layout.scope(layout.tables[i]).id]) {
            row->tables[i].push_back(build_row(layout.tables[i], each, row.get()));
            row->tables[i].back()->row = number++;
        }
    }
    return row;
}

void Form::State::collect(Instance& row) {
    instances_of[at(row.layout->index)].push_back(&row);
    for (auto& table : row.tables)
        for (auto& each : table)
            collect(*each);
}

Instance* Form::State::find_row(const std::string& part, const std::vector<RowStep>& rows) const {
    const int index = program->layout.find_part(part);
    Instance* row = index < 0 ? nullptr : now[at(index)];
    for (const RowStep& step : rows) {
        if (row == nullptr)
            return nullptr;
        const int table = row->layout->find_table(step.table);
        if (table < 0 || step.row >= row->tables[at(table)].size())
            return nullptr;
        row = row->tables[at(table)][step.row].get();
    }
    return row;
}

Instance& Form::State::row_at(const FieldPath& path) const {
    Instance* row = find_row(path.part, path.rows);
    if (row == nullptr)
        throw Error{ErrorKind::internal, "no such place in the form: " + to_string(path)};
    return *row;
}

std::pair<Instance*, int> Form::State::slot_at(const FieldPath& path) const {
    Instance& row = row_at(path);
    const int slot = row.layout->find_slot(path.field);
    if (slot < 0)
        throw Error{ErrorKind::internal, "no such field in the form: " + to_string(path)};
    return {&row, slot};
}

std::pair<Instance*, int> Form::State::table_at(const FieldPath& path) const {
    Instance& row = row_at(path);
    const int table = row.layout->find_table(path.field);
    if (table < 0)
        throw Error{ErrorKind::internal, "no such table or block in the form: " + to_string(path)};
    return {&row, table};
}

FieldPath Form::State::path_of(const Instance& row, const std::string& field) const {
    FieldPath path;
    path.part = parts[at(row.layout->part)]->prefix;
    path.field = field;
    for (const Instance* each = &row; each->parent != nullptr; each = each->parent)
        path.rows.insert(path.rows.begin(), {.table = each->layout->id, .row = each->row});
    return path;
}

/// The row in which a place stands, seen from `row`, and its slot.
std::pair<Instance*, int> Form::State::follow(const FieldPlace& place, Instance* row) const {
    if (place.part < 0 || place.scope < 0)
        return {nullptr, -1};
    if (row != nullptr && row->layout->part == place.part)
        for (Instance* each = row; each != nullptr; each = each->parent)
            if (each->layout->index == place.scope)
                return {each, place.slot};
    Instance* top = now[at(place.part)];
    return top != nullptr && top->layout->index == place.scope ? std::pair{top, place.slot}
                                                               : std::pair<Instance*, int>{nullptr, -1};
}

// new rows -------------------------------------------------------------------------------------------------

Answers& Form::State::append_row(Answers& outer, int scope, bool copy) {
    const ScopeLayout& layout = program->layout.scope(scope);
    auto& rows = outer.tables[layout.id];
    Answers row;
    if (layout.slot_in_parent >= 0) {
        const Field& table = *program->layout.scope(layout.parent).slots[at(layout.slot_in_parent)].field;
        if (copy && !rows.empty())
            for (const std::string& column : table.copied_columns)
                if (const auto found = rows.back().values.find(column); found != rows.back().values.end())
                    row.values.insert(*found);
        if (!table.order_column.empty()) {
            double largest = 0;
            for (const Answers& each : rows)
                if (const auto found = each.values.find(table.order_column); found != each.values.end())
                    if (const double* number = found->second.get<double>())
                        largest = std::max(largest, *number);
            row.values[table.order_column] = std::floor(largest) + 1;
        }
    }
    rows.push_back(std::move(row));
    for (const int inner : layout.tables)
        for (int i = 0; i < layout.slots[at(program->layout.scope(inner).slot_in_parent)].field->min_rows;
             ++i)
            append_row(rows.back(), inner, false);
    return rows.back();
}

void Form::State::apply_defaults(Instance& row) {
    for (std::size_t slot = 0; slot < row.layout->slots.size(); ++slot) {
        const Bound& initial =
            program->items[at(program->layout.item_of_slot(row.layout->index, static_cast<int>(slot)))]
                .initial;
        const Field& field = *row.layout->slots[slot].field;
        if (initial.empty() || row.answers->values.contains(field.id))
            continue;
        Value value = evaluator.evaluate(initial, {&now, &row, nullptr, nullptr});
        if (type_of(field).kind == ValueType::Kind::list && value.get<std::string>() != nullptr)
            value = TextList{*value.get<std::string>()};
        if (!value.is_null())
            row.typed[slot] = &(row.answers->values[field.id] = std::move(value));
    }
}

void Form::State::grow(Answers& into, const Answers& typed, int scope) {
    const ScopeLayout& layout = program->layout.scope(scope);
    const auto rows = typed.tables.find(layout.id);
    if (rows == typed.tables.end())
        return;
    for (std::size_t i = 0; i < rows->second.size(); ++i) {
        if (i >= into.tables[layout.id].size())
            append_row(into, scope, false);
        for (const int inner : layout.tables)
            grow(into.tables[layout.id][i], rows->second[i], inner);
    }
}

void Form::State::default_rows(int scope) {
    for (Instance* row : instances_of[at(scope)])
        apply_defaults(*row);
    for (const int inner : program->layout.scope(scope).tables)
        default_rows(inner);
}

std::string Form::State::order_column(const ScopeLayout& table) const {
    if (table.slot_in_parent < 0)
        return {};
    return program->layout.scope(table.parent).slots[at(table.slot_in_parent)].field->order_column;
}

/// Rows that were numbered 1, 2, 3 … stay so; numbers that the therapist chose are left alone.
void Form::State::renumber(std::vector<Answers>& rows, const std::string& column, bool was_counted) {
    if (column.empty() || !was_counted)
        return;
    double number = 0;
    for (Answers& row : rows)
        row.values[column] = ++number;
}

// calculation ----------------------------------------------------------------------------------------------

void Form::State::use_registers(const RegisterRows& rows) {
    world.registers = &rows;
}

void Form::State::recalculate() {
    fired.reset();
    fired_prompts.reset();
    problems.reset();
    prefilled = {};
    stopped = false;
    evaluator.refill();
    use_registers(before_rows);
    for (auto& instances : instances_of)
        for (Instance* row : instances)
            if (!row->tables.empty())
                sort_rows(program->layout, *row);
    for (const int item : program->before_registers)
        calculate(item);
    counts = true;
    for (std::size_t part = 0; part < program->counts.size(); ++part)
        if (!program->counts[part].empty())
            counts = counts && evaluator.is_true(program->counts[part], {&now, now[part], nullptr, nullptr});
    replay_registers();
    use_registers(after_rows);
    for (const int item : program->after_registers)
        calculate(item);
    stopped = evaluator.out_of_steps();
}

void Form::State::calculate(int item) {
    const Item& each = program->layout.items[at(item)];
    const ScopeLayout& scope = program->layout.scope(each.scope);
    if (scope.kind == ScopeLayout::Kind::entry)
        return;
    if (each.kind == Item::Kind::signal)
        return calculate_signal(each.index);
    if (each.kind == Item::Kind::self) {
        if (scope.kind == ScopeLayout::Kind::block)
            for (Instance* outer : instances_of[at(scope.parent)])
                calculate_block(each, *outer);
        return;
    }
    for (Instance* row : instances_of[at(each.scope)]) {
        if (each.kind == Item::Kind::slot) {
            calculate_slot(each, *row);
            continue;
        }
        const Bound& relevant = program->items[at(item)].relevant;
        row->section_relevant[at(each.index)] =
            row->self_relevant &&
            (relevant.empty() || evaluator.is_true(relevant, {&now, row, nullptr, nullptr}));
    }
}

void Form::State::use_practice() {
    parameters.clear();
    for (const ParameterLayout& each : program->layout.parameters) {
        const Parameter& definition = *each.definition;
        const auto set =
            context.practice.parameters.find(parts[at(each.part)]->full_id() + "." + definition.id);
        const bool known = set != context.practice.parameters.end() && std::isfinite(set->second);
        parameters.push_back(known ? std::clamp(set->second, definition.min.value_or(set->second),
                                                definition.max.value_or(set->second))
                                   : definition.initial);
    }
    signals.assign(program->layout.signals.size(), {});
}

void Form::State::calculate_block(const Item& item, Instance& outer) {
    const ScopeLayout& scope = program->layout.scope(item.scope);
    const Bound& relevant = program->items[at(program->layout.item_of_self(item.scope))].relevant;
    const bool shown = outer.self_relevant &&
                       (relevant.empty() || evaluator.is_true(relevant, {&now, &outer, nullptr, nullptr}));
    for (auto& row : outer.tables[at(scope.table_in_parent)])
        row->self_relevant = shown;
}

void Form::State::calculate_slot(const Item& item, Instance& row) {
    const auto slot = at(item.index);
    const Slot& place = row.layout->slots[slot];
    const Field& field = *place.field;
    const ItemProgram& bound = program->items[at(program->layout.item_of_slot(item.scope, item.index))];
    const Frame frame{&now, &row, nullptr, nullptr};
    const bool outside =
        row.self_relevant && (place.section < 0 || row.section_relevant[at(place.section)] != 0);
    const bool relevant = outside && (bound.relevant.empty() || evaluator.is_true(bound.relevant, frame));
    row.relevant[slot] = relevant ? 1 : 0;
    row.cells[slot] = &null_value();
    if (field.kind == FieldKind::table) {
        for (auto& each : row.tables[at(place.table)])
            each->self_relevant = relevant;
        return;
    }
    if (!relevant || field.store == FieldStore::private_note)
        return;
    if (field.kind != FieldKind::computed) {
        if (fits(*row.typed[slot], field))
            row.cells[slot] = row.typed[slot];
        return;
    }
    Value& own = row.own[slot];
    own = {};
    if (!field.native.empty()) {
        const auto found = context.native.find(parts[at(row.layout->part)]->prefix + "." + field.native);
        if (found != context.native.end() && fits(found->second, field))
            own = found->second;
    } else {
        own = evaluator.evaluate(bound.calculate, frame);
    }
    row.cells[slot] = &own;
}

} // namespace attune
