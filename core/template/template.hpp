// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression.hpp"
#include "core/template/value.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class FieldKind {
    text,
    long_text,
    choice,
    multi_choice,
    checklist,
    scale,
    number,
    date,
    time,
    duration,
    yes_no,
    body_location,
    reference,
    computed,
    table
};

enum class EvidenceTag { none, source, literature, app_defined, unverified }; // [S] [L] [A] [U]
enum class Better { neither, lower, higher };
enum class FieldStore { record, private_note };

/// Where a sentence of the narrative belongs; a note format arranges these.
enum class NarrativePart {
    none,
    subjective,
    objective,
    intervention,
    response,
    assessment,
    goal,
    problem,
    plan
};

struct Option {
    std::string value;
    std::string label;
};

struct Anchor {
    double value = 0;
    std::string label;
};

/// One question of a form. Attributes that a kind does not know stay at their defaults; the reader
/// refuses them in the file.
struct Field {
    std::string id;
    FieldKind kind = FieldKind::text;
    std::string label;
    std::string hint;
    EvidenceTag evidence = EvidenceTag::none;
    std::string source; ///< citation shown with the evidence tag
    FieldStore store = FieldStore::record;
    NarrativePart say = NarrativePart::none;

    Expression relevant;   ///< empty: always
    Expression required;   ///< empty: never
    Expression constraint; ///< must not be false; null passes
    std::string constraint_message;
    Expression calculate;         ///< computed fields
    Expression initial;           ///< attribute `default`: once, when the note or the row is made
    bool prefill_prompts = false; ///< attribute `prefill="prompts"`: shows the prompts until typed over

    std::vector<Option> options;    ///< choice, multi_choice, checklist
    bool options_are_packs = false; ///< `choices="$packs"`: one option per installed modality
    std::optional<double> min, max, step;
    std::vector<Anchor> anchors; ///< scale
    std::string unit;
    std::size_t max_length = 0; ///< text and long_text: characters; 0 = no limit but the general one
    int decimals = -1;          ///< computed and number: digits shown; -1 = as many as needed
    bool several = false;       ///< reference and body_location: more than one
    std::string reference_to;   ///< register, as "prefix.register"
    FieldKind result = FieldKind::number; ///< computed: number, text, yes_no, date, multi_choice
    bool after_registers = false;         ///< computed: sees registers as they stand after this note
    std::string native;                   ///< computed: id of a value that the pack's library gives

    // table
    std::vector<Field> columns;
    std::string row_label;                   ///< "set": names the button "Add set"
    std::string order_column;                ///< rows count in the order of this column
    std::vector<std::string> copied_columns; ///< a new row takes these from the row above
    std::string program_rows; ///< table: attribute `rows`, what the program makes its rows of; empty: made by hand
    int min_rows = 0;  ///< table: rows that a new note has and that must be there to sign
    int line = 1;      ///< as a column: 2 = second line of the current row
    int width = 0;     ///< as a column: share of the row's width, 0 = by kind
    std::string chart; ///< table: id of a column drawn above it by `chart_by`
    std::string chart_by;

    int line_in_file = 0;
};

struct Section {
    std::string id;
    std::string title;
    std::string hint;
    Expression relevant;
    NarrativePart say = NarrativePart::none;
    std::vector<Field> fields;
    std::string block; ///< id of the block that holds this section; empty at the top
    bool last = false; ///< header template: stands after the modality's sections
    int line_in_file = 0;
};

/// A group of sections that can be filled several times in one note (one per EMDR target).
struct Block {
    std::string id;
    std::string label;
    std::string row_label;
    int max_rows = 8;
    Expression relevant;
    int line_in_file = 0;
};

enum class Severity { information, caution, critical, blocking };

/// A piece of a sentence: a text, an {expression}, or an end of an [optional part].
struct MessagePiece {
    enum class Kind { text, expression, optional_begin, optional_end };
    Kind kind = Kind::text;
    std::string text;
    Expression expression;
};

/// A sentence with {expressions} in it. An [optional part] is left out when an expression that stands in it,
/// and in no part further in, shows nothing.
struct Message {
    std::vector<MessagePiece> pieces;
};

struct Rule {
    std::string id;
    std::string label; ///< how settings name it; empty: by its id
    Severity severity = Severity::information;
    std::string block;        ///< runs once per row of this block or table; empty: once
    std::string for_register; ///< runs once per entry of this register
    std::string field;        ///< the message stands below this field, table or section
    Expression when;
    Message message;
    std::vector<std::string> answers; ///< fields that become required while it fires
    EvidenceTag evidence = EvidenceTag::none;
    std::string source;
    int line_in_file = 0;
};

