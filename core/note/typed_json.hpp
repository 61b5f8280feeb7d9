// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/register_book.hpp"
#include "core/template/value.hpp"

#include <map>
#include <string>

namespace attune {

// Values that are kept without the template that could tell their kind: entries of registers, values that
// native libraries gave, points of series. The kind stands beside what JSON itself cannot tell:
// {"date":"2027-03-09"}. Keys are sorted and there are no blanks. Reading throws Error(vault_damaged); an
// empty text reads as nothing.

using ValueMap = std::map<std::string, Value, std::less<>>;

[[nodiscard]] std::string write_typed(const Value& value);
[[nodiscard]] Value read_typed(const std::string& json);
[[nodiscard]] std::string write_typed_map(const ValueMap& values);
[[nodiscard]] ValueMap read_typed_map(const std::string& json);

/// What sessions left behind in the entries: state, carried values, last note. Entries that stand as they
/// began are left out, and so are typed fields.
[[nodiscard]] std::string write_carried(const RegisterBook& book);
[[nodiscard]] RegisterBook read_carried(const std::string& json);

} // namespace attune
