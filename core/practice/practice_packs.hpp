// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/native_values.hpp"
#include "core/modality/pack.hpp"
#include "core/practice/pack_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

class TemplateShelf;

/// What stands between a pack's native library and its running.
enum class LibraryState {
    none,              ///< the pack has no library
    approved,          ///< it may run
    waiting,           ///< its publisher is trusted, the library itself was never approved
    changed,           ///< other bytes or other inputs than were approved
    not_signed,        ///< nobody signed the pack: its library can never run
    publisher_unknown, ///< the publisher is not, or no longer, approved
};

/// The declared inputs of a pack as one text, for comparing what was approved with what is asked for now.
[[nodiscard]] std::string declared_inputs(const Pack& pack);
/// SHA-256 of the pack's library; nothing when it has none or it cannot be read.
[[nodiscard]] std::optional<std::string> library_hash(const Pack& pack);

/// The packs of an open practice: those of the program and of folders (`base`), with what the vault
/// installed, replaced and switched off.
///
/// Borrows store, shelf and native values, which must outlive it. Main thread. While it lives, the shelf has
/// the practice's packs; when it goes, the shelf has the base again: nothing of a practice stays after
/// locking.
class PracticePacks {
public:
    /// Takes what is on the shelf as the base. `native` may be null.
    PracticePacks(PackStore& store, TemplateShelf& shelf, NativeValues* native);
    ~PracticePacks();
    PracticePacks(const PracticePacks&) = delete;
    PracticePacks& operator=(const PracticePacks&) = delete;

    /// Brings shelf and native values in step with the store. After every change; no restart is needed.
    void refresh();

    [[nodiscard]] PackStore& store() const noexcept { return store_; }
    [[nodiscard]] const TemplateShelf& shelf() const noexcept { return shelf_; }
    [[nodiscard]] const std::vector<Pack>& base() const noexcept { return base_; }
    /// The packs as they would be with one more, in the place of the one with its id.
    [[nodiscard]] std::vector<Pack> with(const PackSource& planned, const std::string& id) const;
    [[nodiscard]] LibraryState library_state(const Pack& pack) const;

private:
    [[nodiscard]] std::vector<Pack> read(const PackSource* planned, const std::string& planned_id) const;

    [[nodiscard]] std::vector<Pack> read_replaced() const;

    PackStore& store_;
    TemplateShelf& shelf_;
    NativeValues* native_;
    std::vector<Pack> base_;
};

} // namespace attune
