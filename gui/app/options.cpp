// SPDX-License-Identifier: Apache-2.0
#include "gui/app/options.hpp"

#include <CLI/CLI.hpp>

namespace attune {

std::optional<AppOptions> read_options(int argc, char** argv, int& exit_code) {
    AppOptions options;
    CLI::App parser{"Session notes and progress for psychotherapists."};
    parser.set_version_flag("--version", "Attune " ATTUNE_VERSION);
    parser.add_option("folder", options.folder, "The practice to open");
    auto* tour = parser.add_option("--tour", options.tour, "Walk the main screens of the practice, write pictures of "
                                                           "them into this folder and end");
    auto* secret = parser.add_option("--passphrase-file", options.passphrase_file,
                                     "The file whose first line is the passphrase: opens the practice at once");
    parser.add_option("--user", options.user, "Who opens the practice; not needed when there is one user");
    parser.add_flag("--quit-when-shown", options.quits_when_shown, "End after the first picture; for measuring the start");
    tour->needs(secret);
    try {
        parser.parse(argc, argv);
        if (!options.passphrase_file.empty() && options.folder.empty())
            throw CLI::RequiredError{"--passphrase-file needs the folder of a practice; FOLDER"};
    } catch (const CLI::ParseError& problem) {
        exit_code = parser.exit(problem) == 0 ? 0 : 2;
        return std::nullopt;
    }
    if (!options.folder.empty())
        options.folder = std::filesystem::absolute(options.folder);
    return options;
}

} // namespace attune
