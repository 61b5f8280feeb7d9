// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/system_calls.hpp"

#include <fmt/core.h>

#include <sys/syscall.h>

#include <algorithm>
#include <array>

namespace attune {
namespace {

struct CallWords {
    long number;
    const char* words;
};

// System calls that differ between machines (open, fork) are missing on some.
constexpr CallWords known_calls[] = {
#ifdef SYS_open
    {SYS_open, "open a file"},
    {SYS_creat, "open a file"},
    {SYS_unlink, "change files"},
    {SYS_rename, "change files"},
    {SYS_mkdir, "change files"},
    {SYS_stat, "look at files"},
    {SYS_access, "look at files"},
    {SYS_readlink, "look at files"},
    {SYS_fork, "start a process"},
    {SYS_vfork, "start a process"},
    {SYS_pipe, "open a pipe"},
#endif
    {SYS_openat, "open a file"},
    {SYS_openat2, "open a file"},
    {SYS_unlinkat, "change files"},
    {SYS_renameat2, "change files"},
    {SYS_mkdirat, "change files"},
    {SYS_newfstatat, "look at files"},
    {SYS_fstat, "look at files"},
    {SYS_statx, "look at files"},
    {SYS_faccessat, "look at files"},
    {SYS_getdents64, "look at files"},
    {SYS_readlinkat, "look at files"},
    {SYS_getcwd, "look at files"},
    {SYS_memfd_create, "make a file in memory"},
    {SYS_socket, "use the network"},
    {SYS_socketpair, "use the network"},
    {SYS_connect, "use the network"},
    {SYS_bind, "use the network"},
    {SYS_sendto, "use the network"},
    {SYS_sendmsg, "use the network"},
    {SYS_recvmsg, "use the network"},
    {SYS_execve, "start a program"},
    {SYS_execveat, "start a program"},
    {SYS_clone, "start a process or thread"},
    {SYS_clone3, "start a process or thread"},
    {SYS_kill, "signal a process"},
    {SYS_tgkill, "signal a process"},
    {SYS_tkill, "signal a process"},
    {SYS_pidfd_send_signal, "signal a process"},
    {SYS_ptrace, "look into a process"},
    {SYS_process_vm_readv, "look into a process"},
    {SYS_process_vm_writev, "look into a process"},
    {SYS_io_uring_setup, "use io_uring"},
    {SYS_mmap, "map memory that can be executed or belongs to a file"},
    {SYS_mprotect, "make memory executable"},
    {SYS_pkey_mprotect, "make memory executable"},
    {SYS_write, "write beside its channel"},
    {SYS_writev, "write beside its channel"},
    {SYS_read, "read beside its channel"},
    {SYS_rt_sigaction, "start a thread or change how signals are handled"},
    {SYS_prctl, "change the rules of its process"},
    {SYS_setrlimit, "change the rules of its process"},
    {SYS_prlimit64, "change the rules of its process"},
    {SYS_clock_nanosleep, "sleep"},
    {SYS_nanosleep, "sleep"},
};

} // namespace

std::string words_for_system_call(std::uint32_t number) {
    const auto* const found = std::ranges::find(known_calls, static_cast<long>(number), &CallWords::number);
    if (found == std::end(known_calls))
        return fmt::format("make system call {}", number);
    return found->words;
}

} // namespace attune
