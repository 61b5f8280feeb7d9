// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// Whether a dialog waits for an answer.
[[nodiscard]] bool has_open_dialog();
/// Ends every dialog that is open, so that nothing of the practice stays on screen or in use.
void end_dialogs();

} // namespace attune
