// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/name_resolver.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attune {
namespace {

using From = Place::From;

class Resolver {
public:
    Resolver(std::span<const std::string_view> name, const Layout& layout, const BindScope& scope,
             const std::vector<NameFrame>& frames, std::vector<int>& depends_on)
        : name_{name},
          layout_{layout},
          scope_{scope},
          frames_{frames},
          depends_on_{depends_on} {}

    ResolvedName resolve() {
        const std::string_view first = name_.front();
        if (first == "this")
            self();
        else if (first == "earlier" || first == "course")
            notes(first == "earlier" ? From::earlier : From::course);
        else if (first == "here")
            here();
        else if (!in_frames(0, 0) && !in_part(0))
            unknown(0);
        return std::move(found_);
    }

private:
    [[nodiscard]] std::string whole() const { return fmt::format("{}", fmt::join(name_, ".")); }
    void fail(std::string message) { found_.problem = std::move(message); }

    void self() {
        if (scope_.self_register < 0)
            return fail("`this` is an entry of a register: it is known in the passes of a register and where "
                        "`for` names one");
        if (name_.size() < 2)
            return fail("`this` needs the name of a field: this.status");
        found_.place.from = From::self;
        found_.place.register_index = scope_.self_register;
        descend(register_scope(scope_.self_register), 1, false);
    }

    void notes(From from) {
        found_.place.from = from;
        found_.place.part = found_.place.notes_of = scope_.part;
        found_.type.column = true;
        std::size_t at = 1;
        if (name_.size() > 1 && top(scope_.part).find(name_[1]).empty()) {
            const int other = layout_.find_part(name_[1]);
            const auto alias = layout_.parts[index(scope_.part)].aliases.find(name_[1]);
            if (alias != layout_.parts[index(scope_.part)].aliases.end()) {
                if (alias->second.part < 0) {
                    found_.absent = true;
                    return;
                }
                found_.place.part = alias->second.part;
                return finish_slot(top(alias->second.part), alias->second.slot, 2, from == From::course);
            }
            if (other >= 0) {
                found_.place.part = other;
                at = 2;
                if (name_.size() == 2)
                    return fail(fmt::format("{} needs the name of a field", whole()));
            }
        }
        if (at == name_.size()) {
            found_.type.kind = ValueType::Kind::rows;
            found_.row_scope = layout_.parts[index(scope_.part)].top;
            return;
        }
        descend(layout_.parts[index(found_.place.part)].top, at, from == From::course);
        if (found_.problem.empty() && found_.place.tables.empty())
            found_.row_scope = layout_.parts[index(scope_.part)].top;
    }

    void here() {
        if (name_.size() < 2)
            return fail("`here` needs the name of a field: here.target");
        if (!in_frames(1, frames_.size() - 1))
            unknown(1);
    }

    /// Looks for the name among the rows, from the innermost out; `skipped` frames are passed over.
    bool in_frames(std::size_t at, std::size_t skipped) {
        for (std::size_t out = skipped; out < frames_.size(); ++out) {
            const NameFrame& frame = frames_[frames_.size() - 1 - out];
            int up = 0;
            for (int scope = frame.scope; scope >= 0; scope = layout_.scope(scope).parent, ++up) {
                const ScopeLayout& layout = layout_.scope(scope);
                if (layout.find(name_[at]).empty())
                    continue;
                found_.place.from = From::frame;
                found_.place.frame = static_cast<int>(out);
                found_.place.up = up;
                descend(scope, at, !frame.past);
                return true;
            }
            if (frame.closed)
                break;
        }
        return false;
    }

    /// Aliases, registers, other templates.
    bool in_part(std::size_t at) {
        const PartLayout& part = layout_.parts[index(scope_.part)];
        const bool now = !frames_.back().past;
        if (const auto alias = part.aliases.find(name_[at]); alias != part.aliases.end()) {
            found_.absent = alias->second.part < 0;
            if (found_.absent)
                return true;
            found_.place.from = From::part;
            found_.place.part = alias->second.part;
            finish_slot(top(alias->second.part), alias->second.slot, at + 1, now);
            return true;
        }
        if (const auto found = part.registers.find(name_[at]); found != part.registers.end()) {
            all_entries(found->second, at);
            return true;
        }
        if (parameter(part, at))
            return true;
        const int other = layout_.find_part(name_[at]);
        if (other < 0)
            return false;
        in_other(other, at, now);
        return true;
    }

    bool parameter(const PartLayout& part, std::size_t at) {
        const auto found = part.parameters.find(name_[at]);
        if (found == part.parameters.end())
            return false;
        if (at + 1 < name_.size()) {
            fail(fmt::format("{} is a parameter: a number, with nothing inside", name_[at]));
            return true;
        }
        found_.place.from = From::parameter;
        found_.place.slot = found->second;
        found_.type.kind = ValueType::Kind::number;
        return true;
    }

    void in_other(int other, std::size_t at, bool now) {
        if (at + 1 == name_.size())
            return fail(fmt::format("{} is a template; it needs the name of a field", whole()));
        const PartLayout& part = layout_.parts[index(other)];
        const ScopeLayout& names = top(other);
        if (const auto found = part.registers.find(name_[at + 1]);
            found != part.registers.end() && names.find_slot(name_[at + 1]) < 0)
            return all_entries(found->second, at + 1);
        if (parameter(part, at + 1))
            return;
        if (names.find(name_[at + 1]).empty())
            return fail(fmt::format("the template {} has no field {}{}", name_[at], name_[at + 1],
                                    did_you_mean(name_[at + 1], names_of(names))));
        found_.place.from = From::part;
        found_.place.part = other;
        descend(part.top, at + 1, now);
    }

