// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <string>
#include <vector>

namespace attune {

/// Where a section's questions, values and rules come from, a sentence for each evidence tag: "Proposals of this
/// pack, not validated: Readiness, Distress." What is taken from a source is named only with that source. A hint
/// that says itself that it is not validated is not said twice.
[[nodiscard]] std::vector<std::string> evidence_lines(const Template& owner, const Section& section);

} // namespace attune
