// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>
#include <wx/string.h>

class wxWindow;

namespace attune {

/// Says over `parent` what was not done (`what`), what to do about it (`advice`), and every problem, one a line. Long
/// lists scroll and can be copied. Does nothing without a problem.
void show_problems(wxWindow* parent, const wxString& what, const wxString& advice,
                   const std::vector<std::string>& problems);

} // namespace attune
