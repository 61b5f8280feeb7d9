// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/row_list.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/gtk_widget.hpp"

#include <algorithm>
#include <cairo.h>
#include <gtk/gtk.h>
#include <wx/clipbrd.h>
#include <wx/dc.h>
#include <wx/graphics.h>

namespace attune {
namespace {

wxColour colour_of(Tone tone) {
    const Palette& colours = palette();
    switch (tone) {
    case Tone::muted: return colours.muted;
    case Tone::accent: return colours.accent;
    case Tone::good: return colours.good;
    case Tone::caution: return colours.caution;
    case Tone::critical: return colours.critical;
    case Tone::usual: break;
    }
    return colours.text;
}

} // namespace

/// Draws a cell by the list's own function; its value is the number of the row.
class RowList::DrawnCell : public wxDataViewCustomRenderer {
public:
    DrawnCell(RowList& list, std::size_t column, int width)
        : wxDataViewCustomRenderer{"long", wxDATAVIEW_CELL_INERT},
          list_{list},
          column_{column},
          width_{width} {}
    bool SetValue(const wxVariant& value) override {
        row_ = value.GetLong();
        return true;
    }
    bool GetValue(wxVariant& value) const override {
        value = row_;
        return true;
    }
    [[nodiscard]] wxSize GetSize() const override { return {width_ - list_.FromDIP(16), list_.FromDIP(28)}; }
    bool Render(wxRect area, wxDC* dc, int) override {
        wxGraphicsContext* graphics = dc->GetGraphicsContext();
        if (graphics == nullptr || !list_.draw || row_ < 0 || static_cast<std::size_t>(row_) >= list_.count_)
            return true;
        auto* cairo = static_cast<cairo_t*>(graphics->GetNativeContext());
        const double scale = list_.FromDIP(100) / 100.0;
        cairo_save(cairo);
        cairo_translate(cairo, area.x, area.y);
        cairo_scale(cairo, scale, scale);
        list_.draw(static_cast<std::size_t>(row_), column_, cairo, list_.ToDIP(area.GetSize()));
        cairo_restore(cairo);
        return true;
    }

private:
    RowList& list_;
    std::size_t column_;
    int width_;
    long row_ = -1;
};

class RowList::Model : public wxDataViewVirtualListModel {
public:
    explicit Model(RowList& list)
        : list_{list} {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        if (list_.columns_[column].drawn) {
            value = static_cast<long>(row);
            return;
        }
        const RowCell content = cell(row, column);
        if (list_.columns_[column].marked) {
            wxDataViewIconText both{content.text};
            if (content.mark)
                both.SetIcon(mark_icon(*content.mark));
            value << both;
        } else {
            value = content.text;
        }
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const override {
        const RowColumn& shape = list_.columns_[column];
        const Tone tone = cell(row, column).tone;
        if (shape.strong)
            attributes.SetBold(true);
        if (tone != Tone::usual)
            attributes.SetColour(colour_of(tone));
        return shape.strong || tone != Tone::usual;
    }

private:
    [[nodiscard]] RowCell cell(unsigned row, unsigned column) const {
        return list_.cell && row < list_.count_ ? list_.cell(row, column) : RowCell{};
    }
    RowList& list_;
};

RowList::RowList(wxWindow* parent, const std::string& id, const wxString& name, std::vector<RowColumn> columns,
                 int row_height, long style)
    : wxDataViewCtrl{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxDV_SINGLE | wxDV_HORIZ_RULES | wxBORDER_NONE | style},
      model_{new Model{*this}},
      columns_{std::move(columns)},
      row_height_{row_height} {
    unsigned index = 0;
    for (const RowColumn& column : columns_) {
        const auto align = column.right ? wxALIGN_RIGHT : wxALIGN_LEFT;
        wxDataViewRenderer* renderer = nullptr;
        const int width = column.width > 0 ? FromDIP(column.width) : FromDIP(160);
        if (column.drawn)
            renderer = new DrawnCell{*this, index, width};
        else if (column.marked)
            renderer = new wxDataViewIconTextRenderer{"wxDataViewIconText", wxDATAVIEW_CELL_INERT};
        else
            renderer = new wxDataViewTextRenderer{"string", wxDATAVIEW_CELL_INERT};
        renderer->SetAlignment(align | wxALIGN_CENTRE_VERTICAL);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        // GTK adds the hairline; wx's SetRowHeight does not reach the cells.
        gtk_cell_renderer_set_fixed_size(renderer->GetGtkHandle(), -1, FromDIP(row_height_ - 1));
        auto* head = new wxDataViewColumn{column.title, renderer, index, width, align, 0};
        AppendColumn(head);
        if (column.sorts)
            make_head_press(index);
        ++index;
    }
    AssociateModel(model_.get());
    GtkWidget* tree = inner_widget(this);
    gtk_style_context_add_class(gtk_widget_get_style_context(tree), "attune-list");
    gtk_tree_view_set_search_column(GTK_TREE_VIEW(tree), -1); // our own fields find; GTK's box would pop up
    set_accessible(this, id, name);

    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (const auto row = chosen(); !quiet_ && row)
            on_select(*row);
    });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (const auto row = chosen()) // later, as an assistive tool waits for the end of this call
            CallAfter([this, row = *row] { on_activate(row); });
    });
    Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) {
        if (const auto row = chosen())
            on_menu(*row);
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool copies = event.GetKeyCode() == 'C' && event.GetModifiers() == wxMOD_CONTROL && chosen();
        event.Skip(!copies);
        if (copies)
            copy_row(*chosen());
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const wxChar letter = event.GetUnicodeKey();
        const bool is_plain = event.GetModifiers() == wxMOD_NONE || event.GetModifiers() == wxMOD_SHIFT;
        const bool types = on_type && is_plain && letter > WXK_SPACE && letter != WXK_DELETE && wxIsprint(letter);
        event.Skip(!types);
        if (types)
            on_type(event.ShiftDown() ? wxString{letter} : wxString{letter}.Lower());
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        Refresh();
    });
}

