// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"

#include <cstddef>
#include <string>

namespace attune {

/// What the figure of one score rests on, as 64 hex digits: the version that the instrument says of itself, the time it
/// asks about, who answers, every item in its order with the values of its answers, and the score's own formula with its
/// rule for missing answers. Two scores with the same one can be set against each other, whatever else changed in the
/// file: words, topics, sources, codes, terms, bands, cut-offs, changes, norms, results in words and other scores.
///
/// Worked out anew from the XML whenever an instrument is read and never stored, so that its recipe may grow. `scale` is an
/// index into Instrument::scales.
[[nodiscard]] std::string score_basis(const Instrument& instrument, std::size_t scale);

} // namespace attune
