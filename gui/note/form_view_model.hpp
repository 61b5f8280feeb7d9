// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "gui/note/note_outline.hpp"
#include "gui/note/trace_marks.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

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

/// An addendum as it stands above the form.
struct AddendumLines {
    std::string head;                 ///< "Correction, 9 March, Dr Ana Kovač"
    std::string text;
    std::string reason;               ///< empty where none was given
    bool signature_holds = true;
};

/// A form being filled: its answers, what is missing, and what the page shows of it. What the answers are kept
/// in is for others to say: a draft of the record, or nothing at all while a template is tried.
///
/// Knows no window. Same thread always. Members throw Error where the form does.
class FormViewModel {
public:
    FormViewModel() = default;
    FormViewModel(const FormViewModel&) = delete;
    FormViewModel& operator=(const FormViewModel&) = delete;
    virtual ~FormViewModel() = default;

    /// Values, relevance or states changed. The form is the same.
    std::function<void()> on_refresh = [] {};
    /// Comes before `on_refresh` when rows of a table came, went or moved.
    std::function<void(const RowChange&)> on_rows = [](const RowChange&) {};
    /// Rows of a block came or went, or the form is another: the page is built anew.
    std::function<void()> on_rebuild = [] {};

    [[nodiscard]] const Form& form() const { return *form_; }
    /// Answers are shown, not asked for.
    [[nodiscard]] virtual bool is_read_only() const { return false; }
    /// The part whose sections are open at first whether they wait for answers or not; nothing: those that wait.
    [[nodiscard]] virtual std::optional<std::string> open_part() const { return std::nullopt; }
    /// What was added to a note after it was signed.
    [[nodiscard]] virtual std::vector<AddendumLines> addendum_lines() const { return {}; }
    /// The modalities to choose from in the header.
    [[nodiscard]] virtual std::vector<Option> packs() const = 0;

    // sections
    [[nodiscard]] const std::vector<OutlineSection>& sections() const { return outline_; }
    [[nodiscard]] std::optional<std::size_t> section_of(const FieldPath& path) const;
    /// Whether another row of this block may be added, and how its button reads ("target").
    [[nodiscard]] bool can_add_row(const FieldPath& block) const;

    // answers
    /// Keeps what was typed, whatever it is.
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
    /// What native libraries gave, by "se.cycles".
    void set_native(const std::map<std::string, Value>& values);
    /// What the libraries say about the trace above a table; they are asked for signed notes too, as it is
    /// drawn only and never part of the note.
    [[nodiscard]] TraceMarks trace_marks(const FieldPath& table) const;

    // registers
    [[nodiscard]] std::vector<EntryChoice> entries(const std::string& register_id) const;
    [[nodiscard]] const RegisterBook& registers() const { return registers_; }
    /// Throws bad_input with every problem. Returns the entry's id.
    virtual std::string add_entry(const std::string& register_id,
                                  const std::map<std::string, Value, std::less<>>& fields) = 0;
    virtual void update_entry(const std::string& register_id, const std::string& entry_id,
                              const std::map<std::string, Value, std::less<>>& fields) = 0;
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
    /// The note as prose.
    [[nodiscard]] std::string prose(NoteFormat format) const;

protected:
    /// An answer has changed and may be kept now.
    virtual void changed() {}
    /// How a modality is called; the id itself when it is not known.
    [[nodiscard]] virtual std::string title_of_pack(std::string_view id) const = 0;

    /// Puts another form in the place of the one that is shown, with its messages. The page is not told.
    void take_form(Form form, RegisterBook registers);
    void set_registers(RegisterBook registers);
    /// Problems and sections come up to date, and the page hears of it.
    void refresh();
    void recalculate();
    void demand() { demands_ = true; }

private:
    void rows_changed(const RowChange& change);
    [[nodiscard]] std::vector<FieldMessage> collect_messages() const;

    std::optional<Form> form_;
    RegisterBook registers_;
    std::map<std::string, Value> native_; ///< as the libraries gave them last
    std::vector<OutlineSection> outline_;
    std::vector<FormProblem> problems_;
    std::vector<FieldMessage> messages_;
    std::vector<RemovedRow> removed_;
    bool demands_ = false;
};

} // namespace attune
