// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace attune {

class Vault;
class TemplateShelf;
class AlertSource;
class NoteTemplates;
struct NoteHead;
struct SplitAnswers;

/// Who fills a register entry: a hand, or the answers of a measure that stand behind it.
enum class EntryKeeper { hand, measure };

enum class SignatureState { unsigned_note, holds, broken };

/// Notes of one open vault: drafts, signatures, addenda, registers.
///
/// Borrows vault and shelf, which must outlive it. Same thread as the vault. Throws Error.
class NoteStore {
public:
    NoteStore(Vault& vault, TemplateShelf& shelf);
    ~NoteStore();
    NoteStore(const NoteStore&) = delete;
    NoteStore& operator=(const NoteStore&) = delete;

    /// Drafts ask for answers to the alerts that `alerts` knows; signing hands them over. Null, as at first: none.
    void ask_alerts_of(std::unique_ptr<AlertSource> alerts);

    struct NewNote {
        ClientId client{};
        std::optional<SessionId> session{}; ///< else a session is made on `date`
        std::string template_id{};          ///< "emdr.session"
        std::optional<Date> date{};         ///< today when absent
        std::optional<TimeOfDay> start{}, stop{};
    };
    /// Makes a draft from the newest version of the template, with the header before it; the client's open
    /// episode is used, or begun.
    NoteId start(const NewNote& what);

    [[nodiscard]] Note load(NoteId id) const;
    /// Leaves a row in the audit trail that this user read the note.
    void record_view(NoteId id);
    /// The form of a note with everything earlier that it may see.
    [[nodiscard]] Form open_form(NoteId id) const;
    /// Saves a draft: answers, private answers, session times, observations, audit; durable when it returns.
    /// Refuses a signed note with note_frozen, another author's draft with bad_input, and more than 7 MiB of
    /// answers with bad_input. A failed save changes nothing, and the form keeps its text.
    /// Writes nothing when nothing changed.
    void save(NoteId id, const Form& form);
    /// Adds a modality to a draft ("cbt.session"); its answers stay when it is taken off again.
    void set_modalities(NoteId id, const std::vector<std::string>& template_ids);

    /// Freezes and signs. Throws bad_input with every missing answer when the form has problems.
    void sign(NoteId id, const Form& form);
    [[nodiscard]] SignatureState check_signature(NoteId id) const;
    /// Signed and chained to the note's signature. Corrections and late entries need a reason; `old_text` are
    /// the words that a correction corrects. Throws bad_input for a draft or a void note.
    std::int64_t add_addendum(NoteId id, AddendumKind kind, const std::string& text,
                              const std::string& reason, const std::string& old_text = {});
    [[nodiscard]] std::vector<Addendum> addenda(NoteId id) const;
    /// A draft without any answer goes; one with answers, or a signed note, becomes a stub with the reason.
    void void_note(NoteId id, const std::string& reason);

    /// Newest first.
    [[nodiscard]] std::vector<NoteRow> of(ClientId client) const;
    [[nodiscard]] std::vector<NoteRow> unsigned_notes() const;
    /// The attended note before this one in the episode; nothing when it is the first.
    [[nodiscard]] std::optional<NoteId> before(NoteId id) const;

    // registers
    /// As they stand after the last note, with all entries of the client.
    [[nodiscard]] RegisterBook registers(ClientId client) const;
    /// As they stood before a note, with the entries and the typed fields of today.
    [[nodiscard]] RegisterBook registers_before(NoteId id) const;
    /// `register_id` is "emdr.target"; throws bad_input with all problems. Returns the entry's id. What the answers of
    /// a measure give is kept as it is; by hand such an entry can neither be changed nor set aside.
    std::string add_entry(ClientId client, const std::string& register_id,
                          const std::map<std::string, Value, std::less<>>& fields,
                          EntryKeeper keeper = EntryKeeper::hand);
    void update_entry(ClientId client, const std::string& register_id, const std::string& entry_id,
                      const std::map<std::string, Value, std::less<>>& fields,
                      EntryKeeper keeper = EntryKeeper::hand);
    void set_aside(ClientId client, const std::string& register_id, const std::string& entry_id, Date day,
                   const std::string& reason, EntryKeeper keeper = EntryKeeper::hand);
    void put_back(ClientId client, const std::string& register_id, const std::string& entry_id, Date day);

    struct SeriesPointRow {
        NoteId note{};
        SessionId session{};
        Date date{};
        std::optional<int> number{};
        std::string series{}; ///< "emdr.sud"
        std::string key{};    ///< register entry id or empty
        Value value{};        ///< null: a gap
    };
    /// All observations of a client's notes in session order.
    [[nodiscard]] std::vector<SeriesPointRow> observations(ClientId client) const;

    /// The attended, not void notes of all episodes in session order, with what they hold.
    [[nodiscard]] std::vector<CourseNote> course(ClientId client) const;

    /// Signatures of all notes and addenda, and that nothing which the audit trail saw signed is missing; for
    /// `vault verify`. `progress` gets 0 to 1 and may return false to cancel.
    [[nodiscard]] std::vector<VerifyProblem>
    verify_signatures(const std::function<bool(double)>& progress) const;
    /// Makes the stored values, registers and observations of all notes anew from the notes.
    void rebuild_caches(const std::function<bool(double)>& progress);

private:
    struct Content;
    [[nodiscard]] Content content_of(NoteId id, const Form& form, SplitAnswers split) const;
    void write_content(const NoteHead& head, const Content& content);
    void fill_alerts(Form& form, const NoteHead& head) const;
    void answer_alerts(const Form& form, const NoteHead& head);
    [[nodiscard]] NoteHead draft_to_write(NoteId id) const;
    [[nodiscard]] NoteAnswers personal_of(const NoteHead& head) const;
    [[nodiscard]] std::string signature_fault(const NoteHead& head) const;
    void act_on_entry(ClientId client, const std::string& register_id, const std::string& entry_id,
                      const char* kind, Date day, const std::string& reason);

    Vault& vault_;
    TemplateShelf& shelf_;
    std::unique_ptr<NoteTemplates> templates_;
    std::unique_ptr<AlertSource> alerts_;
};

} // namespace attune
