// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_rows.hpp"

#include "core/error.hpp"

namespace attune {
namespace {

NoteState state_from_id(std::string_view id) {
    if (id == "signed")
        return NoteState::signed_off;
    return id == "void" ? NoteState::voided : NoteState::draft;
}

} // namespace

std::string_view to_id(NoteState state) {
    switch (state) {
    case NoteState::draft: return "draft";
    case NoteState::signed_off: return "signed";
    case NoteState::voided: return "void";
    }
    return "draft";
}

NoteHead read_head(Database& database, NoteId id) {
    Statement row{
        database,
        "SELECT uuid, client, episode, session, author, state, revision, format_version, created_at, "
        "saved_at, signed_at, late_entry, approach, summary, to_fill, content_hash, started_hash, "
        "signature, void_reason, voided_at, voided_by, void_signature FROM note WHERE id = ?1"};
    if (!row.bind(id).step())
        throw Error{ErrorKind::not_found, "no note with this id"};
    NoteHead head;
    head.id = id;
    head.uuid = row.text(0);
    head.client = ClientId{row.integer(1)};
    head.episode = EpisodeId{row.integer(2)};
    head.session = SessionId{row.integer(3)};
    head.author = UserId{row.integer(4)};
    head.state = state_from_id(row.text(5));
    head.revision = row.integer(6);
    head.format_version = row.integer(7);
    head.created_at = row.instant(8);
    head.saved_at = row.instant(9);
    head.signed_at = row.optional_instant(10);
    head.late_entry = row.integer(11) != 0;
    head.approach = row.text(12);
    head.summary = row.text(13);
    head.to_fill = row.integer(14);
    head.content_hash = row.text(15);
    head.started_hash = row.text(16);
    head.signature = row.blob(17);
    head.void_reason = row.text(18);
    head.voided_at = row.optional_instant(19);
    if (const auto by = row.optional_integer(20))
        head.voided_by = UserId{*by};
    head.void_signature = row.blob(21);
    return head;
}

NoteTexts read_texts(Database& database, NoteId id) {
    Statement row{database, "SELECT body, native FROM note WHERE id = ?1"};
    if (!row.bind(id).step())
        throw Error{ErrorKind::not_found, "no note with this id"};
    return {row.text(0), row.text(1)};
}

NoteInputs NoteTemplates::given(NoteId note) const {
    const auto found = given_.find(note);
    return found == given_.end() ? read_inputs(read_texts(database_, note).native) : found->second;
}

std::vector<std::shared_ptr<const Template>> forms_of(const std::vector<NotePart>& parts) {
    std::vector<std::shared_ptr<const Template>> forms;
    for (const auto& part : parts)
        forms.push_back(part.form);
    return forms;
}

std::int64_t NoteTemplates::keep(const Template& form) {
    Statement find{database_, "SELECT id FROM template_version WHERE hash = ?1"};
    if (find.bind(form.hash).step())
        return find.integer(0);
    Statement insert{database_, "INSERT INTO template_version (hash, pack, prefix, template, version, xml) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    insert.bind(form.hash, form.pack, form.prefix, form.id, form.version, form.xml).run();
    return database_.last_row_id();
}

std::vector<NotePart> NoteTemplates::parts_of(NoteId note) {
    std::vector<std::pair<std::int64_t, bool>> rows;
    Statement select{database_,
                     "SELECT template, active FROM note_template WHERE note = ?1 ORDER BY position"};
    select.bind(note);
    while (select.step())
        rows.emplace_back(select.integer(0), select.integer(1) != 0);
    std::vector<NotePart> parts;
    for (const auto& [id, active] : rows)
        parts.push_back({version(id), active});
    return parts;
}

std::vector<std::shared_ptr<const Template>> NoteTemplates::of(NoteId note) {
    std::vector<std::shared_ptr<const Template>> forms;
    for (auto& part : parts_of(note))
        if (part.active)
            forms.push_back(std::move(part.form));
    return forms;
}

void NoteTemplates::replace(NoteId note, const std::vector<NotePart>& parts) {
    Statement clear{database_, "DELETE FROM note_template WHERE note = ?1"};
    clear.bind(note).run();
    Statement insert{database_,
                     "INSERT INTO note_template (note, position, template, active) VALUES (?1, ?2, ?3, ?4)"};
    for (std::size_t position = 0; position < parts.size(); ++position)
        insert.bind(note, position, keep(*parts[position].form), parts[position].active).run();
}

std::shared_ptr<const Template> NoteTemplates::version(std::int64_t id) {
    if (const auto found = read_.find(id); found != read_.end())
        return found->second;
    Statement select{database_,
                     "SELECT hash, pack, prefix, template, xml FROM template_version WHERE id = ?1"};
    if (!select.bind(id).step())
        throw Error{ErrorKind::vault_damaged,
                    "a note's template version is missing; restore the vault from a backup"};
    const std::string hash = select.text(0);
    auto form = shelf_.find(select.text(1) + "." + select.text(3));
    if (form == nullptr || form->hash != hash)
        form = shelf_.from_note(select.text(1), select.text(2), select.text(4), hash);
    if (form == nullptr)
        throw Error{ErrorKind::vault_damaged,
                    "a note's template version cannot be read; restore the vault from a backup"};
    read_.emplace(id, form);
    return form;
}

} // namespace attune
