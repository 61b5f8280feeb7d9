// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// What every use of a vault needs of the process, once: libsodium, the wiping allocator, SQLCipher's
/// messages kept off stderr, and one keyed connection that stays open (SQLCipher 4.6.1 can crash when memory
/// runs out while it sets up its first key). `harden_process` does this and more; opening a vault calls it
/// too.
void prepare_process();

} // namespace attune
