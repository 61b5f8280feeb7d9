// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "core/template/form/typed_values.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

using ExampleParts = std::vector<std::shared_ptr<const Template>>;

/// What a path of an example leads to.
struct NamedPlace {
    FieldPath path;
    const Field* field = nullptr; ///< null: a block
    std::string problem;          ///< why it leads nowhere; empty when all is well
};

/// Follows "tr[0].emotion", "hdr.homework_next[1].task": rows count from 0, and what has no prefix before it
/// belongs to the part `own`. A name by `alias` leads to the field that it stands for.
[[nodiscard]] NamedPlace find_place(std::string_view text, const ExampleParts& parts, const Template& own);

/// A thing that a template names outside of fields: a rule, a prompt, a series, a register.
struct NamedThing {
    const Template* part = nullptr;
    std::string id;      ///< without prefix
    std::string problem; ///< why there is none
};
enum class ThingKind { rule, prompt, parameter, series, register_definition };
[[nodiscard]] NamedThing find_thing(ThingKind kind, std::string_view text, const ExampleParts& parts,
                                    const Template& own);

/// Entries of registers by the id that the example gave them.
using EntryNames = std::map<std::string, std::string, std::less<>>;

/// A value as the example writes it, of the field's kind: lists parted by blanks, "not asked" for a scale,
/// ids of the example for references; empty text is no answer. Computed fields are read by the kind of their
/// result.
[[nodiscard]] TypedValue read_example_value(const std::string& text, const Field& field,
                                            const EntryNames& entries);

} // namespace attune
