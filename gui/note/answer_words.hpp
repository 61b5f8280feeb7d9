// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"
#include "core/template/value.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace attune {

/// "Tuesday 9 March 2027".
[[nodiscard]] std::string day_in_words(Date date);

/// A number as people write it: no needless zeros; `decimals` digits when 0 or more.
[[nodiscard]] std::string number_in_words(double number, int decimals = -1);

/// Gives the title of a register entry ("emdr.target", id) or the label of a body region ("body", id).
using TitleOf = std::function<std::string(std::string_view, std::string_view)>;

/// An answer as a person reads it: labels of options, titles of entries, "50 minutes", "not asked".
/// Empty when there is none.
[[nodiscard]] std::string answer_in_words(const Field& field, const Value& value, const TitleOf& title_of);

/// The same text as it stands in the field's control: ISO dates, bare numbers.
[[nodiscard]] std::string answer_as_typed(const Field& field, const Value& value);

/// Reads what was typed into a number, date, time or duration field. Text that does not hold comes back
/// as text, so that it is kept and reported; blank text is "unanswered". A comma counts as decimal point,
/// and a duration may be written "50" or "1:20".
[[nodiscard]] Value answer_from_typed(const Field& field, std::string_view typed);

/// What GTK gave, made fit to keep: CR LF becomes LF, NUL and other control characters go, bytes that are
/// not UTF-8 become U+FFFD.
[[nodiscard]] std::string fit_to_keep(std::string_view text);

/// The most that one field holds, in bytes.
inline constexpr std::size_t longest_text = std::size_t{1} << 20;

} // namespace attune
