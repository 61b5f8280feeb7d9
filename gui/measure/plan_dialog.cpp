// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/plan_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int most_sessions = 100;
constexpr int most_weeks = 520;
constexpr int usual_weeks = 12;

wxCheckBox* tick(wxWindow* parent, const std::string& id, const wxString& label, bool is_on) {
    auto* box = new wxCheckBox{parent, wxID_ANY, label};
    set_accessible(box, id, wxControl::RemoveMnemonics(label));
    box->SetValue(is_on);
    return box;
}

wxSpinCtrl* number(wxWindow* parent, const std::string& id, const wxString& name, int value, int most) {
    auto* spin = new wxSpinCtrl{parent, wxID_ANY};
    spin->SetRange(1, most);
    spin->SetValue(value);
    set_accessible(spin, id, name);
    return spin;
}

} // namespace

PlanDialog::PlanDialog(wxWindow* parent, const wxString& title, const PlannedMeasure& planned)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Attune")},
      planned_{planned},
      at_start_{tick(this, "plan-start", _("At the &start"), planned.at_start)},
      by_sessions_{tick(this, "plan-by-sessions", _("Every so many s&essions"), planned.every_sessions.has_value())},
      sessions_{number(this, "plan-sessions", _("Sessions"), planned.every_sessions.value_or(1), most_sessions)},
      by_weeks_{tick(this, "plan-by-weeks", _("Every so many &weeks"), planned.every_weeks.has_value())},
      weeks_{number(this, "plan-weeks", _("Weeks"), planned.every_weeks.value_or(usual_weeks), most_weeks)},
      at_end_{tick(this, "plan-end", _("At the e&nd"), planned.at_end)} {
    SetName("plan-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, wxString::Format(_("When is %s given?"), title), FontRole::heading));
    down->Add(wrapped_text(this, _("For this episode. With nothing ticked it is not given and never due."), FontRole::small,
                           Tone::muted),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    auto* grid = new wxFlexGridSizer{2, FromDIP(8), FromDIP(16)};
    grid->Add(at_start_, wxSizerFlags{}.CentreVertical());
    grid->AddSpacer(0);
    grid->Add(by_sessions_, wxSizerFlags{}.CentreVertical());
    grid->Add(sessions_);
    grid->Add(by_weeks_, wxSizerFlags{}.CentreVertical());
    grid->Add(weeks_);
    grid->Add(at_end_, wxSizerFlags{}.CentreVertical());
    grid->AddSpacer(0);
    down->Add(grid, wxSizerFlags{}.Border(wxTOP, FromDIP(16)));
    const auto follow = [](wxCheckBox* box, wxSpinCtrl* spin) {
        spin->Enable(box->GetValue());
        box->Bind(wxEVT_CHECKBOX, [spin](wxCommandEvent& event) { spin->Enable(event.IsChecked()); });
    };
    follow(by_sessions_, sessions_);
    follow(by_weeks_, weeks_);
    auto* cancel = new wxButton{this, wxID_CANCEL, _("Cancel")};
    cancel->SetName("plan-cancel");
    auto* usual = push_button(this, "plan-usual", _("As &usual"));
    usual->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(as_usual); });
    auto* act = new wxButton{this, wxID_OK, _("&Keep plan")};
    act->SetName("plan-keep");
    suggested(act);
    act->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    buttons->Add(usual, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(act);
    down->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    down->SetMinSize({FromDIP(480), -1});
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizerAndFit(page);
    CentreOnParent();
}

PlannedMeasure PlanDialog::planned() const {
    PlannedMeasure planned = planned_;
    planned.at_start = at_start_->GetValue();
    planned.at_end = at_end_->GetValue();
    planned.every_sessions = by_sessions_->GetValue() ? std::optional{sessions_->GetValue()} : std::nullopt;
    planned.every_weeks = by_weeks_->GetValue() ? std::optional{weeks_->GetValue()} : std::nullopt;
    planned.origin = PlannedMeasure::Origin::chosen;
    return planned;
}

} // namespace attune
