// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/layout.hpp"
#include "core/template/register_book.hpp"

#include <memory>
#include <vector>

namespace attune {

/// One row as expressions see it: the top of a note's part, a row of a table or block, a register entry.
///
/// `cells` points at what each slot holds; a null pointer is a cell of an earlier note or of a register entry
/// that nobody asked for yet. Rows of the form under hand are filled by Form and also know relevance.
struct Instance {
    const ScopeLayout* layout = nullptr;
    Instance* parent = nullptr;
    std::size_t row = 0;                  ///< place among the rows as entered
    const Answers* source = nullptr;      ///< earlier notes: where cells are read from
    Answers* answers = nullptr;           ///< form: where answers are written
    const RegisterEntry* entry = nullptr; ///< register entries
    std::vector<const Value*> cells;
    std::vector<const Value*> typed;     ///< form: what stands in the answers
    std::vector<Value> own;              ///< computed values; status, title and id of entries
    std::vector<unsigned char> relevant; ///< form: per slot
    std::vector<unsigned char> section_relevant;
    bool self_relevant = true; ///< blocks and tables: whether these rows count
    std::vector<std::vector<std::unique_ptr<Instance>>> tables;
    std::vector<std::vector<std::size_t>> order; ///< per table: rows in the order of its order column
};

/// The value of every slot that has none.
[[nodiscard]] const Value& null_value();
/// The value of one cell; reads it from the note or the entry the first time.
[[nodiscard]] const Value& read_cell(Instance& row, int slot);
/// A tree of rows over the values of an earlier note. Borrows both.
[[nodiscard]] std::unique_ptr<Instance> make_past_rows(const Layout& layout, int scope, const Answers& values,
                                                       Instance* parent);
/// A row over a register entry. Borrows both.
[[nodiscard]] std::unique_ptr<Instance> make_entry_row(const Layout& layout, int register_index,
                                                       const RegisterEntry& entry);
/// Sorts the rows of every table by its order column; ties and rows without a number keep their order.
void sort_rows(const Layout& layout, Instance& row);

} // namespace attune
