// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/measures_panel.hpp"

#include "gui/measure/give_dialog.hpp"
#include "gui/measure/plan_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

constexpr int side_width = 320;

/// Two lines of words and a link at the right.
wxButton* add_line(Card* card, const std::string& id, const std::string& strong, const std::string& small,
                   const wxString& link) {
    card->add_line();
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(wrapped_text(card, utf8(strong), FontRole::strong), wxSizerFlags{}.Expand());
    if (!small.empty())
        words->Add(wrapped_text(card, utf8(small), FontRole::small, Tone::muted), wxSizerFlags{}.Expand());
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(words, wxSizerFlags{1}.CentreVertical());
    auto* button = link_button(card, id, link, link + ", " + utf8(strong));
    row->Add(button, wxSizerFlags{}.CentreVertical().Border(wxLEFT, card->FromDIP(8)));
    card->content()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, card->FromDIP(4)));
    return button;
}

void add_words(Card* card, const wxString& words) {
    card->content()->Add(wrapped_text(card, words, FontRole::body, Tone::muted),
                         wxSizerFlags{}.Expand().Border(wxTOP, card->FromDIP(6)));
}

} // namespace

MeasuresPanel::MeasuresPanel(wxWindow* parent, Workspace& workspace, ClientId client)
    : wxPanel{parent},
      model_{workspace, client} {
    SetName("measures");
    side_ = new ScrollPage{this};
    side_->SetMinSize({FromDIP(side_width), -1});
    side_->inside()->SetSizer(new wxBoxSizer{wxVERTICAL});
    wxWindow* main = make_list(this);
    auto* columns = new wxBoxSizer{wxHORIZONTAL};
    columns->Add(main, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    columns->Add(side_, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM | wxRIGHT, FromDIP(16)));
    SetSizer(columns);
    make_pane(main);
    make_pane(side_);
    model_.on_change = [this] {
        CallAfter([this] {
            show_rows();
            rebuild_side();
        });
    };
    show_rows();
    rebuild_side();
}

wxWindow* MeasuresPanel::make_list(wxWindow* parent) {
    auto* main = new Group{parent};
    auto* withdrawn = new wxCheckBox{main, wxID_ANY, _("Show with&drawn ones")};
    set_accessible(withdrawn, "measures-withdrawn", _("Show withdrawn ones"));
    withdrawn->Bind(wxEVT_CHECKBOX,
                    [this](wxCommandEvent& event) { attempt([&] {
                            model_.set_withdrawn(event.IsChecked() ? ResponseStore::Withdrawn::show
                                                                   : ResponseStore::Withdrawn::hide);
                        }); });
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(text(main, _("Responses"), FontRole::heading), wxSizerFlags{}.CentreVertical());
    head->AddStretchSpacer();
    head->Add(withdrawn, wxSizerFlags{}.CentreVertical());
    frame_ = new StyledPanel{main, "attune-framed"};
    list_ = new RowList{frame_, "measures-list", _("Responses"),
                        {{_("Date"), 88, false, true},
                         {_("Measure"), 116},
                         {_("Score"), 0},
                         {_("By"), 220},
                         {_("State"), 112, false, false, true}}};
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& line = model_.lines().at(row);
        switch (column) {
        case 0: return {utf8(line.date), {}, {}};
        case 1: return {utf8(line.measure), {}, {}};
        case 2: return {utf8(line.score), {}, {}};
        case 3: return {utf8(line.by), {}, {}};
        default: return {utf8(line.state), line.mark, tone_of(line.mark)};
        }
    };
    list_->on_activate = [this](std::size_t row) { on_open(model_.lines().at(row).id); };
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame_->SetSizer(inside);
    nothing_ = new EmptyState{main, "measures-empty"};
    nothing_->set(_("No measures yet."), _("A measure given today is the start that change is counted from."),
                  _("&Give measure…"));
    nothing_->on_press = [this] { on_choose(); };
    open_ = push_button(main, "measures-open", _("&Open response"));
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (!model_.lines().empty())
            on_open(model_.lines().at(list_->chosen().value_or(0)).id);
    });
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(head, wxSizerFlags{}.Expand());
    down->Add(frame_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    down->Add(nothing_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    down->Add(open_, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    main->SetSizer(down);
    return main;
}

void MeasuresPanel::show_rows() {
    const std::size_t count = model_.lines().size();
    list_->set_count(count);
    frame_->Show(count > 0);
    nothing_->Show(count == 0);
    open_->Show(count > 0);
    if (count > 0)
        list_->choose(0);
    frame_->GetParent()->Layout();
}

void MeasuresPanel::rebuild_side() {
    const wxWindowUpdateLocker quiet{side_};
    wxWindow* inside = side_->inside();
    inside->GetSizer()->Clear(true);
    for (wxWindow* card : {make_drafts(inside), make_due(inside), make_plan(inside)})
        if (card != nullptr)
            inside->GetSizer()->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(12)));
    side_->refit();
}

