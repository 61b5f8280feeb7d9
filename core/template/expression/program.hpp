// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/binder.hpp"
#include "core/template/layout.hpp"

#include <memory>
#include <string>
#include <vector>

namespace attune {

struct BoundMessage {
    const Message* message = nullptr;
    std::vector<Bound> expressions; ///< of its pieces, in their order
};

/// An expression that most fields do not have: takes room only where one was written.
class OptionalBound {
public:
    OptionalBound() = default;
    OptionalBound(Bound bound) // NOLINT(google-explicit-constructor): stands where a Bound could stand
        : bound_{bound.empty() ? nullptr : std::make_unique<const Bound>(std::move(bound))} {}

    [[nodiscard]] bool empty() const noexcept { return bound_ == nullptr; }
    /// An empty Bound when there is none.
    operator const Bound&() const noexcept { // NOLINT(google-explicit-constructor)
        static const Bound nothing;
        return bound_ == nullptr ? nothing : *bound_;
    }

private:
    std::unique_ptr<const Bound> bound_;
};

/// Conditions and calculation of one field, by the layout's item.
struct ItemProgram {
    OptionalBound relevant;
    OptionalBound calculate;
    OptionalBound required;
    OptionalBound constraint;
    OptionalBound initial;
    std::vector<Bound> also_required; ///< by aliases; evaluated at the top of `alias_part`
    std::vector<int> alias_part;
};

/// A field that a rule speaks about or that it wants answered: so many rows out from the rule's own row.
struct FieldPlace {
    int part = -1;
    int up = 0;
    int scope = -1;
    int slot = -1; ///< -1: a section or the whole
    std::string id;
};

/// What rules, prompts and narrative lines share.
struct Speaker {
    int part = 0;
    int scope = 0;           ///< runs for each row of this scope
    int register_index = -1; ///< or for each entry
    Bound when;
    BoundMessage message;
};

struct RuleProgram : Speaker {
    const Rule* rule = nullptr;
    FieldPlace place;
    std::vector<FieldPlace> needs;
};
struct PromptProgram : Speaker {
    const Prompt* prompt = nullptr;
};
struct LineProgram : Speaker {
    const NarrativeLine* line = nullptr;
    FieldPlace place; ///< part -1: after the fields
};

struct PointProgram {
    int scope = 0;
    FieldPlace per; ///< slot -1: one line
    Bound when;
    Bound value;
};
struct SeriesProgram {
    int part = 0;
    const Series* series = nullptr;
    std::vector<PointProgram> points;
};

struct SignalProgram {
    int part = 0;
    int scope = 0; ///< runs for each row of this scope
    Bound when;
    Bound name;
    Bound value;
    BoundMessage words;
};

struct SetProgram {
    std::string id;
    Bound value;
};
struct TransitionProgram {
    std::string from;
    std::string to;
    Bound when;
};
struct EventProgram {
    Bound when;
    std::vector<SetProgram> sets;
    std::vector<TransitionProgram> transitions;
};
struct PassProgram {
    int scope = 0;
    FieldPlace by;
    std::vector<EventProgram> events;
    std::vector<SetProgram> sets;
};
struct RegisterProgram {
    std::vector<PassProgram> passes;
    std::vector<SetProgram> finally;
};

/// A mistake that shows when a template's names are bound.
struct ProgramProblem {
    const ExpressionNode* expression = nullptr; ///< or null
    std::size_t at = 0;
    int line = 0;   ///< of the element, where there is no expression
    std::string id; ///< of the element
    std::string message;
};

/// A set of templates with all names bound and its calculations in order. Immutable once made.
/// Borrows the templates.
class Program {
public:
    /// Binds everything; names of templates that are not among `parts` are null.
    explicit Program(const std::vector<const Template*>& parts);
    /// Binds one part alone and reports its mistakes.
    Program(const std::vector<const Template*>& parts, int checked_part);

    Layout layout;
    std::vector<ItemProgram> items;    ///< as Layout::items
    std::vector<int> before_registers; ///< items in the order of calculation
    std::vector<int> after_registers;
    std::vector<Bound> counts; ///< by part
    std::vector<RuleProgram> rules;
    std::vector<PromptProgram> prompts;
    std::vector<LineProgram> lines;
    std::vector<SeriesProgram> series;
    std::vector<RegisterProgram> registers; ///< as Layout::registers
    std::vector<SignalProgram> signals;     ///< as Layout::signals
    std::vector<ProgramProblem> problems;

private:
    enum class Sees { before, after };

    void add_part(int part);
    void add_scope(const ScopeLayout& scope);
    void add_field(const ScopeLayout& scope, int slot);
    void add_speakers(int part);
    void add_series(int part);
    /// That what the series counts from is a number which the entries behind `per` carry.
    void check_base(const Series& each, const Field& per);
    void add_signals(int part);
    void add_register(int index);
    void add_pass(int index, const RegisterPass& pass);
    void add_sets(const std::vector<Assignment>& from, const BindScope& scope, const Register& definition,
                  std::vector<SetProgram>& to);
    void order_items();
    void report_cycle(const std::vector<int>& waiting);

    /// When `item` is one of the layout's, it depends on what the expression reads.
    Bound bound(const Expression& expression, const BindScope& scope, Sees sees,
                std::initializer_list<ValueType::Kind> kinds, int item = -1);
    BoundMessage message(const Message& message, const BindScope& scope, Sees sees = Sees::after,
                         int item = -1);
    void speaker(Speaker& made, int part, const std::string& rows, const std::string& entries,
                 const Expression& when, const Message& text, int line, const std::string& id);
    [[nodiscard]] int find_rows(int part, const std::string& id) const;
    [[nodiscard]] FieldPlace find_field(int part, int scope, const std::string& id) const;
    /// What `at` names; reported when it is nothing.
    FieldPlace find_at(const Speaker& speaker, const std::string& id, int line, const std::string& element);
    /// As find_field, also inside blocks and tables.
    [[nodiscard]] FieldPlace find_anywhere(int part, const std::string& id) const;
    [[nodiscard]] std::vector<std::string> all_names(int part) const;
    void problem(int line, const std::string& id, std::string message);
    [[nodiscard]] std::string item_name(int item) const;

    /// `item` is worked out after `before`.
    struct Dependence {
        int before = -1;
        int item = -1;
        auto operator<=>(const Dependence&) const = default;
    };
    void depend(int item, int before) { depends_on_.push_back({.before = before, .item = item}); }

    int checked_part_ = -1;
    BindRoom room_;
    std::vector<Dependence> depends_on_;
};

} // namespace attune
