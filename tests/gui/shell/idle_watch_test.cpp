// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/idle_watch.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class TwoClocks final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return wall; }
    [[nodiscard]] Date today() const override { return {}; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return steady; }
    Instant wall{std::chrono::hours{500000}};
    std::chrono::steady_clock::time_point steady{std::chrono::hours{10}};
};

using std::chrono::minutes;

TEST(IdleWatchTest, IsOverWhenTheMonotonicClockSaysSo) {
    TwoClocks clocks;
    const IdleWatch watch{clocks};

    clocks.steady += minutes{5};

    EXPECT_TRUE(watch.is_over(5));
    EXPECT_FALSE(watch.is_over(6));
}

TEST(IdleWatchTest, ASleepThatOnlyTheWallClockSawCounts) {
    TwoClocks clocks;
    const IdleWatch watch{clocks};

    clocks.wall += minutes{60};

    EXPECT_TRUE(watch.is_over(5));
}

TEST(IdleWatchTest, AWallClockSetBackDoesNotKeepItOpen) {
    TwoClocks clocks;
    const IdleWatch watch{clocks};

    clocks.wall -= minutes{120};
    clocks.steady += minutes{6};

    EXPECT_TRUE(watch.is_over(5));
}

TEST(IdleWatchTest, AnyInputStartsItAnew) {
    TwoClocks clocks;
    IdleWatch watch{clocks};
    clocks.steady += minutes{4};
    clocks.wall += minutes{4};

    watch.touch();
    clocks.steady += minutes{4};

    EXPECT_FALSE(watch.is_over(5));
}

} // namespace
} // namespace attune
