// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One step of an exposure hierarchy, 0 calm to 100 worst.
struct HierarchyStep {
    std::string key;                  ///< register entry id
    std::string title;
    std::optional<double> initial;    ///< SUDS when it was listed, or its first rating
    std::optional<double> now;        ///< SUDS rated last; nothing: never rated again
    std::optional<Date> rated;
    std::optional<int> trials;
    std::string state;                ///< "active", "mastered", "set aside"
    bool is_done = false;
    bool is_set_aside = false;
};

/// The hardest on top; steps without a rating last.
[[nodiscard]] std::vector<HierarchyStep> exposure_hierarchy(const ClientCourse& course);

/// "5 steps, 2 of them mastered. Driving over the bridge: 80 to 30, active."
[[nodiscard]] std::string hierarchy_words(const std::vector<HierarchyStep>& steps);

} // namespace attune
