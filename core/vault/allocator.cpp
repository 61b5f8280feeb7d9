// SPDX-License-Identifier: Apache-2.0
#include "core/vault/allocator.hpp"

#include "core/error.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

#include <string.h>

namespace attune {
namespace {

// The size stands in front of each block. 16 bytes keep the alignment that malloc gives.
constexpr std::size_t header = 16;
static_assert(header >= alignof(std::max_align_t));

int block_size(void* block) {
    std::size_t size = 0;
    std::memcpy(&size, static_cast<unsigned char*>(block) - header, sizeof size);
    return static_cast<int>(size);
}

void* allocate(int size) {
    auto* start = static_cast<unsigned char*>(std::malloc(static_cast<std::size_t>(size) + header));
    if (start == nullptr)
        return nullptr;
    const auto stored = static_cast<std::size_t>(size);
    std::memcpy(start, &stored, sizeof stored);
    return start + header;
}

void wipe_and_free(void* block) {
    if (block == nullptr)
        return;
    explicit_bzero(block, static_cast<std::size_t>(block_size(block)));
    std::free(static_cast<unsigned char*>(block) - header);
}

// Never realloc: it would leave the old block unwiped when it moves.
void* resize(void* block, int size) {
    void* bigger = allocate(size);
    if (bigger == nullptr)
        return nullptr;
    const int old_size = block_size(block);
    std::memcpy(bigger, block, static_cast<std::size_t>(old_size < size ? old_size : size));
    wipe_and_free(block);
    return bigger;
}

int round_up(int size) {
    return (size + 7) & ~7;
}
int start_up(void* /*unused*/) {
    return SQLITE_OK;
}
void shut_down(void* /*unused*/) {}

} // namespace

void install_wiping_allocator() {
    static const sqlite3_mem_methods methods{.xMalloc = allocate,
                                             .xFree = wipe_and_free,
                                             .xRealloc = resize,
                                             .xSize = block_size,
                                             .xRoundup = round_up,
                                             .xInit = start_up,
                                             .xShutdown = shut_down,
                                             .pAppData = nullptr};
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK)
        throw Error{ErrorKind::internal,
                    "the wiping allocator came too late: something used SQLite before it"};
}

} // namespace attune
