// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/measure/shipped_measures.hpp"

#include "core/measure/instrument_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace attune {
namespace {

std::filesystem::path folder() {
    return std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures";
}

} // namespace

std::string measure_file_text(std::string_view id) {
    std::ifstream file{folder() / (std::string{id} + ".xml"), std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

const Instrument& shipped_measure(std::string_view id) {
    static std::map<std::string, std::shared_ptr<const Instrument>, std::less<>> read;
    if (const auto known = read.find(id); known != read.end())
        return *known->second;
    const ReadInstrument instrument =
        read_instrument(measure_file_text(id), std::string{id} + ".xml", "measures");
    if (!instrument.result) {
        std::string words = std::string{id} + " does not load:";
        for (const FileProblem& problem : instrument.problems)
            words += "\n" + to_string(problem);
        throw std::runtime_error{words};
    }
    return *read.emplace(id, instrument.result).first->second;
}

const std::vector<std::string>& shipped_measure_ids() {
    static const std::vector<std::string> ids = [] {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator{folder()})
            found.push_back(entry.path().stem().string());
        std::ranges::sort(found);
        return found;
    }();
    return ids;
}

} // namespace attune
