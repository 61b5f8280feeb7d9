// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

namespace attune::cli {

[[nodiscard]] std::string_view state_word(NoteState state);
[[nodiscard]] nlohmann::ordered_json note_row_json(const NoteRow& row);
/// A note whole: answers, computed values, problems, rules, prompts, signature and addenda.
[[nodiscard]] nlohmann::ordered_json note_json(const Practice& practice, NoteId id);
[[nodiscard]] nlohmann::ordered_json value_json(const Value& value);
/// Whole numbers without a point: 8, not 8.0.
[[nodiscard]] nlohmann::ordered_json number_json(double number);

} // namespace attune::cli
