// SPDX-License-Identifier: Apache-2.0
// attune-plugin-host: runs the native library of one pack for one note, locked down before it is loaded.
// Attune starts it afresh for each note, so that nothing of one client can reach the next.
#include "plugins/host/answers.hpp"
#include "plugins/host/channel.hpp"
#include "plugins/host/course.hpp"
#include "plugins/host/library.hpp"
#include "plugins/host/lock_down.hpp"
#include "plugins/host/system_call_filter.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <exception>

namespace attune::host {
namespace {

bool was_started_by_attune() {
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(wire::channel_fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

std::size_t lines_logged = 0; ///< in this request

void log_line(const attune_host* /*host*/, const char* line) noexcept {
    if (line == nullptr || lines_logged == wire::max_log_lines)
        return;
    ++lines_logged;
    try {
        send(wire::FrameType::log, {line, ::strnlen(line, wire::max_log_bytes)});
    } catch (...) {
        --lines_logged; // memory is used up: the line is lost, the run is not
    }
}

const void* no_extension(const attune_host* /*host*/, const char* /*id*/) noexcept {
    return nullptr;
}

void answer(const attune_derive& deriving, const attune_plugin& plugin) {
    const Course course{receive_request()};
    lines_logged = 0;
    AnswerBook answers;
    answers.send(deriving.derive(&plugin, &course.view(), &answers.face()));
}

[[noreturn]] void run() {
    const SystemCallFilters filters;
    lock_down_process();
    Library::require_seals();
    filters.enter_loading();
    Library library;
    filters.enter_computing();
    const attune_host host{ATTUNE_ABI_MAJOR, ATTUNE_ABI_MINOR, nullptr, log_line, no_extension};
    library.start(host);
    const auto& deriving = library.deriving();
    send(wire::FrameType::ready, library.id());
    // Until Attune closes the socket or ends the process, which is then thrown away whole: nothing of the library
    // runs after its last answer.
    while (true)
        answer(deriving, library.plugin());
}

} // namespace
} // namespace attune::host

int main() {
    if (!attune::host::was_started_by_attune()) {
        std::fputs("attune-plugin-host: it is started by Attune and does nothing by itself\n", stderr);
        return 2;
    }
    try {
        attune::host::run();
    } catch (const std::exception&) {
        // Memory ran out, or the library threw across the ABI. Its words may hold client data and stay here.
        ::_exit(3);
    }
}
