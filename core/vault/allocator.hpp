// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// Gives SQLite memory that is overwritten when it is freed, so that note text does not stay in the heap
/// after a vault is closed. Must run before anything else touches SQLite; throws Error(internal) when it is
/// too late.
void install_wiping_allocator();

} // namespace attune
