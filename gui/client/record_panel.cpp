// SPDX-License-Identifier: Apache-2.0
#include "gui/client/record_panel.hpp"

#include "gui/client/client_dialogs.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

void add_fact(Card* card, wxFlexGridSizer* facts, const wxString& label, const std::string& words) {
    if (words.empty())
        return;
    auto* name = text(card, label, FontRole::body, Tone::muted);
    name->SetMinSize(card->FromDIP(wxSize{136, -1}));
    facts->Add(name);
    facts->Add(wrapped_text(card, utf8(words), FontRole::body, Tone::usual, 80), wxSizerFlags{1}.Expand());
}

} // namespace

RecordPanel::RecordPanel(wxWindow* parent, ClientViewModel& model)
    : ScrollPage{parent},
      model_{model} {
    SetName("record");
    rebuild();
}

void RecordPanel::rebuild() {
    const wxWindowUpdateLocker quiet{this};
    inside()->DestroyChildren();
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(make_data(inside()), wxSizerFlags{}.Expand());
    sizer->Add(make_episodes(inside()), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(make_archive(inside()), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->SetMinSize(FromDIP(wxSize{480, -1}));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(sizer, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    inside()->SetSizer(page);
    refit();
}

wxWindow* RecordPanel::make_data(wxWindow* parent) {
    const Client& client = model_.client();
    auto* card = new Card{parent, _("Client")};
    wxButton* change = card->add_link("record-edit", _("Change…"), _("Change client data"));
    change->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit(); });
    card->add_line();
    auto* facts = new wxFlexGridSizer{2, FromDIP(6), FromDIP(12)};
    facts->AddGrowableCol(1);
    add_fact(card, facts, _("Name"), client.full_name());
    add_fact(card, facts, _("Preferred name"), client.preferred_name);
    add_fact(card, facts, _("Pronouns"), client.pronouns);
    if (client.sex != Sex::not_recorded)
        add_fact(card, facts, _("Sex"), words_for(client.sex).utf8_string());
    add_fact(card, facts, _("Born"), client.born ? long_date(*client.born) : "");
    add_fact(card, facts, _("Record number"), client.record_number);
    add_fact(card, facts, _("Phone"), client.phone);
    add_fact(card, facts, _("Email"), client.email);
    add_fact(card, facts, _("Address"), client.address);
    add_fact(card, facts, _("Emergency contact"), client.emergency_contact);
    add_fact(card, facts, _("Remarks"), client.remarks);
    card->content()->Add(facts, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    return card;
}

wxWindow* RecordPanel::make_episodes(wxWindow* parent) {
    auto* card = new Card{parent, _("Episodes")};
    const auto& episodes = model_.episodes();
    const bool any_open = std::any_of(episodes.begin(), episodes.end(), [](const Episode& e) { return !e.ended; });
    if (!any_open) {
        wxButton* begin = card->add_link("episode-begin", _("Begin an episode…"));
        begin->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { begin_episode(); });
    }
    if (episodes.empty())
        card->content()->Add(wrapped_text(card, _("No episode yet. The first note or planned session begins one."),
                                          FontRole::body, Tone::muted),
                             wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    for (const Episode& episode : episodes) {
        card->add_line();
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(text(card, episode.title.empty() ? _("Episode") : utf8(episode.title), FontRole::strong),
                 wxSizerFlags{}.CentreVertical());
        row->Add(text(card, utf8(model_.episode_words(episode)), FontRole::body, Tone::muted),
                 wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(12)));
        if (!episode.ended) {
            wxButton* end = link_button(card, "episode-end", _("End…"), _("End the episode"));
            end->Bind(wxEVT_BUTTON, [this, id = episode.id](wxCommandEvent&) { end_episode(id); });
            row->Add(end, wxSizerFlags{}.CentreVertical());
        }
        row->SetMinSize(FromDIP(wxSize{-1, 34}));
        card->content()->Add(row, wxSizerFlags{}.Expand());
    }
    return card;
}

wxWindow* RecordPanel::make_archive(wxWindow* parent) {
    const bool archived = model_.client().archived_at.has_value();
    auto* card = new Card{parent, archived ? _("Archived") : _("Archive")};
    card->content()->Add(wrapped_text(card, archived ? _("This client is kept but not listed among the current ones.")
                                                     : _("An archived client is kept whole and leaves the lists."),
                                      FontRole::body, Tone::muted),
                         wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    wxButton* button = push_button(card, "record-archive", archived ? _("&Restore client") : _("&Archive client"));
    button->Bind(wxEVT_BUTTON, [this, archived](wxCommandEvent&) {
        // Later: the button that is being pressed goes away with the page that is built anew.
        CallAfter([this, archived] { attempt([&] { archived ? model_.restore() : model_.archive(); }); });
    });
    card->content()->Add(button, wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
    return card;
}

void RecordPanel::attempt(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void RecordPanel::edit() {
    ClientDialog dialog{this, model_.client(), [this](const Client& client) { model_.update(client); }};
    dialog.ShowModal();
}

void RecordPanel::begin_episode() {
    BeginEpisodeDialog dialog{this, model_.today(),
                              [this](const std::string& title, Date day) { model_.begin_episode(title, day); }};
    dialog.ShowModal();
}

void RecordPanel::end_episode(EpisodeId id) {
    EndEpisodeDialog dialog{this, model_.today(),
                            [this, id](Date day, const std::string& reason) { model_.end_episode(id, day, reason); }};
    dialog.ShowModal();
}

} // namespace attune
