// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"
#include "core/template/value.hpp"

#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Answers as people write them down, and what could not be understood.
struct TypedValues {
    NoteAnswers answers;               ///< what was understood; null clears an answer
    std::vector<std::string> problems; ///< every one, each naming its key; empty when all is well
};

/// Reads a JSON object of field id → value, for people and for scripts.
///
/// A field is named as p3_sud0, p3.sud0, emdr.p3.sud0, emdr.p3_sud0, emdr_p3_sud0, or inside an object named
/// as the part: {"emdr": {"p3_sud0": 8}}. A field that stands in a block goes to the block's first row;
/// several rows are an array of objects under the block's id. Tables are arrays of objects.
/// Options may be given by value or by label; yes and no as true, false, "yes", "no"; days as "2027-03-09";
/// times as "14:05"; a scale that was not put as "not asked". Ranges are left to the form.
/// A name without its part is looked for in the first `foremost` parts, and in the others where none of those has it.
[[nodiscard]] TypedValues read_values(std::string_view json,
                                      const std::vector<std::shared_ptr<const Template>>& parts,
                                      std::size_t foremost = std::numeric_limits<std::size_t>::max());

/// One value of one field, as people write it. `problem` gets what is wrong and what was expected.
struct TypedValue {
    Value value;
    std::string problem;
};
[[nodiscard]] TypedValue read_typed_value(std::string_view json, const Field& field);

} // namespace attune
