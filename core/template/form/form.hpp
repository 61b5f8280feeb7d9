// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/earlier_notes.hpp"
#include "core/template/practice_rules.hpp"
#include "core/template/register_book.hpp"
#include "core/template/template.hpp"
#include "core/template/value.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a form may know of the world beside its own answers. Plain data.
struct FormContext {
    Date today{};
    EarlierNotes earlier;
    RegisterBook registers;                ///< as they stood before this note
    std::vector<Option> packs;             ///< for `choices="$packs"`
    std::map<std::string, Value> native{}; ///< "se.cycles" → value given by the library
    PracticeRules practice{};              ///< what the practice set differently
    /// What the program knows of this client beside the notes, by the names of fact_names().
    std::map<std::string, Value, std::less<>> facts{};
};

/// The part of Form::values() that holds what templates signalled: a table per signal, with the columns
/// holds, name, value and words. No template has such a prefix.
inline constexpr std::string_view signals_part = "$signals";

enum class ProblemKind {
    required,
    constraint,
    out_of_range,
    unknown_option,
    not_a_value,
    rule_answer,
    blocked
};

/// One thing that stands between the note and the signature.
struct FormProblem {
    FieldPath path;
    ProblemKind kind{};
    std::string message; ///< the template's own words where it has them
};

struct FiredRule {
    const Rule* rule = nullptr;
    std::string part;
    FieldPath place; ///< the field below which it stands
    std::string message;
};

struct FiredPrompt {
    std::string part;
    std::string id;
    std::string message;
};

/// One value of one series that this note gives. `value` is null for a gap.
struct Observation {
    std::string part;
    std::string series;
    std::string key; ///< register entry id, or empty
    Value value;
};

enum class NoteFormat { soap, dap, birp, girp, pirp, plain };

struct NarrativeSection {
    std::string heading; ///< "Subjective"; empty in plain format
    std::string text;
};

/// One note being filled: templates plus answers, always recalculated.
///
/// The parts are the header first, then the modalities in the order shown. Thread: one at a time.
/// `set`, `add_row` … recalculate at once and never fail on content: a value that does not fit
/// stays as typed and is reported by `problems`. They throw Error(internal) for a path that does not exist.
class Form {
public:
    struct State; ///< the insides; known to core/template alone

    Form(std::vector<std::shared_ptr<const Template>> parts, NoteAnswers answers, FormContext context);
    ~Form();
    Form(Form&&) noexcept;
    Form& operator=(Form&&) noexcept;

    [[nodiscard]] const std::vector<std::shared_ptr<const Template>>& parts() const;
    /// What was typed; nothing computed.
    [[nodiscard]] const NoteAnswers& answers() const;
    [[nodiscard]] const Value& answer(const FieldPath& path) const;
    /// What expressions see: null where the field is not relevant; computed and prefilled values.
    [[nodiscard]] Value value(const FieldPath& path) const;
    [[nodiscard]] std::size_t row_count(const FieldPath& table) const;

    void set(const FieldPath& path, Value value);
    /// Writes many answers at once over those that are there: rows are added as needed, with their defaults;
    /// a null value clears an answer. Parts, tables and fields that the form does not have are kept unseen.
    void fill(const NoteAnswers& typed);
    /// Adds a row at the end, with defaults and copied columns; returns its index.
    std::size_t add_row(const FieldPath& table);
    void remove_row(const FieldPath& table, std::size_t row);
    void move_row(const FieldPath& table, std::size_t from, std::size_t to);
    void set_native(const std::map<std::string, Value>& values);
    /// Replaces registers (an entry was added or edited beside the form).
    void set_registers(RegisterBook before);

    [[nodiscard]] const Field& field(const FieldPath& path) const;
    [[nodiscard]] bool is_relevant(const FieldPath& path) const;
    [[nodiscard]] bool is_section_relevant(std::string_view part, const Section& section,
                                           const std::vector<RowStep>& rows) const;
    [[nodiscard]] bool is_required(const FieldPath& path) const;
    /// The options to choose from: those of the field, or the packs at hand.
    [[nodiscard]] std::vector<Option> options(const FieldPath& path) const;
    /// A value of this field as people read it: labels, titles of entries, "yes", "not asked".
    [[nodiscard]] std::string shown(const FieldPath& path, const Value& value) const;

    [[nodiscard]] std::vector<FormProblem> problems() const;
    [[nodiscard]] std::vector<FiredRule> rules() const;
    [[nodiscard]] std::vector<FiredPrompt> prompts() const;
    [[nodiscard]] std::vector<Observation> observations() const;
    [[nodiscard]] std::vector<NarrativeSection> narrative(NoteFormat format) const;
    /// Registers as they stand after this note; equal to before when the session does not count.
    [[nodiscard]] const RegisterBook& registers_after() const;
    [[nodiscard]] const RegisterBook& registers_before() const;
    /// Whether the session counts (attended); true when no part says otherwise.
    [[nodiscard]] bool counts() const;
    /// The earlier notes that the form was given, for native libraries.
    [[nodiscard]] const std::vector<EarlierNote>& earlier() const;
    /// Everything an expression of a later note may see: relevant answers and computed values.
    [[nodiscard]] NoteAnswers values() const;
    /// The answers without those that are not relevant, with prefilled texts written out: what is signed.
    /// Private answers are not among them; they have a signature and a key of their own.
    [[nodiscard]] NoteAnswers answers_to_sign() const;
    /// The answers to fields with store="private", and nothing else.
    [[nodiscard]] NoteAnswers private_answers() const;

private:
    friend class RegisterReplay;
    explicit Form(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace attune
