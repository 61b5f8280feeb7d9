// SPDX-License-Identifier: Apache-2.0
#include "gui/note/context_panel.hpp"

#include "gui/note/drawn_panels.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int gap = 8;
constexpr int padding = 12;

/// A fresh label with a font of its own tells a width that is too small until its first frame.
void measure_again(wxWindow* window) {
    window->InvalidateBestSize();
    for (auto* child : window->GetChildren())
        measure_again(child);
}

} // namespace

ContextPanel::ContextPanel(wxWindow* parent, NoteViewModel& model, NoteContext& context)
    : StyledPanel{parent, "attune-side"},
      model_{model},
      context_{context} {
    set_accessible(this, "note-context", _("Last note and targets"), {}, Role::grouping);
    page_ = new wxScrolledWindow{this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                 wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE};
    // A stop for Tab when nothing in it takes keys: the arrow keys then scroll it.
    set_accessible(page_, "note-context-page", _("Last note and targets"));
    page_->SetScrollRate(0, FromDIP(24));
    inner_ = new StyledPanel{page_, "attune-side"};
    cards_ = new wxBoxSizer{wxVERTICAL};
    inner_->SetSizer(cards_);
    auto* hold = new wxBoxSizer{wxVERTICAL};
    hold->Add(inner_, 1, wxEXPAND);
    page_->SetSizer(hold);
    auto* all = new wxBoxSizer{wxVERTICAL};
    all->Add(page_, 1, wxEXPAND);
    SetSizer(all);
    page_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_width();
    });
    refresh();
}

std::string ContextPanel::fingerprint() const {
    std::string all;
    for (const auto& group : context_.ladders())
        for (const auto& ladder : group.ladders)
            all += fmt::format("{}|{}|{}|{}|{};", ladder.title, ladder.spoken(), ladder.detail, ladder.second,
                               ladder.now.has_value());
    for (const auto& list : context_.ticks())
        for (const auto& entry : list.entries)
            all += entry.title + ";";
    for (const auto& line : context_.course())
        all += fmt::format("{}|{}|{};", line.label, line.latest, line.values.size());
    return all;
}

void ContextPanel::refresh() {
    auto now = fingerprint();
    for (const auto& tick : ticks_)
        if (const auto* ticked = model_.form().answer(tick.path).get<TextList>())
            tick.box->SetValue(std::ranges::count(*ticked, tick.id) > 0);
        else
            tick.box->SetValue(false);
    if (!shown_.empty() && now == shown_)
        return;
    shown_ = now.empty() ? std::string{" "} : std::move(now);
    build();
}

void ContextPanel::build() {
    flowing_.clear();
    ticks_.clear();
    cards_->Clear(true);
    add_last_note();
    add_ladders(context_.ladders());
    add_prompts();
    add_ticks(context_.ticks());
    add_course(context_.course());
    width_ = 0;
    fit_width();
    CallAfter([this] {
        measure_again(inner_);
        width_ = 0;
        fit_width();
    });
}

Card* ContextPanel::add_card(const wxString& heading) {
    auto* card = new Card{inner_, heading, padding, 10};
    cards_->Add(card, 0, wxEXPAND | wxTOP | wxLEFT | wxRIGHT, FromDIP(gap));
    return card;
}

void ContextPanel::add_flow(Card* card, const wxString& words, FontRole role, Tone tone, int above) {
    auto* flow = new FlowText{card, words, role, tone};
    card->content()->Add(flow, 0, wxTOP, FromDIP(above));
    flowing_.push_back(flow);
}

void ContextPanel::add_last_note() {
    const auto& last = context_.last_note();
    auto* card = add_card(_("Last note"));
    if (!last) {
        add_flow(card, _("This is the first note of this course."), FontRole::body, Tone::muted, 2);
        return;
    }
    card->set_note(utf8(last->when));
    card->add_link("last-note.open", _("Open"), _("Open last note"))
        ->Bind(wxEVT_BUTTON, [this, id = last->id](wxCommandEvent&) { CallAfter([this, id] { on_open_note(id); }); });
    if (!last->summary.empty())
        add_flow(card, utf8(last->summary), FontRole::body, Tone::usual, 2);
    if (!last->next.empty())
        add_flow(card, wxString{_("Next:")} + " " + utf8(last->next), FontRole::body, Tone::muted, 4);
}

void ContextPanel::add_prompts() {
    if (context_.prompts().empty())
        return;
    auto* card = add_card(_("Start from here"));
    for (const auto& prompt : context_.prompts()) {
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        line->Add(mark_picture(card, Mark::information), 0, wxTOP, FromDIP(2));
        auto* flow = new FlowText{card, utf8(prompt), FontRole::small, Tone::usual};
        flow->SetName("prompt");
        flowing_.push_back(flow);
        line->Add(flow, 1, wxLEFT, FromDIP(8));
        card->content()->Add(line, 0, wxEXPAND | wxTOP, FromDIP(4));
    }
}

void ContextPanel::add_ladders(const std::vector<TargetLadderGroup>& groups) {
    for (const auto& group : groups) {
        auto* card = add_card(utf8(group.heading));
        card->set_note(utf8(group.caption));
        int index = 0;
        for (const auto& ladder : group.ladders) {
            add_ladder(card, ladder, fmt::format("ladder.{}.{}", group.register_id, index), index == 0);
            ++index;
        }
    }
}

