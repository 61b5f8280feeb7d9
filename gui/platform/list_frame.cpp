// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/list_frame.hpp"

#include <utility>
#include <wx/sizer.h>

namespace attune {

ListFrame::ListFrame(wxWindow* parent, const std::string& id, const wxString& name, std::vector<RowColumn> columns)
    : StyledPanel{parent, "attune-base"},
      list_{new RowList{this, id + "-list", name, std::move(columns)}},
      empty_{new EmptyState{this, id + "-empty"}} {
    auto* edge = new StyledPanel{this, "attune-edge"};
    edge->SetMinSize({-1, 1});
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    sizer->Add(empty_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(sizer);
}

void ListFrame::show(Shows what) {
    list_->Show(what == Shows::list);
    empty_->Show(what == Shows::words);
    Layout();
}

} // namespace attune
