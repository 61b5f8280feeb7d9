// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace attune {

/// The files of core/modality/authoring/starter by name, as they lie there.
[[nodiscard]] const std::map<std::string, std::string, std::less<>>& starter_texts();

} // namespace attune
