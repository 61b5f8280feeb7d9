// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/today_page.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr std::size_t due_shown = 6;

wxWindow* framed(wxWindow* frame, RowList* list) {
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame->SetSizer(inside);
    return frame;
}

} // namespace

TodayPage::TodayPage(wxWindow* parent, Workspace& workspace)
    : wxPanel{parent},
      model_{workspace} {
    SetName("today-page");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(make_head(), wxSizerFlags{}.Expand());
    auto* lists = new wxBoxSizer{wxVERTICAL};
    lists->Add(make_sessions(), wxSizerFlags{}.Expand());
    lists->Add(make_unsigned(), wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(24)));
    due_ = new Group{this};
    due_->SetSizer(new wxBoxSizer{wxVERTICAL});
    columns_ = new wxBoxSizer{wxHORIZONTAL};
    columns_->Add(lists, wxSizerFlags{1}.Expand());
    columns_->Add(due_, wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(16)));
    sizer->Add(columns_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(16)));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        arrange();
    });
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->AddSpacer(FromDIP(12));
    page->Add(sizer, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    SetSizer(page);
    model_.on_change = [this] { show_rows(); };
    show_rows();
}

wxSizer* TodayPage::make_head() {
    title_ = text(this, {}, FontRole::title);
    title_->SetName("today-title");
    auto* days = new Group{this};
    add_style_class(days, "linked");
    auto* before = push_button(days, "day-before", _("Day &before"));
    auto* today = push_button(days, "day-today", _("&Today"));
    auto* after = push_button(days, "day-after", _("Day &after"));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(before);
    row->Add(today);
    row->Add(after);
    days->SetSizer(row);
    before->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { model_.move(-1); });
    today->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { model_.go_to_today(); });
    after->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { model_.move(1); });
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(title_, wxSizerFlags{1}.CentreVertical());
    head->Add(days, wxSizerFlags{}.CentreVertical());
    return head;
}

