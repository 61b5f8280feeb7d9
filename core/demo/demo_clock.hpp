// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <algorithm>

namespace attune {

/// The practice's own time while its past is written: each note is saved and signed on its day.
class DemoClock final : public Clock {
public:
    explicit DemoClock(Date start)
        : now_{std::chrono::sys_days{start} + std::chrono::hours{8}} {}
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] Date today() const override { return Date{std::chrono::floor<std::chrono::days>(now_)}; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override {
        return std::chrono::steady_clock::time_point{now_.time_since_epoch()};
    }
    /// Goes on to `instant`, or a second further when that has passed; never beyond the real present, so that
    /// a practice made today does not hold notes from this evening.
    void go_to(Instant instant) {
        now_ = std::min(std::max(instant, now_ + std::chrono::seconds{1}), std::max(now_, SystemClock{}.now()));
    }
    void go_on(std::chrono::milliseconds by) { go_to(now_ + by); }

private:
    Instant now_;
};

} // namespace attune
