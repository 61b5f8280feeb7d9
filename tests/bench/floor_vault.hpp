// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/note/note.hpp"
#include "core/vault/database.hpp"
#include "tests/bench/raw_sqlcipher.hpp"

#include <string>

namespace attune::bench {

/// What a program could not do with less: the rows that a vault keeps of notes, in tables of the same shape with
/// the same indices, written and read by statements that are prepared once. It folds, checks, hashes, signs and
/// computes nothing, keeps no chain of codes and has no triggers, no foreign keys and no wiping of freed pages.
class FloorVault {
public:
    /// Copies the notes of `vault`, their sessions and observations into a new database in `folder`.
    FloorVault(Database& vault, const std::filesystem::path& folder);

    /// Writes what one autosave of `note` writes: its row with the whole text, an observation and an audit row,
    /// in one durable transaction. Each turn writes other bytes, as many as before.
    void save(NoteId note, int turn);
    /// Reads every column of the list of a client's notes; returns how many bytes they have.
    [[nodiscard]] std::size_t read_list(ClientId client);

private:
    RawSqlcipher database_;
    std::string approach_, summary_, native_, body_, series_; ///< of the note that is saved
    RawStatement begin_, commit_, note_, observation_, audit_, list_;
    int audited_ = 0;
};

} // namespace attune::bench
