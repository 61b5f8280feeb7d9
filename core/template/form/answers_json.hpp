// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"
#include "core/template/value.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Writes answers as canonical JSON: keys sorted, no blanks, numbers in their shortest form. The same answers
/// give the same bytes for ever; it is what is stored and signed. Values that are null, and tables without
/// rows, are left out; parts stay even when they are empty.
/// {"emdr":{"phases":["4"],"work":[{"p4_sets":[{"no":1,"sud":{"not_asked":true}}]}]}}
[[nodiscard]] std::string write_answers(const NoteAnswers& answers);

/// Reads what write_answers wrote, with the types of the templates (a date stays a date). A field that no
/// template knows keeps the type that JSON shows, so nothing is lost. Throws Error(vault_damaged) when it is
/// no such JSON; the message holds no answers.
[[nodiscard]] NoteAnswers read_answers(std::string_view json,
                                       const std::vector<std::shared_ptr<const Template>>& parts);

/// One value alone, as write_answers writes it: null, true, 4.5, "text", ["a","b"], {"not_asked":true}.
[[nodiscard]] std::string write_value(const Value& value);
/// The other way round; `field` gives the type. Throws as read_answers.
[[nodiscard]] Value read_value(std::string_view json, const Field& field);

} // namespace attune
