// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/form_item.hpp"
#include "gui/note/table_columns.hpp"

namespace attune {

/// One row of a table: a panel, so that moving the row moves one window. The second line is built when the
/// row first becomes the current one.
class TableRow {
public:
    TableRow(wxWindow* parent, FormFrame& form, const Field& table, FieldPath table_path, std::size_t index,
             const TableColumns& columns);
    ~TableRow();
    TableRow(const TableRow&) = delete;
    TableRow& operator=(const TableRow&) = delete;

    [[nodiscard]] wxPanel* panel() const { return panel_; }
    void set_index(std::size_t index);
    [[nodiscard]] std::size_t index() const { return index_; }
    void set_columns(const TableColumns& columns);
    /// Opens or closes the second line and its tint.
    void set_current(bool current);
    bool refresh();
    /// Puts the focus on a column; on the first that is neither copied nor numbered when empty.
    void focus(const std::string& column);
    [[nodiscard]] std::optional<std::string> column_at(GtkWidget* widget) const;
    void reload_choices();

private:
    struct Cell {
        const Field* field = nullptr;
        std::unique_ptr<FieldControl> control;   ///< null for computed columns
        wxStaticText* words = nullptr;           ///< computed columns, and words of the program
        int width = 0;                           ///< of words of the program, which take as many lines as they need
        int wrapped_at = 0;                      ///< width at which those lines were broken
        wxString said;                           ///< those words, unbroken
        wxWindow* box = nullptr;                 ///< second line: label and control
    };
    void add_cell(wxWindow* parent, wxSizer* line, const TableColumn& column, bool labelled);
    void build_second();
    [[nodiscard]] FieldPath path_of(const Field& column) const;
    void connect(FieldControl& control, const Field& column);
    [[nodiscard]] bool is_from_program(const Field& column) const;
    bool refresh_cell(Cell& cell);
    bool show_words(Cell& cell, const wxString& label);

    FormFrame& form_;
    const Field& table_;
    FieldPath table_path_;
    std::size_t index_;
    TableColumns columns_;
    wxPanel* panel_;
    wxStaticText* number_ = nullptr;
    wxPanel* second_ = nullptr;
    std::vector<Cell> cells_;
    MessageBoxes messages_;
    bool current_ = false;
};

} // namespace attune
