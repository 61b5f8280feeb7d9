// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::host {

/// Memory that the process may map, libraries and stack included.
inline constexpr unsigned long max_memory_bytes = 256UL << 20U;

/// Takes everything from this process that computing does not need: other descriptors, new privileges,
/// capabilities, memory beyond `max_memory_bytes`, core dumps, being traced, outliving its parent, the whole
/// file system and the network. Only reading and mapping what is already open stays possible.
/// Refuses (channel.hpp) when one step is impossible on this machine: nothing is loaded half locked.
void lock_down_process();

} // namespace attune::host
