// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "attune_plugin.h"
#include "ext/derive.h"

#include <boost/dll/shared_library.hpp>

#include <memory>
#include <string>

namespace attune::host {

/// The native library of a pack: loaded from the sealed descriptor that Attune handed over, its entry checked
/// as data. Refuses (channel.hpp) what is no library of this ABI. The library stays mapped until the plugin
/// is destroyed.
class Library {
public:
    /// The bytes that were hashed must be the bytes that are loaded: refuses when anybody could still change
    /// them. Comes before the filters, which do not let it ask.
    static void require_seals();
    /// Loads; constructors of the library run here, so the process must be locked down already.
    Library();

    [[nodiscard]] std::string id() const { return entry_->id; }
    /// Creates and starts the plugin. First code of the library that the host itself calls.
    void start(const attune_host& host);
    [[nodiscard]] const attune_plugin& plugin() const noexcept { return *plugin_; }
    /// The extension that derives values; refuses when it is absent.
    [[nodiscard]] const attune_derive& deriving() const;

private:
    struct Destroy {
        void operator()(const attune_plugin* plugin) const noexcept { plugin->destroy(plugin); }
    };

    boost::dll::shared_library library_; // declared first: unloaded last
    const attune_entry* entry_ = nullptr;
    std::unique_ptr<const attune_plugin, Destroy> plugin_;
};

} // namespace attune::host
