// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

/// A place in a text, both from 1. Columns count characters.
struct TextPlace {
    int line = 1;
    int column = 1;
    friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

[[nodiscard]] TextPlace place_at(std::string_view text, std::size_t offset);
/// The offset of a place; the end of its line, or of the text, where it lies beyond.
[[nodiscard]] std::size_t offset_of(std::string_view text, TextPlace place);
/// Where the word that begins at `offset` ends; at least one character further where there is one in the
/// line.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t offset);
/// Where `words` stand next after `from`, from the top when they do not; npos when they stand nowhere.
/// Letters a to z count in either case.
[[nodiscard]] std::size_t find_words(std::string_view text, std::string_view words, std::size_t from);

} // namespace attune
