// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/template/reader/reader.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What came of reading one file: the instrument, or everything that is wrong with it.
struct ReadInstrument {
    std::shared_ptr<const Instrument> result; ///< null when there are problems
    std::vector<FileProblem> problems;        ///< all of them, at most 100
};

/// Reads one measure from bytes. Never throws on content; limits: 1 MiB, depth 32, UTF-8, no DOCTYPE.
/// `pack` is the id of the pack that brings it, `file` is for messages only.
[[nodiscard]] ReadInstrument read_instrument(std::string_view xml, const std::string& file, std::string_view pack);

} // namespace attune
