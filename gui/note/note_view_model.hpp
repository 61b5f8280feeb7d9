// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native_request.hpp"
#include "core/note/note_store.hpp"
#include "gui/note/note_outline.hpp"
#include "gui/note/trace_marks.hpp"
#include "gui/workspace/workspace.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

enum class SaveState { saved, waiting, failed, read_only };

/// A sentence below a field: a rule that fired, or something to fill in or mend.
struct FieldMessage {
    FieldPath place;
    Severity severity = Severity::information;
    std::string text;
    bool must_mend = false;           ///< stands between the note and the signature
};

/// A table or block row that was taken out and can be put back.
struct RemovedRow {
    FieldPath table;
    std::size_t row = 0;
    Answers answers;
};

/// What happened to the rows of a table, so that the page moves the same windows and no text changes places.
struct RowChange {
    enum class Kind { added, removed, moved } kind = Kind::added;
    FieldPath table;
    std::size_t row = 0;              ///< where it was added, or was before
    std::size_t to = 0;               ///< moved: where it is now
};

/// One register entry as pickers show it.
struct EntryChoice {
    std::string id;
    std::string title;
    std::string state;                ///< label of its state
    bool open = true;
};

/// A modality that is ticked in the note while its form is not there.
struct MissingForm {
    std::string template_id;          ///< "cbt.session"
    std::string title;
};

/// "Addendum", "Correction", "Late entry".
[[nodiscard]] std::string addendum_word(AddendumKind kind);

/// One note being written: its form, what is missing, whether it is saved, and how it gets signed.
///
/// Borrows the workspace, which must outlive it. Same thread as the vault. Knows no window: the view sets
/// `start_timer` and calls `save` when the timer runs out. Failures of saving become `save_failure`; other
/// members throw Error.
class NoteViewModel {
public:
    NoteViewModel(Workspace& workspace, NoteId id);

    /// A quiet time after the last keystroke before the draft is saved.
    static constexpr std::chrono::milliseconds save_pause{800};

    /// Asked to call `save` after this long; a new call replaces the one before.
    std::function<void(std::chrono::milliseconds)> start_timer = [](std::chrono::milliseconds) {};
    /// Values, relevance or states changed. The form is the same.
    std::function<void()> on_refresh = [] {};
    /// Comes before `on_refresh` when rows of a table came, went or moved.
    std::function<void(const RowChange&)> on_rows = [](const RowChange&) {};
    /// Rows of a block came or went, a modality was added, or the note was signed: the page is built anew.
    std::function<void()> on_rebuild = [] {};
    /// `save_state` or the note's state changed.
    std::function<void()> on_saved = [] {};

    [[nodiscard]] const Form& form() const { return *form_; }
    [[nodiscard]] const Note& note() const { return note_; }
    [[nodiscard]] bool is_read_only() const { return note_.state != NoteState::draft; }
    [[nodiscard]] Workspace& workspace() const { return workspace_; }

    // head
    [[nodiscard]] std::string client_name() const { return client_name_; }
    /// "Session 14, EMDR. Tuesday 9 March 2027, 13:00–13:50. Draft."
    [[nodiscard]] std::string session_line() const;
    /// "EMDR", or "EMDR, CBT".
    [[nodiscard]] std::string approach() const;

    // sections
    [[nodiscard]] const std::vector<OutlineSection>& sections() const { return outline_; }
    [[nodiscard]] std::optional<std::size_t> section_of(const FieldPath& path) const;
    /// Whether another row of this block may be added, and how its button reads ("target").
    [[nodiscard]] bool can_add_row(const FieldPath& block) const;

