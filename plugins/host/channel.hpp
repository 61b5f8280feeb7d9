// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/native_wire.hpp"

#include <string>
#include <string_view>

namespace attune::host {

/// Sends one frame to Attune. Ends the process when Attune is gone.
void send(wire::FrameType type, std::string_view payload);

/// Sends frames that are ready.
void send_frames(std::string_view frames);

/// Tells Attune why this run cannot go on, and ends the process.
[[noreturn]] void refuse(wire::Refusal why, const std::string& words);

/// Waits for the request. Ends the process when Attune is gone; refuses what is no request.
[[nodiscard]] std::string receive_request();

/// Says from inside a signal handler which system call was tried, and ends the process.
[[noreturn]] void report_forbidden(int system_call) noexcept;

} // namespace attune::host
