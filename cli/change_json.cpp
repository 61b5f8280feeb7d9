// SPDX-License-Identifier: Apache-2.0
#include "cli/change_json.hpp"

#include "core/progress/score_wording.hpp"

namespace attune::cli {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json change_json(const ChangeResult& result) {
    return {{"improvement", or_null(result.improvement)},
            {"reliable", result.reliable ? Json(*result.reliable) : Json(nullptr)},
            {"category", result.category ? Json(category_code(*result.category)) : Json(nullptr)},
            {"why_not", result.category ? Json(nullptr) : Json(gap_words(result.gap))}};
}

} // namespace attune::cli