wxSizer* TodayPage::make_sessions() {
    now_ = text(this, {}, FontRole::small, Tone::muted);
    open_client_ = push_button(this, "today-open-client", _("&Open client"));
    start_ = push_button(this, "today-start", _("&Start note"));
    suggested(start_);
    sessions_frame_ = new StyledPanel{this, "attune-framed"};
    sessions_ = new RowList{sessions_frame_, "today-sessions", _("Sessions of the day"),
                            {{_("Time"), 64},
                             {_("Client"), 230, false, true},
                             {_("No"), 48, true},
                             {_("Session"), 0},
                             {_("Note"), 176, false, false, true}},
                            40};
    framed(sessions_frame_, sessions_);
    nothing_ = new EmptyState{this, "today-empty"};
    nothing_->on_press = [this] { model_.has_clients() ? on_show_clients() : on_new_client(); };
    sessions_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& each = model_.sessions().at(row);
        switch (column) {
        case 0: return {utf8(each.time), {}, {}};
        case 1: return {utf8(each.name), {}, {}};
        case 2: return {utf8(each.number), {}, {}};
        case 3: return {utf8(each.words), {}, {}};
        default: return {utf8(each.state), each.mark, tone_of(each.mark)};
        }
    };
    sessions_->on_select = [this](std::size_t) { update_buttons(); };
    sessions_->on_activate = [this](std::size_t) { start_or_open(); };
    start_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { start_or_open(); });
    open_client_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto row = sessions_->chosen())
            on_open_client(model_.sessions().at(*row).client);
    });
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(text(this, _("Sessions"), FontRole::heading), wxSizerFlags{}.CentreVertical());
    head->Add(now_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    head->Add(open_client_, wxSizerFlags{}.CentreVertical());
    head->Add(start_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(head, wxSizerFlags{}.Expand());
    sizer->Add(sessions_frame_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(nothing_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    return sizer;
}

wxSizer* TodayPage::make_unsigned() {
    unsigned_head_ = text(this, _("Unsigned notes"), FontRole::heading);
    limit_ = text(this, {}, FontRole::small, Tone::muted);
    review_ = push_button(this, "today-review", _("&Review and sign…"));
    unsigned_frame_ = new StyledPanel{this, "attune-framed"};
    unsigned_ = new RowList{unsigned_frame_, "today-unsigned", _("Unsigned notes"),
                            {{_("Client"), 230, false, true},
                             {_("Note"), 0},
                             {_("Session"), 110},
                             {_("Waiting"), 140, false, false, true},
                             {_("To fill"), 110}}};
    framed(unsigned_frame_, unsigned_);
    unsigned_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& each = model_.unsigned_notes().at(row);
        switch (column) {
        case 0: return {utf8(each.name), {}, {}};
        case 1: return {utf8(each.what), {}, {}};
        case 2: return {utf8(each.date), {}, {}};
        case 3:
            return {utf8(each.waiting), each.is_late ? std::optional{Mark::caution} : std::nullopt,
                    each.is_late ? Tone::caution : Tone::usual};
        default: return {utf8(each.to_fill), {}, {}};
        }
    };
    const auto open = [this] {
        const auto row = unsigned_->chosen();
        const auto& notes = model_.unsigned_notes();
        if (!notes.empty())
            on_open_note(notes.at(row.value_or(0)).note);
    };
    unsigned_->on_activate = [open](std::size_t) { open(); };
    review_->Bind(wxEVT_BUTTON, [open](wxCommandEvent&) { open(); });
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(unsigned_head_, wxSizerFlags{}.CentreVertical());
    head->Add(limit_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    head->Add(review_, wxSizerFlags{}.CentreVertical());
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(head, wxSizerFlags{}.Expand());
    sizer->Add(unsigned_frame_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    return sizer;
}

void TodayPage::show_due() {
    due_->GetSizer()->Clear(true);
    due_->Show(!model_.due().empty());
    if (model_.due().empty())
        return;
    auto* card = new Card{due_, _("Measures due")};
    card->SetName("today-due");
    card->set_note(wxString::Format("%zu", model_.due().size()));
    for (std::size_t i = 0; i < std::min(model_.due().size(), due_shown); ++i) {
        const auto& row = model_.due()[i];
        card->add_line();
        auto* words = new wxBoxSizer{wxVERTICAL};
        words->Add(wrapped_text(card, utf8(row.name), FontRole::strong), wxSizerFlags{}.Expand());
        words->Add(wrapped_text(card, utf8(row.words), FontRole::small), wxSizerFlags{}.Expand());
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        line->Add(words, wxSizerFlags{1}.CentreVertical());
        auto* give = link_button(card, "today-give-" + std::to_string(i), _("Give"),
                                 wxString::Format(_("Give a measure, %s"), utf8(row.name)));
        give->Bind(wxEVT_BUTTON, [this, row](wxCommandEvent&) {
            on_give({.client = row.client, .measure = row.measure, .rater = row.rater, .about = row.about});
        });
        line->Add(give, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
        card->content()->Add(line, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(6)));
    }
    if (model_.due().size() > due_shown)
        card->content()->Add(text(card, wxString::Format(_("and %zu more"), model_.due().size() - due_shown),
                                  FontRole::small, Tone::muted));
    due_->GetSizer()->Add(card, wxSizerFlags{}.Expand());
}

/// In a narrow window the lists keep their width and the card goes below them.
void TodayPage::arrange() {
    const bool beside = GetClientSize().x >= FromDIP(1028);
    const int wanted = beside ? wxHORIZONTAL : wxVERTICAL;
    due_->SetMinSize({beside ? FromDIP(320) : -1, -1});
    if (columns_->GetOrientation() == wanted)
        return;
    columns_->SetOrientation(wanted);
    columns_->GetItem(due_)->SetFlag(wxEXPAND | (beside ? wxLEFT : wxTOP));
    Layout();
}

void TodayPage::show_rows() {
    show_due();
    title_->SetLabel(utf8(model_.title()));
    now_->SetLabel(utf8(model_.now_words()));
    limit_->SetLabel(utf8(model_.limit_words()));
    const std::size_t sessions = model_.sessions().size();
    sessions_->set_count(sessions);
    sessions_frame_->Show(sessions > 0);
    sessions_frame_->SetMinSize({-1, sessions_->height_for(std::min<std::size_t>(sessions, 7)) + 2});
    nothing_->Show(sessions == 0);
    if (model_.has_clients())
        nothing_->set(_("No sessions on this day."),
                      _("A session is planned on the client's page; a note can start without one."),
                      _("Show &clients"));
    else
        nothing_->set(_("No clients yet."), _("A client needs a name; everything else can wait."),
                      _("Add the first &client…"));
    const std::size_t waiting = model_.unsigned_notes().size();
    unsigned_->set_count(waiting);
    unsigned_frame_->SetMinSize({-1, unsigned_->height_for(std::clamp<std::size_t>(waiting, 1, 7)) + 2});
    for (wxWindow* part : {static_cast<wxWindow*>(unsigned_head_), static_cast<wxWindow*>(limit_),
                           static_cast<wxWindow*>(review_), unsigned_frame_})
        part->Show(waiting > 0);
    // The session that is next, or the first without a note, is the one to work on.
    for (std::size_t i = 0; i < sessions; ++i)
        if (!model_.sessions()[i].note) {
            sessions_->choose(i);
            break;
        }
    update_buttons();
    Layout();
}

void TodayPage::update_buttons() {
    const auto row = sessions_->chosen();
    open_client_->Enable(row.has_value());
    start_->Enable(row.has_value());
    start_->SetLabel(row && model_.sessions().at(*row).note ? _("Open &note") : _("&Start note"));
    Layout();
}

void TodayPage::start_or_open() {
    const auto row = sessions_->chosen();
    if (!row)
        return;
    const auto& each = model_.sessions().at(*row);
    if (each.note)
        on_open_note(*each.note);
    else
        on_start_note(each.client, each.session);
}

} // namespace attune
