// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// The drawn marks. A mark always stands beside a word. No wx in here: view models choose marks.
enum class Mark { good, critical, caution, information, not_set, none, event };

} // namespace attune
