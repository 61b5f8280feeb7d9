// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/vault/vault.hpp"
#include "tests/bench/raw_sqlcipher.hpp"
#include "tests/unit/temp_folder.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>

namespace attune::bench {

/// 10,000 clients in treatment, each with 12 sessions and 12 scores of the PHQ-9.
class CaseloadPractice {
public:
    CaseloadPractice();

    TempFolder folder;
    SystemClock clock;
    Surroundings surroundings;
    InstrumentShelf shelf;
    std::unique_ptr<Vault> vault;

private:
    void add_clients();
    void add_sessions();
    void add_scores();
};

/// The rows that a caseload is made of in a bare database of the same shape, with the same indices, read by statements
/// that are prepared once.
class CaseloadFloor {
public:
    CaseloadFloor(Database& vault, const std::filesystem::path& folder);
    /// Reads every column; returns how many bytes they have.
    [[nodiscard]] std::size_t read();

private:
    RawSqlcipher database_;
    RawStatement people_, sessions_, responses_, scores_;
};

} // namespace attune::bench
