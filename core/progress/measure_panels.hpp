// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"

namespace attune {

/// Puts the measures of the input into the timeline, first of all in their group "Measures". A line per rater and
/// per person that the measure is about; version, recall period and language break a line. A series of the header
/// that repeats what a measure says is left out.
void add_measure_panels(const TimelineInput& input, Timeline& timeline);

} // namespace attune
