// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <memory>
#include <stop_token>
#include <thread>
#include <utility>
#include <wx/event.h>

namespace attune {

/// Runs `reading->read(stop)` on a thread of its own and calls `take` with the result, or `fail` with what was thrown, on
/// the window's thread. The reading is gone by then, so that a vault can be closed. Nothing is called once a stop was
/// asked for.
///
/// The thread speaks to `window`: keep it where it ends before the window does, as the last member of the page.
template<typename Reading, typename Take, typename Fail>
[[nodiscard]] std::jthread read_in_background(wxEvtHandler& window, std::unique_ptr<Reading> reading, Take take, Fail fail) {
    return std::jthread{[&window, reading = std::move(reading), take, fail](const std::stop_token& stop) mutable {
        try {
            using Result = decltype(reading->read(stop));
            auto result = std::make_shared<Result>(reading->read(stop));
            reading.reset();
            if (!stop.stop_requested())
                window.CallAfter([take, result] { take(std::move(*result)); });
        } catch (...) {
            reading.reset();
            if (!stop.stop_requested())
                window.CallAfter([fail, failure = std::current_exception()] { fail(failure); });
        }
    }};
}

} // namespace attune
