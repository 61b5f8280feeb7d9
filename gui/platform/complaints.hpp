// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace attune {

/// From now on criticals of GTK and its libraries are kept as well as written to stderr. They tell
/// of a mistake of ours, such as a control that is given less room than it can be drawn in, and the tour and
/// the window tests fail on them.
void keep_complaints();
/// What was said since the last call, oldest first, 100 at most: "Gtk: gtk_box_gadget_distribute: …".
[[nodiscard]] std::vector<std::string> take_complaints();

} // namespace attune
