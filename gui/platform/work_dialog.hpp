// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <wx/string.h>

class wxWindow;

namespace attune {

/// Does `work` on a thread of its own behind a gauge, and comes back when it has ended. What it throws is
/// thrown again here. `work` reports 0 to 1 (or nothing) and gets false back once Cancel was pressed; the
/// button is there only with Cancel::offered. Nobody else may touch the vault meanwhile: the window waits.
enum class Cancel { offered, not_offered };
void do_work(wxWindow* parent, const wxString& what, Cancel cancel,
             const std::function<void(const std::function<bool(double)>& progress)>& work);

/// Whether such work is going on: the practice cannot be locked before it has ended.
[[nodiscard]] bool is_working();

} // namespace attune