    // answers
    /// Keeps what was typed, whatever it is, and has it saved after the pause.
    void edit(const FieldPath& path, Value value);
    /// The focus left a field, or a choice was made: messages come up to date.
    void settle();
    std::size_t add_row(const FieldPath& table);
    /// Takes a row out; `put_back_row` undoes the last one.
    void remove_row(const FieldPath& table, std::size_t row);
    void move_row(const FieldPath& table, std::size_t from, std::size_t to);
    /// Whether the last change was taking out a row.
    [[nodiscard]] bool can_put_back_row() const { return !removed_.empty(); }
    std::optional<RemovedRow> put_back_row();
    /// Ctrl+R: the answer of the note before, in this field. False when there is none.
    bool repeat_last(const FieldPath& path);
    /// What the native libraries of this note's packs want to see; empty when none takes part. To be run on a
    /// worker; what comes back goes into `set_native`.
    [[nodiscard]] std::vector<NativeRequest> native_requests();
    void set_native(const std::map<std::string, Value>& values);
    /// What the libraries say about the trace above a table; they are asked for signed notes too, as it is
    /// drawn only and never part of the note.
    [[nodiscard]] TraceMarks trace_marks(const FieldPath& table) const;

    // registers
    [[nodiscard]] std::vector<EntryChoice> entries(const std::string& register_id) const;
    [[nodiscard]] const RegisterBook& registers() const { return registers_; }
    /// Throws bad_input with every problem. Returns the entry's id.
    std::string add_entry(const std::string& register_id, const std::map<std::string, Value, std::less<>>& fields);
    void update_entry(const std::string& register_id, const std::string& entry_id,
                      const std::map<std::string, Value, std::less<>>& fields);
    /// Titles of entries, labels of regions and packs.
    [[nodiscard]] std::string title_of(std::string_view what, std::string_view id) const;

    // what is missing
    [[nodiscard]] const std::vector<FormProblem>& problems() const { return problems_; }
    /// What stands below fields, as of the last `settle`.
    [[nodiscard]] const std::vector<FieldMessage>& messages() const { return messages_; }
    /// Whether required answers are marked: after the first try to sign, or F8.
    [[nodiscard]] bool demands() const { return demands_; }
    enum class Direction { forward, backward };
    /// The next answer to fill or mend after `from` in page order, round the end; nothing when all is there.
    std::optional<FieldPath> next_to_fill(const std::optional<FieldPath>& from, Direction direction);

    // saving and signing
    [[nodiscard]] SaveState save_state() const;
    [[nodiscard]] Instant saved_at() const { return note_.saved_at; }
    /// One sentence that says what happened and what to do; empty unless the last save failed.
    [[nodiscard]] const std::string& save_failure() const { return save_failure_; }
    /// Saves what is not saved. False when it failed; the text stays, and the next pause tries again.
    bool save();
    /// Marks what is missing. True when the note can be signed.
    bool ready_to_sign();
    void sign();
    [[nodiscard]] std::vector<Addendum> addenda() const;
    void add_addendum(AddendumKind kind, const std::string& text, const std::string& reason);
    [[nodiscard]] SignatureState check_signature() const;

    /// The note as prose.
    [[nodiscard]] std::string preview(NoteFormat format) const;

    // modalities
    [[nodiscard]] std::vector<MissingForm> missing_forms() const;
    /// Saves, adds the form of a modality and opens the note anew; answers stay.
    void add_form(const std::string& template_id);

private:
    void open();
    void refresh();
    void recalculate();
    void changed();
    void rows_changed(const RowChange& change);
    [[nodiscard]] std::vector<FieldMessage> collect_messages() const;
    [[nodiscard]] Value header_value(std::string_view field) const;

    Workspace& workspace_;
    Note note_;
    std::optional<Form> form_;
    RegisterBook registers_;
    std::map<std::string, Value> native_; ///< as the libraries gave them last
    std::string client_name_;
    std::vector<OutlineSection> outline_;
    std::vector<FormProblem> problems_;
    std::vector<FieldMessage> messages_;
    std::vector<RemovedRow> removed_;
    std::optional<Note> last_note_;
    bool demands_ = false;
    bool dirty_ = false;
    std::string save_failure_;
};

} // namespace attune
