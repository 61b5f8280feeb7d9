// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/database.hpp"

#include <functional>
#include <span>
#include <string_view>

namespace attune {

/// One step of the schema: schemas/sql/NNNN_name.sql.
struct Migration {
    int number = 0;
    std::string_view name;
    std::string_view sql;
};

/// Every migration of this program, in the order of their numbers, which run from 1 without gaps.
[[nodiscard]] std::span<const Migration> all_migrations();
/// The number of the last one: the version of vaults that this program writes.
[[nodiscard]] int newest_schema();
/// PRAGMA user_version.
[[nodiscard]] int schema_of(Database& database);

/// Brings the database from its version to that of the last migration, each step in one transaction with its
/// audit row. `before_statement` is called before each statement. Throws Error; the database then stands at
/// the last whole step.
void migrate(Database& database, std::span<const Migration> migrations,
             const std::function<void(std::string_view)>& before_statement = {});

} // namespace attune
