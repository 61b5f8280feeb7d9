// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/why_panel.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/sizer.h>
#include <wx/statbmp.h>

namespace attune {

namespace {

constexpr int width_beside = 232; // 288 less margins and scroll bar
constexpr int width_below = 600;  // fits below the chart of the narrowest window

/// Wrapped once at a fixed width: text that follows its own width would flicker with the scroll bar for ever.
wxStaticText* fixed_prose(wxWindow* parent, int width, const wxString& content, FontRole role,
                          Tone tone = Tone::usual) {
    wxStaticText* prose = text(parent, content, role, tone);
    prose->Wrap(parent->FromDIP(width));
    return prose;
}

// A change is called good or of concern only where the series says how much counts.
Mark mark_for(const LineVerdict& verdict) {
    if (!verdict.has_change)
        return Mark::not_set;
    if (verdict.reaches_mark && verdict.kind == ChangeKind::improvement)
        return Mark::good;
    if (verdict.reaches_mark && verdict.kind == ChangeKind::worsening)
        return Mark::caution;
    return Mark::information;
}

} // namespace

WhyPanel::WhyPanel(wxWindow* parent, ProgressViewModel& model)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL},
      model_{model},
      width_{width_beside},
      inner_{new Group{this}},
      choice_{nullptr},
      content_{nullptr} {
    SetScrollRate(0, FromDIP(16));
    set_accessible(this, "progress-why", _("Why this label"), {}, Role::grouping);
    auto* outer = new wxBoxSizer{wxVERTICAL};
    outer->Add(inner_, wxSizerFlags{1}.Expand());
    SetSizer(outer);

    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(inner_, _("Why this label"), FontRole::strong), wxSizerFlags{}.Expand());
    choice_ = new wxChoice{inner_, wxID_ANY};
    set_accessible(choice_, "why-line", _("Line that is explained"));
    guard_wheel(choice_, [this](int down) { Scroll(-1, GetViewStart().y + down / FromDIP(16)); });
    choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_.explain(static_cast<std::size_t>(event.GetInt()));
    });
    sizer->Add(choice_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    content_ = new Group{inner_};
    content_->SetSizer(new wxBoxSizer{wxVERTICAL});
    sizer->Add(content_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    auto* margin = new wxBoxSizer{wxVERTICAL};
    margin->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    inner_->SetSizer(margin);
    show_course();
}

void WhyPanel::show_course() {
    choice_->Clear();
    for (const LineChoice& line : model_.lines())
        choice_->Append(utf8(line.label));
    shown_.reset();
    show_line();
}

void WhyPanel::stand(Place place) {
    const int width = place == Place::beside_chart ? width_beside : width_below;
    if (width == width_)
        return;
    width_ = width;
    fill();
}

void WhyPanel::show_line() {
    const auto explained = model_.explained();
    if (explained && shown_ == explained && shown_phase_ == model_.treatment_from())
        return;
    shown_ = explained;
    shown_phase_ = model_.treatment_from();
    if (explained)
        choice_->SetSelection(static_cast<int>(*explained));
    choice_->Enable(explained.has_value());
    fill();
}

void WhyPanel::fill() {
    content_->Freeze();
    content_->GetSizer()->Clear(true);
    if (shown_) {
        add_verdict();
        for (const WhyRow& row : model_.why())
            add_row(row);
        add_phases();
        add_caution();
    } else {
        content_->GetSizer()->Add(fixed_prose(content_, width_, _("Choose a series at the left: its numbers and where they come "
                                                           "from stand here."),
                                               FontRole::small, Tone::muted),
                                  wxSizerFlags{}.Expand());
    }
    content_->Thaw();
    FitInside();
    Layout();
}

void WhyPanel::add_verdict() {
    const LineVerdict verdict = model_.verdict();
    auto* status = new StatusText{content_, mark_for(verdict), utf8(verdict.words), FontRole::strong};
    status->SetName("why-verdict");
    content_->GetSizer()->Add(status, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(8)));
}

void WhyPanel::add_row(const WhyRow& row) {
    wxSizer* sizer = content_->GetSizer();
    sizer->Add(hairline(content_), wxSizerFlags{}.Expand());
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    auto* name = text(content_, utf8(row.name), FontRole::body, Tone::muted);
    name->SetMinSize({std::max(FromDIP(92), name->GetBestSize().x + FromDIP(8)), -1});
    head->Add(name, wxSizerFlags{});
    auto* value = fixed_prose(content_, width_ - 92, utf8(row.value), FontRole::strong);
    value->SetName("why-value-" + utf8(row.name));
    head->Add(value, wxSizerFlags{1});
    sizer->Add(head, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(7)));
    sizer->Add(fixed_prose(content_, width_, utf8(row.reason), FontRole::small, Tone::muted),
               wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(3)));
    sizer->AddSpacer(FromDIP(5));
}

void WhyPanel::add_phases() {
    const auto phases = model_.phases();
    if (phases.empty())
        return;
    wxSizer* sizer = content_->GetSizer();
    sizer->Add(text(content_, _("Before and after"), FontRole::small, Tone::muted));
    auto* choice = new wxChoice{content_, wxID_ANY};
    set_accessible(choice, "why-phase", _("First day of treatment, for the effect size"));
    guard_wheel(choice, [this](int down) { Scroll(-1, GetViewStart().y + down / FromDIP(16)); });
    choice->Append(_("Not compared"));
    choice->SetSelection(0);
    for (const PhaseChoice& phase : phases) {
        choice->Append(utf8(phase.label));
        if (shown_phase_ == phase.day && choice->GetSelection() == 0)
            choice->SetSelection(static_cast<int>(choice->GetCount()) - 1);
    }
    choice->SetMinSize(FromDIP(wxSize{width_beside, -1}));
    choice->SetMaxSize(FromDIP(wxSize{width_beside, -1}));
    choice->Bind(wxEVT_CHOICE, [this, phases](wxCommandEvent& event) {
        const int chosen = event.GetInt();
        // The panel is filled anew, and this list with it.
        CallAfter([this, day = chosen == 0 ? std::nullopt : std::optional{phases.at(static_cast<std::size_t>(chosen - 1)).day}] {
            model_.set_treatment_from(day);
        });
    });
    sizer->Add(choice, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, FromDIP(4)));
}

void WhyPanel::add_caution() {
    auto* tint = new StyledPanel{content_, "attune-tint-information"};
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(mark_picture(tint, Mark::information), wxSizerFlags{}.Border(wxALL, FromDIP(8)));
    row->Add(fixed_prose(tint, width_ - 48, utf8(model_.caution()), FontRole::small),
             wxSizerFlags{1}.Border(wxTOP | wxBOTTOM | wxRIGHT, FromDIP(8)));
    tint->SetSizer(row);
    content_->GetSizer()->Add(tint, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
}

} // namespace attune
