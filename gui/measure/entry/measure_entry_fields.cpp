// SPDX-License-Identifier: Apache-2.0
// The fields above and below the items: when, by whom, about whom, what the sheet itself states.
#include "gui/measure/entry/measure_entry_page.hpp"

#include "core/calendar/typed.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/choose_date.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

wxBoxSizer* MeasureEntryPage::build_head(wxWindow* parent) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    const auto add_label = [&](const wxString& words, wxWindow* control, int before) {
        auto* label = field_label(parent, words);
        label->MoveBeforeInTabOrder(control);
        row->Add(label, wxSizerFlags{}.CentreVertical().Border(wxLEFT, before));
        row->Add(control, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    };
    day_ = text_field(parent, "measure-day", _("Answered on"), utf8(model_.fields().day));
    day_->SetMinSize({FromDIP(112), day_->GetMinSize().y});
    day_->SetHint("2027-03-09");
    add_label(_("Ans&wered on"), day_, 0);
    auto* choose = push_button(parent, "measure-choose-day", _("C&hoose…"), _("Choose the day from a calendar"));
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_day(); });
    row->Add(choose, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    const auto modes = model_.modes();
    mode_ = new wxChoice{parent, wxID_ANY};
    for (const SheetChoice& mode : modes)
        mode_->Append(utf8(mode.words));
    set_accessible(mode_, "measure-mode", _("How it was answered"));
    const auto raters = model_.raters();
    if (raters.size() > 1) {
        rater_ = new wxChoice{parent, wxID_ANY};
        for (const SheetChoice& rater : raters)
            rater_->Append(utf8(rater.words));
        set_accessible(rater_, "measure-rater", _("Answered by"));
        add_label(_("&By"), rater_, FromDIP(24));
        row->Add(mode_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
        guard_wheel(rater_, [this](int by) { main_->scroll_by(by); });
        rater_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take_fields(); });
        for (std::size_t i = 0; i < raters.size(); ++i)
            if (raters[i].id == model_.fields().rater)
                rater_->SetSelection(static_cast<int>(i));
    } else {
        add_label(utf8(raters.front().words), mode_, FromDIP(24));
    }
    for (std::size_t i = 0; i < modes.size(); ++i)
        if (modes[i].id == to_id(model_.fields().mode))
            mode_->SetSelection(static_cast<int>(i));
    guard_wheel(mode_, [this](int by) { main_->scroll_by(by); });
    mode_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take_fields(); });
    day_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { take_fields(); });
    day_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        show_problem(day_problem_, model_.day_problem());
    });
    row->AddStretchSpacer();
    recall_ = text(parent, utf8(model_.recall_words()), FontRole::body, Tone::muted);
    recall_->SetName("measure-recall");
    row->Add(recall_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    return row;
}

/// Whom it is about, what it is about, and what is wrong with the line above.
void MeasureEntryPage::add_person_rows(wxWindow* parent, wxSizer* down) {
    day_problem_ = text(parent, {}, FontRole::small, Tone::critical);
    day_problem_->SetName("measure-day-problem");
    day_problem_->Hide();
    down->Add(day_problem_, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    const auto add = [&](const wxString& words, wxWindow* control) {
        auto* label = field_label(parent, words);
        label->MoveBeforeInTabOrder(control);
        label->SetMinSize({std::max(FromDIP(96), label->GetBestSize().x + FromDIP(8)), -1});
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(label, wxSizerFlags{}.CentreVertical());
        row->Add(control, wxSizerFlags{1}.CentreVertical());
        down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    };
    if (model_.asks_about()) {
        about_ = new wxComboBox{parent, wxID_ANY, utf8(model_.fields().about)};
        for (const std::string& person : model_.about_suggestions())
            about_->Append(utf8(person));
        about_->SetValue(utf8(model_.fields().about));
        set_accessible(about_, "measure-about", _("About whom"));
        guard_wheel(about_, [this](int by) { main_->scroll_by(by); });
        about_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { take_fields(); });
        about_->Bind(wxEVT_COMBOBOX, [this](wxCommandEvent&) { take_fields(); });
        about_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            show_problem(about_problem_, model_.about_problem());
        });
        add(_("Ab&out"), about_);
        about_problem_ = text(parent, {}, FontRole::small, Tone::critical);
        about_problem_->SetName("measure-about-problem");
        about_problem_->Hide();
        down->Add(about_problem_, wxSizerFlags{}.Border(wxLEFT, FromDIP(96)));
    }
    if (!model_.instrument().index_event.empty()) {
        index_event_ = text_field(parent, "measure-index-event", utf8(model_.instrument().index_event),
                                  utf8(model_.fields().index_event));
        index_event_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { take_fields(); });
        add(utf8(model_.instrument().index_event), index_event_);
    }
}

