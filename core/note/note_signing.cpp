// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/note/note_alerts.hpp"
#include "core/note/note_content.hpp"
#include "core/note/note_privacy.hpp"
#include "core/note/note_signature.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t longest_addendum = std::size_t{5} << 20;

void throw_if_any(const std::vector<std::string>& problems, const char* between) {
    std::string all;
    for (const auto& problem : problems)
        all += (all.empty() ? "" : between) + problem;
    if (!all.empty())
        throw Error{ErrorKind::bad_input, all};
}

void check_text(std::vector<std::string>& problems, const char* name, const std::string& text) {
    if (const auto unclean = text_problem(text))
        problems.push_back(std::string{name} + ": " + *unclean);
    else if (text.size() > longest_addendum)
        problems.push_back(std::string{name} + ": more than 5 MiB");
}

Bytes as_bytes(const std::array<unsigned char, 64>& signature) {
    return {signature.begin(), signature.end()};
}

bool is_signature(const Bytes& signature) {
    return signature.size() == 64;
}

} // namespace

void NoteStore::sign(NoteId id, const Form& form) {
    const NoteHead draft = draft_to_write(id);
    std::vector<std::string> missing;
    for (const auto& problem : form.problems())
        missing.push_back(to_string(problem.path) + ": " + problem.message);
    throw_if_any(missing, "\n");
    auto& database = vault_.database();
    Change change{database};
    std::vector<NotePart> parts = templates_->parts_of(id);
    if (std::erase_if(parts, [](const NotePart& part) { return !part.active; }) != 0)
        templates_->replace(id, parts); // what was taken off is no part of what is signed
    write_content(draft, content_of(id, form, {form.answers_to_sign(), form.private_answers()}));
    NoteHead head = read_head(database, id);
    head.signed_at = vault_.clock().now();
    head.late_entry = is_late_entry(read_session(database, head.session), *head.signed_at);
    const auto signature = as_bytes(vault_.sign(note_message(database, vault_.id(), head)));
    Statement freeze{database,
                     "UPDATE note SET state = 'signed', signed_at = ?2, late_entry = ?3, signature = ?4 "
                     "WHERE id = ?1"};
    freeze.bind(id, head.signed_at, head.late_entry, signature).run();
    answer_alerts(form, head);
    change.record({.action = "note.sign",
                   .object = "note",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = head.late_entry ? "answers signature late_entry" : "answers signature"});
    change.commit();
}

void NoteStore::answer_alerts(const Form& form, const NoteHead& head) {
    if (alerts_ == nullptr)
        return;
    for (const AlertRow& row : alert_rows(form))
        if (!row.answer.empty())
            alerts_->answer(head.client, row.key, row.answer, head.id);
}

std::string NoteStore::signature_fault(const NoteHead& head) const {
    if (head.state == NoteState::draft && !head.signature.empty())
        return "a draft has a signature";
    if (head.state == NoteState::signed_off && head.signature.empty())
        return "it counts as signed and has no signature";
    if (!head.signature.empty() &&
        (!is_signature(head.signature) ||
         !vault_.verify(head.author, note_message(vault_.database(), vault_.id(), head), head.signature)))
        return "it is not what its author signed";
    if (head.state == NoteState::voided &&
        (!head.voided_by || !is_signature(head.void_signature) ||
         !vault_.verify(*head.voided_by, void_message(vault_.id(), head), head.void_signature)))
        return "its voiding is not what was signed";
    if (head.state != NoteState::voided && !head.void_signature.empty())
        return "it was void and no longer counts as such";
    return {};
}

SignatureState NoteStore::check_signature(NoteId id) const {
    const NoteHead head = read_head(vault_.database(), id);
    if (!signature_fault(head).empty())
        return SignatureState::broken;
    return head.signature.empty() ? SignatureState::unsigned_note : SignatureState::holds;
}

