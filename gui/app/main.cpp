// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault.hpp"
#include "gui/app/app.hpp"
#include "gui/app/options.hpp"
#include "gui/app/tour.hpp"
#include "gui/platform/locale.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <unistd.h>
#include <utility>

namespace {

/// GLib's own allocator has to be told by the environment to hand its blocks back to malloc, and reads that
/// only at its start. The launcher has said it; a window that was started without it starts itself once more.
void use_malloc_throughout(char** argv) {
    if (std::getenv("G_SLICE") != nullptr)
        return;
    ::setenv("G_SLICE", "always-malloc", 1);
    ::execv("/proc/self/exe", argv); // comes back only when it is not allowed: then without
}

} // namespace

int main(int argc, char** argv) {
    use_malloc_throughout(argv);
    int exit_code = 0;
    try {
        attune::use_utf8();
        auto options = attune::read_options(argc, argv, exit_code);
        if (!options)
            return exit_code;
        attune::harden_process();
        const bool is_tour = !options->tour.empty();
        wxApp::SetInstance(new attune::App{std::move(*options)});
        int wx_argc = 1; // the options are ours, not wx's
        const int code = wxEntry(wx_argc, argv);
        return is_tour ? attune::tour_result() : code;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "attune: %s\n", failure.what());
        return 1;
    }
}