void MeasureEntryPage::build_foot(wxWindow* parent, wxSizer* down) {
    int labels_width = FromDIP(140); // of the first and widest label: the fields stand below each other
    const auto add = [&](const wxString& words, wxTextCtrl* control, int proportion) {
        auto* label = field_label(parent, words);
        label->MoveBeforeInTabOrder(control);
        labels_width = std::max(labels_width, label->GetBestSize().x + FromDIP(8));
        label->SetMinSize({labels_width, -1});
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(label, wxSizerFlags{}.CentreVertical());
        row->Add(control, wxSizerFlags{proportion}.CentreVertical());
        down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
        control->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { take_fields(); });
    };
    down->AddSpacer(FromDIP(8));
    if (const std::string label = model_.stated_label(); !label.empty()) {
        stated_ = text_field(parent, "measure-stated", utf8(label), utf8(model_.fields().stated));
        const wxString hint = _("If one is written there");
        stated_->SetHint(hint);
        stated_->SetMinSize({std::max(FromDIP(180), stated_->GetTextExtent(hint).x + FromDIP(32)), stated_->GetMinSize().y});
        add(utf8(label), stated_, 0);
        stated_problem_ = text(parent, {}, FontRole::small, Tone::critical);
        stated_problem_->SetName("measure-stated-problem");
        stated_problem_->Hide();
        down->Add(stated_problem_, wxSizerFlags{}.Border(wxLEFT, labels_width));
        stated_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            show_problem(stated_problem_, model_.stated_problem());
        });
    }
    remark_ = text_field(parent, "measure-remark", _("Remark"), utf8(model_.fields().remark));
    add(_("&Remark"), remark_, 1);
}

void MeasureEntryPage::take_fields() {
    SheetFields fields = model_.fields();
    fields.day = day_->GetValue().utf8_string();
    if (mode_->GetSelection() >= 0)
        fields.mode = response_mode_from_id(model_.modes().at(static_cast<std::size_t>(mode_->GetSelection())).id)
                          .value_or(fields.mode);
    if (rater_ != nullptr && rater_->GetSelection() >= 0)
        fields.rater = model_.raters().at(static_cast<std::size_t>(rater_->GetSelection())).id;
    if (about_ != nullptr)
        fields.about = about_->GetValue().utf8_string();
    if (index_event_ != nullptr)
        fields.index_event = index_event_->GetValue().utf8_string();
    if (stated_ != nullptr)
        fields.stated = stated_->GetValue().utf8_string();
    fields.remark = remark_->GetValue().utf8_string();
    model_.set_fields(fields);
    // A complaint goes as soon as it is mended; a new one waits until the field is left.
    if (day_problem_->IsShown() && model_.day_problem().empty())
        show_problem(day_problem_, {});
    if (about_problem_ != nullptr && about_problem_->IsShown() && model_.about_problem().empty())
        show_problem(about_problem_, {});
    if (stated_problem_ != nullptr && stated_problem_->IsShown() && model_.stated_problem().empty())
        show_problem(stated_problem_, {});
}

void MeasureEntryPage::choose_day() {
    const auto chosen = choose_date(this, _("Answered on"), typed_date(model_.fields().day),
                                    [this](Date day) { return utf8(model_.day_problem(day)); });
    if (!chosen)
        return day_->SetFocus();
    day_->SetValue(utf8(format_date(*chosen)));
    focus_item();
}

bool MeasureEntryPage::show_field_problems() {
    show_problem(day_problem_, model_.day_problem());
    show_problem(about_problem_, model_.about_problem());
    show_problem(stated_problem_, model_.stated_problem());
    for (const auto& [line, field] : {std::pair<wxStaticText*, wxWindow*>{day_problem_, day_},
                                      {about_problem_, about_},
                                      {stated_problem_, stated_}})
        if (line != nullptr && line->IsShown()) {
            field->SetFocus();
            return true;
        }
    return false;
}

void MeasureEntryPage::show_problem(wxStaticText* line, const std::string& problem) {
    if (line == nullptr || line->GetLabel() == utf8(problem))
        return;
    line->SetLabel(utf8(problem));
    line->Show(!problem.empty());
    wxWindow* field = day_;
    if (line == about_problem_)
        field = about_;
    else if (line == stated_problem_)
        field = stated_;
    set_description(field, utf8(problem));
    main_->refit();
}

} // namespace attune