    void all_entries(int which, std::size_t at) {
        found_.place.from = From::registers;
        found_.place.register_index = which;
        found_.type.column = true;
        found_.row_scope = register_scope(which);
        if (at + 1 == name_.size()) {
            found_.type.kind = ValueType::Kind::rows;
            return;
        }
        descend(register_scope(which), at + 1, false);
        found_.row_scope = register_scope(which);
    }

    /// Goes from a scope along the rest of the name, through tables, to a slot.
    void descend(int scope, std::size_t at, bool now) {
        for (;; ++at) {
            const ScopeLayout& layout = layout_.scope(scope);
            const auto [slot, table] = layout.find(name_[at]);
            if (table < 0) {
                if (slot < 0)
                    return fail(fmt::format("{} has no field {}{}",
                                            layout.id.empty() ? "the template" : layout.id, name_[at],
                                            did_you_mean(name_[at], names_of(layout))));
                return finish_slot(layout, slot, at + 1, now);
            }
            scope = layout.tables[index(table)];
            found_.place.tables.push_back(table);
            found_.type.column = true;
            found_.row_scope = scope;
            if (now)
                depends_on_.push_back(layout_.item_of_self(scope));
            if (at + 1 == name_.size()) {
                found_.type.kind = ValueType::Kind::rows;
                return;
            }
        }
    }

    void finish_slot(const ScopeLayout& scope, int slot, std::size_t next, bool now) {
        const Field& field = *scope.slots[index(slot)].field;
        found_.place.slot = slot;
        found_.field = &field;
        if (field.store == FieldStore::private_note)
            return fail(fmt::format("{} is a private note; no expression may look at it", field.id));
        if (now && scope.kind != ScopeLayout::Kind::entry)
            depends_on_.push_back(layout_.item_of_slot(scope.index, slot));
        found_.sees_after_registers = now && field.after_registers;
        const bool column = found_.type.column;
        found_.type = type_of(field);
        found_.type.column = column;
        if (next < name_.size())
            through(field, next);
    }

    void through(const Field& field, std::size_t next) {
        if (field.kind != FieldKind::reference || field.several)
            return fail(
                fmt::format("{} is no reference to one entry of a register, so {} cannot be looked up "
                            "through it",
                            field.id, name_[next]));
        const int which = layout_.find_register(field.reference_to);
        if (which < 0) {
            found_.absent = true;
            return;
        }
        const ScopeLayout& entry = layout_.scope(register_scope(which));
        const int slot = entry.find_slot(name_[next]);
        if (slot < 0)
            return fail(fmt::format("{} has no field {}{}", entry.id, name_[next],
                                    did_you_mean(name_[next], names_of(entry))));
        if (next + 1 < name_.size())
            return fail("a name looks through one reference at most");
        found_.place.through = which;
        found_.place.through_slot = slot;
        found_.field = entry.slots[index(slot)].field;
        const bool column = found_.type.column;
        found_.type = type_of(*found_.field);
        found_.type.column = column;
    }

    void unknown(std::size_t at) {
        for (const ScopeLayout& scope : layout_.scopes)
            if (scope.part == scope_.part && scope.parent >= 0 && scope.find_slot(name_[at]) >= 0)
                return fail(fmt::format("{} stands in the rows of {}: write {}.{} (a list of values)",
                                        name_[at], scope.id, path_to(scope), name_[at]));
        std::vector<std::string> names;
        for (const NameFrame& frame : frames_)
            for (int scope = frame.scope; scope >= 0; scope = layout_.scope(scope).parent)
                for (std::string& name : names_of(layout_.scope(scope)))
                    names.push_back(std::move(name));
        const PartLayout& part = layout_.parts[index(scope_.part)];
        for (const auto& [id, place] : part.aliases)
            names.emplace_back(id);
        for (const auto& [id, place] : part.registers)
            names.emplace_back(id);
        for (const auto& [id, place] : part.parameters)
            names.emplace_back(id);
        for (const PartLayout& other : layout_.parts)
            names.push_back(other.definition->prefix);
        fail(fmt::format("there is no field{} {}{}", at + 1 < name_.size() ? " or template" : "", name_[at],
                         did_you_mean(name_[at], names)));
        found_.absent = at + 1 < name_.size(); // may be a template that is not part of this note
    }

    [[nodiscard]] std::string path_to(const ScopeLayout& scope) const {
        const bool nested = layout_.scope(scope.parent).parent >= 0;
        return nested ? path_to(layout_.scope(scope.parent)) + "." + scope.id : scope.id;
    }

    static std::vector<std::string> names_of(const ScopeLayout& scope) {
        std::vector<std::string> names;
        for (const auto& [id, place] : scope.names)
            names.emplace_back(id);
        return names;
    }

    static std::size_t index(int at) { return static_cast<std::size_t>(at); }
    [[nodiscard]] const ScopeLayout& top(int part) const {
        return layout_.scope(layout_.parts[index(part)].top);
    }
    [[nodiscard]] int register_scope(int which) const { return layout_.registers[index(which)].scope; }

    const std::span<const std::string_view> name_;
    const Layout& layout_;
    const BindScope& scope_;
    const std::vector<NameFrame>& frames_;
    std::vector<int>& depends_on_;
    ResolvedName found_;
};

} // namespace

ResolvedName resolve_name(std::span<const std::string_view> name, const Layout& layout,
                          const BindScope& scope, const std::vector<NameFrame>& frames,
                          std::vector<int>& depends_on) {
    return Resolver{name, layout, scope, frames, depends_on}.resolve();
}

} // namespace attune
