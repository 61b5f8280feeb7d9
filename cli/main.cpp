// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

#include <cstdio>
#include <exception>

namespace {

using namespace attune;
using namespace attune::cli;

int say(const char* what, Exit exit) {
    std::fprintf(stderr, "attune-cli: %s\n", what);
    return static_cast<int>(exit);
}

int run(int argc, char** argv) {
    CLI::App app{"Attune from the command line: the same practice, without a window."};
    app.name("attune-cli");
    app.set_version_flag("--version", ATTUNE_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    Context context;
    app.add_flag("--json", context.json, "Print one JSON document on standard output");
    app.add_option("--passphrase-file", context.passphrase_file, "Read the passphrase from the first line of FILE")
        ->type_name("FILE");
    app.add_option("--user", context.user, "Who unlocks; not needed when there is one user")->type_name("NAME");
    app.add_option("--packs", context.pack_folders, "A further folder of packs")->type_name("DIR");
    add_vault_commands(app, context);
    add_demo_command(app, context);
    add_client_commands(app, context);
    add_session_commands(app, context);
    add_note_commands(app, context);
    add_settings_commands(app, context);
    add_register_commands(app, context);
    add_measure_commands(app, context);
    add_event_commands(app, context);
    add_progress_commands(app, context);
    add_report_command(app, context);
    add_pack_commands(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(Exit::wrong_use);
    }
    return static_cast<int>(context.exit);
}

} // namespace

int main(int argc, char** argv) {
    try {
        harden_process();
        return run(argc, argv);
    } catch (const CannotOpen& closed) {
        return say((std::string{"cannot open the practice: "} + closed.error.what()).c_str(), Exit::vault_closed);
    } catch (const WrongUse& wrong) {
        return say(wrong.message.c_str(), Exit::wrong_use);
    } catch (const std::exception& error) {
        return say(error.what(), Exit::failed);
    }
}
