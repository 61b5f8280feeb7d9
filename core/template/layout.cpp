// SPDX-License-Identifier: Apache-2.0
#include "core/template/layout.hpp"

#include <utility>

namespace attune {
namespace {

/// Names the table or block that is added next. The first of one name counts.
void name_table(ScopeLayout& scope, std::string_view id) {
    if (NamePlace& place = scope.names[id]; place.table < 0)
        place.table = static_cast<int>(scope.tables.size());
}

} // namespace

NamePlace ScopeLayout::find(std::string_view name) const {
    const auto found = names.find(name);
    return found == names.end() ? NamePlace{} : found->second;
}

Layout::Layout(const std::vector<const Template*>& templates) {
    for (const Template* definition : templates)
        add_part(*definition);
    add_aliases();
    number_items();
}

int Layout::find_part(std::string_view prefix) const {
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].definition->prefix == prefix)
            return static_cast<int>(i);
    return -1;
}

int Layout::find_register(std::string_view full_id) const {
    for (std::size_t i = 0; i < registers.size(); ++i)
        if (registers[i].full_id == full_id)
            return static_cast<int>(i);
    return -1;
}

int Layout::item_of_section(int scope, int section) const {
    const ScopeLayout& layout = scopes[at(scope)];
    return layout.first_item + static_cast<int>(layout.slots.size()) + section;
}

int Layout::item_of_self(int scope) const {
    const ScopeLayout& layout = scopes[at(scope)];
    if (layout.kind == ScopeLayout::Kind::table)
        return item_of_slot(layout.parent, layout.slot_in_parent);
    if (layout.kind == ScopeLayout::Kind::block)
        return layout.first_item + static_cast<int>(layout.slots.size() + layout.sections.size());
    return -1;
}

int Layout::add_scope(ScopeLayout scope) {
    scope.index = static_cast<int>(scopes.size());
    scopes.push_back(std::move(scope));
    return static_cast<int>(scopes.size()) - 1;
}

void Layout::add_part(const Template& definition) {
    const int part = static_cast<int>(parts.size());
    parts.push_back({.definition = &definition, .top = 0, .registers = {}, .aliases = {}, .parameters = {}});
    ScopeLayout top_scope;
    top_scope.part = part;
    const int top = add_scope(std::move(top_scope));
    parts[at(part)].top = top;

    for (const Block& block : definition.blocks) {
        ScopeLayout scope;
        scope.kind = ScopeLayout::Kind::block;
        scope.part = part;
        scope.parent = top;
        scope.table_in_parent = static_cast<int>(scopes[at(top)].tables.size());
        scope.id = block.id;
        scope.block = &block;
        const int index = add_scope(std::move(scope));
        name_table(scopes[at(top)], block.id);
        scopes[at(top)].tables.push_back(index);
    }
    for (const Section& section : definition.sections) {
        int scope = top;
        if (!section.block.empty())
            if (const int table = scopes[at(top)].find_table(section.block); table >= 0)
                scope = scopes[at(top)].tables[at(table)];
        add_section(scope, section);
    }
    for (const Register& each : definition.registers)
        add_register(part, each);
    for (const Parameter& each : definition.parameters) {
        parts[at(part)].parameters.emplace(each.id, static_cast<int>(parameters.size()));
        parameters.push_back({.part = part, .definition = &each});
    }
    for (const Signal& each : definition.signals)
        signals.push_back({.part = part, .definition = &each});
}

void Layout::add_section(int scope, const Section& section) {
    const int index = static_cast<int>(scopes[at(scope)].sections.size());
    scopes[at(scope)].sections.push_back(&section);
    for (const Field& field : section.fields) {
        add_slot(scope, field, index);
        if (field.kind != FieldKind::table)
            continue;
        ScopeLayout table;
        table.kind = ScopeLayout::Kind::table;
        table.part = scopes[at(scope)].part;
        table.parent = scope;
        table.table_in_parent = static_cast<int>(scopes[at(scope)].tables.size());
        table.slot_in_parent = static_cast<int>(scopes[at(scope)].slots.size()) - 1;
        table.id = field.id;
        const int made = add_scope(std::move(table));
        ScopeLayout& outer = scopes[at(scope)];
        outer.slots.back().table = static_cast<int>(outer.tables.size());
        name_table(outer, field.id);
        outer.tables.push_back(made);
        for (const Field& column : field.columns)
            add_slot(made, column, -1);
        scopes[at(made)].order_slot =
            field.order_column.empty() ? -1 : scopes[at(made)].find_slot(field.order_column);
    }
}

