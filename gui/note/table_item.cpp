// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_item.hpp"
#include "gui/note/table_heads.hpp"
#include "gui/note/table_row.hpp"
#include "gui/note/trace_panel.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// A table: column heads, rows of native controls, "Add …", and perhaps a trace of one column above.
class TableItem final : public FormItem {
public:
    TableItem(wxWindow* parent, FormFrame& form, const Field& field, FieldPath path, bool with_label)
        : form_{form},
          field_{field},
          path_{std::move(path)},
          panel_{new Group{parent}},
          columns_{arrange_columns(field, 540, text_size())},
          messages_{panel_} {
        auto* down = new wxBoxSizer{wxVERTICAL};
        add_head(down, with_label);
        rows_sizer_ = new wxBoxSizer{wxVERTICAL};
        down->Add(rows_sizer_, 0, wxEXPAND);
        add_buttons(down);
        down->Add(messages_.sizer(), 0, wxEXPAND);
        panel_->SetSizer(down);
        panel_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
    }

    [[nodiscard]] wxPanel* panel() const override { return panel_; }

    bool refresh() override {
        const auto& form = form_.model().form();
        const bool is_empty = !field_.program_rows.empty() && form.row_count(path_) == 0;
        const bool relevant = form.is_relevant(path_) && !is_empty;
        bool changed = panel_->IsShown() != relevant;
        panel_->Show(relevant);
        if (!relevant)
            return changed;
        const auto count = form.row_count(path_);
        while (rows_.size() < count) {
            insert_row(rows_.size());
            changed = true;
        }
        while (rows_.size() > count) {
            erase_row(rows_.size() - 1);
            changed = true;
        }
        for (auto& row : rows_)
            changed = row->refresh() || changed;
        changed = messages_.show(messages_at(form_.model(), path_), {}) || changed;
        if (heads_ != nullptr && heads_->IsShown() != (count > 0)) {
            heads_->Show(count > 0);
            changed = true;
        }
        show_trace();
        return changed;
    }

    void set_width(int width) override {
        const int dip = width * 100 / std::max(1, panel_->FromDIP(100));
        const TableColumns before = std::exchange(columns_, arrange_columns(field_, dip, text_size()));
        if (heads_ != nullptr)
            heads_->show(field_, columns_);
        if (!have_same_lines(before, columns_))
            make_rows_anew();
        for (auto& row : rows_)
            row->set_columns(columns_);
        messages_.set_width(width);
        if (hint_ != nullptr)
            hint_->set_width(width);
    }

    [[nodiscard]] bool holds(const FieldPath& path) const override {
        if (path == path_)
            return true;
        return path.part == path_.part && path.rows.size() == path_.rows.size() + 1 &&
               std::equal(path_.rows.begin(), path_.rows.end(), path.rows.begin()) &&
               path.rows.back().table == path_.field;
    }

    void focus(const FieldPath& path) override {
        if (path.rows.size() == path_.rows.size() + 1 && path.rows.back().row < rows_.size())
            rows_[path.rows.back().row]->focus(path.field);
        else if (add_ != nullptr)
            add_->SetFocus();
    }

    [[nodiscard]] std::optional<FieldPath> path_at(GtkWidget* widget) const override {
        if (!gtk_widget_is_ancestor(widget, outer_widget(panel_)))
            return std::nullopt;
        for (const auto& row : rows_)
            if (const auto column = row->column_at(widget)) {
                FieldPath path{path_.part, path_.rows, *column};
                path.rows.push_back({path_.field, row->index()});
                return path;
            }
        return path_;
    }

    void focus_moved(GtkWidget* widget) override {
        if (widget == nullptr)
            return;
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (gtk_widget_is_ancestor(widget, outer_widget(rows_[i]->panel())))
                make_current(i);
    }

    void reload_choices() override {
        for (auto& row : rows_)
            row->reload_choices();
    }

    void rows_changed(const RowChange& change) override {
        switch (change.kind) {
        case RowChange::Kind::added:
            insert_row(change.row);
            break;
        case RowChange::Kind::removed:
            erase_row(change.row);
            break;
        case RowChange::Kind::moved:
            move_window(change.row, change.to);
            break;
        }
    }

private:
    void add_head(wxBoxSizer* down, bool with_label) {
        if (with_label)
            down->Add(text(panel_, utf8(field_.label), FontRole::strong), 0, wxBOTTOM, panel_->FromDIP(4));
        if (!field_.hint.empty()) {
            hint_ = new FlowText{panel_, utf8(field_.hint), FontRole::small, Tone::muted};
            down->Add(hint_, 0, wxBOTTOM, panel_->FromDIP(4));
        }
        add_trace(down);
        heads_ = new TableHeads{panel_};
        heads_->show(field_, columns_);
        down->Add(heads_, 0, wxBOTTOM, panel_->FromDIP(2));
    }