/// GTK's own press of the head: it answers to the keyboard as well, and wx's would sort rows that it does not have.
void RowList::make_head_press(unsigned column) {
    auto* head = GTK_TREE_VIEW_COLUMN(GetColumn(column)->GetGtkHandle());
    gtk_tree_view_column_set_clickable(head, TRUE);
    head_presses_.push_back(std::make_unique<HeadPress>(HeadPress{this, column}));
    const auto pressed = +[](GtkTreeViewColumn*, gpointer data) {
        const auto* press = static_cast<HeadPress*>(data);
        press->list->CallAfter([list = press->list, at = press->column] { list->on_sort(at); });
    };
    g_signal_connect(head, "clicked", G_CALLBACK(pressed), head_presses_.back().get());
}

void RowList::show_order(std::size_t column, SortOrder order) {
    for (unsigned index = 0; index < columns_.size(); ++index) {
        auto* head = GTK_TREE_VIEW_COLUMN(GetColumn(index)->GetGtkHandle());
        gtk_tree_view_column_set_sort_indicator(head, index == column ? TRUE : FALSE);
        if (index == column) // GTK's arrow points down for what begins with the least
            gtk_tree_view_column_set_sort_order(head, order == SortOrder::up ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
    }
}

void RowList::show_column(std::size_t column, bool shown) {
    wxDataViewColumn* head = GetColumn(static_cast<unsigned>(column));
    if (head->IsHidden() != shown)
        return;
    head->SetHidden(!shown);
    fit_columns();
}

void RowList::update_row(std::size_t row) {
    if (row < count_)
        model_->RowChanged(static_cast<unsigned>(row));
}

void RowList::fit_columns() {
    constexpr int least_rest = 80; // DIP at the usual size of letters
    int fixed = 0;
    bool has_rest = false;
    for (unsigned i = 0; i < columns_.size(); ++i) {
        has_rest = has_rest || columns_[i].width == 0;
        if (!GetColumn(i)->IsHidden())
            fixed += FromDIP(columns_[i].width);
    }
    // Columns grow with the letters as far as there is room.
    const double letters = std::max(1.0, text_size());
    const double room = GetClientSize().x - (has_rest ? FromDIP(least_rest) * letters : 0.0);
    const double factor = fixed > 0 ? std::clamp(room / fixed, 1.0, letters) : 1.0;
    int left = GetClientSize().x;
    for (unsigned i = 0; i < columns_.size(); ++i) {
        if (columns_[i].width == 0)
            continue;
        const int width = static_cast<int>(FromDIP(columns_[i].width) * factor);
        if (GetColumn(i)->GetWidth() != width)
            GetColumn(i)->SetWidth(width);
        left -= GetColumn(i)->IsHidden() ? 0 : width;
    }
    for (unsigned i = 0; i < columns_.size(); ++i)
        if (columns_[i].width == 0)
            GetColumn(i)->SetWidth(std::max(FromDIP(least_rest), left));
}

void RowList::set_count(std::size_t count) {
    quiet_ = true; // GTK reports a new selection while it is filled
    count_ = count;
    model_->Reset(static_cast<unsigned>(count));
    UnselectAll();
    quiet_ = false;
}

void RowList::choose(std::optional<std::size_t> row) {
    quiet_ = true;
    UnselectAll();
    if (row && *row < count_) {
        const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(*row));
        Select(item);
        SetCurrentItem(item);
        // Before it is on screen, and after it was empty, GTK has no rows yet to scroll to.
        auto* tree = GTK_TREE_VIEW(inner_widget(this));
        if (gtk_widget_get_realized(GTK_WIDGET(tree)) != FALSE &&
            gtk_tree_view_get_visible_range(tree, nullptr, nullptr) != FALSE) {
            // wx would scroll later, when the row may be gone again.
            GtkTreePath* path = gtk_tree_path_new_from_indices(static_cast<int>(*row), -1);
            gtk_tree_view_scroll_to_cell(tree, path, nullptr, FALSE, 0, 0);
            gtk_tree_path_free(path);
        }
    }
    quiet_ = false;
}

std::optional<std::size_t> RowList::chosen() const {
    const wxDataViewItem item = GetSelection();
    if (!item.IsOk())
        return std::nullopt;
    const std::size_t row = model_->GetRow(item);
    return row < count_ ? std::optional{row} : std::nullopt;
}

void RowList::copy_row(std::size_t row) const {
    wxString words;
    const char* between = "";
    for (std::size_t column = 0; column < columns_.size(); ++column)
        if (!columns_[column].drawn) {
            words += between + cell(row, column).text;
            between = "\t";
        }
    wxClipboardLocker lock;
    if (!!lock)
        wxTheClipboard->SetData(new wxTextDataObject{words});
}

int RowList::height_for(std::size_t rows) const {
    const int head = HasFlag(wxDV_NO_HEADER) ? 0 : 29;
    return FromDIP(head + static_cast<int>(rows) * row_height_ + 1);
}

} // namespace attune
