// SPDX-License-Identifier: Apache-2.0
#include "gui/client/overview_panel.hpp"

#include "gui/client/sparkline_view.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

constexpr std::size_t lines_shown = 6;

/// A line of text that gives way to its neighbours and ends in an ellipsis.
wxStaticText* yielding(wxWindow* parent, const wxString& words, FontRole role = FontRole::body) {
    auto* line = new wxStaticText{parent, wxID_ANY, wxControl::EscapeMnemonics(words), wxDefaultPosition,
                                  wxDefaultSize, wxST_ELLIPSIZE_END};
    line->SetFont(font(role));
    line->SetMinSize({parent->FromDIP(60), -1});
    line->SetToolTip(words);
    return line;
}

wxSizerFlags cell() { return wxSizerFlags{}.CentreVertical(); }

} // namespace

OverviewPanel::OverviewPanel(wxWindow* parent, ClientViewModel& model)
    : ScrollPage{parent},
      model_{model} {
    SetName("overview");
    rebuild();
}

void OverviewPanel::rebuild() {
    const wxWindowUpdateLocker quiet{this};
    inside()->DestroyChildren();
    auto* main = new wxBoxSizer{wxVERTICAL};
    main->Add(make_standing(inside()), wxSizerFlags{}.Expand());
    main->Add(make_sessions(inside()), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    auto* side = new wxBoxSizer{wxVERTICAL};
    side->Add(make_next(inside()), wxSizerFlags{}.Expand());
    for (const RegisterGroup& group : model_.registers())
        side->Add(make_register(inside(), group), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    side->Add(make_contact(inside()), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    side->SetMinSize(FromDIP(wxSize{232, -1}));
    auto* columns = new wxBoxSizer{wxHORIZONTAL};
    columns->Add(main, wxSizerFlags{65});
    columns->Add(side, wxSizerFlags{35}.Border(wxLEFT, FromDIP(12)));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(columns, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    inside()->SetSizer(page);
    refit();
}

wxWindow* OverviewPanel::make_standing(wxWindow* parent) {
    auto* card = new Card{parent, _("Where things stand")};
    card->SetName("card-standing");
    const auto& lines = model_.standing();
    if (lines.empty()) {
        card->content()->Add(wrapped_text(card, _("Nothing to compare yet. Ratings of two sessions show a course here."),
                                          FontRole::body, Tone::muted),
                             wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
        return card;
    }
    wxButton* more = card->add_link("overview-progress", _("Open progress"));
    more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_open_progress(); });
    int slot = 0;
    std::vector<wxSizer*> changes;
    std::vector<wxWindow*> states;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_shown); ++i) {
        const StandingLine& line = lines[i];
        card->add_line();
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        // Wrapped, not cut: its end says about whom an attachment measure speaks.
        row->Add(wrapped_text(card, utf8(line.label)), cell().Proportion(1));
        row->Add(new SparklineView{card, line.values, slot}, cell().Border(wxLEFT, FromDIP(8)));
        auto* numbers = new wxBoxSizer{wxHORIZONTAL};
        numbers->AddStretchSpacer();
        numbers->Add(text(card, utf8(line.first) + " " + _("to") + " "));
        numbers->Add(text(card, utf8(line.last), FontRole::strong));
        changes.push_back(numbers);
        row->Add(numbers, cell().Border(wxLEFT, FromDIP(8)));
        states.push_back(new StatusText{card, line.mark, utf8(line.state)});
        row->Add(states.back(), cell().Border(wxLEFT, FromDIP(16)));
        row->SetMinSize(FromDIP(wxSize{-1, 38}));
        card->content()->Add(row, wxSizerFlags{}.Expand());
        slot = (slot + 1) % 5;
    }
    // The widest decides, so that curves, numbers and states stand below each other.
    int change_width = FromDIP(72);
    int state_width = 0;
    for (wxSizer* each : changes)
        change_width = std::max(change_width, each->CalcMin().x);
    for (const wxWindow* each : states)
        state_width = std::max(state_width, each->GetBestSize().x);
    for (wxSizer* each : changes)
        each->SetMinSize({change_width, -1});
    for (wxWindow* each : states)
        each->SetMinSize({state_width, -1});
    return card;
}

wxWindow* OverviewPanel::make_sessions(wxWindow* parent) {
    auto* card = new Card{parent, _("Sessions")};
    card->SetName("card-sessions");
    const auto& lines = model_.sessions();
    if (lines.empty()) {
        card->content()->Add(wrapped_text(card, _("No sessions yet. New note begins the first."), FontRole::body,
                                          Tone::muted),
                             wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
        return card;
    }
    wxButton* all = card->add_link("overview-sessions", wxString::Format(_("All %zu"), lines.size()),
                                   wxString::Format(_("All %zu sessions"), lines.size()));
    all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_open_sessions(); });
    std::vector<wxWindow*> approaches;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_shown); ++i) {
        const SessionLine& line = lines[i];
        card->add_line();
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        wxStaticText* date = text(card, utf8(line.date));
        date->SetMinSize(FromDIP(wxSize{88, -1}));
        row->Add(date, cell());
        wxStaticText* number = text(card, utf8(line.number), FontRole::body, Tone::muted);
        number->SetMinSize(FromDIP(wxSize{24, -1}));
        row->Add(number, cell().Border(wxLEFT, FromDIP(4)));
        wxStaticText* approach = yielding(card, utf8(line.approach));
        approaches.push_back(approach);
        row->Add(approach, cell().Border(wxLEFT, FromDIP(8)));
        row->Add(yielding(card, utf8(line.summary)), cell().Proportion(1).Border(wxLEFT, FromDIP(8)));
        auto* state = new StatusText{card, line.mark, utf8(line.state)};
        row->Add(state, cell().Border(wxLEFT, FromDIP(8)));
        if (line.note) {
            wxButton* open = link_button(card, "overview-open-" + std::to_string(i), _("Open"),
                                         wxString::Format(_("Open note of %s"), utf8(line.date)));
            open->Bind(wxEVT_BUTTON, [this, line](wxCommandEvent&) { on_open_session(line); });
            row->Add(open, cell().Border(wxLEFT, FromDIP(12)));
        }
        row->SetMinSize(FromDIP(wxSize{-1, 32}));
        card->content()->Add(row, wxSizerFlags{}.Expand());
    }
    int approach_width = FromDIP(56);
    for (const wxWindow* each : approaches)
        approach_width = std::clamp(each->GetTextExtent(each->GetLabel()).x, approach_width, FromDIP(88));
    for (wxWindow* each : approaches)
        each->SetMinSize({approach_width, -1});
    return card;
}

