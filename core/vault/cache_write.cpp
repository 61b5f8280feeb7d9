// SPDX-License-Identifier: Apache-2.0
#include "core/vault/cache_write.hpp"

#include "core/error.hpp"

namespace attune {

CacheWrite::CacheWrite(Database& database)
    : database_{database} {
    database_.execute("SAVEPOINT cache");
}

CacheWrite::~CacheWrite() {
    if (!open_)
        return;
    try {
        database_.execute("ROLLBACK TO cache");
        database_.execute("RELEASE cache");
    } catch (const Error&) { // a full disk has rolled everything back already
    }
}

void CacheWrite::commit() {
    database_.execute("RELEASE cache");
    open_ = false;
}

} // namespace attune
