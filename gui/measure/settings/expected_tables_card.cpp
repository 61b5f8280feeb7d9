// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/settings/expected_tables_card.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/problem_dialog.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr std::size_t most_rows_shown = 6;

wxString listed(const std::vector<std::string>& titles) {
    wxString words;
    for (const std::string& title : titles)
        words += (words.empty() ? "" : "\n") + utf8(title);
    return words;
}

} // namespace

ExpectedTablesCard::ExpectedTablesCard(wxWindow* parent, Workspace& workspace)
    : Card{parent, _("Expected recovery")},
      model_{workspace},
      frame_{new StyledPanel{this, "attune-framed"}},
      list_{new RowList{frame_, "settings-expected-list", _("Tables of expected recovery"),
                        {{_("Measure"), 150, false, true}, {_("Start at"), 130}, {_("Sessions"), 90}, {_("Source"), 0}}, 30}},
      none_{wrapped_text(this, _("No table is loaded. None comes with Attune: load one that your practice has the right to use."),
                         FontRole::body, Tone::muted, 80)} {
    SetName("settings-expected");
    content()->Add(wrapped_text(this,
                                _("What clients with a like start are expected to score, session by session, from a table "
                                  "in a file. Scores outside it raise the alert AL6 in the caseload."),
                                FontRole::body, Tone::usual, 80),
                   wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame_->SetSizer(inside);
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& each = model_.rows().at(row);
        switch (column) {
        case 0: return {utf8(each.title), {}, {}};
        case 1: return {utf8(each.starts), {}, {}};
        case 2: return {utf8(each.sessions), {}, {}};
        default: return {utf8(each.source), {}, {}};
        }
    };
    list_->on_select = [this](std::size_t) { remove_->Enable(); };
    content()->Add(frame_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    content()->Add(none_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    remove_ = push_button(this, "settings-expected-remove", _("Remo&ve…"), _("Remove the table of expected recovery"));
    auto* load = push_button(this, "settings-expected-load", _("Load from f&ile…"), _("Load a table of expected recovery"));
    load->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { choose_file(); }); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { remove(); }); });
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->AddStretchSpacer();
    row->Add(remove_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(load);
    content()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    show_rows();
}

void ExpectedTablesCard::show_rows() {
    const std::size_t count = model_.rows().size();
    list_->set_count(count);
    frame_->Show(count > 0);
    frame_->SetMinSize({FromDIP(600), list_->height_for(std::clamp<std::size_t>(count, 1, most_rows_shown)) + 2});
    none_->Show(count == 0);
    if (count > 0)
        list_->choose(0);
    remove_->Show(count > 0);
    remove_->Enable(count > 0);
    Layout();
    on_resize();
}

void ExpectedTablesCard::choose_file() {
    wxFileDialog dialog{this, _("Table of expected recovery"), {}, {}, _("Tables (*.csv)") + "|*.csv;*.CSV|" + _("All files") + "|*",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() == wxID_OK)
        load(dialog.GetPath().utf8_string());
}

bool ExpectedTablesCard::may_replace(const ExpectedTablesViewModel::Offer& offer) {
    if (offer.replaced.empty())
        return true;
    wxMessageDialog question{this, _("Put the new figures in place of those that are loaded?"), _("Attune"),
                             wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(
        wxString::Format(_("These have a table, which would go:\n%s\n\nKeep the file it came from to have it back."),
                         listed(offer.replaced)));
    question.SetYesNoLabels(_("Replace"), _("Keep what is loaded"));
    return question.ShowModal() == wxID_YES;
}

void ExpectedTablesCard::load(const std::filesystem::path& file) {
    try {
        const auto offer = model_.read(file);
        if (!offer.problems.empty())
            return show_problems(this, _("The table was not loaded; nothing has changed."),
                                 _("Mend the file and load it again. A table is taken whole or not at all; the manual's "
                                   "page “Progress” shows what one looks like."),
                                 offer.problems);
        if (!may_replace(offer))
            return;
        model_.load(offer);
        announce(this, _("Loaded"));
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
    show_rows();
}

void ExpectedTablesCard::remove() {
    const auto chosen = list_->chosen();
    if (!chosen)
        return;
    const auto row = model_.rows().at(*chosen);
    wxMessageDialog question{this, wxString::Format(_("Remove the table of %s?"), utf8(row.title)), _("Attune"),
                             wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(_("Alerts from it go. Scores and answers to alerts stay. Load the file again to have it back."));
    question.SetYesNoLabels(_("Remove"), _("Keep it"));
    if (question.ShowModal() != wxID_YES)
        return;
    try {
        model_.remove(row);
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
    show_rows();
}

} // namespace attune
