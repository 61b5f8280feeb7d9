// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_signature.hpp"

#include "core/note/note_digest.hpp"
#include "core/note/note_session.hpp"
#include "core/text/digest.hpp"

#include <array>
#include <utility>

namespace attune {
namespace {

constexpr std::array<std::pair<AddendumKind, std::string_view>, 3> kinds{
    {{AddendumKind::addendum, "addendum"},
     {AddendumKind::correction, "correction"},
     {AddendumKind::late_entry, "late_entry"}}};

AddendumKind kind_from_id(std::string_view id) {
    for (const auto& [kind, known] : kinds)
        if (known == id)
            return kind;
    return AddendumKind::addendum;
}

std::int64_t milliseconds(Instant instant) {
    return instant.time_since_epoch().count();
}

template<typename Id>
std::int64_t number(Id id) {
    return static_cast<std::int64_t>(id);
}

void add_session(Canonical& message, Database& database, SessionId id) {
    const Session session = read_session(database, id);
    message.add_number(number(session.client)).add_number(number(session.episode));
    message.add(format_date(session.date));
    message.add(session.start ? format_time(*session.start) : std::string{});
    message.add(session.stop ? format_time(*session.stop) : std::string{});
    message.add(to_id(session.attendance));
}

/// Each template with the hash of its stored text, not only with the hash that stands beside it.
void add_templates(Canonical& message, Database& database, NoteId id) {
    Statement select{database, "SELECT v.pack, v.prefix, v.template, v.version, v.hash, v.xml, t.active "
                               "FROM note_template t JOIN template_version v ON v.id = t.template "
                               "WHERE t.note = ?1 ORDER BY t.position"};
    select.bind(id);
    Canonical all;
    std::int64_t count = 0;
    for (; select.step(); ++count) {
        for (int column = 0; column < 5; ++column)
            all.add(select.text(column));
        all.add(sha256_hex(select.text(5)));
        all.add_number(select.integer(6));
    }
    message.add_number(count).add(all.bytes());
}

void add_private(Canonical& message, Database& database, NoteId id) {
    Statement select{database, "SELECT author, sealed FROM note_private WHERE note = ?1 ORDER BY author"};
    select.bind(id);
    Canonical all;
    std::int64_t count = 0;
    for (; select.step(); ++count)
        all.add_number(select.integer(0)).add(select.blob(1));
    message.add_number(count).add(all.digest());
}

} // namespace

Bytes note_message(Database& database, const std::string& vault_id, const NoteHead& head) {
    const NoteTexts texts = read_texts(database, head.id);
    Canonical message;
    message.add("attune.note").add_number(head.format_version).add(vault_id).add(head.uuid);
    message.add_number(number(head.id)).add_number(number(head.client)).add_number(number(head.episode));
    message.add_number(number(head.session)).add_number(number(head.author)).add_number(head.revision);
    message.add_number(milliseconds(head.created_at)).add_number(milliseconds(head.saved_at));
    message.add_number(head.signed_at ? milliseconds(*head.signed_at) : 0)
        .add_number(head.late_entry ? 1 : 0);
    add_session(message, database, head.session);
    message.add(head.approach).add(head.summary).add_number(head.to_fill);
    add_templates(message, database, head.id);
    message.add(head.content_hash)
        .add(sha256_hex(texts.body))
        .add(head.started_hash)
        .add(sha256_hex(texts.native));
    add_private(message, database, head.id);
    return message.bytes();
}

Bytes void_message(const std::string& vault_id, const NoteHead& head) {
    Canonical message;
    message.add("attune.note.void")
        .add_number(head.format_version)
        .add(vault_id)
        .add(head.uuid)
        .add(head.signature);
    message.add(head.void_reason).add_number(head.voided_at ? milliseconds(*head.voided_at) : 0);
    message.add_number(head.voided_by ? number(*head.voided_by) : 0);
    return message.bytes();
}

std::vector<AddendumRow> read_addenda(Database& database, NoteId note) {
    Statement select{database,
                     "SELECT id, kind, text, old_text, reason, author, written_at, signature FROM addendum "
                     "WHERE note = ?1 ORDER BY id"};
    select.bind(note);
    std::vector<AddendumRow> rows;
    while (select.step())
        rows.push_back({{.id = select.integer(0),
                         .note = note,
                         .kind = kind_from_id(select.text(1)),
                         .text = select.text(2),
                         .reason = select.text(4),
                         .author = UserId{select.integer(5)},
                         .written_at = select.instant(6),
                         .signature_holds = false,
                         .old_text = select.text(3)},
                        select.blob(7)});
    return rows;
}

Bytes addendum_message(const std::string& vault_id, const NoteHead& head, const Addendum& addendum,
                       const Bytes& previous) {
    Canonical message;
    message.add("attune.addendum").add_number(head.format_version).add(vault_id).add(head.uuid).add(previous);
    message.add(to_id(addendum.kind)).add(addendum.text).add(addendum.old_text).add(addendum.reason);
    message.add_number(number(addendum.author)).add_number(milliseconds(addendum.written_at));
    return message.bytes();
}

std::string_view to_id(AddendumKind kind) {
    for (const auto& [known, id] : kinds)
        if (known == kind)
            return id;
    return "addendum";
}

} // namespace attune
