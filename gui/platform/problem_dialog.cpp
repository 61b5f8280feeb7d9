// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/problem_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int least_lines = 3;
constexpr int most_lines = 14;

} // namespace

void show_problems(wxWindow* parent, const wxString& what, const wxString& advice,
                   const std::vector<std::string>& problems) {
    if (problems.empty())
        return;
    wxDialog dialog{wxGetTopLevelParent(parent), wxID_ANY, _("Attune"), wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER};
    dialog.SetName("problems");
    wxString lines;
    for (const std::string& problem : problems)
        lines += (lines.empty() ? "" : "\n") + utf8(problem);
    auto* list = new wxTextCtrl{&dialog, wxID_ANY, lines, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY};
    set_accessible(list, "problems-list", what);
    set_text_margins(list);
    // A long problem wraps, so there is room for more lines than problems.
    const int shown = std::clamp(static_cast<int>(problems.size()) * 2, least_lines, most_lines);
    list->SetMinSize({dialog.FromDIP(520), shown * list->GetCharHeight() + dialog.FromDIP(24)});
    auto* close = new wxButton{&dialog, wxID_CANCEL, _("Close")};
    close->SetName("problems-close");
    close->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->AddStretchSpacer();
    buttons->Add(close);
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(wrapped_text(&dialog, what, FontRole::heading, Tone::usual, 60), wxSizerFlags{}.Expand());
    if (!advice.empty())
        down->Add(wrapped_text(&dialog, advice, FontRole::body, Tone::usual, 80),
                  wxSizerFlags{}.Expand().Border(wxTOP, dialog.FromDIP(8)));
    down->Add(list, wxSizerFlags{1}.Expand().Border(wxTOP, dialog.FromDIP(12)));
    down->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, dialog.FromDIP(16)));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, dialog.FromDIP(24)));
    dialog.SetSizerAndFit(page);
    dialog.CentreOnParent();
    close->SetFocus();
    dialog.ShowModal();
}

} // namespace attune
