// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/schedule_basis.hpp"

#include "core/modality/template_shelf.hpp"

#include <algorithm>

namespace attune {

TraumaPacks trauma_packs(const TemplateShelf& shelf) {
    TraumaPacks prefixes;
    for (const Pack& pack : shelf.packs())
        for (const auto& form : pack.templates)
            if (std::ranges::find(form->signals, "trauma_treatment", &Signal::id) != form->signals.end())
                prefixes.insert(pack.prefix);
    return prefixes;
}

ScheduleBasis schedule_basis(const TemplateShelf& shelf) {
    return {.shelf = shelf.measures(), .trauma_packs = trauma_packs(shelf)};
}

} // namespace attune
