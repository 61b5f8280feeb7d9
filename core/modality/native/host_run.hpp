// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/host_process.hpp"
#include "core/modality/native/native_notice.hpp"
#include "core/modality/native/native_wire.hpp"

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

/// One attune-plugin-host with one sealed library in it, which answers courses one after the other.
///
/// What a library saw it may remember, so a session serves one note and is then thrown away. After an answer
/// that had a problem it is unfit. Thread: made by one that outlives it (see HostProcess), used by one at a time. Never throws on what the
/// library does.
class HostSession {
public:
    /// Starts the process; whether that went well, the first `ask` says.
    HostSession(const std::filesystem::path& host, int library, const NativeLimits& limits);

    /// Blocks for `limits.answering` at most, the first time for `limits.loading` more.
    [[nodiscard]] HostRun ask(std::string_view course);
    [[nodiscard]] bool is_fit() const noexcept { return fit_; }

private:
    bool wait_until_loaded(HostRun& run);

    NativeLimits limits_;
    std::chrono::steady_clock::time_point started_;
    HostProcess process_;
    wire::FrameBuffer buffer_;
    std::string id_; ///< of the library, once it is loaded
    bool loaded_ = false;
    bool fit_ = true;
};

} // namespace attune
