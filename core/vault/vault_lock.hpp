// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/file_ops.hpp"

#include <filesystem>

namespace attune {

/// Keeps every other process out of a vault while this lives.
///
/// A kernel lock (flock), so it never goes stale: it ends with the process. The words in the file (machine
/// and process) are there for the message alone.
class VaultLock {
public:
    /// Throws vault_busy naming the holder. A failed try leaves the folder as it was.
    explicit VaultLock(const std::filesystem::path& vault_folder);
    ~VaultLock();
    VaultLock(const VaultLock&) = delete;
    VaultLock& operator=(const VaultLock&) = delete;

    /// Writes who holds the vault; called when the opening has succeeded, so that a failed one changes
    /// nothing.
    void sign();

private:
    void open();
    void take() const;
    /// Whether the file that is locked is still the one of that name: another process whose opening failed may
    /// have taken its new file away in between, and the next one would lock a file of its own.
    [[nodiscard]] bool is_in_place() const;

    std::filesystem::path path_;
    Descriptor file_;
    bool made_ = false;
    bool signed_ = false;
};

} // namespace attune