wxWindow* MeasuresPanel::make_drafts(wxWindow* parent) {
    if (model_.drafts().empty())
        return nullptr;
    auto* card = new Card{parent, _("Not saved yet")};
    card->SetName("measures-drafts");
    for (const auto& draft : model_.drafts()) {
        auto* go_on = add_line(card, "measures-continue-" + draft.key.measure, draft.words, {}, _("Continue"));
        go_on->Bind(wxEVT_BUTTON, [this, key = draft.key](wxCommandEvent&) { on_continue(key); });
    }
    return card;
}

wxWindow* MeasuresPanel::make_due(wxWindow* parent) {
    auto* card = new Card{parent, _("Due")};
    card->SetName("measures-due");
    if (model_.due().empty())
        add_words(card, model_.has_episode() ? _("Nothing is due.")
                                             : _("Nothing is due without an open episode (Record)."));
    for (const auto& due : model_.due()) {
        auto* give = add_line(card, "measures-give-" + due.measure, due.title, due.reason, _("Give"));
        give->Bind(wxEVT_BUTTON, [this, due](wxCommandEvent&) { on_give(due); });
    }
    return card;
}

wxWindow* MeasuresPanel::make_plan(wxWindow* parent) {
    if (!model_.has_episode())
        return nullptr;
    auto* card = new Card{parent, _("Plan of this episode")};
    card->SetName("measures-plan");
    auto* add = card->add_link("measures-plan-add", _("Add…"), _("Add a measure to the plan"));
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_to_plan(); });
    for (const auto& line : model_.plan()) {
        auto* change = add_line(card, "measures-plan-" + line.planned.measure, line.title,
                                line.words + (line.origin == "usual" ? "" : "; " + line.origin), _("Change…"));
        change->Bind(wxEVT_BUTTON, [this, line](wxCommandEvent&) { change_plan(line); });
    }
    return card;
}

void MeasuresPanel::change_plan(const MeasuresViewModel::PlanLine& line) {
    PlanDialog dialog{this, utf8(line.title), line.planned};
    const int answer = dialog.ShowModal();
    if (answer == wxID_OK)
        attempt([&] { model_.choose(dialog.planned()); });
    else if (answer == PlanDialog::as_usual)
        attempt([&] { model_.as_usual(line.planned); });
}

void MeasuresPanel::add_to_plan() {
    GiveDialog which{this, model_, GiveDialog::Purpose::plan};
    if (which.ShowModal() != wxID_OK || !which.chosen())
        return;
    const auto offer = *which.chosen();
    PlannedMeasure planned;
    planned.measure = offer.id;
    planned.every_sessions = 1;
    planned.origin = PlannedMeasure::Origin::chosen;
    change_plan({.planned = planned, .title = offer.title, .words = {}, .origin = {}});
}

void MeasuresPanel::attempt(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
