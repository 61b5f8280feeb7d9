// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/page_makers.hpp"
#include "gui/workspace/workspace.hpp"

namespace attune {

/// The note page and the progress page of the program.
[[nodiscard]] PageMakers page_makers(Workspace& workspace);

} // namespace attune
