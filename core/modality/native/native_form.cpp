// SPDX-License-Identifier: Apache-2.0
// The side of NativeValues that looks at forms: kept apart from running libraries, which needs no form.
#include "core/modality/native/native_values.hpp"

#include <algorithm>

namespace attune {

bool NativeValues::has_work_for(const Form& form) const {
    return std::ranges::any_of(form.parts(), [&](const auto& part) {
        const auto library = find(part->pack);
        return library != nullptr && !library->off;
    });
}

std::vector<NativeRequest> NativeValues::gather(const Form& form,
                                                const std::vector<EarlierNote>& earlier) const {
    const auto present = form.values();
    return gather({form.parts(), present, earlier, form.registers_after()});
}

} // namespace attune
