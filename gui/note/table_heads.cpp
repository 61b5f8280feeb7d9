// SPDX-License-Identifier: Apache-2.0
#include "gui/note/table_heads.hpp"

#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace attune {
namespace {

/// The label on two lines where it is too long for one: as much on the first as fits, whole words only.
wxString broken_for(const wxWindow& head, const wxString& label, int width) {
    if (head.GetTextExtent(label).x <= width)
        return label;
    std::size_t best = wxString::npos;
    for (std::size_t space = label.find(' '); space != wxString::npos; space = label.find(' ', space + 1))
        if (best == wxString::npos || head.GetTextExtent(label.Left(space)).x <= width)
            best = space;
    return best == wxString::npos ? label : label.Left(best) + "\n" + label.Mid(best + 1);
}

} // namespace

TableHeads::TableHeads(wxWindow* parent)
    : Group{parent} {}

void TableHeads::show(const Field& table, const TableColumns& columns) {
    DestroyChildren();
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    if (columns.number > 0) {
        const auto order = std::ranges::find(table.columns, table.order_column, &Field::id);
        auto* head = text(this, utf8(order->label), FontRole::small_strong, Tone::muted);
        head->SetMinSize({FromDIP(columns.number), -1});
        line->Add(head, wxSizerFlags{}.Bottom());
    }
    bool first = true;
    for (const auto& column : columns.first) {
        if (!first)
            line->AddSpacer(FromDIP(column_gap));
        first = false;
        line->Add(make_head(*column.field, FromDIP(column.width)), wxSizerFlags{}.Bottom());
    }
    SetSizer(line);
    InvalidateBestSize();
    Layout();
}

wxWindow* TableHeads::make_head(const Field& field, int width) {
    auto* head = new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                                  wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE};
    head->SetFont(font(FontRole::small_strong));
    set_tone(head, Tone::muted);
    const wxString label = utf8(field.label);
    const wxString shown = broken_for(*head, label, width);
    head->SetLabel(wxControl::EscapeMnemonics(shown));
    head->SetMinSize({width, head->GetTextExtent("Ag").y * (1 + shown.Freq('\n'))});
    head->SetToolTip(field.hint.empty() ? label : label + ". " + utf8(field.hint));
    return head;
}

} // namespace attune
