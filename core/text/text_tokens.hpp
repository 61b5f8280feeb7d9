// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A word or a number in a text, folded: no case, no accents, no invisible characters, digits of any script as 0 to 9.
struct TextToken {
    std::string folded;
    std::size_t begin = 0; ///< first byte
    std::size_t end = 0;   ///< behind the last byte
    enum class Kind { word, number } kind = Kind::word;
    bool is_capital = false;       ///< begins with a capital, or is of a script that has none
    bool is_all_capitals = false;  ///< of more than one letter
    bool is_spaceless = false;     ///< of a script that does not part its words: Han, Thai, …
    bool is_right_to_left = false; ///< Hebrew or Arabic, which write small words together with the next
};

[[nodiscard]] std::vector<TextToken> tokens_of(std::string_view text);

/// Whether nothing but a few blanks and marks stands between two tokens that follow one another.
[[nodiscard]] bool are_adjacent(std::string_view text, const TextToken& one, const TextToken& next);

} // namespace attune
