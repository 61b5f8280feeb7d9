// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"

#include <string>
#include <vector>

namespace attune {

/// What another version of a pack does to its forms and measures, a sentence each, in their order: questions that come
/// and go or change what they take, registers, series, rules, computed values, what the native library is and sees.
/// For the one who decides about an update. Empty when nothing that a therapist could meet is different.
[[nodiscard]] std::vector<std::string> changes_between(const Pack& before, const Pack& after);

} // namespace attune
