// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// Whether a screen reader runs in this session, as the desktop's accessibility service says; no where there is no
/// such service. Waits for it at most a quarter of a second.
[[nodiscard]] bool screen_reader_runs();

} // namespace attune
