// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/xml_pane.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

XmlPane::XmlPane(wxWindow* parent, StudioViewModel& model, Look look)
    : Group{parent},
      model_{model},
      look_{look} {
    SetName("studio-xml");
    auto* down = new wxBoxSizer{wxVERTICAL};
    build_head(down);
    down->Add(hairline(this), 0, wxEXPAND);
    build_find(down);
    blocked_ = new StyledPanel{this, "attune-base"};
    blocked_words_ = wrapped_text(blocked_, {}, FontRole::body, Tone::caution, 60);
    blocked_words_->SetName("studio.blocked");
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(blocked_words_, 0, wxEXPAND | wxALL, FromDIP(16));
    blocked_->SetSizer(words);
    blocked_->Hide();
    room_ = new wxBoxSizer{wxVERTICAL};
    room_->Add(blocked_, 1, wxEXPAND);
    down->Add(room_, 1, wxEXPAND);
    SetSizer(down);
    make_surface();
    refresh();
}

XmlPane::~XmlPane() = default; // the surface lets go of its control before wx destroys the children

void XmlPane::build_head(wxSizer* down) {
    auto* head = new StyledPanel{this, "attune-window"};
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    file_ = new wxChoice{head, wxID_ANY};
    set_accessible(file_, "studio.file", _("File of the pack"));
    guard_wheel(file_, [](int) {});
    file_->SetMinSize({FromDIP(190), natural_height(file_)});
    file_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const auto at = static_cast<std::size_t>(std::max(0, file_->GetSelection()));
        if (at < names_.size())
            model_.choose(names_[at]);
    });
    place_ = text(head, {}, FontRole::small, Tone::muted);
    place_->SetName("studio.place");
    file_->SetMaxSize({FromDIP(320), -1});
    across->Add(file_, 3, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
    across->AddStretchSpacer(1);
    across->Add(place_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(12));
    head->SetSizer(across);
    head->SetMinSize({-1, FromDIP(44)});
    down->Add(head, 0, wxEXPAND);
}

void XmlPane::build_find(wxSizer* down) {
    find_row_ = new StyledPanel{this, "attune-side"};
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    find_ = text_field(find_row_, "studio.find", _("Find in this file"), {}, wxTE_PROCESS_ENTER);
    find_->SetHint(_("Find in this file"));
    auto* next = push_button(find_row_, "studio.find-next", _("Find next"));
    auto* close = push_button(find_row_, "studio.find-close", _("Close"), _("Close finding"));
    found_ = text(find_row_, {}, FontRole::small, Tone::muted);
    find_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { find_next(); });
    next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { find_next(); });
    const auto put_away = [this] {
        find_row_->Hide();
        Layout();
        focus();
    };
    close->Bind(wxEVT_BUTTON, [put_away](wxCommandEvent&) { put_away(); });
    find_->Bind(wxEVT_CHAR_HOOK, [put_away](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            put_away();
        else
            event.Skip();
    });
    across->Add(find_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
    across->Add(found_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    across->Add(next, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    across->Add(close, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(8));
    find_row_->SetSizer(across);
    find_row_->SetMinSize({-1, FromDIP(44)});
    find_row_->Hide();
    down->Add(find_row_, 0, wxEXPAND);
}

void XmlPane::make_surface() {
    surface_ = look_ == Look::coloured ? make_coloured_surface(this, "studio.text")
                                       : make_plain_surface(this, "studio.text");
    surface_->window()->SetMinSize(FromDIP(wxSize{160, 120}));
    room_->Add(surface_->window(), 1, wxEXPAND);
    surface_->on_edit = [this] { model_.edit(surface_->text()); };
    surface_->on_caret = [this] { show_place(); };
    surface_->on_typed = [this] { on_typed(); };
    surface_->on_take = [this](std::size_t index) { on_take(index); };
    surface_->window()->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_SPACE && event.GetModifiers() == wxMOD_CONTROL)
            on_ask();
        else
            event.Skip();
    });
    show_text();
}

void XmlPane::set_look(Look look) {
    if (look == look_)
        return;
    look_ = look;
    const auto place = surface_->caret();
    auto* before = surface_->window();
    surface_.reset();
    before->Destroy();
    make_surface();
    refresh();
    go_to(place);
    focus();
}

void XmlPane::show_text() {
    const auto& file = model_.current();
    surface_->set_editable(true);
    if (file.problem.empty())
        surface_->show(file.name, file.text);
    surface_->set_editable(model_.draft().access() == PackDraft::Access::edit);
    const bool blocked = !file.problem.empty();
    if (blocked)
        blocked_words_->set_words(utf8(file.name + " " + file.problem + "."));
    blocked_->Show(blocked);
    surface_->window()->Show(!blocked);
    show_place();
    Layout();
}

wxString XmlPane::name_of(const DraftFile& file) const {
    const auto name = utf8(file.name);
    if (!file.problem.empty())
        return wxString::Format(_("%s, cannot be edited"), name);
    if (file.changed_elsewhere)
        return wxString::Format(_("%s, changed by another program"), name);
    if (file.is_changed())
        return wxString::Format(_("%s, not saved"), name);
    return file.on_disk ? name : wxString::Format(_("%s, not there yet"), name);
}

void XmlPane::refresh() {
    wxArrayString labels;
    names_.clear();
    for (const auto& file : model_.draft().files()) {
        names_.push_back(file.name);
        labels.Add(name_of(file));
    }
    if (labels != file_->GetStrings())
        file_->Set(labels);
    const auto at = std::ranges::find(names_, model_.current().name) - names_.begin();
    if (file_->GetSelection() != at)
        file_->SetSelection(static_cast<int>(at));
    std::vector<TextPlace> places;
    for (const auto& problem : model_.problems())
        if (problem.file == model_.current().name && problem.weight == StudioProblem::Weight::error)
            places.push_back({problem.line, problem.column});
    if (model_.current().problem.empty())
        surface_->mark(places);
}

void XmlPane::go_to(TextPlace place) {
    surface_->go_to(place);
    show_place();
}

void XmlPane::focus() {
    surface_->window()->SetFocus();
}

void XmlPane::show_place() {
    const auto place = surface_->caret();
    const auto words = wxString::Format(_("Line %d, column %d"), place.line, place.column);
    if (words == place_->GetLabelText())
        return;
    place_->SetLabelText(words);
    place_->GetParent()->Layout();
}

void XmlPane::show_find() {
    find_row_->Show();
    Layout();
    find_->SetFocus();
    find_->SelectAll();
}

void XmlPane::find_next() {
    const auto words = find_->GetValue().utf8_string();
    const auto text = surface_->text();
    const auto at = find_words(text, words, surface_->offset());
    found_->SetLabel(at == std::string::npos && !words.empty() ? _("Not in this file") : wxString{});
    find_row_->Layout();
    if (at == std::string::npos)
        return announce(this, _("Not in this file"));
    surface_->select(at, at + words.size());
    show_place();
}

} // namespace attune
