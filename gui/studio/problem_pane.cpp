// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/problem_pane.hpp"

#include "gui/platform/marks.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int head_height = 36;

wxString count_words(std::size_t count, const wxString& one, const wxString& many) {
    return count == 1 ? one : wxString::Format(many, count);
}

} // namespace

ProblemPane::ProblemPane(wxWindow* parent, StudioViewModel& model)
    : Group{parent},
      model_{model} {
    SetName("studio-problems");
    auto* head = new StyledPanel{this, "attune-window"};
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    errors_ = new StatusText{head, Mark::critical, {}, FontRole::small};
    errors_->SetName("studio.errors");
    warnings_ = new StatusText{head, Mark::caution, {}, FontRole::small};
    warnings_->SetName("studio.warnings");
    state_ = text(head, {}, FontRole::small, Tone::muted);
    state_->SetName("studio.problem-state");
    auto* title = text(head, _("Problems"), FontRole::strong);
    title->SetMinSize(
        title->GetTextExtent(title->GetLabelText())); // a fresh label tells the width of another font
    across->Add(title, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(16));
    across->Add(errors_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    across->Add(warnings_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    across->AddStretchSpacer();
    across->Add(state_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(16));
    head->SetSizer(across);
    head->SetMinSize({-1, FromDIP(head_height)});
    list_ = new RowList{this,
                        "studio.problems",
                        _("Problems"),
                        {{_("Line"), 56, true},
                         {_("Where"), 190},
                         {_("Problem"), 0, false, false, true},
                         {_("Expected"), 290}},
                        30};
    list_->cell = [this](std::size_t row, std::size_t column) { return cell(row, column); };
    list_->on_activate = [this](std::size_t row) { on_go(row); };
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(head, 0, wxEXPAND);
    down->Add(hairline(this), 0, wxEXPAND);
    down->Add(list_, 1, wxEXPAND);
    SetSizer(down);
}

RowCell ProblemPane::cell(std::size_t row, std::size_t column) const {
    if (row >= shown_.size())
        return {};
    const auto& problem = shown_[row];
    const bool is_error = problem.weight == StudioProblem::Weight::error;
    switch (column) {
    case 0: return {wxString::Format("%d", problem.line), {}, {}};
    case 1: {
        const auto file = problem.file == model_.current().name
                              ? std::string{}
                              : problem.file + (problem.where.empty() ? "" : ": ");
        return {utf8(file + problem.where), {}, {}};
    }
    case 2:
        return {utf8(problem.problem), is_error ? Mark::critical : Mark::caution,
                is_error ? Tone::critical : Tone::caution};
    default: return {utf8(problem.expected), {}, {}};
    }
}

void ProblemPane::refresh() {
    const auto errors = model_.errors();
    const auto warnings = model_.warnings();
    errors_->Show(errors > 0);
    errors_->set_status(Mark::critical, count_words(errors, _("1 error"), _("%zu errors")));
    warnings_->Show(warnings > 0);
    warnings_->set_status(Mark::caution, count_words(warnings, _("1 warning"), _("%zu warnings")));
    const auto words = !model_.problems().empty() ? wxString{_("F8 goes to the next problem")}
                       : model_.is_checked()      ? wxString{_("Nothing found; the examples hold")}
                                             : wxString{_("Nothing found; F5 plays the examples as well")};
    state_->SetLabelText(words);
    if (shown_ != model_.problems()) {
        const auto chosen = list_->chosen();
        shown_ = model_.problems();
        list_->set_count(shown_.size());
        if (chosen && *chosen < shown_.size())
            list_->choose(*chosen);
    } else {
        list_->Refresh(); // "where" names files beside the current one
    }
    state_->GetParent()->Layout();
}

} // namespace attune
