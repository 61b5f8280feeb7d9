// SPDX-License-Identifier: Apache-2.0
// Throws across the ABI.
#include <attune_plugin.h>
#include <ext/derive.h>

#include <stdexcept>

namespace {

attune_status derive(const attune_plugin* /*plugin*/, const attune_course* /*course*/,
                     const attune_answers* /*answers*/) {
    throw std::runtime_error{"thrown across the ABI"};
}

const attune_derive deriving{derive};
const void* extension(const attune_plugin* /*plugin*/, const char* /*id*/) { return &deriving; }
attune_status start(const attune_plugin* /*plugin*/) { return ATTUNE_OK; }
void destroy(const attune_plugin* /*plugin*/) {}
const attune_plugin plugin{nullptr, start, extension, destroy};
const attune_plugin* create(const attune_host* /*host*/) { return &plugin; }

} // namespace

const attune_entry attune_plugin_entry{ATTUNE_ABI_MAJOR, 0, "attack", "Attack", "1.0.0", create};