    void add_trace(wxBoxSizer* down) {
        const auto level = std::ranges::find(field_.columns, field_.chart, &Field::id);
        if (field_.chart.empty() || level == field_.columns.end())
            return;
        const auto by = std::ranges::find(field_.columns, field_.chart_by, &Field::id);
        wxString words;
        for (const auto& anchor : level->anchors)
            words += (words.empty() ? wxString{} : wxString{" "} + _("to") + " ") +
                     utf8(number_in_words(anchor.value) + " " + anchor.label);
        if (by != field_.columns.end()) {
            wxString hint = utf8(by->hint.empty() ? by->label : by->hint);
            hint.RemoveLast(hint.EndsWith(".") ? 1 : 0);
            words += (words.empty() ? wxString{} : wxString{", "}) + wxString::Format(_("by %s"), hint.Lower());
        }
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        line->Add(text(panel_, utf8(level->label), FontRole::strong));
        line->Add(text(panel_, words, FontRole::small, Tone::muted), 0, wxLEFT | wxALIGN_BOTTOM, panel_->FromDIP(8));
        down->Add(line);
        trace_ = new TracePanel{panel_, to_string(path_) + ".trace",
                                utf8(field_.label + ", " + level->label), level->min.value_or(0),
                                level->max.value_or(10)};
        down->Add(trace_, 0, wxEXPAND | wxTOP | wxBOTTOM, panel_->FromDIP(4));
    }

