// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace attune {

/// A label as it stands inside a sentence: "Deeper breath" becomes "deeper breath"; words with capitals
/// further in ("SUD", "VoC", "PHQ-9") and single letters ("I") stay.
[[nodiscard]] std::string in_sentence(std::string text);
/// Ends like a sentence: adds the full stop where there is none, also none inside closing quotation marks or
/// brackets, and drops blanks at the end.
[[nodiscard]] std::string finished_sentence(std::string text);
/// Appends words of a template. A full stop that begins them, perhaps after closing quotation marks, is
/// dropped where `text` ends like a sentence already: what was typed may have a full stop of its own.
void append_words(std::string& text, std::string_view words);
/// Words for a region of the body map: "front-hand-left" is "left hand", "back-knee-left" is "back of the
/// left knee". What is no region stays as it is.
[[nodiscard]] std::string body_words(std::string_view region);

} // namespace attune
