// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/response_panel.hpp"

#include "gui/measure/choose_client_dialog.hpp"
#include "gui/measure/reason_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

/// A mark, a sentence that wraps, and where it comes from.
void add_fact(Card* card, const ResultFact& fact) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(mark_picture(card, fact.mark), wxSizerFlags{}.Border(wxTOP, card->FromDIP(2)));
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(wrapped_text(card, utf8(fact.words)), wxSizerFlags{}.Expand());
    if (!fact.source.empty())
        words->Add(wrapped_text(card, utf8(fact.source), FontRole::small, Tone::muted), wxSizerFlags{}.Expand());
    row->Add(words, wxSizerFlags{1}.Expand().Border(wxLEFT, card->FromDIP(8)));
    card->content()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, card->FromDIP(8)));
}

} // namespace

ResponsePanel::ResponsePanel(wxWindow* parent, Workspace& workspace, ResponseId id)
    : ScrollPage{parent},
      workspace_{workspace},
      model_{workspace, id} {
    SetName("response");
    model_.on_change = [this] { CallAfter([this] { rebuild(); }); };
    rebuild();
}

void ResponsePanel::rebuild() {
    const wxWindowUpdateLocker quiet{this};
    inside()->DestroyChildren();
    wxWindow* page = inside();
    auto* left = new wxBoxSizer{wxVERTICAL};
    auto* right = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxBoxSizer* column, wxWindow* card) {
        if (card != nullptr)
            column->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(12)));
    };
    add(left, make_safety(page));
    add(left, make_result(page));
    add(left, make_answers(page));
    add(right, make_facts(page));
    add(right, make_versions(page));
    auto* columns = new wxBoxSizer{wxHORIZONTAL};
    columns->Add(left, wxSizerFlags{58});
    columns->Add(right, wxSizerFlags{42}.Border(wxLEFT, FromDIP(12)));
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(make_head(page), wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    down->Add(columns, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    page->SetSizer(down);
    refit();
    CallAfter([this] { refit(); }); // with the widths that the words have got by then
}

wxSizer* ResponsePanel::make_head(wxWindow* parent) {
    auto* words = new wxBoxSizer{wxVERTICAL};
    auto* title = text(parent, utf8(model_.title()), FontRole::heading);
    title->SetName("response-title");
    words->Add(title);
    wxString line = utf8(model_.by_line());
    if (model_.is_withdrawn())
        line = _("Withdrawn: it does not count.") + " " + line;
    else if (!model_.shows_newest())
        line = _("An older version, kept to be read.") + " " + line;
    words->Add(wrapped_text(parent, line, FontRole::small, Tone::muted), wxSizerFlags{}.Expand());
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(words, wxSizerFlags{1}.CentreVertical());
    const auto add = [&](const std::string& id, const wxString& label, std::function<void()> act) {
        auto* button = push_button(parent, id, label);
        button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
        row->Add(button, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    };
    if (!model_.is_withdrawn() && model_.shows_newest()) {
        add("response-correct", _("Co&rrect…"), [this] { on_correct(model_.id()); });
        add("response-move", _("Mo&ve to another client…"), [this] { move(); });
        add("response-withdraw", _("&Withdraw…"), [this] { withdraw(); });
    }
    add("response-back", _("&All measures"), [this] { on_back(); });
    return row;
}

wxWindow* ResponsePanel::make_safety(wxWindow* parent) {
    const auto& safety = model_.result().safety;
    if (safety.empty())
        return nullptr;
    auto* card = new Card{parent, _("First")};
    card->SetName("response-safety");
    for (const ResultFact& fact : safety)
        add_fact(card, fact);
    for (const auto& suggestion : model_.suggestions()) {
        auto* give = push_button(card, "response-give-" + suggestion.measure,
                                 wxString::Format(_("Give %s…"), utf8(suggestion.title)));
        give->Bind(wxEVT_BUTTON, [this, measure = suggestion.measure](wxCommandEvent&) { on_give(measure); });
        card->content()->Add(give, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    }
    return card;
}

wxWindow* ResponsePanel::make_result(wxWindow* parent) {
    auto* card = new Card{parent, _("Result")};
    card->SetName("response-result");
    for (const ScoreLine& line : model_.result().scores) {
        if (!line.is_main)
            card->add_line();
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        if (line.is_main) {
            auto* value = text(card, utf8(line.value), FontRole::title);
            value->SetName("response-score");
            row->Add(value, wxSizerFlags{}.CentreVertical());
            auto* band = text(card, utf8(line.band), FontRole::strong);
            band->SetName("response-band");
            row->Add(band, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
            row->AddStretchSpacer();
            row->Add(text(card, utf8(line.title + ", " + line.range), FontRole::small, Tone::muted),
                     wxSizerFlags{}.CentreVertical());
        } else {
            row->Add(text(card, utf8(line.title)), wxSizerFlags{1}.CentreVertical());
            row->Add(text(card, utf8(line.value), FontRole::strong), wxSizerFlags{}.CentreVertical());
            if (!line.band.empty())
                row->Add(text(card, utf8(line.band)), wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
            row->Add(text(card, utf8(line.range), FontRole::small, Tone::muted),
                     wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
        }
        row->SetMinSize({-1, FromDIP(28)});
        card->content()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
        if (!line.band_source.empty())
            card->content()->Add(wrapped_text(card, utf8(line.band_source), FontRole::small, Tone::muted),
                                 wxSizerFlags{}.Expand());
        if (!line.remark.empty())
            card->content()->Add(wrapped_text(card, utf8(line.remark), FontRole::small, Tone::muted),
                                 wxSizerFlags{}.Expand());
        if (line.is_main && !model_.change().words.empty())
            add_fact(card, {model_.change().mark, model_.change().words, model_.change().reason});
    }
    card->content()->Add(wrapped_text(card, _("Self-report or rating, not a diagnosis."), FontRole::small, Tone::muted),
                         wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    return card;
}

wxWindow* ResponsePanel::make_facts(wxWindow* parent) {
    const ResultWords& result = model_.result();
    auto* card = new Card{parent, _("What it says")};
    card->SetName("response-facts");
    for (const auto* facts : {&result.classifications, &result.cut_offs, &result.remarks})
        for (const ResultFact& fact : *facts)
            add_fact(card, fact);
    for (const std::string& oddity : model_.oddities())
        add_fact(card, {Mark::caution, oddity, {}});
    if (!model_.response().remark.empty())
        add_fact(card, {Mark::information, model_.response().remark, _("Remark on this sheet").utf8_string()});
    if (card->content()->GetItemCount() <= 1)
        card->content()->Add(wrapped_text(card, _("No cut-offs and no remarks for this measure."), FontRole::body,
                                          Tone::muted),
                             wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    return card;
}

wxWindow* ResponsePanel::make_answers(wxWindow* parent) {
    auto* card = new Card{parent, _("Answers")};
    card->SetName("response-answers");
    for (const auto& line : model_.items()) {
        card->add_line();
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        auto* number = text(card, utf8(line.id), FontRole::body, Tone::muted);
        number->SetMinSize({FromDIP(32), -1});
        row->Add(number, wxSizerFlags{}.CentreVertical());
        auto* topic = new wxStaticText{card, wxID_ANY, wxControl::EscapeMnemonics(utf8(line.topic)), wxDefaultPosition,
                                       wxDefaultSize, wxST_ELLIPSIZE_END};
        topic->SetMinSize({FromDIP(60), -1});
        row->Add(topic, wxSizerFlags{1}.CentreVertical());
        auto* answer = text(card, utf8(line.answer), FontRole::strong);
        answer->SetName("response-answer-" + line.id);
        row->Add(answer, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
        row->SetMinSize({-1, FromDIP(28)});
        card->content()->Add(row, wxSizerFlags{}.Expand());
    }
    return card;
}

wxWindow* ResponsePanel::make_versions(wxWindow* parent) {
    auto* card = new Card{parent, _("Versions")};
    card->SetName("response-versions");
    const auto revisions = model_.revisions();
    for (std::size_t i = revisions.size(); i-- > 0;) {
        card->add_line();
        auto* words = new wxBoxSizer{wxVERTICAL};
        words->Add(wrapped_text(card, utf8(revisions[i].words)), wxSizerFlags{}.Expand());
        if (!revisions[i].reason.empty())
            words->Add(wrapped_text(card, wxString::Format(_("Reason: %s"), utf8(revisions[i].reason)), FontRole::small,
                                    Tone::muted),
                       wxSizerFlags{}.Expand());
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(words, wxSizerFlags{1}.CentreVertical());
        if (revisions[i].number != model_.response().revision) {
            auto* read = link_button(card, "response-version-" + std::to_string(revisions[i].number), _("Read"),
                                     wxString::Format(_("Read version %d"), revisions[i].number));
            read->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { model_.show_revision(i); });
            row->Add(read, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
        } else {
            row->Add(text(card, _("shown"), FontRole::small, Tone::muted),
                     wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
        }
        card->content()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    }
    return card;
}

void ResponsePanel::withdraw() {
    ReasonDialog dialog{this, _("Withdraw this response?"),
                        _("It no longer counts anywhere. It stays readable with your reason."), _("Withdraw")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        model_.withdraw(dialog.reason());
        on_change();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void ResponsePanel::move() {
    ChooseClientDialog chooser{this, workspace_, model_.response().client,
                               _("To whom does this response belong?")};
    if (chooser.ShowModal() != wxID_OK || !chooser.client())
        return;
    ReasonDialog dialog{this, wxString::Format(_("Move it to %s?"), chooser.client_name()),
                        _("Both records keep a trace of the move. The answers stay as they are."), _("Move")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        model_.move(*chooser.client(), dialog.reason());
        on_change();
        on_back(); // it is no longer this client's
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
