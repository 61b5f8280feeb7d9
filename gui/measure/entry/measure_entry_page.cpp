// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/entry/measure_entry_page.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

MeasureEntryPage::MeasureEntryPage(wxWindow* parent, Workspace& workspace, const EntryRequest& request)
    : wxPanel{parent},
      workspace_{workspace},
      model_{workspace, request},
      held_{parent} {
    SetName("measure-entry");
    build();
    model_.on_change = [this] { refresh(); };
    model_.start_timer = [this](std::chrono::milliseconds time) { keep_timer_.StartOnce(static_cast<int>(time.count())); };
    model_.sheet().start_timer = [this](std::chrono::milliseconds time) {
        digit_timer_.StartOnce(static_cast<int>(time.count()));
    };
    keep_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        model_.keep();
        refresh();
    });
    digit_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        model_.sheet().settle();
        go_where_the_sheet_is();
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
    // Not within the event: GTK loses a new layout that is asked for while it gives out sizes.
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { arrange(); });
    });
    refresh();
    if (model_.was_restored())
        bar_->show(InfoKind::information, _("Restored: this sheet was begun and not saved."), _("Throw away"), [this] {
            model_.discard();
            on_close();
        });
    CallAfter([this] { focus_item(); });
}

MeasureEntryPage::~MeasureEntryPage() {
    keep_timer_.Stop();
    digit_timer_.Stop();
    model_.on_change = [] {};
    model_.keep(); // the last chance; a failure was shown while there was somebody to see it
    DestroyChildren();
}

void MeasureEntryPage::build() {
    bar_ = new InfoBar{this, "measure-bar"};
    main_ = new ScrollPage{this};
    build_main();
    edge_ = new StyledPanel{this, "attune-edge"};
    side_ = new ScrollPage{this};
    add_style_class(side_, "attune-side");
    build_side();
    auto* below = new StyledPanel{this, "attune-edge"};
    below->SetMinSize({-1, 1});
    auto* panes = new wxBoxSizer{wxHORIZONTAL};
    panes->Add(main_, wxSizerFlags{1}.Expand());
    panes->Add(edge_, wxSizerFlags{}.Expand());
    panes->Add(side_, wxSizerFlags{}.Expand());
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(bar_, wxSizerFlags{}.Expand());
    page->Add(panes, wxSizerFlags{1}.Expand());
    page->Add(below, wxSizerFlags{}.Expand());
    page->Add(build_footer(), wxSizerFlags{}.Expand());
    SetSizer(page);
    make_pane(main_);
}

wxWindow* MeasureEntryPage::build_main() {
    wxWindow* inside = main_->inside();
    auto* down = new wxBoxSizer{wxVERTICAL};
    head_ = build_head(inside);
    down->Add(head_, wxSizerFlags{}.Expand());
    recall_below_ = text(inside, utf8(model_.recall_words()), FontRole::body, Tone::muted);
    recall_below_->Hide();
    down->Add(recall_below_, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    add_person_rows(inside, down);
    build_items(inside, down);
    down->Add(build_keys(inside), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(9)));
    down->Add(wrapped_text(inside,
                           _("Topics only. Read the full wording from the client's sheet, or load your own copy in "
                             "Settings, Measures."),
                           FontRole::small, Tone::muted),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    build_foot(inside, down);
    below_items_ = new wxBoxSizer{wxVERTICAL};
    down->Add(below_items_, wxSizerFlags{}.Expand());
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(down, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
    inside->SetSizer(page);
    main_->refit();
    return main_;
}

void MeasureEntryPage::build_items(wxWindow* parent, wxSizer* down) {
    auto* card = new StyledPanel{parent, "attune-card"};
    auto* items = new wxBoxSizer{wxVERTICAL};
    const int room = FromDIP(468);
    std::optional<std::size_t> scale_above;
    for (std::size_t i = 0; i < model_.sheet().size(); ++i) {
        const AnswerScale& scale = model_.sheet().scale(i);
        const ButtonLook look = button_look(this, scale, room);
        const std::size_t index = model_.sheet().item(i).scale;
        if (i > 0)
            items->Add(hairline(card), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, 1));
        if (look.words == ButtonLook::Words::above && scale_above != index)
            if (const wxString anchors = anchor_line(scale); !anchors.empty())
                items->Add(wrapped_text(card, anchors, FontRole::small, Tone::muted, 120),
                           wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
        scale_above = index;
        auto* row = new AnswerRow{card, model_.sheet(), i, look, utf8(model_.last_words(i))};
        row->on_choose = [this, i](double value) {
            model_.sheet().choose(i, value);
            go_where_the_sheet_is();
        };
        row->on_not_applicable = [this, i] {
            model_.sheet().go_to(i);
            model_.sheet().does_not_apply();
            go_where_the_sheet_is();
        };
        row->on_type = [this, i](const std::string& words) {
            if (model_.sheet().type(i, words))
                refresh();
        };
        row->on_focus = [this, i] {
            if (!moving_ && model_.sheet().current() != i)
                model_.sheet().go_to(i);
        };
        items->Add(row, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, 1));
        rows_.push_back(row);
    }
    card->SetSizer(items);
    down->Add(card, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
}

wxSizer* MeasureEntryPage::build_keys(wxWindow* parent) {
    keys_ = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES}; // large letters take two lines
    const auto add_key = [&](const wxString& key, const wxString& words) {
        auto* cap = new StyledPanel{parent, "attune-key"};
        auto* inside = new wxBoxSizer{wxHORIZONTAL};
        auto* label = text(cap, key, FontRole::small);
        inside->Add(label, wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(5)).CentreVertical());
        inside->SetMinSize({-1, FromDIP(20)});
        cap->SetSizer(inside);
        auto* said = text(parent, words, FontRole::small, Tone::muted);
        auto* together = new wxBoxSizer{wxHORIZONTAL};
        together->Add(cap, wxSizerFlags{}.CentreVertical());
        together->Add(said, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
        keys_->Add(together, wxSizerFlags{}.CentreVertical().Border(wxTOP, FromDIP(3)));
        keys_->AddSpacer(FromDIP(20));
        return std::pair{label, said};
    };
    std::tie(digits_, digit_words_) = add_key("0 – 9", {});
    // Keys that do something to the item can be clicked as well.
    const auto add_button = [&](const std::string& id, const wxString& key, const wxString& words,
                                std::function<void()> act) {
        auto* button = link_button(parent, id, key + "  " + words, words);
        button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) {
            act();
            go_where_the_sheet_is();
        });
        keys_->Add(button, wxSizerFlags{}.CentreVertical().Border(wxTOP, FromDIP(3)));
        keys_->AddSpacer(FromDIP(12));
        return button;
    };
    add_button("measure-key-x", "X", _("not answered"), [this] { model_.sheet().leave_out(); });
    not_applicable_ = add_button("measure-key-n", "N", _("does not apply"), [this] { model_.sheet().does_not_apply(); });
    add_button("measure-key-back", "Backspace", _("back one item"), [this] { model_.sheet().back(); });
    digits_->GetParent()->SetName("measure-key-digits");
    add_key("Ctrl+Enter", _("save")).second->SetName("measure-key-save");
    return keys_;
}

} // namespace attune
