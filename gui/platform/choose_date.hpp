// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <functional>
#include <optional>
#include <wx/string.h>

class wxWindow;

namespace attune {

/// Why a day will not do, in words; empty when it will.
using DayRefusal = std::function<wxString(Date)>;

/// Lets a day be chosen from a calendar in a dialog of its own over `parent`. `name`: what the day is of. Begins at
/// `now`, or at today. A day that is refused stays in the dialog with the reason below it. Nothing when it was
/// cancelled.
[[nodiscard]] std::optional<Date> choose_date(wxWindow* parent, const wxString& name, std::optional<Date> now,
                                              const DayRefusal& refusal = {});

} // namespace attune
