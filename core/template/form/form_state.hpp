// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/evaluator.hpp"
#include "core/template/expression/program.hpp"
#include "core/template/form/form.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace attune {

/// Earlier notes as rows, oldest first, all for one program. The rows borrow the notes' values.
struct PastNotes {
    std::vector<std::unique_ptr<Instance>> tops;
    std::vector<NoteRows> notes;
    std::vector<const Answers*> signals; ///< of each note; null: none

    void add(const Layout& layout, const NoteAnswers& values);
};

/// Entries of all registers as rows. Borrows the book.
[[nodiscard]] RegisterRows make_register_rows(const Layout& layout, const RegisterBook& book);
/// Whether a value is of the kind that a field holds; null and "not asked" fit everywhere.
[[nodiscard]] bool fits(const Value& value, const Field& field);

/// A form's insides. Form itself is the public face; problems, narrative and observations are worked out in
/// files of their own.
struct Form::State {
    struct Fired {
        const RuleProgram* rule = nullptr;
        Instance* row = nullptr;
        std::string message;
    };
    struct Met {
        int register_index = 0;
        std::string entry;
    };
    using Run = std::function<void(const Frame&)>;

    State(std::shared_ptr<const Program> bound_program,
          std::vector<std::shared_ptr<const Template>> templates, NoteAnswers note_answers,
          FormContext form_context, std::shared_ptr<const PastNotes> past_notes);
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() = default;

    // rows
    void rebuild();
    std::unique_ptr<Instance> build_row(int scope, Answers& row_answers, Instance* parent);
    void collect(Instance& row);
    [[nodiscard]] Instance* find_row(const std::string& part, const std::vector<RowStep>& rows) const;
    /// Throws Error(internal) when the path leads nowhere.
    [[nodiscard]] Instance& row_at(const FieldPath& path) const;
    [[nodiscard]] std::pair<Instance*, int> slot_at(const FieldPath& path) const;
    [[nodiscard]] std::pair<Instance*, int> table_at(const FieldPath& path) const;
    [[nodiscard]] FieldPath path_of(const Instance& row, const std::string& field) const;
    [[nodiscard]] std::pair<Instance*, int> follow(const FieldPlace& place, Instance* row) const;

    // new notes and rows
    void start_part(std::size_t part);
    Answers& append_row(Answers& outer, int scope, bool copy);
    void apply_defaults(Instance& row);
    /// Adds the rows that `typed` has more of, in the tables of `scope` and inside them.
    void grow(Answers& into, const Answers& typed, int scope);
    void default_rows(int scope);
    [[nodiscard]] std::string order_column(const ScopeLayout& table) const;
    void renumber(std::vector<Answers>& rows, const std::string& column, bool was_counted);

    // calculation
    void use_practice();
    void recalculate();
    void calculate(int item);
    void calculate_slot(const Item& item, Instance& row);
    void calculate_block(const Item& item, Instance& outer);
    void calculate_signal(int index);
    void replay_registers();
    void run_pass(int register_index, const PassProgram& pass, std::vector<Met>& met);
    void visit_entry(int register_index, const PassProgram& pass, Instance& row, const std::string& id,
                     std::vector<Met>& met);
    void assign(Instance& entry_row, const std::vector<SetProgram>& sets, const Frame& frame);
    void use_registers(const RegisterRows& rows);

    // what is worked out only when it is asked for
    /// Whether the practice switched a rule or prompt off.
    [[nodiscard]] bool is_off(const Speaker& speaker, const std::string& id) const;
    void ensure_rules();
    void ensure_prompts();
    void run_for_rows(const Speaker& speaker, const Run& run);
    struct Composed {
        std::string text;
        bool shows_nothing = false; ///< it has expressions, and none of them shows anything
    };
    [[nodiscard]] Composed compose(const BoundMessage& message, const Frame& frame);
    [[nodiscard]] bool is_required(Instance& row, int slot);
    [[nodiscard]] const Value* typed_or_prefilled(Instance& row, int slot);
    [[nodiscard]] std::vector<Option> options_of(const Field& field) const;
    [[nodiscard]] std::string shown_answer(const Value& value, const Field& field);

    /// Calls `visit` for every section of the form in the order shown, once per row of its block.
    void each_section(const std::function<void(Instance&, std::size_t)>& visit);

    std::shared_ptr<const Program> program;
    std::vector<std::shared_ptr<const Template>> parts;
    NoteAnswers answers;
    FormContext context;
    std::shared_ptr<const PastNotes> past;

    std::vector<std::unique_ptr<Instance>> tops;
    NoteRows now;
    std::vector<std::vector<Instance*>> instances_of; ///< by scope
    RegisterRows before_rows;
    RegisterRows after_rows;
    RegisterBook after;
    std::vector<Met> met_entries;
    std::vector<double> parameters;            ///< as Layout::parameters
    std::vector<std::vector<Answers>> signals; ///< as Layout::signals: what each said, row by row
    World world;
    Evaluator evaluator;
    bool counts = true;
    bool stopped = false; ///< some evaluation ran out of steps

    std::optional<std::vector<Fired>> fired;
    std::optional<std::vector<FiredPrompt>> fired_prompts;
    Value prefilled;                                  ///< the prompts as one text
    std::optional<std::vector<FormProblem>> problems; ///< a save asks again for what the page has just shown
};

} // namespace attune
