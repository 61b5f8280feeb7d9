// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/help_window.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/shell/manual_text.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

wxTextAttr look_of(ManualStyle style) {
    switch (style) {
    case ManualStyle::title: return wxTextAttr{wxNullColour, wxNullColour, font(FontRole::title)};
    case ManualStyle::heading: return wxTextAttr{wxNullColour, wxNullColour, font(FontRole::heading)};
    case ManualStyle::strong: return wxTextAttr{wxNullColour, wxNullColour, font(FontRole::strong)};
    case ManualStyle::code: return wxTextAttr{wxNullColour, wxNullColour, font(FontRole::code)};
    case ManualStyle::body: break;
    }
    return wxTextAttr{wxNullColour, wxNullColour, font(FontRole::body)};
}

} // namespace

HelpWindow::HelpWindow(wxWindow* parent)
    : wxFrame{parent, wxID_ANY, _("Attune help"), wxDefaultPosition, wxDefaultSize,
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT} {
    SetName("help-window");
    auto* room = new StyledPanel{this, "attune-side"};
    pages_ = new NavList{room, "help-pages", _("Pages of the manual")};
    std::vector<NavItem> items;
    for (const ManualPage& page : manual_pages())
        items.push_back({.id = "help-" + std::string{page.id},
                         .label = utf8(manual_title(page)),
                         .count = {},
                         .mark = {},
                         .spoken = {}});
    pages_->set_items(std::move(items));
    pages_->on_select = [this](std::size_t index) { fill(index); };
    text_ = new wxTextCtrl{room, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                           wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE};
    set_accessible(text_, "help-text", _("Manual"));
    set_text_margins(text_, FromDIP(24));
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    pages_->SetMinSize({FromDIP(240), -1});
    across->Add(pages_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    across->Add(text_, wxSizerFlags{1}.Expand());
    room->SetSizer(across);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(room, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    SetClientSize(FromDIP(wxSize{920, 640}));
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers())
            Close();
        else
            event.Skip();
    });
}

void HelpWindow::show_page(const std::string& id) {
    const auto& pages = manual_pages();
    const auto found = std::ranges::find(pages, id, &ManualPage::id);
    const std::size_t index = found == pages.end() ? 0 : static_cast<std::size_t>(found - pages.begin());
    pages_->select(index);
    fill(index);
    Show();
    Raise();
    text_->SetFocus();
}

void HelpWindow::fill(std::size_t index) {
    text_->Clear();
    for (const ManualRun& run : manual_runs(manual_pages().at(index).source)) {
        text_->SetDefaultStyle(look_of(run.style));
        text_->AppendText(utf8(run.text));
    }
    text_->SetInsertionPoint(0);
    text_->ShowPosition(0);
}

} // namespace attune
