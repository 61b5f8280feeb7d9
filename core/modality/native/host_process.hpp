// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/native_wire.hpp"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace attune {

/// One running attune-plugin-host and the socket to it. The destructor ends the process and waits for it,
/// so that neither process nor descriptor is left behind. The kernel ends the host with the thread that made
/// it, which must therefore live on while the host is used; any thread may use it, one at a time.
class HostProcess {
public:
    using Clock = std::chrono::steady_clock;
    enum class Received { bytes, too_late, end };
    enum class Sent { all, too_late, refused };

    /// Starts `host` with an empty environment, nothing open but its socket and `library`.
    HostProcess(const std::filesystem::path& host, int library);
    ~HostProcess();
    HostProcess(const HostProcess&) = delete;
    HostProcess& operator=(const HostProcess&) = delete;

    [[nodiscard]] bool is_running() const noexcept { return process_ > 0; }
    /// Waits for bytes and appends them to `buffer`.
    [[nodiscard]] Received receive(wire::FrameBuffer& buffer, Clock::time_point until);
    [[nodiscard]] Sent send(std::string_view bytes, Clock::time_point until);
    /// Ends the process if need be; "ended by signal 11 (Segmentation fault)".
    [[nodiscard]] std::string how_it_ended();

private:
    void start(const std::filesystem::path& host, int library);
    void end();

    pid_t process_ = -1;
    int channel_ = -1;
    std::string ended_;
};

} // namespace attune
