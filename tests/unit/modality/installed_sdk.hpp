// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/modality/command_output.hpp"
#include "tests/unit/temp_folder.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace attune::test {

/// A compiler with a language that authors may use.
struct Toolchain {
    const char* name;
    const char* options; ///< of cmake
};
inline constexpr std::array toolchains{
    Toolchain{"GccAsC11", "-DCMAKE_C_COMPILER=gcc -DCMAKE_CXX_COMPILER=g++ -DCALM_IN_CPP=OFF"},
    Toolchain{"GccAsCpp20", "-DCMAKE_C_COMPILER=gcc -DCMAKE_CXX_COMPILER=g++ -DCALM_IN_CPP=ON"},
    Toolchain{"ClangAsC11", "-DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCALM_IN_CPP=OFF"},
    Toolchain{"ClangAsCpp20", "-DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCALM_IN_CPP=ON"}};

/// An installed SDK and a copy of its example, away from sources and build.
class InstalledSdk {
public:
    InstalledSdk() {
        said_ = output_of("cmake --install '" ATTUNE_BINARY_DIR "' --component sdk --prefix '" +
                                prefix().string() + "'");
        std::filesystem::copy(prefix() / "share/attune/sdk/example/calm", example(), std::filesystem::copy_options::recursive);
    }

    [[nodiscard]] std::filesystem::path prefix() const { return folder_.path() / "sdk"; }
    [[nodiscard]] std::filesystem::path example() const { return folder_.path() / "calm"; }
    [[nodiscard]] std::filesystem::path build() const { return folder_.path() / "build"; }
    /// Builds the copy of the example; what the tools said.
    [[nodiscard]] std::string build_example(const Toolchain& toolchain) const {
        return output_of("cmake -G Ninja " + std::string{toolchain.options} +
                         " -DCMAKE_C_FLAGS='-Wall -Wextra -Wpedantic -Werror'"
                         " -DCMAKE_CXX_FLAGS='-Wall -Wextra -Wpedantic -Werror'"
                         " -DCMAKE_C_EXTENSIONS=OFF -DCMAKE_CXX_EXTENSIONS=OFF -DCMAKE_PREFIX_PATH='" +
                         prefix().string() + "' -S '" + example().string() + "' -B '" + build().string() +
                         "' && cmake --build '" + build().string() + "'");
    }
    [[nodiscard]] const std::string& said() const { return said_; }

private:
    TempFolder folder_;
    std::string said_;
};

} // namespace attune::test
