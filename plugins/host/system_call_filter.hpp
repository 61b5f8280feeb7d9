// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <linux/filter.h>

#include <vector>

namespace attune::host {

/// The two seccomp filters of the host, made before the first is entered.
///
/// What a filter does not allow is not done: the process says which system call it was and ends. Both allow
/// memory without execution, reading, writing to the channel alone, and ending. The first allows in
/// addition what the loader needs: opening for reading (Landlock leaves nothing but the library itself),
/// and mapping it executable. Making and entering refuse (channel.hpp) where seccomp is unavailable.
class SystemCallFilters {
public:
    SystemCallFilters();

    /// From here on the library may be loaded.
    void enter_loading() const;
    /// From here on the library may compute and nothing else.
    void enter_computing() const;

private:
    using Program = std::vector<sock_filter>;

    Program loading_;
    Program computing_;
};

} // namespace attune::host
