// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace attune {

/// What is unsafe about the place where a vault lies. Worth a word to the user; nothing is refused for it.
enum class PlaceWarning {
    network_share,  ///< locks and syncs of a network file system cannot be relied on: two machines could write
    synced_folder,  ///< another program (Dropbox, Syncthing, …) copies single files while they change
    open_to_others, ///< other users of the machine may enter the folder; they find sealed files only
    swap_in_clear,  ///< text that is on the screen may be written to swap space that is not known to be encrypted
};

/// What the warnings are drawn from; tests give their own.
struct PlaceSigns {
    /// The type of the file system, as statfs has it; 0 when it cannot be told.
    std::function<unsigned long(const std::filesystem::path&)> file_system;
    std::filesystem::path proc;
    std::filesystem::path sys;
};
[[nodiscard]] PlaceSigns signs_of_this_machine();

/// What is to be said of a vault in `folder`, or one that is to be made there. Never throws for what cannot
/// be read: then there is nothing to say, save that swap space counts as open unless it is seen to be
/// encrypted.
[[nodiscard]] std::vector<PlaceWarning> place_warnings(const std::filesystem::path& folder,
                                                       const PlaceSigns& signs = signs_of_this_machine());

} // namespace attune
