// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <wx/textctrl.h>

namespace attune {

/// Inner margin of our multi-line texts on each side, pixels; what `set_text_margins` sets.
inline constexpr int text_margin = 8;

/// Pixels that `words` need in height in a multi-line text that is `width` pixels wide, margins and frame
/// included. 0 while the width is too small to mean anything. Texts above 20,000 bytes count as `most`, as
/// laying them out only to learn that they are taller would cost time.
[[nodiscard]] int text_height(const wxTextCtrl* text, const std::string& words, int width, int most);

} // namespace attune
