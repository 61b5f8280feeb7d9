// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note.hpp"
#include "core/vault/vault.hpp"
#include "tests/unit/temp_folder.hpp"

#include <filesystem>
#include <memory>

namespace attune::bench {

/// One practice for all rows: a busy client with 500 notes and a list of 10,000.
class Practice {
public:
    Practice();

    [[nodiscard]] std::filesystem::path place() const { return folder.path() / "Bench.attune"; }
    /// Locks the vault and opens it again.
    void reopen();

    TempFolder folder;
    SystemClock clock;
    Surroundings surroundings;
    TemplateShelf shelf;
    std::unique_ptr<Vault> vault;
    ClientId busy{};
    NoteId draft{}; ///< the newest note of the busy client

private:
    void add_clients();
    void write_notes();
};

} // namespace attune::bench
