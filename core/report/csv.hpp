// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attune {

/// A cell of RFC 4180. A leading =, +, -, @ or tab would make a spreadsheet calculate; an apostrophe stops it.
[[nodiscard]] std::string csv_cell(const std::string& text);

} // namespace attune
