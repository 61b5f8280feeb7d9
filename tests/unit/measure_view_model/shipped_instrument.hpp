// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_reader.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace attune {

inline std::shared_ptr<const Instrument> instrument_in(const std::filesystem::path& file) {
    std::ifstream stream{file};
    const std::string xml{std::istreambuf_iterator<char>{stream}, {}};
    auto read = read_instrument(xml, file.filename().string(), "measures");
    if (!read.result)
        throw std::runtime_error{"cannot be read: " + file.string()};
    return read.result;
}

/// An instrument as it comes with the program: "phq-9".
inline std::shared_ptr<const Instrument> shipped_instrument(const std::string& id) {
    return instrument_in(std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures" / (id + ".xml"));
}

inline std::vector<std::shared_ptr<const Instrument>> shipped_instruments() {
    std::vector<std::shared_ptr<const Instrument>> all;
    for (const auto& file :
         std::filesystem::directory_iterator{std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures"})
        if (file.path().extension() == ".xml")
            all.push_back(instrument_in(file.path()));
    return all;
}

} // namespace attune