struct Prompt {
    std::string id;
    std::string label; ///< how settings name it; empty: by its id
    std::string block;
    std::string for_register;
    Expression when;
    Message message;
    int line_in_file = 0;
};

struct SeriesPoint {
    std::string block; ///< table or block whose rows give points; empty: the note
    std::string per;   ///< reference field that names the line; empty: one line
    Expression when;
    Expression value;
};

struct Series {
    std::string id;
    std::string label;
    std::string group;
    std::string unit;
    double min = 0;
    double max = 10;
    bool has_range = false;
    int decimals = -1;
    Better better = Better::neither;
    std::optional<double> change_mark;
    std::string source;
    EvidenceTag evidence = EvidenceTag::none;
    std::string base;                ///< what the entry carries that change counts from; empty: the first point
    std::vector<SeriesPoint> points; ///< the first that has a value counts
    int line_in_file = 0;
};

struct Assignment {
    std::string id;
    Expression value;
    int line_in_file = 0;
};

struct RegisterEvent {
    std::string id;
    Expression when;
    std::vector<Assignment> sets;
};

struct RegisterPass {
    std::string id;
    std::string block;                 ///< where `by` lives
    std::string by;                    ///< reference field that names the entry
    std::vector<RegisterEvent> events; ///< first that is true happens
    std::vector<Assignment> sets;      ///< then these, each time the pass meets the entry
    int line_in_file = 0;
};

struct Transition {
    std::string event;
    Expression when; ///< empty: always
    std::string to;
    int line_in_file = 0;
};

struct RegisterState {
    std::string id;
    std::string label;
    bool open = true; ///< listed among the open ones beside the note
    bool done = false;
    std::vector<Transition> transitions;
    int line_in_file = 0;
};

/// Something that lives across the sessions of one client: an EMDR target, a core belief.
struct Register {
    std::string id;
    std::string label;
    std::string plural;
    std::string title_field;
    std::string order_field;
    bool can_be_set_aside = false;
    std::vector<Field> fields;  ///< what the therapist types
    std::vector<Field> carried; ///< kind computed: what sessions leave behind
    std::string start_state;
    std::vector<RegisterState> states;
    std::vector<RegisterPass> passes;
    std::vector<Assignment> finally; ///< once per note that met the entry, after all passes
    int line_in_file = 0;
};

struct NarrativeLine {
    NarrativePart part = NarrativePart::none;
    std::string block;
    std::string for_register;
    std::string place; ///< the field, table or section that it stands in place of; empty: after all of them
    Expression when;
    Message message;
    int line_in_file = 0;
};

/// A number that a practice may set for itself; expressions read it by its id.
struct Parameter {
    std::string id;
    std::string label;
    std::string hint;
    std::string unit;
    std::string rule; ///< id of the rule beside which it is shown; empty: beside none
    double initial = 0;
    std::optional<double> min, max, step;
    EvidenceTag evidence = EvidenceTag::none;
    std::string source;
    int line_in_file = 0;
};

/// A fact of a note under a name that packs share ("unsafe_home"), so that rules of one pack can act on what
/// another knows.
struct Signal {
    std::string id;
    std::string block; ///< once per row of this block or table; empty: once
    Expression when;   ///< whether it is so; empty: it is so when there is a value
    Expression name;   ///< text that tells several apart: the resource that was built
    Expression value;  ///< number that goes with it
    Message words;     ///< how a rule speaks of it; may be empty
    int line_in_file = 0;
};

/// Another template's field under a name of this one ("p7_state" of "hdr.state_out"); may demand it.
struct Alias {
    std::string id;
    std::string of;
    Expression required;
    int line_in_file = 0;
};

/// One template file, read and checked. Immutable; shared by all forms that use it.
struct Template {
    std::string pack;   ///< id of the pack, "somatic_experiencing"
    std::string prefix; ///< how expressions name it, "se"
    std::string id;     ///< "session"
    std::string version;
    std::string language;
    std::string title;
    std::string summary;
    Expression counts; ///< header: whether the session was attended
    std::vector<Section> sections;
    std::vector<Block> blocks;
    std::vector<Alias> aliases;
    std::vector<Parameter> parameters;
    std::vector<Signal> signals;
    std::vector<Register> registers;
    std::vector<Rule> rules;
    std::vector<Prompt> prompts;
    std::vector<Series> series;
    std::vector<NarrativeLine> narrative;

    std::string xml;  ///< the file as read: a note keeps it for ever
    std::string hash; ///< SHA-256 of `xml`, lower-case hex

    [[nodiscard]] std::string full_id() const { return pack + "." + id; } // "emdr.session"
};

} // namespace attune
