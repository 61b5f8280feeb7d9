// SPDX-License-Identifier: Apache-2.0
#include "plugins/host/system_call_filter.hpp"

#include "plugins/host/channel.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>

namespace attune::host {
namespace {

struct ReleaseFilter {
    void operator()(void* context) const noexcept { seccomp_release(context); }
};
using Context = std::unique_ptr<void, ReleaseFilter>;

[[noreturn]] void no_filter(const char* what) {
    refuse(wire::Refusal::lock_down_failed, std::string{what} + ": " + std::strerror(errno));
}

void allow(const Context& context, int call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    if (seccomp_rule_add_array(context.get(), SCMP_ACT_ALLOW, call,
                               static_cast<unsigned int>(conditions.size()), conditions.begin()) != 0)
        no_filter("making the system call filter");
}

/// For calls that the host's own libraries try in passing: they fail, and nothing is reported.
void deny_quietly(const Context& context, int call) {
    if (seccomp_rule_add(context.get(), SCMP_ACT_ERRNO(EACCES), call, 0) != 0)
        no_filter("making the system call filter");
}

scmp_arg_cmp bits(unsigned int argument, std::uint64_t mask, std::uint64_t value) {
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

scmp_arg_cmp equals(unsigned int argument, std::uint64_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}

Context new_filter() {
    Context context{seccomp_init(SCMP_ACT_TRAP)};
    if (!context)
        no_filter("this system has no seccomp");
    return context;
}

/// What computing needs. Locks, clocks without a vDSO, randomness for hash tables and the size of memory
/// (the C library's qsort asks for it) tell a library nothing about the client or the machine's owner.
void allow_computing(const Context& context) {
    for (const int call :
         {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
          SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
          SCMP_SYS(sysinfo), SCMP_SYS(sched_yield), SCMP_SYS(exit), SCMP_SYS(exit_group),
          SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(gettid), SCMP_SYS(getpid)})
        allow(context, call);
    allow(context, SCMP_SYS(write), {equals(0, wire::channel_fd)});
    allow(context, SCMP_SYS(mprotect), {bits(2, PROT_EXEC, 0)});
    // abort() signals its own process.
    allow(context, SCMP_SYS(tgkill), {equals(0, static_cast<std::uint64_t>(::getpid()))});
}

Context loading_filter() {
    auto context = new_filter();
    allow_computing(context);
    for (const int call : {SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(close), SCMP_SYS(fstat),
                           SCMP_SYS(newfstatat), SCMP_SYS(lseek)})
        allow(context, call);
    constexpr std::uint64_t changing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | O_TMPFILE | O_PATH;
    allow(context, SCMP_SYS(openat), {bits(2, changing & ~std::uint64_t{O_DIRECTORY}, O_RDONLY)});
    allow(context, SCMP_SYS(mmap), {bits(2, PROT_EXEC, 0)});
    allow(context, SCMP_SYS(mmap), {bits(2, PROT_EXEC | PROT_WRITE, PROT_EXEC), bits(3, MAP_ANONYMOUS, 0)});
    // Boost.DLL asks whether a file that cannot be loaded is the program itself.
    deny_quietly(context, SCMP_SYS(readlink));
    deny_quietly(context, SCMP_SYS(readlinkat));
    allow(context, SCMP_SYS(seccomp), {equals(0, SECCOMP_SET_MODE_FILTER)});
    return context;
}

Context computing_filter() {
    auto context = new_filter();
    allow_computing(context);
    allow(context, SCMP_SYS(read), {equals(0, wire::channel_fd)});
    allow(context, SCMP_SYS(mmap), {bits(2, PROT_EXEC, 0), bits(3, MAP_ANONYMOUS, MAP_ANONYMOUS)});
    return context;
}

/// The filter as the kernel wants it, so that entering it later takes one system call and no memory.
std::vector<sock_filter> compile(const Context& context) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        no_filter("making a pipe");
    const int failure = seccomp_export_bpf(context.get(), ends[1]); // far smaller than a pipe holds
    ::close(ends[1]);
    if (failure != 0)
        no_filter("compiling the system call filter");
    std::vector<sock_filter> program(BPF_MAXINSNS);
    const auto got = ::read(ends[0], program.data(), program.size() * sizeof(sock_filter));
    ::close(ends[0]);
    if (got <= 0 || static_cast<std::size_t>(got) % sizeof(sock_filter) != 0)
        no_filter("reading the system call filter");
    program.resize(static_cast<std::size_t>(got) / sizeof(sock_filter));
    return program;
}

void enter(const std::vector<sock_filter>& program) {
    const sock_fprog filter{static_cast<unsigned short>(program.size()),
                            const_cast<sock_filter*>(program.data())};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) != 0)
        no_filter("this system has no seccomp filters");
}

void on_forbidden_call(int /*signal*/, siginfo_t* details, void* /*context*/) {
    report_forbidden(details->si_syscall);
}

} // namespace

SystemCallFilters::SystemCallFilters()
    : loading_{compile(loading_filter())},
      computing_{compile(computing_filter())} {
    struct sigaction action {};
    action.sa_sigaction = on_forbidden_call;
    action.sa_flags = SA_SIGINFO;
    if (::sigaction(SIGSYS, &action, nullptr) != 0)
        no_filter("watching system calls");
}

void SystemCallFilters::enter_loading() const {
    enter(loading_);
}
void SystemCallFilters::enter_computing() const {
    enter(computing_);
}

} // namespace attune::host
