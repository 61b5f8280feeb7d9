// SPDX-License-Identifier: Apache-2.0
#include "gui/note/entry_dialog.hpp"

#include "core/error.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/scroll_page.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int content_width = 520;
constexpr int label_width = 136;

wxString title_for(const Register& kind, bool is_new) {
    const auto word = utf8(kind.label).Lower();
    return is_new ? wxString::Format(_("New %s"), word) : wxString::Format(_("Edit %s"), word);
}

} // namespace

EntryDialog::EntryDialog(wxWindow* parent, FormViewModel& model, const std::string& register_id,
                         const std::string& entry_id)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      model_{model},
      register_id_{register_id},
      entry_id_{entry_id} {
    const auto& kind = *register_of(model.form(), register_id);
    SetTitle(title_for(kind, entry_id.empty()));
    SetName("entry-dialog");
    if (const auto* entry = model.registers().find(register_id, entry_id))
        values_ = entry->fields;
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, title_for(kind, entry_id.empty()), FontRole::heading), 0, wxALL, FromDIP(24));
    auto* page = new ScrollPage{this};
    auto* rows = new wxBoxSizer{wxVERTICAL};
    for (const auto& field : kind.fields)
        add_field(page->inside(), rows, field);
    page->inside()->SetSizer(rows);
    const int tall = std::min(rows->GetMinSize().y + FromDIP(8), FromDIP(460));
    page->SetMinSize({FromDIP(content_width), tall});
    down->Add(page, 1, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(24));
    problem_place_ = new wxBoxSizer{wxVERTICAL};
    down->Add(problem_place_, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(24));
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    auto* leave = new wxButton{this, wxID_CANCEL, _("Cancel")};
    auto* keep = new wxButton{this, wxID_OK, _("Save")};
    set_accessible(leave, "entry.cancel", _("Cancel"));
    set_accessible(keep, "entry.save", _("Save"));
    suggested(keep);
    keep->SetDefault();
    keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (save() && IsModal())
            EndModal(wxID_OK);
    });
    buttons->Add(leave);
    buttons->AddStretchSpacer();
    buttons->Add(keep);
    down->Add(buttons, 0, wxEXPAND | wxALL, FromDIP(12));
    SetSizerAndFit(down);
    CentreOnParent();
    if (!controls_.empty())
        CallAfter([this] { controls_.front()->focus(); });
}

EntryDialog::~EntryDialog() = default;

void EntryDialog::add_field(wxWindow* parent, wxSizer* rows, const Field& field) {
    if (field.kind == FieldKind::computed || field.kind == FieldKind::table)
        return;
    FieldHost host;
    host.id = "entry." + field.id;
    host.name = utf8(field.label);
    host.entries = [this](const std::string& id) {
        auto entries = model_.entries(id);
        std::erase_if(entries, [this](const EntryChoice& entry) { return entry.id == entry_id_; });
        return entries;
    };
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    auto* label = new FlowText{parent, utf8(field.label), FontRole::body, Tone::usual};
    label->set_width(FromDIP(label_width));
    label->SetMinSize({FromDIP(label_width), label->GetMinSize().y});
    auto control = make_field_control(parent, field, host);
    across->Add(label, 0, wxTOP, FromDIP(control->label_drop()));
    across->AddSpacer(FromDIP(12));
    auto* side = new wxBoxSizer{wxVERTICAL};
    side->Add(control->window(), 0, wxEXPAND);
    if (!field.hint.empty()) {
        auto* hint = new FlowText{parent, utf8(field.hint), FontRole::small, Tone::muted};
        hint->set_width(FromDIP(content_width - label_width - 40));
        side->Add(hint, 0, wxTOP, FromDIP(4));
    }
    across->Add(side, 1);
    rows->Add(across, 0, wxEXPAND | wxBOTTOM | wxRIGHT, FromDIP(12));
    const auto found = values_.find(field.id);
    control->show(found == values_.end() ? Value{} : found->second);
    control->on_edit = [this, id = field.id](const Value& value) { values_[id] = value; };
    controls_.push_back(std::move(control));
    fields_.push_back(&field);
}

bool EntryDialog::save() {
    try {
        if (entry_id_.empty())
            saved_id_ = model_.add_entry(register_id_, values_);
        else
            model_.update_entry(register_id_, saved_id_ = entry_id_, values_);
        return true;
    } catch (const Error& failure) {
        problem_place_->Clear(true);
        problem_ = new MessageLine{this, Severity::critical, sentence_for(failure)};
        problem_->set_width(GetClientSize().x - FromDIP(48));
        set_accessible(problem_, "entry.problem", problem_->words());
        problem_place_->Add(problem_, 0, wxEXPAND | wxTOP, FromDIP(8));
        announce(this, problem_->words());
        Fit();
        Layout();
        return false;
    }
}

} // namespace attune
