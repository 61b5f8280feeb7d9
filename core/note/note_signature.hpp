// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note_rows.hpp"

#include <string>

namespace attune {

/// What the author signs, taken from the stored rows: docs/adr/0004-notes-and-signatures.md lists the fields.
[[nodiscard]] Bytes note_message(Database& database, const std::string& vault_id, const NoteHead& head);
/// What is signed when a signed note becomes void.
[[nodiscard]] Bytes void_message(const std::string& vault_id, const NoteHead& head);

/// A row of the table `addendum`.
struct AddendumRow {
    Addendum addendum;
    Bytes signature;
};
[[nodiscard]] std::vector<AddendumRow> read_addenda(Database& database, NoteId note);
/// What the author of an addendum signs. `previous` is the signature before it in the chain: the note's, then
/// each addendum's.
[[nodiscard]] Bytes addendum_message(const std::string& vault_id, const NoteHead& head,
                                     const Addendum& addendum, const Bytes& previous);
[[nodiscard]] std::string_view to_id(AddendumKind kind);

} // namespace attune
