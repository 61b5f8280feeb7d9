// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_content.hpp"

#include "core/error.hpp"
#include "core/note/note_course.hpp"
#include "core/note/note_digest.hpp"
#include "core/note/note_form.hpp"
#include "core/note/note_inputs.hpp"
#include "core/note/note_privacy.hpp"
#include "core/template/form/answers_json.hpp"
#include "core/text/digest.hpp"

#include <algorithm>

namespace attune {
namespace {

// One value in the database may have 8 MiB; the rest is for what stands beside the answers in the row.
constexpr std::size_t largest_body = std::size_t{7} << 20;

/// Parts that were taken off keep their answers in the note: the form does not know them.
void keep_inactive(NoteAnswers& answers, NoteAnswers stored, const std::vector<NotePart>& parts) {
    for (const auto& part : parts)
        if (!part.active)
            if (auto kept = stored.parts.extract(part.form->prefix))
                answers.parts.insert(std::move(kept));
}

bool has_part(const Form& form, const std::string& prefix) {
    return std::ranges::any_of(form.parts(), [&](const auto& part) { return part->prefix == prefix; });
}

std::string private_context(const NoteHead& head) {
    return "attune.note.private/1/" + head.uuid;
}

void store_private(Vault& vault, const NoteHead& head, const NoteAnswers& personal,
                   const NoteAnswers& before) {
    if (personal == before)
        return; // sealing anew would only change the nonce
    auto& database = vault.database();
    if (personal.parts.empty()) {
        Statement remove{database, "DELETE FROM note_private WHERE note = ?1 AND author = ?2"};
        remove.bind(head.id, vault.user()).run();
        return;
    }
    const Bytes sealed = vault.seal_private(write_answers(personal), private_context(head));
    Statement upsert{database, "INSERT INTO note_private (note, author, sealed) VALUES (?1, ?2, ?3) "
                               "ON CONFLICT (note, author) DO UPDATE SET sealed = excluded.sealed"};
    upsert.bind(head.id, vault.user(), sealed).run();
}

void refuse_too_large(std::size_t size) {
    if (size > largest_body)
        throw Error{ErrorKind::bad_input,
                    "the note has " + std::to_string(size >> 20) +
                        " MiB of text; 7 MiB can be saved. Move a part of it to a second note"};
}

} // namespace

NoteStore::Content NoteStore::content_of(NoteId id, const Form& form, SplitAnswers split) const {
    Content content;
    const auto parts = templates_->parts_of(id);
    // What the form carries along unseen was not split by its templates: it is taken from the stored note.
    std::erase_if(split.record.parts, [&](const auto& part) { return !has_part(form, part.first); });
    if (std::ranges::find(parts, false, &NotePart::active) != parts.end()) {
        keep_inactive(split.record, read_answers(read_texts(vault_.database(), id).body, forms_of(parts)),
                      parts);
        keep_inactive(split.personal, personal_of(read_head(vault_.database(), id)), parts);
    }
    content.body = write_answers(split.record);
    refuse_too_large(content.body.size());
    content.hash = sha256_hex(content.body);
    content.personal = std::move(split.personal);
    const auto native = native_values(form);
    NoteInputs inputs = templates_->given(id);
    inputs.native = {native.begin(), native.end()};
    inputs.practice = seen_by(form.parts(), inputs.practice);
    content.native = write_inputs(inputs);
    content.approach = approach_of(form.parts(), shelf_);
    content.observations = form.observations();
    content.summary = summary_of(form, content.observations);
    content.to_fill = static_cast<std::int64_t>(form.problems().size());
    content.facts = session_facts(form);
    return content;
}

void NoteStore::write_content(const NoteHead& head, const Content& content) {
    auto& database = vault_.database();
    const SessionId session = store_session(database, head.id, head.session, content.facts, content.approach);
    if (session !=
        head.session) { // named only when it moves: SQLite writes the index of each column that is named
        Statement move{database, "UPDATE note SET session = ?2 WHERE id = ?1"};
        move.bind(head.id, session).run();
    }
    Statement update{database,
                     "UPDATE note SET revision = revision + 1, saved_at = ?2, approach = ?3, summary = ?4, "
                     "to_fill = ?5, content_hash = ?6, native = ?7, body = ?8 WHERE id = ?1"};
    update
        .bind(head.id, vault_.clock().now(), content.approach, content.summary, content.to_fill, content.hash,
              content.native, content.body)
        .run();
    store_private(vault_, head, content.personal, personal_of(head));
    store_observations(database, head.id, content.observations);
}

NoteAnswers NoteStore::personal_of(const NoteHead& head) const {
    Statement select{vault_.database(), "SELECT sealed FROM note_private WHERE note = ?1 AND author = ?2"};
    if (!select.bind(head.id, vault_.user()).step())
        return {};
    const auto text = vault_.open_private(select.blob(0), private_context(head));
    return text ? read_answers(*text, forms_of(templates_->parts_of(head.id))) : NoteAnswers{};
}

} // namespace attune
