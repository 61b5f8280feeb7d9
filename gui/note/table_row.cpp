// SPDX-License-Identifier: Apache-2.0
#include "gui/note/table_row.hpp"

#include "core/template/expression/fact_names.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/sizer.h>

namespace attune {

TableRow::TableRow(wxWindow* parent, FormFrame& form, const Field& table, FieldPath table_path, std::size_t index,
                   const TableColumns& columns)
    : form_{form},
      table_{table},
      table_path_{std::move(table_path)},
      index_{index},
      columns_{columns},
      panel_{new StyledPanel{parent, "attune-row"}},
      messages_{panel_} {
    auto* down = new wxBoxSizer{wxVERTICAL};
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    if (columns.number > 0) {
        number_ = text(panel_, {}, FontRole::body, Tone::muted);
        number_->SetMinSize({panel_->FromDIP(columns.number), -1});
        if (form.model().is_read_only())
            line->Add(number_, 0, wxTOP, panel_->FromDIP(8));
        else
            line->Add(number_, 0, wxALIGN_CENTRE_VERTICAL);
    }
    for (const auto& column : columns.first)
        add_cell(panel_, line, column, false);
    // Rows of prose need room between them, rows of controls stand close.
    down->Add(line, 0, wxTOP | wxBOTTOM, panel_->FromDIP(table.program_rows.empty() ? 2 : 6));
    down->Add(messages_.sizer(), 0, wxEXPAND | wxBOTTOM, 0);
    panel_->SetSizer(down);
    set_index(index);
}

TableRow::~TableRow() {
    for (auto& cell : cells_)
        if (cell.control) {
            cell.control->on_edit = [](const Value&) {};
            cell.control->on_settle = cell.control->on_resize = [] {};
            cell.control->on_notice = [](const wxString&) {};
        }
}

FieldPath TableRow::path_of(const Field& column) const {
    FieldPath path{table_path_.part, table_path_.rows, column.id};
    path.rows.push_back({table_path_.field, index_});
    return path;
}

void TableRow::add_cell(wxWindow* parent, wxSizer* line, const TableColumn& column, bool labelled) {
    Cell cell;
    cell.field = column.field;
    wxWindow* holder = parent;
    wxBoxSizer* down = nullptr;
    if (labelled) {
        holder = new Group{parent};
        down = new wxBoxSizer{wxVERTICAL};
        down->Add(text(holder, utf8(column.field->label), FontRole::small, Tone::muted), 0, wxBOTTOM,
                  panel_->FromDIP(2));
        cell.box = holder;
    }
    wxWindow* shown = nullptr;
    if (column.field->kind == FieldKind::computed || is_from_program(*column.field)) {
        cell.words = text(holder, {}, FontRole::body);
        cell.width = is_from_program(*column.field) ? panel_->FromDIP(column.width) : 0;
        shown = cell.words;
    } else {
        auto host = form_.host_for(path_of(*column.field), *column.field);
        host.compact = true;
        host.name = wxString::Format("%s %d, %s", utf8(table_.row_label), static_cast<int>(index_ + 1),
                                     utf8(column.field->label));
        cell.control = make_field_control(holder, *column.field, host);
        connect(*cell.control, *column.field);
        shown = cell.control->window();
    }
    shown->SetMinSize({panel_->FromDIP(column.width), shown->GetMinSize().y});
    if (!column.field->hint.empty())
        shown->SetToolTip(utf8(column.field->hint));
    if (down != nullptr) {
        down->Add(shown, 0, wxEXPAND);
        holder->SetSizer(down);
        shown = holder;
    }
    if (line->GetItemCount() > (columns_.number > 0 && !labelled ? 1U : 0U))
        line->AddSpacer(panel_->FromDIP(column_gap));
    // Words of a signed note may take several lines; controls are all of one height.
    line->Add(shown, 0, form_.model().is_read_only() ? wxALIGN_TOP : wxALIGN_CENTRE_VERTICAL);
    cells_.push_back(std::move(cell));
}

void TableRow::connect(FieldControl& control, const Field& column) {
    control.on_edit = [this, &column](const Value& value) { form_.model().edit(path_of(column), value); };
    control.on_settle = [this] { form_.model().settle(); };
    control.on_resize = [this] { form_.change([] {}, panel_, nullptr); };
    control.on_notice = [this](const wxString& words) {
        form_.change([this, &words] { messages_.show({}, words); }, panel_, nullptr);
    };
}

void TableRow::build_second() {
    second_ = new Group{panel_};
    auto* down = new wxBoxSizer{wxVERTICAL};
    for (const auto& columns : columns_.second) {
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        for (const auto& column : columns)
            add_cell(second_, line, column, true);
        down->Add(line, 0, wxBOTTOM, panel_->FromDIP(6));
    }
    second_->SetSizer(down);
    const int indent = panel_->FromDIP(columns_.number);
    panel_->GetSizer()->Insert(1, second_, 0, wxLEFT | wxTOP, indent);
    panel_->GetSizer()->GetItem(1)->SetFlag(wxLEFT);
}

void TableRow::set_index(std::size_t index) {
    index_ = index;
    if (number_ != nullptr)
        number_->SetLabel(wxString::Format("%d", static_cast<int>(index + 1)));
    for (auto& cell : cells_)
        if (cell.control) {
            const auto id = to_string(path_of(*cell.field));
            cell.control->rename(id, wxString::Format("%s %d, %s", utf8(table_.row_label),
                                                      static_cast<int>(index_ + 1),
                                                      utf8(cell.field->label)));
        }
}

void TableRow::set_columns(const TableColumns& columns) {
    columns_ = columns;
    const auto apply = [&](const TableColumn& column) {
        for (auto& cell : cells_) {
            if (cell.field != column.field)
                continue;
            wxWindow* shown = cell.control ? cell.control->window() : cell.words;
            if (cell.control)
                cell.control->set_width(panel_->FromDIP(column.width));
            shown->SetMinSize({panel_->FromDIP(column.width), cell.width > 0 ? -1 : shown->GetMinSize().y});
            if (cell.width > 0) {
                cell.width = panel_->FromDIP(column.width);
                refresh_cell(cell);
            }
            if (cell.box != nullptr)
                cell.box->InvalidateBestSize();
        }
    };
    for (const auto& column : columns.first)
        apply(column);
    int width = columns.number;
    for (const auto& column : columns.first)
        width += column.width + column_gap;
    messages_.set_width(panel_->FromDIP(width));
    for (const auto& line : columns.second)
        for (const auto& column : line)
            apply(column);
}

void TableRow::set_current(bool current) {
    if (current == current_ || columns_.second.empty())
        return;
    current_ = current;
    if (current && second_ == nullptr) {
        build_second();
        refresh();
    }
    if (second_ != nullptr)
        second_->Show(current);
    if (current)
        add_style_class(panel_, "attune-tint-information");
    else
        remove_style_class(panel_, "attune-tint-information");
    if (number_ != nullptr) {
        number_->SetFont(font(current ? FontRole::strong : FontRole::body));
        set_tone(number_, current ? Tone::usual : Tone::muted);
    }
}

bool TableRow::refresh_cell(Cell& cell) {
    const auto& model = form_.model();
    const auto path = path_of(*cell.field);
    const bool relevant = model.form().is_relevant(path);
    wxWindow* shown = cell.control ? cell.control->window() : cell.words;
    // A hidden cell keeps its place, so that columns stay columns.
    shown->Enable(relevant);
    if (cell.control) {
        cell.control->show(model.form().answer(path));
        return false;
    }
    const auto words = answer_in_words(*cell.field, model.form().value(path),
                                       [&](auto what, auto id) { return model.title_of(what, id); });
    const auto label = words.empty() ? utf8("–") : utf8(words);
    return show_words(cell, label);
}

bool TableRow::is_from_program(const Field& column) const {
    const ProgramRows* made = find_program_rows(table_.program_rows);
    return made != nullptr && column.id == made->words;
}

bool TableRow::show_words(Cell& cell, const wxString& label) {
    if (cell.width == 0) {
        if (cell.words->GetLabelText() != label)
            cell.words->SetLabel(wxControl::EscapeMnemonics(label));
        return false;
    }
    if (cell.said == label && cell.wrapped_at == cell.width)
        return false;
    cell.said = label;
    cell.wrapped_at = cell.width;
    const int before = cell.words->GetBestSize().y;
    cell.words->SetLabel(wxControl::EscapeMnemonics(label));
    cell.words->Wrap(cell.width);
    // The answer beside the words says to a screen reader what it answers.
    for (auto& other : cells_)
        if (other.control)
            other.control->describe(label);
    return cell.words->GetBestSize().y != before;
}

bool TableRow::refresh() {
    bool changed = false;
    for (auto& cell : cells_)
        changed = refresh_cell(cell) || changed;
    std::vector<FieldMessage> here;
    for (const auto& message : form_.model().messages()) {
        const auto& place = message.place;
        if (place.part != table_path_.part || place.rows.size() != table_path_.rows.size() + 1 ||
            !std::equal(table_path_.rows.begin(), table_path_.rows.end(), place.rows.begin()) ||
            place.rows.back() != RowStep{table_path_.field, index_})
            continue;
        auto named = message;
        for (auto& cell : cells_)
            if (cell.field->id == place.field && named.text.find(cell.field->label) == std::string::npos)
                named.text = cell.field->label + ": " + named.text;
        here.push_back(std::move(named));
    }
    for (auto& cell : cells_)
        if (cell.control)
            cell.control->mark_wrong(std::ranges::any_of(here, [&](const FieldMessage& message) {
                return message.place.field == cell.field->id && message.severity == Severity::critical;
            }));
    return messages_.show(here, {}) || changed;
}

void TableRow::focus(const std::string& column) {
    const auto wanted = [&](const Cell& cell) {
        if (!cell.control)
            return false;
        if (!column.empty())
            return cell.field->id == column;
        return std::ranges::count(table_.copied_columns, cell.field->id) == 0;
    };
    if (!column.empty() && second_ == nullptr && !columns_.second.empty())
        form_.change([this] { set_current(true); }, panel_, nullptr);
    auto found = std::ranges::find_if(cells_, wanted);
    if (found == cells_.end())
        found = std::ranges::find_if(cells_, [](const Cell& cell) { return cell.control != nullptr; });
    if (found != cells_.end())
        found->control->focus();
}

std::optional<std::string> TableRow::column_at(GtkWidget* widget) const {
    for (const auto& cell : cells_) {
        if (!cell.control)
            continue;
        GtkWidget* outer = outer_widget(cell.control->window());
        if (widget == outer || gtk_widget_is_ancestor(widget, outer))
            return cell.field->id;
    }
    return std::nullopt;
}

void TableRow::reload_choices() {
    for (auto& cell : cells_)
        if (cell.control)
            cell.control->reload_choices();
}

} // namespace attune
