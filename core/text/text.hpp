// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// Whether `text` is UTF-8 without NUL and without control characters other than newline and tab.
[[nodiscard]] bool is_clean_text(std::string_view text);
/// What makes `text` unclean, in words with the byte offset; nothing when it is clean.
[[nodiscard]] std::optional<std::string> text_problem(std::string_view text);

/// Folds for search: case, accents and ligatures go ("Łukasz" and "LUKASZ" become "lukasz"). Needs clean text.
[[nodiscard]] std::string fold(std::string_view text);
/// A binary key that sorts as the names of people sort in a list. Needs clean text.
[[nodiscard]] std::string sort_key(std::string_view text);
/// Compatibility composition (NFKC), applied to passphrases before they are hashed.
[[nodiscard]] std::string nfkc(std::string_view text);
/// Trims, composes (NFC) and strips bidirectional controls: for names and titles, never for bodies.
[[nodiscard]] std::string tidy_name(std::string_view text);
/// Number of code points.
[[nodiscard]] std::size_t length_in_characters(std::string_view text);
/// Whole characters only; "…" stands for what was cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t characters);

} // namespace attune
