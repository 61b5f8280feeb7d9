// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/database.hpp"

namespace attune {

/// A transaction for caches, which are no change of the record and leave no audit row. Joins an open one.
class CacheWrite {
public:
    explicit CacheWrite(Database& database);
    ~CacheWrite();
    CacheWrite(const CacheWrite&) = delete;
    CacheWrite& operator=(const CacheWrite&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

} // namespace attune