wxWindow* OverviewPanel::make_next(wxWindow* parent) {
    auto* card = new Card{parent, _("Next session")};
    card->SetName("card-next");
    card->content()->Add(wrapped_text(card, utf8(model_.next_words())), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    if (!model_.next_session()) {
        wxButton* plan = card->add_link("overview-plan", _("Plan"), _("Plan a session"));
        plan->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_plan(); });
    }
    return card;
}

wxWindow* OverviewPanel::make_register(wxWindow* parent, const RegisterGroup& group) {
    auto* card = new Card{parent, utf8(group.heading)};
    bool first = true;
    for (const RegisterLine& line : group.lines) {
        card->content()->Add(wrapped_text(card, utf8(line.title)),
                             wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(first ? 4 : 8)));
        if (!line.state.empty())
            card->content()->Add(text(card, utf8(line.state), FontRole::small, Tone::muted));
        first = false;
    }
    return card;
}

wxWindow* OverviewPanel::make_contact(wxWindow* parent) {
    auto* card = new Card{parent, _("Contacts")};
    wxButton* open = card->add_link("overview-record", _("Open record"));
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_open_record(); });
    const Client& client = model_.client();
    bool any = false;
    for (const std::string* words : {&client.phone, &client.email, &client.emergency_contact}) {
        if (words->empty())
            continue;
        const wxString line = words == &client.emergency_contact
                                  ? wxString::Format(_("Emergency: %s"), utf8(*words))
                                  : utf8(*words);
        card->content()->Add(wrapped_text(card, line), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(any ? 2 : 4)));
        any = true;
    }
    if (!any)
        card->content()->Add(text(card, _("None noted"), FontRole::body, Tone::muted),
                             wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    return card;
}

} // namespace attune
