// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/idle_watch.hpp"

namespace attune {

IdleWatch::IdleWatch(const Clock& clock)
    : clock_{clock} {
    touch();
}

void IdleWatch::touch() {
    wall_ = clock_.now();
    steady_ = clock_.monotonic();
}

bool IdleWatch::is_over(int minutes) const {
    const std::chrono::minutes limit{minutes};
    return clock_.monotonic() - steady_ >= limit || clock_.now() - wall_ >= limit;
}

} // namespace attune
