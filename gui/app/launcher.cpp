// SPDX-License-Identifier: Apache-2.0
// The command that starts the window. GLib's allocator is told by the environment to hand every block back to
// malloc, which overwrites what is freed; GLib reads that before main, so the window has to be started with it.
// This program links nothing but the C library: starting GTK's libraries twice would cost a tenth of a second.
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

int main(int /*argc*/, char** argv) {
    char path[PATH_MAX + sizeof "-window"];
    const ssize_t length = ::readlink("/proc/self/exe", path, PATH_MAX);
    if (length < 0) {
        std::perror("attune: cannot tell where the program lies (is /proc mounted?)");
        return 1;
    }
    std::memcpy(path + length, "-window", sizeof "-window");
    if (::setenv("G_SLICE", "always-malloc", 1) != 0) {
        std::perror("attune: cannot set the environment of the window");
        return 1;
    }
    ::execv(path, argv); // the same name and process: "attune" for the desktop and for whoever waits for it
    std::fprintf(stderr, "attune: cannot start %s: %s; install Attune again\n", path, std::strerror(errno));
    return 1;
}
