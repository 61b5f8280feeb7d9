// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <wx/string.h>

namespace attune {

/// The core's words for a control. They must be UTF-8, as all words of the core are: wx gives nothing for other bytes.
[[nodiscard]] inline wxString utf8(std::string_view words) { return wxString::FromUTF8(words.data(), words.size()); }

} // namespace attune
