// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/made_id.hpp"

#include "core/text/text.hpp"

#include <algorithm>

namespace attune {

std::string made_id(std::string_view words) {
    constexpr std::size_t longest = 40;
    std::string id;
    for (const char letter : fold(words)) {
        const bool is_letter = letter >= 'a' && letter <= 'z';
        if (is_letter || (letter >= '0' && letter <= '9' && !id.empty()))
            id += letter;
        else if (!id.empty() && id.back() != '_')
            id += '_';
    }
    id.resize(std::min(id.size(), longest));
    while (!id.empty() && id.back() == '_')
        id.pop_back();
    return id;
}

} // namespace attune
