// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The words of an attribute, parted by blanks.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);
/// A finite number written with a dot; nothing when the text is anything else.
[[nodiscard]] std::optional<double> number_of(std::string_view text);
/// A whole number from 0 to 9999.
[[nodiscard]] std::optional<std::size_t> count_of(std::string_view text);
/// "required", "out-of-range" …, as examples name them.
[[nodiscard]] std::optional<ProblemKind> problem_kind(std::string_view word);
[[nodiscard]] std::string_view to_word(ProblemKind kind);
/// "information", "caution" …
[[nodiscard]] std::string_view to_word(Severity severity);
/// All kinds of problems, for messages.
[[nodiscard]] std::string problem_kinds();
/// "soap" is one, "all" are all; none for any other word.
[[nodiscard]] std::vector<NoteFormat> note_formats(std::string_view word);
/// A value for a message: 37.5, yes, 2027-03-09, "words", nothing.
[[nodiscard]] std::string spelled(const Value& value);

} // namespace attune
