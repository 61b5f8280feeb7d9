// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/host_process.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace attune {
namespace {

/// What the new process does with descriptors before it becomes the host; frees itself.
class SpawnPlan {
public:
    SpawnPlan() {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// Both numbers must be above those of the host's own descriptors, or one would overwrite the other.
    void give(int channel, int library) {
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::posix_spawn_file_actions_addopen(&actions_, standard, "/dev/null", O_RDWR, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, channel, wire::channel_fd);
        ::posix_spawn_file_actions_adddup2(&actions_, library, wire::library_fd);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, wire::library_fd + 1);
    }
    [[nodiscard]] int spawn(pid_t& process, const char* program) {
        std::string name = "attune-plugin-host";
        std::array<char*, 2> arguments{name.data(), nullptr};
        std::array<char*, 1> environment{nullptr};
        return ::posix_spawn(&process, program, &actions_, &attributes_, arguments.data(),
                             environment.data());
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

int copy_above_host_descriptors(int descriptor) {
    return ::fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
}

/// Whether `channel` is ready for `events` before `until`.
bool wait_until(int channel, short events, HostProcess::Clock::time_point until) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - HostProcess::Clock::now());
        pollfd entry{channel, events, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

std::string words_for_status(int status) {
    if (WIFSIGNALED(status))
        return fmt::format("ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    return fmt::format("ended with status {}", WEXITSTATUS(status));
}

} // namespace

HostProcess::HostProcess(const std::filesystem::path& host, int library) {
    start(host, library);
}

void HostProcess::start(const std::filesystem::path& host, int library) {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        ended_ = fmt::format("no socket: {}", std::strerror(errno));
        return;
    }
    channel_ = ends[0];
    const int theirs = copy_above_host_descriptors(ends[1]);
    const int given = copy_above_host_descriptors(library);
    SpawnPlan plan;
    plan.give(theirs, given);
    const int failure = plan.spawn(process_, host.c_str());
    if (failure != 0) {
        process_ = -1;
        ended_ = fmt::format("{}: {}", host.filename().string(), std::strerror(failure));
    }
    for (const int descriptor : {ends[1], theirs, given})
        if (descriptor >= 0)
            ::close(descriptor);
}

HostProcess::~HostProcess() {
    end();
    if (channel_ >= 0)
        ::close(channel_);
}

HostProcess::Received HostProcess::receive(wire::FrameBuffer& buffer, Clock::time_point until) {
    if (!wait_until(channel_, POLLIN, until))
        return Received::too_late;
    std::array<char, 65536> piece{};
    const auto got = ::recv(channel_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return Received::bytes;
    if (got <= 0)
        return Received::end;
    buffer.append({piece.data(), static_cast<std::size_t>(got)});
    return Received::bytes;
}

HostProcess::Sent HostProcess::send(std::string_view bytes, Clock::time_point until) {
    while (!bytes.empty()) {
        if (!wait_until(channel_, POLLOUT, until))
            return Sent::too_late;
        const auto sent = ::send(channel_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR && errno != EAGAIN)
            return Sent::refused;
        if (sent > 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return Sent::all;
}

void HostProcess::end() {
    if (process_ <= 0)
        return;
    // A process that is already ending keeps the status it ended with.
    ::kill(process_, SIGKILL);
    int status = 0;
    pid_t waited = -1;
    do
        waited = ::waitpid(process_, &status, 0);
    while (waited < 0 && errno == EINTR);
    ended_ = waited == process_ ? words_for_status(status) : "ended";
    process_ = -1;
}

std::string HostProcess::how_it_ended() {
    end();
    return ended_;
}

} // namespace attune
