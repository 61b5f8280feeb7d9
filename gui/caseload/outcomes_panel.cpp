// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/outcomes_panel.hpp"

#include "core/modality/template_shelf.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/background_reading.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

OutcomesPanel::OutcomesPanel(wxWindow* parent, Workspace& workspace)
    : wxPanel{parent},
      workspace_{workspace} {
    SetName("caseload-outcomes");
    problem_ = wrapped_text(this, {}, FontRole::small, Tone::critical);
    problem_->SetName("outcomes-problem");
    scope_ = wrapped_text(this, {}, FontRole::small, Tone::muted);
    scope_->SetName("outcomes-scope");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const int side = FromDIP(16);
    sizer->Add(make_filters(), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, side));
    sizer->Add(problem_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, side));
    sizer->Add(scope_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    sizer->Add(make_list(), wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(8)));
    auto* foot = new StyledPanel{this, "attune-side"};
    explained_ = wrapped_text(foot, {}, FontRole::strong, Tone::usual, 140);
    explained_->SetName("outcomes-explained");
    caution_ = wrapped_text(foot, {}, FontRole::body, Tone::usual, 140);
    caution_->SetName("outcomes-caution");
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(explained_, wxSizerFlags{}.Expand());
    words->Add(caution_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(words, wxSizerFlags{}.Expand().Border(wxALL, side));
    foot->SetSizer(inside);
    auto* edge = new StyledPanel{this, "attune-edge"};
    edge->SetMinSize({-1, 1});
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(foot, wxSizerFlags{}.Expand());
    SetSizer(sizer);
    make_pane(list_);
    model_.on_change = [this] { show_lines(); };
    frame_->empty()->on_press = [this] { reload(); };
    show_lines();
}

OutcomesPanel::~OutcomesPanel() {
    model_.on_change = [] {};
    reader_ = {};
}

