// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/bound.hpp"
#include "core/template/instance.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// The tops of one note's parts, in the order of the layout; null where the note lacks a part.
using NoteRows = std::vector<Instance*>;
/// Entries of all registers, by the layout's index of the register.
using RegisterRows = std::vector<std::vector<std::unique_ptr<Instance>>>;

/// What expressions may look at. Borrows everything.
struct World {
    const Layout* layout = nullptr;
    Date today{};
    const NoteRows* now = nullptr;
    const std::vector<NoteRows>* earlier = nullptr; ///< oldest first
    const RegisterRows* registers = nullptr;
    const std::vector<double>* parameters = nullptr;              ///< as Layout::parameters
    const std::vector<std::vector<Answers>>* signals = nullptr;   ///< as Layout::signals
    const std::vector<const Answers*>* earlier_signals = nullptr; ///< as `earlier`; null: none
    const std::set<std::string, std::less<>>* off = nullptr;      ///< rules that the practice switched off
    const std::map<std::string, Value, std::less<>>* facts = nullptr;
};

/// The row whose names come first, and the rows outside a `where`.
struct Frame {
    const NoteRows* note = nullptr;
    Instance* row = nullptr;
    Instance* self = nullptr; ///< the register entry called `this`
    const Frame* outer = nullptr;
};

/// Evaluates bound expressions within a budget of steps; when it is used up every value is null.
class Evaluator {
public:
    static constexpr long default_budget = 100'000;

    explicit Evaluator(const World& world, long budget = default_budget)
        : world_{world},
          budget_{budget} {}

    [[nodiscard]] Value evaluate(const Bound& bound, const Frame& frame);
    /// Null counts as false.
    [[nodiscard]] bool is_true(const Bound& bound, const Frame& frame);
    /// As it is shown: labels of choices, titles of entries, "yes", numbers with their decimals.
    [[nodiscard]] std::string shown(const Bound& bound, const Frame& frame);

    [[nodiscard]] bool out_of_steps() const noexcept { return budget_ <= 0; }
    void refill(long budget = default_budget) noexcept { budget_ = budget; }

private:
    using Visit = std::function<bool(const Value&, const Frame&)>; ///< false stops

    const Value& get(const Bound& bound, const Frame& frame, Value& scratch);
    const Value& load(const Place& place, const Frame& frame, Value& scratch);
    const Value& read(const Place& place, Instance& row);
    void operation(const Bound& bound, const Frame& frame, Value& result);
    void logical(const Bound& bound, const Frame& frame, Value& result);
    void arithmetic(const Bound& bound, const Frame& frame, Value& result);
    void comparison(const Bound& bound, const Frame& frame, Value& result);
    void membership(const Bound& bound, const Frame& frame, Value& result);
    void call(const Bound& bound, const Frame& frame, Value& result);
    void rows_call(const Bound& bound, const Frame& frame, Value& result);
    void scalar_call(const Bound& bound, const Frame& frame, Value& result);
    void text_call(const Bound& bound, const Frame& frame, Value& result);
    void previous(const Bound& bound, const Frame& frame, Value& result);
    void neighbour(const Bound& bound, const Frame& frame, Value& result);
    void any_all_run(const Bound& bound, const Frame& frame, Value& result);
    void distinct(const Bound& bound, const Frame& frame, Value& result);
    void correlation(const Bound& bound, const Frame& frame, Value& result);
    void signal_call(const Bound& bound, const Frame& frame, Value& result);
    void each_earlier_note(const std::string& id,
                           const std::function<bool(const std::vector<const Answers*>&)>& look);
    void not_asked(const Bound& bound, const Frame& frame, Value& result);

    /// Every value of a column (a filtered one where its condition is true), or each argument of several.
    void each_value(const Bound& call, const Frame& frame, const Visit& visit);
    void each_row(const Bound& column, const Frame& frame, const Visit& visit);
    bool walk(const Place& place, std::size_t depth, Instance& row, const Frame& frame, const Visit& visit);
    [[nodiscard]] std::string shown_value(const Value& value, const Field* field);
    [[nodiscard]] std::string shown_in_sentence(const Bound& bound, const Frame& frame);
    [[nodiscard]] Instance* entry(int register_index, const std::string& id) const;

    const World& world_;
    long budget_;
};

/// "0.5", "12", with `decimals` digits when that is not negative; rounds half away from zero.
[[nodiscard]] std::string format_number(double number, int decimals = -1);
/// Half away from zero, to `digits` after the point (-9 to 9).
[[nodiscard]] double round_half_away(double number, int digits = 0);

} // namespace attune
