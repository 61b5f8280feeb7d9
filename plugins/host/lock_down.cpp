// SPDX-License-Identifier: Apache-2.0
#include "plugins/host/lock_down.hpp"

#include "plugins/host/channel.hpp"

#include <linux/capability.h>
#include <linux/prctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>

namespace attune::host {
namespace {

// linux/landlock.h of Debian 12 knows the first ABIs only; the kernel takes the longer struct from ABI 4 on.
struct LandlockRuleset {
    std::uint64_t handled_file_access = 0;
    std::uint64_t handled_network_access = 0; ///< ABI 4
    std::uint64_t scoped = 0;                 ///< ABI 6: abstract sockets, signals
};

void require(bool done, const char* what) {
    if (!done)
        refuse(wire::Refusal::lock_down_failed, std::string{what} + ": " + std::strerror(errno));
}

void limit(__rlimit_resource resource, rlim_t value, const char* what) {
    const rlimit both{value, value};
    require(::setrlimit(resource, &both) == 0, what);
}

void drop_capabilities() {
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    const std::array<__user_cap_data_struct, 2> none{};
    require(::syscall(SYS_capset, &head, none.data()) == 0, "dropping capabilities");
}

/// Handles every right that this kernel's Landlock knows and allows none of them.
void close_file_system_and_network() {
    constexpr unsigned int ask_version = 1;
    const auto abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, ask_version);
    require(abi >= 1, "this system has no Landlock");
    LandlockRuleset ruleset;
    // Rights by ABI: 13 in the first, then refer, truncate, and ioctl on devices with the fifth.
    const unsigned int rights = abi == 1 ? 13U : abi == 2 ? 14U : abi < 5 ? 15U : 16U;
    ruleset.handled_file_access = (std::uint64_t{1} << rights) - 1;
    ruleset.handled_network_access = 3; // bind and connect by TCP
    ruleset.scoped = 3;
    const std::size_t size = abi < 4 ? 8 : abi < 6 ? 16 : 24;
    const auto rules = ::syscall(SYS_landlock_create_ruleset, &ruleset, size, 0);
    require(rules >= 0, "making a Landlock ruleset");
    require(::syscall(SYS_landlock_restrict_self, rules, 0) == 0, "entering the Landlock ruleset");
    ::close(static_cast<int>(rules));
}

} // namespace

void lock_down_process() {
    require(::syscall(SYS_close_range, wire::library_fd + 1, ~0U, 0) == 0, "closing descriptors");
    require(::chdir("/") == 0, "leaving the working folder");
    require(::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "ending with the parent");
    require(::prctl(PR_SET_DUMPABLE, 0) == 0, "switching off tracing");
    require(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "giving up new privileges");
    drop_capabilities();
    limit(RLIMIT_AS, max_memory_bytes, "limiting memory");
    limit(RLIMIT_CORE, 0, "switching off core dumps");
    limit(RLIMIT_FSIZE, 0, "switching off writing files");
    limit(RLIMIT_NOFILE, 16, "limiting descriptors");
    limit(RLIMIT_MEMLOCK, 0, "limiting locked memory");
    limit(RLIMIT_CPU, 10, "limiting time");
    close_file_system_and_network();
}

} // namespace attune::host
