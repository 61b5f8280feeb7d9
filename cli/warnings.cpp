// SPDX-License-Identifier: Apache-2.0
#include "cli/warnings.hpp"

#include <cstdio>

namespace attune::cli {
namespace {

void warn(const std::string& words) { std::fprintf(stderr, "attune-cli: warning: %s\n", words.c_str()); }

} // namespace

std::string name_of(PlaceWarning warning) {
    switch (warning) {
    case PlaceWarning::network_share: return "network_share";
    case PlaceWarning::synced_folder: return "synced_folder";
    case PlaceWarning::open_to_others: return "open_to_others";
    case PlaceWarning::swap_in_clear: return "swap_in_clear";
    }
    return {};
}

std::string words_of(PlaceWarning warning) {
    switch (warning) {
    case PlaceWarning::network_share:
        return "the practice lies on a network share or the like, where two computers could write at once: keep it on this "
               "computer's own disk, and backups on the share";
    case PlaceWarning::synced_folder:
        return "the practice lies in a folder that another program keeps in step, which can mix old and new files: "
               "keep it outside, and backups in that folder";
    case PlaceWarning::open_to_others:
        return "other users of this computer can enter the folder (they find sealed files only): "
               "chmod -R go-rwx it";
    case PlaceWarning::swap_in_clear:
        return "this computer's swap space is not known to be encrypted, and text on the screen may be written to "
               "it: encrypt the disk or the swap space";
    }
    return {};
}

void warn_of_place(const std::filesystem::path& folder) {
    for (const PlaceWarning warning : place_warnings(folder))
        warn(words_of(warning));
}

void warn_of_dangers(const std::filesystem::path& folder) {
    for (const PlaceWarning warning : place_warnings(folder))
        if (warning == PlaceWarning::network_share || warning == PlaceWarning::synced_folder)
            warn(words_of(warning));
}

void warn_of_used_sheet(const Vault& vault) {
    if (vault.opening().recovery_sheet_used)
        warn("a recovery sheet was used to open this practice: make a new one with \"vault recovery-sheet\", and "
             "destroy the old one");
}

} // namespace attune::cli
