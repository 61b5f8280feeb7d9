// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune {

/// The SVG text of a file below packaging/icons ("marks/light/good.svg") that was built into the program;
/// null when it was not.
[[nodiscard]] const char* picture(std::string_view path);

} // namespace attune
