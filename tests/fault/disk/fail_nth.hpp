// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fault/disk/disk_watch.hpp"

#include <array>
#include <cerrno>
#include <string>

namespace attune {

enum class Failing { once, from_then_on };

/// How accesses fail in one sweep.
struct FailMode {
    const char* name;
    Failing failing;
    int error;
};
/// The sweeps that whatever writes goes through, and their names in a list of tests.
inline constexpr std::array fail_modes{FailMode{"FailsOnce", Failing::once, EIO},
                                       FailMode{"FailsFromThenOn", Failing::from_then_on, EIO},
                                       FailMode{"IsFullFromThenOn", Failing::from_then_on, ENOSPC}};
inline constexpr auto name_of_mode = [](const auto& mode) { return mode.param.name; };

/// Fails the n-th access with EIO; with ENOSPC it is the n-th access that needs space.
class FailNth final : public DiskWatch {
public:
    FailNth(int number, Failing failing, int error)
        : number_{number},
          failing_{failing},
          error_{error} {}
    int before(DiskAction action, const std::string& /*path*/) override {
        if (error_ == ENOSPC && action != DiskAction::write && action != DiskAction::make_folder)
            return 0;
        ++count_;
        return count_ == number_ || (count_ > number_ && failing_ == Failing::from_then_on) ? error_ : 0;
    }
    [[nodiscard]] bool has_failed() const { return count_ >= number_; }

private:
    int number_;
    Failing failing_;
    int error_;
    int count_ = 0;
};

} // namespace attune
