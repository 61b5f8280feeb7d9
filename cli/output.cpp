// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include "core/text/text.hpp"

#include <algorithm>
#include <cstdio>

namespace attune::cli {

void Output::line(const std::string& text) {
    if (!json_)
        std::printf("%s\n", text.c_str());
}

void Output::table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], length_in_characters(row[i]));
    }
    for (const auto& row : rows) {
        std::string text;
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += row[i];
            if (i + 1 < row.size())
                text.append(widths[i] - length_in_characters(row[i]) + 2, ' ');
        }
        line(text);
    }
}

void Output::document(const nlohmann::ordered_json& document) {
    if (json_)
        std::printf("%s\n",
                    document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

} // namespace attune::cli
