// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/template_shelf.hpp"
#include "core/template/form/form.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace attune::fault {

inline constexpr const char* user = "Dr Ana Kovač";
inline constexpr const char* passphrase = "orbit velvet seven kettles";

/// The small header and the small modality of tests/data/notes.
inline std::vector<Pack> packs(const std::filesystem::path& source) {
    const auto read = [&](const std::string& id, const std::string& prefix, const std::string& file,
                          const std::vector<Pack>& others) {
        ReadScope scope{.pack = id, .prefix = prefix, .others = {}};
        for (const auto& other : others)
            scope.others.insert(scope.others.end(), other.templates.begin(), other.templates.end());
        std::ifstream stream{source / "tests/data/notes" / file, std::ios::binary};
        const std::string xml{std::istreambuf_iterator<char>{stream}, {}};
        auto result = read_template(xml, file, scope);
        for (const auto& problem : result.problems)
            throw std::runtime_error{to_string(problem)};
        Pack pack;
        pack.id = id;
        pack.prefix = prefix;
        pack.title = id;
        pack.templates.push_back(result.result);
        return pack;
    };
    std::vector<Pack> all;
    all.push_back(read("header", "hdr", "header.xml", all));
    all.push_back(read("calm", "calm", "calm_1.xml", all));
    return all;
}

/// A text that tells its step at both ends, so that half of it would show.
inline std::string text_of(long step) {
    const std::string number = std::to_string(step);
    return number + " " + std::string(static_cast<std::size_t>(600 + step % 5000), 'w') + " " + number;
}

/// Writes one step into record and private answers alike.
inline void write_step(Form& form, long step) {
    form.set({"hdr", {}, "response"}, text_of(step));
    form.set({"hdr", {}, "private"}, text_of(step));
    form.set({"calm", {}, "strain"}, static_cast<int>(step % 11));
}

} // namespace attune::fault
