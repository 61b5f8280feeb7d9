// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native_notice.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace attune {

/// How long one run may take. Loading is apart, because a busy machine may be slow to start a process.
struct NativeLimits {
    std::chrono::milliseconds loading{2000};
    std::chrono::milliseconds answering{500};
};

/// What a library said, unchecked but for its framing: at most 1 MiB, whole frames.
struct HostRun {
    NativeProblem problem = NativeProblem::none;
    std::string detail; ///< technical, for the author of the library; never client data
    std::string id;     ///< of the library
    std::map<std::string, std::variant<double, std::string>> values;
    std::vector<std::string> log;
    std::chrono::microseconds loading{}; ///< until the library was ready
    std::chrono::microseconds answering{};
};

/// Runs attune-plugin-host once: starts it, hands it the sealed library and the course, takes the answers and
/// ends it. Blocks for the sum of both limits at most; use it on a worker thread. Never throws on what
/// the library does; the process is gone when this returns.
[[nodiscard]] HostRun run_host(const std::filesystem::path& host, int library, std::string_view course,
                               const NativeLimits& limits);

} // namespace attune
