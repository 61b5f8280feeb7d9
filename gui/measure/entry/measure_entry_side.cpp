// SPDX-License-Identifier: Apache-2.0
// What stands beside and below the items: what they come to, the course, what is watched, and whether it is kept.
#include "gui/measure/entry/measure_entry_page.hpp"

#include "gui/measure/course_view.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/workspace/date_words.hpp"

#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int side_width = 320;
constexpr int footer_height = 52;
constexpr int least_width_for_two = 1028; ///< below it the cards go under the items

} // namespace

wxWindow* MeasureEntryPage::build_side() {
    cards_ = new Group{side_->inside()};
    wxWindow* inside = cards_;
    auto* down = card_grid_ = new wxFlexGridSizer{1, FromDIP(wxSize{12, 12})};
    down->AddGrowableCol(0);
    auto* so_far = new Card{inside, _("So far")};
    so_far->SetName("measure-so-far");
    auto* numbers = new wxBoxSizer{wxHORIZONTAL};
    number_ = text(so_far, {}, FontRole::title);
    number_->SetName("measure-number");
    number_words_ = text(so_far, {});
    number_words_->SetName("measure-number-words");
    numbers->Add(number_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8))); // none without a number
    numbers->Add(number_words_, wxSizerFlags{}.CentreVertical());
    so_far->content()->Add(numbers, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    number_note_ = wrapped_text(so_far, {}, FontRole::small, Tone::muted);
    so_far->content()->Add(number_note_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    down->Add(so_far, wxSizerFlags{}.Expand());
    if (CourseSketch course = model_.course(); course.max > course.min) {
        auto* card = new Card{inside, _("Course")};
        course_words_ = wrapped_text(card, utf8(course.words), FontRole::small, Tone::muted);
        course_ = new CourseView{card, std::move(course)};
        card->content()->Add(course_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
        card->content()->Add(course_words_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
        down->Add(card, wxSizerFlags{}.Expand());
    }
    for (const SafetyWatch& watch : model_.watches()) {
        auto* card = new Card{inside, {}};
        // The heading is a pack's and may be longer than the card is wide.
        card->content()->Add(wrapped_text(card, utf8(watch.heading), FontRole::strong), wxSizerFlags{}.Expand());
        card->content()->Add(wrapped_text(card, utf8(watch.words)), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
        if (!watch.unanswered.empty())
            card->content()->Add(wrapped_text(card, utf8(watch.unanswered), FontRole::small, Tone::muted),
                                 wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
        down->Add(card, wxSizerFlags{}.Expand());
    }
    if (!model_.instrument().guidance.empty()) {
        auto* card = new Card{inside, _("Before you use it")};
        card->content()->Add(wrapped_text(card, utf8(model_.instrument().guidance), FontRole::small),
                             wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
        down->Add(card, wxSizerFlags{}.Expand());
    }
    cards_->SetSizer(down);
    side_->inside()->SetSizer(new wxBoxSizer{wxVERTICAL});
    place_cards();
    side_->SetMinSize({FromDIP(side_width), -1});
    side_->refit();
    return side_;
}

wxWindow* MeasureEntryPage::build_footer() {
    auto* footer = new StyledPanel{this, "attune-window"};
    kept_ = new StatusText{footer, Mark::good, {}};
    set_accessible(kept_, "measure-kept", _("Kept"), {}, Role::status);
    place_ = text(footer, {}, FontRole::body, Tone::muted);
    place_->SetName("measure-place");
    auto* close_button = push_button(footer, "measure-close", _("&Close"), _("Close, what was typed is kept"));
    save_ = push_button(footer, "measure-save", model_.is_correction() ? _("&Save correction…") : _("&Save score"));
    suggested(save_);
    close_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { close(); });
    save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->AddSpacer(FromDIP(16));
    line->Add(kept_, wxSizerFlags{}.CentreVertical());
    line->Add(place_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    brief_ = text(footer, {});
    brief_->SetName("measure-brief");
    brief_->Hide();
    line->Add(brief_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    line->AddStretchSpacer();
    line->Add(close_button, wxSizerFlags{}.CentreVertical());
    line->Add(save_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    line->AddSpacer(FromDIP(16));
    line->SetMinSize({-1, FromDIP(footer_height)});
    footer->SetSizer(line);
    return footer;
}

/// In a narrow window the cards stand two in a row below the items: of the two, the items are what is worked on. The
/// number so far then stands in the line at the foot of the page.
void MeasureEntryPage::arrange() {
    const bool is_narrow = GetClientSize().x < FromDIP(least_width_for_two);
    if (is_narrow != is_narrow_) {
        is_narrow_ = is_narrow;
        place_cards();
        edge_->Show(!is_narrow);
        side_->Show(!is_narrow);
        brief_->Show(is_narrow);
        Layout();
        brief_->GetParent()->Layout();
        side_->refit();
        main_->refit();
    }
    place_recall();
    place_keys();
}

void MeasureEntryPage::place_cards() {
    if (wxSizer* now = cards_->GetContainingSizer())
        now->Detach(cards_);
    wxWindow* parent = is_narrow_ ? main_->inside() : side_->inside();
    if (cards_->GetParent() != parent)
        cards_->Reparent(parent);
    if (is_narrow_ && card_grid_->GetCols() == 1) {
        card_grid_->SetCols(2);
        card_grid_->AddGrowableCol(1);
    } else if (!is_narrow_ && card_grid_->GetCols() == 2) {
        card_grid_->RemoveGrowableCol(1);
        card_grid_->SetCols(1);
    }
    if (is_narrow_)
        below_items_->Add(cards_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    else
        parent->GetSizer()->Add(cards_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
}

void MeasureEntryPage::place_recall() {
    const bool was_below = recall_below_->IsShown();
    recall_->Show();
    const bool is_below = head_->CalcMin().x > main_->GetClientSize().x - 2 * FromDIP(12);
    recall_->Show(!is_below);
    recall_below_->Show(is_below);
    if (is_below != was_below)
        main_->refit();
}

void MeasureEntryPage::place_keys() {
    main_->inside()->Layout();
    if (const int height = keys_->GetSize().y; height != std::exchange(keys_height_, height))
        main_->refit();
}

void MeasureEntryPage::refresh() {
    for (AnswerRow* row : rows_)
        row->refresh();
    const EntrySheet& sheet = model_.sheet();
    if (!sheet.is_at_end()) {
        const auto choices = choices_of(sheet.scale(sheet.current()));
        const double tenth = answer_way(sheet.scale(sheet.current())) == AnswerWay::tens ? 10 : 1;
        digits_->SetLabel(choices.empty() ? wxString{_("Number")}
                                          : utf8(answer_number(choices.front().value / tenth)) + utf8(" – ") +
                                                utf8(answer_number(choices.back().value / tenth)));
    }
    digit_words_->SetLabel(sheet.is_at_end() ? wxString{_("answer and go on")} : utf8(model_.key_words()));
    const bool may_not_apply =
        !sheet.is_at_end() && sheet.item(sheet.current()).applies == MeasureItem::Applies::may_not;
    not_applicable_->Show(may_not_apply);
    place_keys();
    place_->SetLabel(utf8(model_.place_words()));
    if (!model_.keep_failure().empty())
        kept_->set_status(Mark::critical, utf8(model_.keep_failure()), Tone::critical);
    else if (const auto kept = model_.kept_at(); kept && model_.is_kept())
        kept_->set_status(Mark::good, wxString::Format(_("Kept %s"), utf8(wall_time(*kept))));
    else
        kept_->set_status(std::nullopt, model_.is_kept() ? wxString{} : utf8("Writing…"), Tone::muted);
    refresh_side();
    kept_->GetParent()->Layout();
    on_head();
}

void MeasureEntryPage::refresh_side() {
    const SoFar so_far = model_.so_far();
    number_->SetLabel(utf8(so_far.number));
    number_->Show(!so_far.number.empty());
    number_words_->SetLabel(utf8(so_far.words));
    brief_->SetLabel(utf8(so_far.number.empty() ? so_far.words : so_far.number + " " + so_far.words));
    if (number_note_->words() != utf8(so_far.note))
        number_note_->set_words(utf8(so_far.note));
    number_->GetParent()->Layout();
    if (course_ == nullptr)
        return;
    CourseSketch course = model_.course();
    if (course_words_->words() != utf8(course.words))
        course_words_->set_words(utf8(course.words));
    course_->Show(!course.points.empty());
    course_->show(std::move(course));
}

} // namespace attune
