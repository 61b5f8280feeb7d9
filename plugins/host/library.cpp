// SPDX-License-Identifier: Apache-2.0
#include "plugins/host/library.hpp"

#include "plugins/host/channel.hpp"

#include <fcntl.h>

#include <filesystem>
#include <system_error>

namespace attune::host {
namespace {

boost::dll::shared_library open_library() {
    std::error_code failure;
    boost::dll::shared_library library{
        std::filesystem::path{"/proc/self/fd/" + std::to_string(wire::library_fd)}, failure,
        boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local};
    if (failure || !library.is_loaded())
        refuse(wire::Refusal::not_loadable, failure.message());
    return library;
}

} // namespace

void Library::require_seals() {
    constexpr int all = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    if ((::fcntl(wire::library_fd, F_GET_SEALS) & all) != all)
        refuse(wire::Refusal::not_loadable, "the library was not handed over sealed");
}

Library::Library()
    : library_{open_library()} {
    if (!library_.has("attune_plugin_entry"))
        refuse(wire::Refusal::no_entry, "the library does not export attune_plugin_entry");
    entry_ = &library_.get<const attune_entry>("attune_plugin_entry");
    if (entry_->abi_major != ATTUNE_ABI_MAJOR)
        refuse(wire::Refusal::other_abi, "the library is built for ABI " + std::to_string(entry_->abi_major) +
                                             ", this program has " + std::to_string(ATTUNE_ABI_MAJOR));
    if (entry_->id == nullptr || entry_->create == nullptr)
        refuse(wire::Refusal::no_entry, "attune_plugin_entry is not filled in");
}

void Library::start(const attune_host& host) {
    plugin_.reset(entry_->create(&host));
    if (!plugin_)
        refuse(wire::Refusal::not_started, "create returned NULL");
    if (plugin_->start(plugin_.get()) != ATTUNE_OK)
        refuse(wire::Refusal::not_started, "start failed");
}

const attune_derive& Library::deriving() const {
    const auto* found =
        static_cast<const attune_derive*>(plugin_->extension(plugin_.get(), ATTUNE_EXT_DERIVE));
    if (found == nullptr || found->derive == nullptr)
        refuse(wire::Refusal::no_extension, "the library does not offer " ATTUNE_EXT_DERIVE);
    return *found;
}

} // namespace attune::host
