// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"

#include <string>
#include <vector>

namespace attune {

/// One line of the list under the XML.
struct StudioProblem {
    enum class Weight { error, warning };
    Weight weight = Weight::error;
    std::string file; ///< "templates/session.xml"
    int line = 1;
    int column = 1;    ///< in characters, from 1
    std::string where; ///< "computed drop"
    std::string problem;
    std::string expected; ///< empty where `problem` says it all
    friend bool operator==(const StudioProblem&, const StudioProblem&) = default;
};

} // namespace attune
