// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attune {

/// A number as a reader expects it: at most `decimals` digits behind the point, or 2 when negative, without
/// zeros at the end unless `decimals` asks for them; rounded half away from zero; "−" for minus.
[[nodiscard]] std::string number_words(double value, int decimals = -1);

} // namespace attune