wxSizer* OutcomesPanel::make_filters() {
    auto* from_label = field_label(this, _("Be&gun from"));
    from_ = text_field(this, "outcomes-from", _("Begun from"));
    from_->SetHint("2027-01-01");
    auto* to_label = field_label(this, _("&until"));
    to_ = text_field(this, "outcomes-to", _("Begun until"));
    to_->SetHint("2027-12-31");
    for (wxTextCtrl* field : {from_, to_}) {
        field->SetMinSize({FromDIP(112), field->GetMinSize().y});
        field->SetMaxLength(10);
        field->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            CallAfter([this] { set_dates(); });
        });
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            const bool is_whole = (from_->IsEmpty() || from_->GetLastPosition() == 10) &&
                                  (to_->IsEmpty() || to_->GetLastPosition() == 10);
            if (is_whole) // half a day is no mistake yet
                set_dates();
        });
    }
    approach_ = new wxChoice{this, wxID_ANY};
    set_accessible(approach_, "outcomes-approach", _("Approach"));
    episodes_ = new wxChoice{this, wxID_ANY};
    set_accessible(episodes_, "outcomes-episodes", _("Episodes"));
    for (const wxString& words : {_("All episodes"), _("Ended episodes"), _("Open episodes")})
        episodes_->Append(words);
    episodes_->SetSelection(0);
    auto* pair_label = field_label(this, _("Anxiety measure in the NHS &pair"));
    pair_ = new wxChoice{this, wxID_ANY};
    set_accessible(pair_, "outcomes-pair", _("Anxiety measure in the NHS pair"));
    pair_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto at = static_cast<std::size_t>(event.GetSelection());
        model_.set_pair(at == 0 ? std::string{} : model_.partners().at(at - 1).measure);
    });
    for (wxChoice* choice : {approach_, episodes_, pair_})
        guard_wheel(choice, [](int) {});
    approach_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto at = static_cast<std::size_t>(event.GetSelection());
        model_.set_approach(at == 0 ? std::string{} : model_.approaches().at(at - 1));
    });
    episodes_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_.set_episodes(static_cast<OutcomeFilter::Episodes>(event.GetSelection()));
    });
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(from_label, wxSizerFlags{}.CentreVertical());
    row->Add(from_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    row->Add(to_label, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    row->Add(to_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    row->Add(approach_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(24)));
    row->Add(episodes_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    pair_row_ = new wxBoxSizer{wxHORIZONTAL};
    pair_row_->Add(pair_label, wxSizerFlags{}.CentreVertical());
    pair_row_->Add(pair_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    auto* filters = new wxBoxSizer{wxVERTICAL};
    filters->Add(row, wxSizerFlags{}.Expand());
    filters->Add(pair_row_, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    return filters;
}

wxWindow* OutcomesPanel::make_list() {
    frame_ = new ListFrame{this, "outcomes", _("Practice outcomes"),
                           {{_("Measure"), 176, false, true},
                            {_("Rate"), 168},
                            {_("Episodes"), 88, true},
                            {_("Share"), 72, true},
                            {_("95 % interval"), 124, true},
                            {_("Left out"), 0}}};
    list_ = frame_->list();
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const OutcomeLine& line = model_.lines().at(row);
        switch (column) {
        // The measure stands once, on the first of its rates.
        case 0: return {row > 0 && model_.lines()[row - 1].measure == line.measure ? wxString{} : utf8(line.measure), {}, {}};
        case 1: return {utf8(line.rate), {}, {}};
        case 2: return {utf8(line.number), {}, {}};
        case 3: return {utf8(line.share), {}, {}};
        case 4: return {utf8(line.interval), {}, {}};
        default: return {utf8(line.left_out), {}, {}};
        }
    };
    list_->on_select = [this](std::size_t) { explain(); };
    return frame_;
}

void OutcomesPanel::reload() {
    if (reading_) {
        read_again_ = true;
        return;
    }
    try {
        reader_ = read_in_background(
            *this, std::make_unique<OutcomeReading>(workspace_.vault, workspace_.shelf.measures()),
            [this](OutcomeSource source) { take(std::move(source)); },
            [this](const std::exception_ptr& failure) { fail(failure); });
        reading_ = true;
    } catch (const std::exception&) {
        fail(std::current_exception());
    }
}

void OutcomesPanel::take(OutcomeSource source) {
    reading_ = false;
    const std::string chosen = model_.filter().approach;
    model_.take(std::move(source));
    approach_->Clear();
    approach_->Append(_("All approaches"));
    for (const std::string& approach : model_.approaches())
        approach_->Append(utf8(approach));
    const int at = chosen.empty() ? 0 : approach_->FindString(utf8(chosen), true);
    approach_->SetSelection(std::max(at, 0));
    if (at == wxNOT_FOUND)
        model_.set_approach({});
    show_partners();
    Layout();
    if (std::exchange(read_again_, false))
        reload();
}

void OutcomesPanel::show_partners() {
    pair_->Clear();
    pair_->Append(_("GAD-7"));
    int chosen = 0;
    for (const PairPartner& partner : model_.partners()) {
        const int at = pair_->Append(wxString::Format(_("%s where it was given, else GAD-7"), utf8(partner.title)));
        if (partner.measure == model_.filter().pair_with)
            chosen = at;
    }
    pair_->SetSelection(chosen);
    pair_row_->ShowItems(!model_.partners().empty());
}

void OutcomesPanel::fail(const std::exception_ptr& failure) {
    reading_ = false;
    read_again_ = false;
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& thrown) {
        model_.fail(sentence_for(thrown).utf8_string());
    }
}

void OutcomesPanel::set_dates() {
    const std::string problem = model_.set_dates(from_->GetValue().Trim().utf8_string(), to_->GetValue().Trim().utf8_string());
    problem_->set_words(utf8(problem));
    problem_->Show(!problem.empty());
    set_description(from_, utf8(problem));
    Layout();
}

void OutcomesPanel::show_lines() {
    const auto chosen = list_->chosen();
    const bool any = !model_.lines().empty();
    list_->set_count(model_.lines().size());
    frame_->show(any ? ListFrame::Shows::list : ListFrame::Shows::words);
    if (!model_.failure().empty())
        frame_->empty()->set(_("The outcomes could not be read."), utf8(model_.failure()), _("&Try again"));
    else if (!any && model_.is_read())
        frame_->empty()->set(_("No outcomes for these episodes."),
                    _("They come from measures that follow change, given at least twice in an episode."));
    else if (!any)
        frame_->empty()->set(_("Reading the outcomes…"), _("Every episode, open and ended, with its scores."));
    scope_->set_words(model_.is_read() ? utf8(model_.scope()) : wxString{});
    problem_->Show(!problem_->words().empty());
    if (any)
        list_->choose(chosen && *chosen < model_.lines().size() ? *chosen : 0);
    explain();
}

void OutcomesPanel::explain() {
    const auto row = list_->chosen();
    explained_->set_words(row ? utf8(model_.explain(*row)) : wxString{});
    caution_->set_words(row ? utf8(model_.lines().at(*row).caution) : wxString{});
    frame_->Layout();
    Layout();
}

} // namespace attune
