// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/marks.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <wx/dataview.h>

struct _cairo;

namespace attune {

/// A column of a RowList.
struct RowColumn {
    wxString title;
    int width = 0;                 ///< DIP, more for larger letters; 0 takes what is left (one column at most)
    bool right = false;            ///< numbers
    bool strong = false;           ///< bold: the first column of lists with three or more
    bool marked = false;           ///< shows a mark before its word
    bool drawn = false;            ///< drawn by `RowList::draw`; a screen reader finds it empty, so a column beside it
                                   ///< says the same in words
    bool sorts = false;            ///< its head is a button that asks for another order
};

enum class SortOrder { up, down };

/// What stands in one cell.
struct RowCell {
    wxString text;
    std::optional<Mark> mark;      ///< only in marked columns
    Tone tone = Tone::usual;
};

/// The house's list: wxDataViewCtrl on a virtual model, so any number of rows costs only what is seen.
/// Hairlines, no stripes, ellipsis at the end. `cell` must answer from memory.
class RowList : public wxDataViewCtrl {
public:
    RowList(wxWindow* parent, const std::string& id, const wxString& name, std::vector<RowColumn> columns,
            int row_height = 36, long style = 0);

    /// Asked for every visible cell.
    std::function<RowCell(std::size_t row, std::size_t column)> cell;
    std::function<void(std::size_t row)> on_select = [](std::size_t) {};
    /// Double click or Enter.
    std::function<void(std::size_t row)> on_activate = [](std::size_t) {};
    /// Asked to draw the cells of drawn columns: in DIP, from the upper left corner of the area.
    std::function<void(std::size_t row, std::size_t column, _cairo* cairo, wxSize size)> draw;
    /// The head of a column that sorts was pressed.
    std::function<void(std::size_t column)> on_sort = [](std::size_t) {};
    /// A letter was typed into the list: "type to find".
    std::function<void(const wxString& letter)> on_type;
    /// Menu key, Shift+F10 or right click on a row.
    std::function<void(std::size_t row)> on_menu = [](std::size_t) {};

    /// The rows have changed: shows `count` of them and keeps nothing chosen. Sends nothing.
    void set_count(std::size_t count);
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// Chooses without sending anything.
    void choose(std::optional<std::size_t> row);
    [[nodiscard]] std::optional<std::size_t> chosen() const;
    /// Shows by an arrow in its head which column orders the rows.
    void show_order(std::size_t column, SortOrder order);
    void show_column(std::size_t column, bool shown);
    /// The cells of a row are other ones now.
    void update_row(std::size_t row);
    /// Height that shows `rows` rows and the head.
    [[nodiscard]] int height_for(std::size_t rows) const;

private:
    class Model;
    class DrawnCell;
    struct HeadPress {
        RowList* list = nullptr;
        std::size_t column = 0;
    };
    void make_head_press(unsigned column);
    void fit_columns();
    /// Ctrl+C: the cells of a row with tabs between them, as spreadsheets take them.
    void copy_row(std::size_t row) const;

    wxObjectDataPtr<Model> model_;
    std::vector<RowColumn> columns_;
    std::vector<std::unique_ptr<HeadPress>> head_presses_;
    std::size_t count_ = 0;
    int row_height_;
    bool quiet_ = false;
};

} // namespace attune
