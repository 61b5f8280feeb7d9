// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

namespace attune {

/// How long nobody has touched the window. Two clocks: the monotonic one stands still while the computer
/// sleeps, and the wall clock may be set back; whichever says more counts.
class IdleWatch {
public:
    /// Borrows the clock.
    explicit IdleWatch(const Clock& clock);
    void touch();
    [[nodiscard]] bool is_over(int minutes) const;

private:
    const Clock& clock_;
    Instant wall_;
    std::chrono::steady_clock::time_point steady_;
};

} // namespace attune