    void add_buttons(wxBoxSizer* down) {
        if (!takes_rows())
            return;
        const wxString word = field_.row_label.empty() ? wxString{_("row")} : utf8(field_.row_label);
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        add_ = push_button(panel_, to_string(path_) + ".add", wxString::Format(_("Add %s"), word),
                           wxString::Format(_("Add %s, %s"), word, utf8(field_.label)));
        add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_row(); });
        line->Add(add_);
        wxString words = _("Ctrl+Enter.");
        if (!field_.copied_columns.empty()) {
            wxString copied;
            for (const auto& id : field_.copied_columns) {
                const auto column = std::ranges::find(field_.columns, id, &Field::id);
                if (column != field_.columns.end())
                    copied += (copied.empty() ? wxString{} : wxString{", "}) + utf8(column->label).Lower();
            }
            words += " " + wxString::Format(_("New rows copy %s."), copied);
        }
        line->Add(text(panel_, words, FontRole::small, Tone::muted), 0, wxLEFT | wxALIGN_CENTRE_VERTICAL,
                  panel_->FromDIP(8));
        down->Add(line, 0, wxTOP, panel_->FromDIP(2));
    }

    void insert_row(std::size_t at) {
        auto row = std::make_unique<TableRow>(panel_, form_, field_, path_, at, columns_);
        row->set_columns(columns_);
        rows_sizer_->Insert(at, row->panel(), 0, wxEXPAND);
        if (at < rows_.size())
            row->panel()->MoveBeforeInTabOrder(rows_[at]->panel());
        else if (!rows_.empty())
            row->panel()->MoveAfterInTabOrder(rows_.back()->panel());
        else if (add_ != nullptr)
            row->panel()->MoveBeforeInTabOrder(add_);
        rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(at), std::move(row));
        if (current_ && *current_ >= at)
            ++*current_;
        number_rows();
    }

    void erase_row(std::size_t at) {
        const std::shared_ptr<TableRow> row{std::move(rows_[at])};
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(at));
        rows_sizer_->Detach(row->panel());
        row->panel()->Hide();
        // The key that takes a row out may still be on its way through one of the row's own controls.
        panel_->CallAfter([row] { row->panel()->Destroy(); });
        if (current_ && *current_ == at)
            current_.reset();
        else if (current_ && *current_ > at)
            --*current_;
        number_rows();
    }

    /// A column that changes its line moves to another window, which its control cannot follow.
    void make_rows_anew() {
        const auto current = current_;
        const wxWindow* focused = wxWindow::FindFocus();
        const auto held = focused != nullptr ? path_at(outer_widget(focused)) : std::nullopt;
        while (!rows_.empty())
            erase_row(rows_.size() - 1);
        refresh();
        if (current && *current < rows_.size())
            make_current(*current);
        if (held && *held != path_)
            focus(*held);
    }

    void move_window(std::size_t from, std::size_t to) {
        auto row = std::move(rows_[from]);
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(from));
        rows_sizer_->Detach(row->panel());
        rows_sizer_->Insert(to, row->panel(), 0, wxEXPAND);
        if (to < rows_.size())
            row->panel()->MoveBeforeInTabOrder(rows_[to]->panel());
        else
            row->panel()->MoveAfterInTabOrder(rows_.back()->panel());
        rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(to), std::move(row));
        if (current_ && *current_ == from)
            current_ = to;
        number_rows();
    }

    void number_rows() {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i]->index() != i)
                rows_[i]->set_index(i);
    }

    void make_current(std::size_t index) {
        if (current_ == index)
            return;
        form_.change(
            [&] {
                if (current_ && *current_ < rows_.size())
                    rows_[*current_]->set_current(false);
                current_ = index;
                rows_[index]->set_current(true);
            },
            rows_[index]->panel(), rows_[index]->panel());
        show_trace();
    }

    void show_trace() {
        if (trace_ == nullptr)
            return;
        const auto& form = form_.model().form();
        std::vector<TraceRow> rows;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            auto steps = path_.rows;
            steps.push_back({path_.field, i});
            const auto number = [&](const std::string& column) -> std::optional<double> {
                if (column.empty())
                    return std::nullopt;
                const auto value = form.value({path_.part, steps, column});
                const auto* found = value.get<double>();
                return found != nullptr ? std::optional{*found} : std::nullopt;
            };
            rows.push_back({number(field_.chart_by), number(field_.chart)});
        }
        trace_->show(std::move(rows), current_, form_.model().trace_marks(path_));
    }

    /// Whether rows are made and taken out by hand.
    [[nodiscard]] bool takes_rows() const { return !form_.model().is_read_only() && field_.program_rows.empty(); }

    bool take_key(const wxKeyEvent& event) {
        if (!takes_rows())
            return false;
        const int key = event.GetKeyCode();
        const int held = event.GetModifiers();
        if (held == wxMOD_CONTROL && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)) {
            add_row();
            return true;
        }
        if (!current_ || *current_ >= rows_.size())
            return false;
        if (held == wxMOD_ALT && (key == WXK_DELETE || key == WXK_NUMPAD_DELETE)) {
            remove_row(*current_);
            return true;
        }
        const bool up = key == WXK_UP || key == WXK_NUMPAD_UP;
        const bool down = key == WXK_DOWN || key == WXK_NUMPAD_DOWN;
        if (held == (wxMOD_ALT | wxMOD_SHIFT) && (up || down)) {
            if (up && *current_ > 0)
                form_.model().move_row(path_, *current_, *current_ - 1);
            else if (down && *current_ + 1 < rows_.size())
                form_.model().move_row(path_, *current_, *current_ + 1);
            return true;
        }
        return false;
    }

    void add_row() {
        const auto row = form_.model().add_row(path_);
        if (row < rows_.size())
            rows_[row]->focus({});
    }

    void remove_row(std::size_t row) {
        form_.model().remove_row(path_, row);
        if (!rows_.empty())
            rows_[std::min(row, rows_.size() - 1)]->focus({});
        else if (add_ != nullptr)
            add_->SetFocus();
    }

    FormFrame& form_;
    const Field& field_;
    FieldPath path_;
    wxPanel* panel_;
    TableColumns columns_;
    MessageBoxes messages_;
    FlowText* hint_ = nullptr; ///< null without one
    TableHeads* heads_ = nullptr;
    wxBoxSizer* rows_sizer_ = nullptr;
    wxButton* add_ = nullptr;
    TracePanel* trace_ = nullptr;
    std::vector<std::unique_ptr<TableRow>> rows_;
    std::optional<std::size_t> current_;
};

} // namespace

std::unique_ptr<FormItem> make_table_item(wxWindow* parent, FormFrame& form, const Field& field, FieldPath path,
                                          bool with_label) {
    return std::make_unique<TableItem>(parent, form, field, std::move(path), with_label);
}

} // namespace attune
