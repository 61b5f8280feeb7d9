// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/modalities_page.hpp"

#include "core/modality/native_values.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr std::size_t problems_shown = 20;

wxString utf8(const std::string& words) { return wxString::FromUTF8(words); }

void add_fact(Card* card, wxFlexGridSizer* facts, const wxString& label, const wxString& words) {
    if (words.empty())
        return;
    auto* name = text(card, label, FontRole::body, Tone::muted);
    name->SetMinSize(card->FromDIP(wxSize{120, -1}));
    facts->Add(name);
    facts->Add(wrapped_text(card, words), wxSizerFlags{1}.Expand());
}

} // namespace

ModalitiesPage::ModalitiesPage(wxWindow* parent, Workspace& workspace)
    : wxPanel{parent},
      workspace_{workspace} {
    SetName("modalities-page");
    auto* frame = new StyledPanel{this, "attune-framed"};
    list_ = new RowList{frame, "modality-list", _("Modalities"),
                        {{_("Modality"), 0, false, true},
                         {_("Version"), 90},
                         {_("Publisher"), 190},
                         {_("Templates"), 96, true},
                         {_("State"), 220, false, false, true}}};
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame->SetSizer(inside);
    const auto& packs = workspace_.shelf.packs();
    frame->SetMinSize({-1, list_->height_for(std::clamp<std::size_t>(packs.size(), 1, 8)) + 2});
    detail_ = new ScrollPage{this};
    set_accessible(detail_, "modality-detail", _("About this modality"));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(this, _("Modalities"), FontRole::title));
    sizer->Add(frame, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    sizer->Add(detail_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(page);

    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const Pack& pack = workspace_.shelf.packs().at(row);
        switch (column) {
        case 0: return {utf8(pack.title.empty() ? pack.id : pack.title), {}, {}};
        case 1: return {utf8(pack.version), {}, {}};
        case 2: return {utf8(pack.publisher), {}, {}};
        case 3: return {wxString::Format("%zu", pack.templates.size()), {}, {}};
        default: return state_of(pack);
        }
    };
    list_->on_select = [this](std::size_t row) { show_pack(row); };
    list_->set_count(packs.size());
    if (!packs.empty()) {
        list_->choose(0);
        show_pack(0);
    }
}

RowCell ModalitiesPage::state_of(const Pack& pack) const {
    if (!pack.is_usable())
        return {_("Cannot be used"), Mark::critical, Tone::critical};
    if (pack.library.empty())
        return {_("In use"), Mark::good, Tone::good};
    if (workspace_.native == nullptr || workspace_.native->is_switched_off(pack.id))
        return {_("In use, native values off"), Mark::caution, Tone::caution};
    return {_("In use, with native values"), Mark::good, Tone::good};
}

void ModalitiesPage::show_pack(std::size_t row) {
    const Pack& pack = workspace_.shelf.packs().at(row);
    wxPanel* inside = detail_->inside();
    inside->DestroyChildren();
    auto* card = new Card{inside, utf8(pack.title.empty() ? pack.id : pack.title)};
    card->add_line();
    auto* facts = new wxFlexGridSizer{2, FromDIP(6), FromDIP(12)};
    facts->AddGrowableCol(1);
    add_fact(card, facts, _("Evidence"), utf8(pack.evidence));
    add_fact(card, facts, _("Licence"), utf8(pack.licence));
    add_fact(card, facts, _("Origin"), pack.shipped ? _("Came with Attune") : utf8(pack.contents->folder().string()));
    wxString templates;
    for (const auto& form : pack.templates)
        templates += (templates.empty() ? "" : "\n") + utf8(form->title + " " + form->version);
    add_fact(card, facts, _("Templates"), templates);
    wxString inputs;
    for (const NativeInput& input : pack.inputs)
        inputs += (inputs.empty() ? "" : ", ") + utf8(input.words.empty() ? input.field : input.words);
    if (!pack.library.empty())
        add_fact(card, facts, _("Native library"),
                 inputs.empty() ? _("Runs apart from Attune and sees nothing.")
                                : wxString::Format(_("Runs apart from Attune and sees: %s."), inputs));
    card->content()->Add(facts, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    if (!pack.problems.empty()) {
        card->content()->Add(new StatusText{card, Mark::critical, _("What is wrong")},
                             wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
        for (std::size_t i = 0; i < std::min(pack.problems.size(), problems_shown); ++i)
            card->content()->Add(wrapped_text(card, utf8(to_string(pack.problems[i])), FontRole::code),
                                 wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
        if (pack.problems.size() > problems_shown)
            card->content()->Add(text(card, wxString::Format(_("and %zu more"), pack.problems.size() - problems_shown),
                                      FontRole::small, Tone::muted));
    }
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(card, wxSizerFlags{}.Expand());
    inside->SetSizer(sizer);
    detail_->refit();
}

} // namespace attune
