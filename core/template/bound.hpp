// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression_node.hpp"
#include "core/template/functions.hpp"
#include "core/template/value.hpp"

#include <vector>

namespace attune {

struct Field;

/// Where a name leads, as indices of a Layout: a row to begin at, tables to go down, a slot.
struct Place {
    enum class From { nothing, frame, part, self, registers, earlier, course, parameter };
    From from = From::nothing;
    int frame = 0;           ///< frame: how many `where`s further out
    int up = 0;              ///< frame: how many rows further out
    int part = -1;           ///< part, earlier, course: where the slot stands
    int notes_of = -1;       ///< earlier, course: notes that have this part
    int register_index = -1; ///< registers, self
    std::vector<int> tables; ///< tables to go down, by index in each scope's `tables`; those of
                             ///< Layout::signals that a function looks at
    int slot = -1;    ///< -1: the rows themselves; parameter: in Layout::parameters
    int through = -1; ///< register to look through, when the slot is a reference
    int through_slot = -1;
};

/// An expression whose names are bound to places. Evaluating it looks nothing up by text.
struct Bound {
    enum class Kind { nothing, constant, load, column, operation, call, filtered };
    Kind kind = Kind::nothing;
    Operation operation = Operation::null;
    FunctionId function{};
    Value constant;
    Place place;
    const Field* field = nullptr; ///< of the slot that is read: for labels and for display
    std::vector<Bound> children;

    [[nodiscard]] bool empty() const noexcept { return kind == Kind::nothing; }
};

} // namespace attune
