// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/template_shelf.hpp"
#include "core/note/note.hpp"
#include "core/note/note_inputs.hpp"
#include "core/vault/database.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// A row of the table `note`, all but the long texts.
struct NoteHead {
    NoteId id{};
    std::string uuid;
    ClientId client{};
    EpisodeId episode{};
    SessionId session{};
    UserId author{};
    NoteState state{};
    std::int64_t revision = 0;
    std::int64_t format_version = 1;
    Instant created_at{};
    Instant saved_at{};
    std::optional<Instant> signed_at;
    bool late_entry = false;
    std::string approach;
    std::string summary;
    std::int64_t to_fill = 0;
    std::string content_hash;
    std::string started_hash;
    Bytes signature; ///< empty when there is none
    std::string void_reason;
    std::optional<Instant> voided_at;
    std::optional<UserId> voided_by;
    Bytes void_signature;
};

/// Throws not_found.
[[nodiscard]] NoteHead read_head(Database& database, NoteId id);
[[nodiscard]] std::string_view to_id(NoteState state);

/// The long texts of a note.
struct NoteTexts {
    std::string body;   ///< canonical JSON of the record's answers
    std::string native; ///< canonical JSON of NoteInputs
};
[[nodiscard]] NoteTexts read_texts(Database& database, NoteId id);

struct NotePart {
    std::shared_ptr<const Template> form;
    bool active = true;
};

/// The template versions that the vault keeps, read once each.
class NoteTemplates {
public:
    NoteTemplates(Database& database, TemplateShelf& shelf) noexcept
        : database_{database},
          shelf_{shelf} {}

    /// The row of this version, made when the vault does not have it yet. Inside a Change.
    std::int64_t keep(const Template& form);
    /// A note's parts in the order shown, with those that were taken off.
    [[nodiscard]] std::vector<NotePart> parts_of(NoteId note);
    /// The parts in use.
    [[nodiscard]] std::vector<std::shared_ptr<const Template>> of(NoteId note);
    /// Rewrites the parts of a draft. Inside a Change.
    void replace(NoteId note, const std::vector<NotePart>& parts);
    /// Remembers with what the form of a note was opened, until it is saved or signed.
    void give(NoteId note, NoteInputs inputs) { given_.insert_or_assign(note, std::move(inputs)); }
    /// That, or what the note keeps when no form of it was opened here.
    [[nodiscard]] NoteInputs given(NoteId note) const;
    /// By row; throws vault_damaged when the kept version cannot be read any more.
    [[nodiscard]] std::shared_ptr<const Template> version(std::int64_t id);

private:
    Database& database_;
    TemplateShelf& shelf_;
    std::map<std::int64_t, std::shared_ptr<const Template>> read_;
    std::map<NoteId, NoteInputs> given_;
};

/// The templates of the parts, for reading a note's answers.
[[nodiscard]] std::vector<std::shared_ptr<const Template>> forms_of(const std::vector<NotePart>& parts);

} // namespace attune
