// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/series_panel.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/series_mark.hpp"

#include <wx/checkbox.h>
#include <wx/sizer.h>

namespace attune {

namespace {

/// 12 at both sides; a sizer's border has one width, and the distance above is another.
template<typename Item>
wxSizer* indented(Item* item) {
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->AddSpacer(12);
    sizer->Add(item, wxSizerFlags{1});
    sizer->AddSpacer(12);
    return sizer;
}

wxSizerFlags row_flags() { return wxSizerFlags{}.Expand().Border(wxTOP, 6); }

} // namespace

SeriesPanel::SeriesPanel(wxWindow* parent, ProgressViewModel& model)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL},
      model_{model},
      inner_{new Group{this}} {
    add_style_class(this, "attune-side");
    add_style_class(inner_, "attune-side");
    set_accessible(this, "progress-series", _("Series in the chart"), {}, Role::grouping);
    SetScrollRate(0, FromDIP(16));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(inner_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    inner_->SetSizer(new wxBoxSizer{wxVERTICAL});
    show_course();
}

void SeriesPanel::show_course() {
    inner_->GetSizer()->Clear(true);
    for (const SeriesGroup& group : model_.groups())
        add_group(group);
    add_events();
    if (on_events) {
        auto* button = push_button(inner_, "progress-events", _("Events…"));
        button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { on_events(); }); });
        inner_->GetSizer()->Add(indented(button), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    }
    if (on_show_client) {
        auto* button = push_button(inner_, "progress-client", _("Show to client"));
        button->SetToolTip("F11");
        button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { on_show_client(); }); });
        inner_->GetSizer()->Add(indented(button), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    }
    inner_->GetSizer()->AddSpacer(FromDIP(12));
    FitInside();
    Layout();
}

void SeriesPanel::add_head(const wxString& title) {
    inner_->GetSizer()->Add(text(inner_, title, FontRole::strong, Tone::muted),
                            wxSizerFlags{}.Border(wxLEFT | wxTOP, FromDIP(12)));
}

void SeriesPanel::add_group(const SeriesGroup& group) {
    add_head(utf8(group.title));
    for (const SeriesChoice& choice : group.series) {
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        auto* box = new wxCheckBox{inner_, wxID_ANY, utf8(choice.label)};
        box->SetValue(choice.shown);
        box->SetToolTip(utf8(choice.label));
        cut_label_at_end(box);
        set_accessible(box, "show-" + choice.series, utf8(group.title + ", " + choice.label));
        box->Bind(wxEVT_CHECKBOX, [this, series = choice.series](wxCommandEvent& event) {
            model_.show_series(series, event.IsChecked());
        });
        row->Add(box, wxSizerFlags{1}.CentreVertical());
        if (choice.slot)
            row->Add(new SeriesMark{inner_, *choice.slot}, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(4)));
        inner_->GetSizer()->Add(indented(row), row_flags());
    }
}

void SeriesPanel::add_events() {
    struct Kind {
        TimelineEventKind kind;
        const char* id;
        wxString label;
    };
    const std::vector<Kind> kinds{{TimelineEventKind::register_entry, "show-register-events", _("Opened and closed")},
                                  {TimelineEventKind::approach, "show-approaches", _("Approaches")},
                                  {TimelineEventKind::medication, "show-medication", _("Medication")},
                                  {TimelineEventKind::life_event, "show-life-events", _("Life events")},
                                  {TimelineEventKind::care, "show-care", _("Level of care")},
                                  {TimelineEventKind::other, "show-other-events", _("Other events")}};
    bool has_head = false;
    for (const Kind& kind : kinds) {
        if (!model_.has_events(kind.kind))
            continue;
        if (!has_head)
            add_head(_("Events"));
        has_head = true;
        auto* box = new wxCheckBox{inner_, wxID_ANY, kind.label};
        box->SetValue(model_.shows(kind.kind));
        set_accessible(box, kind.id, _("Events, ") + kind.label);
        box->Bind(wxEVT_CHECKBOX, [this, which = kind.kind](wxCommandEvent& event) {
            model_.show_events(which, event.IsChecked());
        });
        inner_->GetSizer()->Add(indented(box), row_flags());
    }
}

} // namespace attune
