// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace attune {

/// Calls `on_input` for every key, click, touch and movement in any window of the program, before it is
/// handled; an empty function ends it.
void watch_input(std::function<void()> on_input);

/// Calls `on_end` from the event loop when the session ends or the program is told to stop (SIGTERM, SIGINT,
/// SIGHUP).
void watch_signals(std::function<void()> on_end);

} // namespace attune
