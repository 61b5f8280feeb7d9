// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_reader.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_register.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace attune::fault {

inline constexpr const char* user = "Dr Ana Kovač";
inline constexpr const char* passphrase = "orbit velvet seven kettles";

inline std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

inline std::shared_ptr<const Instrument> phq(const std::filesystem::path& source) {
    auto read = read_instrument(read_text(source / "plugins/measures/measures/phq-9.xml"), "phq-9.xml", "measures");
    if (read.result == nullptr)
        throw std::runtime_error{"the PHQ-9 does not read"};
    return read.result;
}

/// The header that ships with the program, whose list of measures given the responses fill.
inline std::vector<Pack> packs(const std::filesystem::path& source) {
    auto read = read_template(read_text(source / "plugins/header/templates/session.xml"), "session.xml",
                              {.pack = "header", .prefix = "hdr", .others = {}});
    if (read.result == nullptr)
        throw std::runtime_error{to_string(read.problems.front())};
    Pack pack;
    pack.id = "header";
    pack.prefix = "hdr";
    pack.title = "Session header";
    pack.templates.push_back(read.result);
    return {pack};
}

/// Answers that tell the step, and an answer to item 9 that says the same, so that a mixture would show.
inline ItemAnswers answers_of(long step) {
    ItemAnswers answers(10, Answer::of(static_cast<double>(step % 4)));
    answers[0] = Answer::of(static_cast<double>(step / 4 % 4));
    return answers;
}

} // namespace attune::fault
