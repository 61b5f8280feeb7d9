// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/template_shelf.hpp"
#include "core/template/form/form.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Prefix of the header's pack in paths and expressions.
inline constexpr std::string_view header_prefix = "hdr";

/// The value of a header field; null when the header does not have it.
[[nodiscard]] Value header_value(const Form& form, std::string_view id);
/// Answers a header field, where the header has it.
void answer_header(Form& form, std::string_view id, Value value);
/// "EMDR, CBT": the short titles of the parts after the header.
[[nodiscard]] std::string approach_of(const std::vector<std::shared_ptr<const Template>>& parts,
                                      const TemplateShelf& shelf);
/// One line that tells the note from others in a list: the entries worked on with their newest numbers, else
/// the first text written. Nothing private.
[[nodiscard]] std::string summary_of(const Form& form, const std::vector<Observation>& observations);
/// What native libraries gave to the computed fields, as "se.cycles".
[[nodiscard]] std::map<std::string, Value, std::less<>> native_values(const Form& form);

} // namespace attune
