// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/check/checked_template.hpp"

namespace attune {

// The lints that check_pack puts together; each adds what it finds. Those that follow names do nothing with a
// template whose names are not bound.

/// Labels, hints, options and messages as people read them.
void check_wording(CheckedTemplate& form);
/// Scales whose ends have no words; series without direction, source or range; numbers without a source.
void check_measures(CheckedTemplate& form);

/// What can never be shown, required, said or fired.
void check_reach(CheckedTemplate& form);
/// States never reached or left, events that change nothing, values that nothing sets.
void check_registers(CheckedTemplate& form);
/// Answers that never come up in the prose.
void check_prose(CheckedTemplate& form);

/// A measure that reads well and yet would trouble those who use it; nothing for one with mistakes.
[[nodiscard]] std::vector<PackFinding> check_instrument(const std::string& xml, const std::string& file);

} // namespace attune
