// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault.hpp"
#include "gui/app/app.hpp"
#include "gui/app/options.hpp"
#include "gui/app/tour.hpp"
#include "gui/platform/locale.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <malloc.h>
#include <unistd.h>
#include <utility>

namespace {

/// Freed memory is overwritten, so that a locked practice leaves no text behind. GLib's own allocator has to
/// be told by the environment, which it reads only at start: the program starts itself once more.
void wipe_freed_memory(char** argv) {
    mallopt(M_PERTURB, 0x5a);
    if (std::getenv("G_SLICE") != nullptr)
        return;
    ::setenv("G_SLICE", "always-malloc", 1);
    ::execv("/proc/self/exe", argv); // comes back only when it is not allowed: then without
}

} // namespace

int main(int argc, char** argv) {
    wipe_freed_memory(argv);
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
