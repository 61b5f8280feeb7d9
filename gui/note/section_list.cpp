// SPDX-License-Identifier: Apache-2.0
#include "gui/note/section_list.hpp"

#include "gui/note/section_head.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>

namespace attune {

SectionList::SectionList(wxWindow* parent, NoteViewModel& model)
    : NavList{parent, "note-sections", _("Sections"), 32},
      model_{model} {
    on_activate = [this](std::size_t index) {
        if (index < keys_.size())
            on_go(keys_[index]);
    };
    refresh();
}

void SectionList::refresh() {
    std::vector<NavItem> rows;
    keys_.clear();
    for (const auto& section : model_.sections()) {
        NavItem item;
        item.id = "list." + to_string(section.key);
        item.label = utf8(section.title);
        item.spoken = item.label;
        if (section.to_fill > 0) {
            item.count = wxString::Format("%d", section.to_fill);
            item.spoken += ", " + to_fill_words(section.to_fill);
            if (model_.demands())
                item.mark = Mark::critical;
        } else if (section.state == SectionState::done && !model_.is_read_only()) {
            item.mark = Mark::good;
            item.spoken += wxString{", "} + _("done");
        }
        rows.push_back(std::move(item));
        keys_.push_back(section.key);
    }
    const bool same_rows = std::ranges::equal(rows, items(), {}, &NavItem::id, &NavItem::id);
    if (!same_rows) {
        set_items(std::move(rows));
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!(rows[i] == items()[i]))
            update_item(i, std::move(rows[i]));
}

void SectionList::show_current(const SectionKey& key) {
    const auto found = std::ranges::find(keys_, key);
    if (found != keys_.end())
        select(static_cast<std::size_t>(found - keys_.begin()));
}

} // namespace attune
