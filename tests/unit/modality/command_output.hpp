// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace attune::test {

/// What a shell command prints, errors among it, and "status N" at its end when that is not 0.
inline std::string output_of(const std::string& command) {
    std::string output;
    // Braces, so that what each part of the command says of failing is caught as well.
    std::FILE* pipe = ::popen(("{ " + command + "; } 2>&1").c_str(), "r");
    std::array<char, 4096> piece{};
    while (const auto got = std::fread(piece.data(), 1, piece.size(), pipe))
        output.append(piece.data(), got);
    const int status = ::pclose(pipe);
    return status == 0 ? output : output + "status " + std::to_string(status);
}

} // namespace attune::test
