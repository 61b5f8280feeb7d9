// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/theme.hpp"

#include <string>

namespace attune {

/// The style sheet for Adwaita in these colours: GTK does not adapt it to light and dark by itself.
[[nodiscard]] std::string style_sheet(const Palette& colours);
/// What other themes get: measures only, no colours.
[[nodiscard]] std::string layout_sheet();

} // namespace attune