std::int64_t NoteStore::add_addendum(NoteId id, AddendumKind kind, const std::string& text,
                                     const std::string& reason, const std::string& old_text) {
    const NoteHead head = read_head(vault_.database(), id);
    std::vector<std::string> problems;
    if (head.state == NoteState::draft)
        problems.emplace_back("note: it is a draft; change it and sign it");
    if (head.state == NoteState::voided)
        problems.emplace_back("note: it is void");
    check_text(problems, "text", text);
    check_text(problems, "reason", reason);
    check_text(problems, "corrected words", old_text);
    if (tidy_name(text).empty())
        problems.emplace_back("text: write what is to be added");
    if (kind != AddendumKind::addendum && tidy_name(reason).empty())
        problems.emplace_back("reason: a correction or late entry needs one");
    throw_if_any(problems, "; ");
    auto& database = vault_.database();
    Change change{database};
    const auto before = read_addenda(database, id);
    const Addendum addendum{.note = id,
                            .kind = kind,
                            .text = text,
                            .reason = reason,
                            .author = vault_.user(),
                            .written_at = vault_.clock().now(),
                            .old_text = old_text};
    const Bytes& previous = before.empty() ? head.signature : before.back().signature;
    const auto signature = as_bytes(vault_.sign(addendum_message(vault_.id(), head, addendum, previous)));
    Statement insert{database,
                     "INSERT INTO addendum (note, kind, text, old_text, reason, author, written_at, "
                     "signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
    insert.bind(id, to_id(kind), text, old_text, reason, addendum.author, addendum.written_at, signature)
        .run();
    const std::int64_t row = database.last_row_id();
    change.record(
        {.action = "note.addendum", .object = "addendum", .object_id = row, .fields = "text reason"});
    change.commit();
    return row;
}

std::vector<Addendum> NoteStore::addenda(NoteId id) const {
    const NoteHead head = read_head(vault_.database(), id);
    std::vector<Addendum> addenda;
    Bytes previous = head.signature;
    for (auto& row : read_addenda(vault_.database(), id)) {
        row.addendum.signature_holds =
            is_signature(row.signature) &&
            vault_.verify(row.addendum.author, addendum_message(vault_.id(), head, row.addendum, previous),
                          row.signature);
        previous = std::move(row.signature);
        addenda.push_back(std::move(row.addendum));
    }
    return addenda;
}

void NoteStore::void_note(NoteId id, const std::string& reason) {
    auto& database = vault_.database();
    NoteHead head = read_head(database, id);
    if (head.state == NoteState::voided)
        throw Error{ErrorKind::note_frozen, "the note is void already"};
    Change change{database};
    if (head.state == NoteState::draft && head.content_hash == head.started_hash &&
        personal_of(head) == NoteAnswers{}) {
        Statement remove{database, "DELETE FROM note WHERE id = ?1"};
        remove.bind(id).run();
        release_session(database, head.session);
        change.record({.action = "note.discard",
                       .object = "note",
                       .object_id = static_cast<std::int64_t>(id),
                       .fields = ""});
        change.commit();
        return;
    }
    std::vector<std::string> problems;
    check_text(problems, "reason", reason);
    if (tidy_name(reason).empty())
        problems.emplace_back("reason: say why the note is void");
    throw_if_any(problems, "; ");
    head.void_reason = reason;
    head.voided_at = vault_.clock().now();
    head.voided_by = vault_.user();
    const auto signature = as_bytes(vault_.sign(void_message(vault_.id(), head)));
    Statement update{database,
                     "UPDATE note SET state = 'void', void_reason = ?2, voided_at = ?3, voided_by = ?4, "
                     "void_signature = ?5 WHERE id = ?1"};
    update.bind(id, head.void_reason, head.voided_at, head.voided_by, signature).run();
    for (const char* cache :
         {"DELETE FROM observation WHERE note = ?1", "DELETE FROM note_values WHERE note = ?1"})
        Statement{database, cache}.bind(id).run();
    void_empty_session(database, head.session);
    change.record({.action = "note.void",
                   .object = "note",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = "state void_reason"});
    change.commit();
}

std::vector<VerifyProblem> NoteStore::verify_signatures(const std::function<bool(double)>& progress) const {
    auto& database = vault_.database();
    std::vector<VerifyProblem> problems;
    const auto report = [&](const std::string& message) { problems.push_back({"signatures", message}); };
    Statement count{database, "SELECT count(*) FROM note"};
    count.step();
    const double total = static_cast<double>(std::max<std::int64_t>(count.integer(0), 1));
    Statement notes{database, "SELECT id FROM note ORDER BY id"};
    for (double done = 0; notes.step(); ++done) {
        if (progress && !progress(done / total))
            return problems;
        const NoteHead head = read_head(database, NoteId{notes.integer(0)});
        if (const auto fault = signature_fault(head); !fault.empty())
            report("note " + head.uuid + ": " + fault);
        for (const auto& addendum : addenda(head.id))
            if (!addendum.signature_holds)
                report("note " + head.uuid + ": addendum " + std::to_string(addendum.id) +
                       " is not what its author signed, or one before it is missing");
    }
    Statement lost{database,
                   "SELECT object_id FROM audit WHERE action = 'note.sign' AND NOT EXISTS "
                   "(SELECT 1 FROM note WHERE id = object_id AND signature IS NOT NULL) ORDER BY seq"};
    while (lost.step())
        report("note number " + std::to_string(lost.integer(0)) +
               ": the audit trail saw it signed, and it is not");
    Statement cut{database, "SELECT object_id FROM audit WHERE action = 'note.addendum' AND NOT EXISTS "
                            "(SELECT 1 FROM addendum WHERE id = object_id) ORDER BY seq"};
    while (cut.step())
        report("addendum number " + std::to_string(cut.integer(0)) +
               ": the audit trail saw it written, and it is gone");
    if (progress)
        progress(1);
    return problems;
}

} // namespace attune