void Layout::add_slot(int scope, const Field& field, int section) {
    ScopeLayout& layout = scopes[at(scope)];
    if (NamePlace& place = layout.names[field.id]; place.slot < 0)
        place.slot = static_cast<int>(layout.slots.size());
    layout.slots.push_back({.field = &field, .section = section, .table = -1});
}

void Layout::add_register(int part, const Register& definition) {
    ScopeLayout entry;
    entry.kind = ScopeLayout::Kind::entry;
    entry.part = part;
    entry.id = definition.id;
    entry.register_definition = &definition;
    const int scope = add_scope(std::move(entry));
    for (const Field& field : definition.fields)
        add_slot(scope, field, -1);
    for (const Field& field : definition.carried)
        add_slot(scope, field, -1);

    Field status;
    status.id = "status";
    status.kind = FieldKind::choice;
    for (const RegisterState& state : definition.states)
        status.options.push_back({.value = state.id, .label = state.label});
    status.options.push_back({.value = "set_aside", .label = "set aside"});
    Field title;
    title.id = "title";
    Field id;
    id.id = "id";
    for (Field* made : {&status, &title, &id}) {
        made->label = made->id;
        made_fields_.push_back(std::move(*made));
        add_slot(scope, made_fields_.back(), -1);
    }
    const ScopeLayout& layout = scopes[at(scope)];
    RegisterLayout layout_of_register;
    layout_of_register.full_id = parts[at(part)].definition->prefix + "." + definition.id;
    layout_of_register.part = part;
    layout_of_register.scope = scope;
    layout_of_register.definition = &definition;
    layout_of_register.status_slot = static_cast<int>(layout.slots.size()) - 3;
    layout_of_register.id_slot = static_cast<int>(layout.slots.size()) - 1;
    parts[at(part)].registers.emplace(definition.id, static_cast<int>(registers.size()));
    registers.push_back(std::move(layout_of_register));
}

void Layout::add_aliases() {
    for (PartLayout& part : parts)
        for (const Alias& alias : part.definition->aliases) {
            AliasPlace place;
            place.alias = &alias;
            const auto dot = alias.of.find('.');
            place.part = find_part(std::string_view{alias.of}.substr(0, dot));
            if (place.part >= 0 && dot != std::string::npos)
                place.slot = scopes[at(parts[at(place.part)].top)].find_slot(
                    std::string_view{alias.of}.substr(dot + 1));
            if (place.slot < 0)
                place.part = -1;
            part.aliases.emplace(alias.id, place);
        }
}

void Layout::number_items() {
    for (ScopeLayout& scope : scopes) {
        scope.first_item = static_cast<int>(items.size());
        for (std::size_t i = 0; i < scope.slots.size(); ++i)
            items.push_back({.kind = Item::Kind::slot, .scope = scope.index, .index = static_cast<int>(i)});
        for (std::size_t i = 0; i < scope.sections.size(); ++i)
            items.push_back(
                {.kind = Item::Kind::section, .scope = scope.index, .index = static_cast<int>(i)});
        items.push_back({.kind = Item::Kind::self, .scope = scope.index, .index = 0});
    }
    first_signal_item_ = static_cast<int>(items.size());
    for (std::size_t i = 0; i < signals.size(); ++i)
        items.push_back({.kind = Item::Kind::signal,
                         .scope = parts[at(signals[i].part)].top,
                         .index = static_cast<int>(i)});
}

} // namespace attune
