// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/native_values.hpp"
#include "core/modality/pack_files.hpp"
#include "core/modality/shipped_packs.hpp"

#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace attune::test {

/// A folder of its own that goes with the test; others may read in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// "libattack_segfault.so" of the build.
[[nodiscard]] std::filesystem::path attack_library(const std::string& name);

/// A pack called "Attack" with this library; outputs "value" (number) and "words" (text), no inputs.
[[nodiscard]] Pack attack_pack(const std::filesystem::path& library);

/// Limits that a busy machine does not reach.
[[nodiscard]] NativeLimits patient_limits();

/// What `library` does when a form asks it once, approved by its hash.
[[nodiscard]] NativeValues::Result run_once(const std::filesystem::path& library,
                                            const std::filesystem::path& host = plugin_host_file(),
                                            const NativeLimits& limits = patient_limits());

/// The request for an empty note of the pack "attack".
[[nodiscard]] std::vector<NativeRequest> empty_request(const NativeValues& native);

/// Writes a whole file.
void write_file(const std::filesystem::path& file, const std::string& bytes);
[[nodiscard]] std::string read_file(const std::filesystem::path& file);

} // namespace attune::test
