// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader/format_version.hpp"

#include <fmt/core.h>

namespace attune {

std::optional<std::string> newer_format(std::string_view asked, std::string_view known) {
    const auto stem = known.substr(0, known.rfind(':') + 1);
    const auto known_number = known.substr(stem.size());
    if (!asked.starts_with(stem))
        return std::nullopt;
    const auto number = asked.substr(stem.size());
    if (number.empty() || number.size() > 6 || number.front() == '0' ||
        number.find_first_not_of("0123456789") != std::string_view::npos ||
        number.size() < known_number.size() ||
        (number.size() == known_number.size() && number <= known_number))
        return std::nullopt;
    return fmt::format("asks for format {} ({}); this version of Attune knows format {}: update Attune", number,
                       asked, known_number);
}

} // namespace attune
