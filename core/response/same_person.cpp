// SPDX-License-Identifier: Apache-2.0
#include "core/response/same_person.hpp"

#include "core/text/text.hpp"

namespace attune {

bool same_person(std::string_view one, std::string_view other) {
    return one == other || (!one.empty() && !other.empty() && fold(one) == fold(other));
}

} // namespace attune