void ContextPanel::add_ladder(Card* card, const TargetLadder& ladder, const std::string& id, bool first) {
    if (!first)
        card->add_line();
    const auto line = [&](const wxString& left, FontRole left_role, Tone left_tone, wxWindow* right) {
        auto* across = new wxBoxSizer{wxHORIZONTAL};
        auto* words = new wxStaticText{card, wxID_ANY, wxControl::EscapeMnemonics(left), wxDefaultPosition,
                                       wxDefaultSize, wxST_ELLIPSIZE_END};
        words->SetFont(font(left_role));
        set_tone(words, left_tone);
        words->SetMinSize({FromDIP(60), -1});
        across->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
        across->Add(right, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, FromDIP(8));
        card->content()->Add(across, 0, wxEXPAND | wxTOP, FromDIP(2));
    };
    if (ladder.done) {
        line(utf8(ladder.title), FontRole::strong, Tone::usual,
             new StatusText{card, Mark::good, utf8(ladder.state), FontRole::small});
        return;
    }
    line(utf8(ladder.title), FontRole::strong, Tone::usual,
         text(card, utf8(ladder.state), FontRole::small));
    if (!ladder.detail.empty() || !ladder.second.empty())
        line(utf8(ladder.detail), FontRole::small, Tone::muted,
             text(card, utf8(ladder.second), FontRole::small, Tone::muted));
    card->content()->Add(new LadderPanel{card, id, ladder}, 0, wxEXPAND | wxTOP, FromDIP(4));
}

void ContextPanel::add_ticks(const std::vector<TickList>& lists) {
    for (const auto& list : lists) {
        auto* card = add_card(utf8(list.heading));
        for (const auto& entry : list.entries) {
            auto* across = new wxBoxSizer{wxHORIZONTAL};
            const auto title = utf8(entry.title);
            const bool ticked = std::ranges::count(list.ticked, entry.id) > 0;
            auto* state = text(card, utf8(entry.state), FontRole::small, Tone::muted);
            card->content()->Add(across, 0, wxEXPAND | wxTOP, FromDIP(4));
            if (model_.is_read_only()) {
                const Mark mark = ticked ? Mark::good : Mark::none;
                auto* words = new StatusText{card, mark, title};
                words->set_status(mark, title, Tone::usual);
                across->Add(words, 1);
                across->Add(state, 0, wxALIGN_CENTRE_VERTICAL);
                continue;
            }
            auto* box = new wxCheckBox{card, wxID_ANY, wxControl::EscapeMnemonics(title)};
            set_accessible(box, "tick." + entry.id, utf8(list.heading) + ": " + title);
            box->SetValue(ticked);
            box->Bind(wxEVT_CHECKBOX, [this, path = list.path, id = entry.id](wxCommandEvent& event) {
                TextList now_ticked;
                if (const auto* now = model_.form().answer(path).get<TextList>())
                    now_ticked = *now;
                std::erase(now_ticked, id);
                if (event.IsChecked())
                    now_ticked.push_back(id);
                model_.edit(path, now_ticked.empty() ? Value{} : Value{now_ticked});
                model_.settle();
            });
            ticks_.push_back({box, list.path, entry.id});
            across->Add(box, 1);
            across->Add(state, 0, wxALIGN_CENTRE_VERTICAL);
        }
    }
}

void ContextPanel::add_course(const std::vector<CourseLine>& lines) {
    if (lines.empty())
        return;
    auto* card = add_card(_("Course so far"));
    int slot = 2;
    bool first = true;
    for (const auto& line : lines) {
        if (!first)
            card->add_line();
        first = false;
        auto* across = new wxBoxSizer{wxHORIZONTAL};
        auto* label = new wxStaticText{card, wxID_ANY, utf8(line.label), wxDefaultPosition, wxDefaultSize,
                                       wxST_ELLIPSIZE_END};
        label->SetMinSize({FromDIP(60), -1});
        across->Add(label, 1, wxALIGN_CENTRE_VERTICAL);
        across->Add(new CoursePanel{card, "course." + line.label, line, slot++ % 5}, 0, wxALIGN_CENTRE_VERTICAL);
        auto* number = new wxStaticText{card, wxID_ANY, utf8(line.latest), wxDefaultPosition, wxDefaultSize,
                                        wxALIGN_RIGHT | wxST_NO_AUTORESIZE};
        number->SetFont(font(FontRole::strong));
        number->SetMinSize({FromDIP(56), -1});
        across->Add(number, 0, wxALIGN_CENTRE_VERTICAL);
        card->content()->Add(across, 0, wxEXPAND | wxTOP, FromDIP(2));
    }
}

void ContextPanel::fit_width() {
    const int width = page_->GetClientSize().x;
    if (width == width_ || width < FromDIP(120))
        return;
    width_ = width;
    const int inside = width - 2 * FromDIP(gap) - 2 * FromDIP(padding) - 2;
    for (auto* flow : flowing_)
        flow->set_width(flow->GetName() == "prompt" ? inside - FromDIP(24) : inside);
    inner_->InvalidateBestSize();
    page_->FitInside();
    page_->Layout();
    inner_->Layout();
    for (auto* card : inner_->GetChildren())
        card->Layout();
}

} // namespace attune
