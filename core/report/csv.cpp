// SPDX-License-Identifier: Apache-2.0
#include "core/report/csv.hpp"

#include <string_view>

namespace attune {

std::string csv_cell(const std::string& text) {
    std::string safe = text;
    if (!safe.empty() && std::string_view{"=+-@\t\r"}.find(safe.front()) != std::string_view::npos)
        safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace attune
