// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/response/response_store.hpp"
#include "core/vault/vault.hpp"
#include "tests/bench/raw_sqlcipher.hpp"
#include "tests/unit/temp_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace attune::bench {

/// 10,000 clients in treatment, each with 12 sessions and 12 scores of the PHQ-9; a tenth of the newest answers set off
/// its safety rule.
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
    void add_warning(std::int64_t response, int client);
};

/// What the due list asks: every measure that comes with Attune, and the right to the one that a safety answer calls for.
class CaseloadSchedule {
public:
    explicit CaseloadSchedule(CaseloadPractice& practice);
    /// Of all clients, three days after the last session.
    [[nodiscard]] std::size_t count_due() const;
    /// Of the twelve who come on a day, as the Today page asks.
    [[nodiscard]] std::size_t count_due_of_a_day() const;

private:
    CaseloadPractice& practice_;
    TemplateShelf shelf_;
    ResponseStore responses_;
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
