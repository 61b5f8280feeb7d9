// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/tab_row.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"

#include <gtk/gtk.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>

namespace attune {

TabRow::TabRow(wxWindow* parent, const std::string& id, const wxString& name, const std::vector<Tab>& tabs)
    : wxPanel{parent} {
    add_style_class(this, "attune-tabs");
    set_accessible(this, id, name, {}, Role::grouping);
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        auto* button = new wxToggleButton{this, wxID_ANY, tabs[i].label};
        set_accessible(button, tabs[i].id, tabs[i].label);
        atk_object_set_role(gtk_widget_get_accessible(outer_widget(button)), ATK_ROLE_PAGE_TAB);
        // As wide as the bold label, so that choosing a tab moves none of the others.
        int width = 0;
        int height = 0;
        wxClientDC dc{button};
        dc.SetFont(font(FontRole::strong));
        dc.GetTextExtent(tabs[i].label, &width, &height);
        button->SetMinSize({width + FromDIP(26), FromDIP(34)});
        sizer->Add(button);
        buttons_.push_back(button);
        button->Bind(wxEVT_TOGGLEBUTTON, [this, i](wxCommandEvent&) { choose(i); });
    }
    SetSizer(sizer);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (event.HasModifiers() || (key != WXK_LEFT && key != WXK_RIGHT))
            return event.Skip();
        const std::size_t step = key == WXK_RIGHT ? 1 : buttons_.size() - 1;
        choose((selected_ + step) % buttons_.size());
        buttons_[selected_]->SetFocus();
    });
    select(0);
}

void TabRow::select(std::size_t index) {
    selected_ = index;
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        buttons_[i]->SetValue(i == index);
        gtk_widget_set_can_focus(outer_widget(buttons_[i]), i == index ? TRUE : FALSE);
    }
}

void TabRow::choose(std::size_t index) {
    const bool moved = index != selected_;
    select(index); // also when it is the one that is on: a second press must not switch it off
    if (moved)
        on_select(index);
}

} // namespace attune
