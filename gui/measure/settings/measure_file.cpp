// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/settings/measure_file.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <system_error>

namespace attune {

MeasureFile read_measure_file(const std::filesystem::path& file, const char* what) {
    constexpr std::uintmax_t most_bytes = 16U << 20;
    const char* unreadable = "The file cannot be read. Look whether it is still there and whether you may read it.";
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure)
        return {{}, unreadable};
    if (size > most_bytes)
        return {{}, fmt::format("The file is larger than 16 MiB; {} is far smaller.", what)};
    std::ifstream stream{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.good() && !stream.eof())
        return {{}, unreadable};
    return {std::move(bytes), {}};
}

} // namespace attune
