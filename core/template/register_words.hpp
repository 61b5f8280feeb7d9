// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/register_book.hpp"
#include "core/template/template.hpp"

#include <optional>
#include <string>

namespace attune {

/// What people call the entry: the text of its title field, or the label of the option that was chosen there.
/// Empty when the title is not answered.
[[nodiscard]] std::string title_of_entry(const Register& kind, const RegisterEntry& entry);

/// "SUD" of "SUD by target": what stands after the name of the entry that the numbers belong to.
[[nodiscard]] std::string label_beside_entry(const Series& series);

/// What the entry carries as the start of the series (Series::base); nothing while it carries none.
[[nodiscard]] std::optional<double> base_of(const Series& series, const RegisterEntry& entry);

} // namespace attune
