// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"

#include <set>
#include <string>

namespace attune {

class TemplateShelf;

/// Prefixes of packs ("emdr") whose notes make an episode one of trauma work.
using TraumaPacks = std::set<std::string, std::less<>>;

/// What the schedules of all clients are asked with: the same wherever something is due or was missed.
struct ScheduleBasis {
    InstrumentShelf shelf{}; ///< what is offered; which of several a schedule takes goes by all of it that may be used
    TraumaPacks trauma_packs{};
};

/// The packs on the shelf of which a form has the signal trauma_treatment.
[[nodiscard]] TraumaPacks trauma_packs(const TemplateShelf& shelf);
[[nodiscard]] ScheduleBasis schedule_basis(const TemplateShelf& shelf);

} // namespace attune
