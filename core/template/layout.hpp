// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace attune {

/// One place of a scope: a field, a column, or something that a register entry has of itself.
struct Slot {
    const Field* field = nullptr;
    int section = -1; ///< index in ScopeLayout::sections, -1 for columns and entries
    int table = -1;   ///< table fields: index in ScopeLayout::tables
};

/// What a name stands for in one scope; a table that is a field of its own has both.
struct NamePlace {
    int slot = -1;  ///< in ScopeLayout::slots
    int table = -1; ///< in ScopeLayout::tables

    [[nodiscard]] bool empty() const noexcept { return slot < 0 && table < 0; }
};

/// The names that stand side by side: the top of a template, a block, a table's columns, a register entry.
struct ScopeLayout {
    enum class Kind { top, block, table, entry };
    Kind kind = Kind::top;
    int index = 0; ///< own place in Layout::scopes
    int part = 0;
    int parent = -1;          ///< scope outside this one; -1 for top and entry
    int table_in_parent = -1; ///< which of the parent's `tables` this is
    int slot_in_parent = -1;  ///< a table's own field
    std::string id;
    const Block* block = nullptr;
    const Register* register_definition = nullptr;
    std::vector<Slot> slots;
    std::vector<const Section*> sections;
    std::vector<int> tables; ///< scopes of the tables and blocks in here
    std::unordered_map<std::string_view, NamePlace> names;
    int order_slot = -1; ///< column that orders the rows
    int first_item = 0;  ///< see Layout::items

    [[nodiscard]] NamePlace find(std::string_view name) const;
    [[nodiscard]] int find_slot(std::string_view name) const { return find(name).slot; }
    [[nodiscard]] int find_table(std::string_view name) const { return find(name).table; }
};

/// One step of a recalculation: a field's value, a section's or a block's relevance, a signal.
struct Item {
    enum class Kind { slot, section, self, signal };
    Kind kind = Kind::slot;
    int scope = 0;
    int index = 0; ///< signal: in Layout::signals
};

/// Another part's field under a name of this part.
struct AliasPlace {
    const Alias* alias = nullptr;
    int part = -1; ///< -1: that template is not here
    int slot = -1;
};

struct PartLayout {
    const Template* definition = nullptr;
    int top = 0;
    std::unordered_map<std::string_view, int> registers; ///< by short id, index in Layout::registers
    std::unordered_map<std::string_view, AliasPlace> aliases;
    std::unordered_map<std::string_view, int> parameters; ///< by short id, index in Layout::parameters
};
struct ParameterLayout {
    int part = 0;
    const Parameter* definition = nullptr;
};
struct SignalLayout {
    int part = 0;
    const Signal* definition = nullptr;
};

struct RegisterLayout {
    std::string full_id; ///< "emdr.target"
    int part = 0;
    int scope = 0;
    const Register* definition = nullptr;
    int status_slot = -1;
    int id_slot = -1;
};

/// Where every name of a set of templates stands. Borrows the templates.
class Layout {
public:
    explicit Layout(const std::vector<const Template*>& parts);

    std::vector<ScopeLayout> scopes;
    std::vector<PartLayout> parts;
    std::vector<RegisterLayout> registers;
    std::vector<ParameterLayout> parameters;
    std::vector<SignalLayout> signals;
    std::vector<Item> items;

    [[nodiscard]] int find_part(std::string_view prefix) const;
    [[nodiscard]] int find_register(std::string_view full_id) const;
    [[nodiscard]] int item_of_slot(int scope, int slot) const { return scopes[at(scope)].first_item + slot; }
    [[nodiscard]] int item_of_signal(int signal) const { return first_signal_item_ + signal; }
    [[nodiscard]] int item_of_section(int scope, int section) const;
    /// A block's relevance, or the relevance of a table's own field; -1 for top and entries.
    [[nodiscard]] int item_of_self(int scope) const;
    [[nodiscard]] const ScopeLayout& scope(int index) const { return scopes[at(index)]; }

private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }
    void add_part(const Template& definition);
    void add_section(int scope, const Section& section);
    void add_register(int part, const Register& definition);
    int add_scope(ScopeLayout scope);
    void add_slot(int scope, const Field& field, int section);
    void add_aliases();
    void number_items();

    int first_signal_item_ = 0;
    std::deque<Field> made_fields_; ///< status, title, id of register entries
};

} // namespace attune
