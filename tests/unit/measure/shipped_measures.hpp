// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The measures that come with Attune, read by the reader that the program uses. Read once per program.
/// Throws std::runtime_error with every problem when one does not load, and when there is none of this id.
[[nodiscard]] const Instrument& shipped_measure(std::string_view id);
/// In the order of their ids.
[[nodiscard]] const std::vector<std::string>& shipped_measure_ids();
[[nodiscard]] std::string measure_file_text(std::string_view id);

} // namespace attune
