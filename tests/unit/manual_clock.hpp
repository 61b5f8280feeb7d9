// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

namespace attune {

/// A clock that stands still until it is moved. Starts on 9 March 2027, 09:00 UTC; its local time is UTC.
class ManualClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] Date today() const override { return Date{std::chrono::floor<std::chrono::days>(now_)}; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return monotonic_; }

    /// Both clocks go on.
    void advance(std::chrono::milliseconds time) {
        now_ += time;
        monotonic_ += time;
    }
    /// Someone sets the wall clock; the monotonic one does not notice.
    void set(Instant now) { now_ = now; }
    void set(Date day) { now_ = Instant{std::chrono::sys_days{day}} + std::chrono::hours{9}; }

private:
    Instant now_ = Instant{std::chrono::sys_days{
                       Date{std::chrono::year{2027}, std::chrono::month{3}, std::chrono::day{9}}}} +
                   std::chrono::hours{9};
    std::chrono::steady_clock::time_point monotonic_{std::chrono::hours{1}};
};

} // namespace attune
