// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"

#include <string>
#include <vector>

namespace attune::test {

/// The whole note as prose.
[[nodiscard]] std::string prose_of(const Form& form, NoteFormat format);

/// Words that a reader should never meet: ids, braces, null, stops that are doubled. A line each.
[[nodiscard]] std::vector<std::string> oddities(const std::string& prose);

/// An answer that belongs in the record: where it stands, and the words that the prose must hold.
struct Said {
    std::string place;
    std::vector<std::string> words;
};
/// Every answer of every part: texts as typed, labels of choices, numbers, titles of entries. Yes and no, and
/// what only finds its place in time, are said in words of the template's own.
[[nodiscard]] std::vector<Said> everything_said(const Form& form);

/// Whether the prose holds these words; a capital at their beginning and a stop at their end may be gone.
[[nodiscard]] bool holds(const std::string& prose, const std::string& words);

} // namespace attune::test
