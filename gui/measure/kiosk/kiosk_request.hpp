// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"

#include <string>

namespace attune {

/// A measure that the client is to answer on this screen.
struct KioskRequest {
    ClientId client{};
    std::string measure{};
    std::string rater{}; ///< empty: the first that answers it
    std::string about{};
};

} // namespace attune
