// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/insert_field_dialog.hpp"

#include "core/modality/authoring/made_id.hpp"
#include "core/text/text.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/studio/field_snippet.hpp"

#include <algorithm>
#include <sstream>
#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);)
        if (auto tidy = tidy_name(line); !tidy.empty())
            lines.push_back(std::move(tidy));
    return lines;
}

} // namespace

InsertFieldDialog::InsertFieldDialog(wxWindow* parent, std::vector<std::string> taken)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Insert a field")},
      taken_{std::move(taken)} {
    SetName("insert-field-dialog");
    auto* rows = new wxFlexGridSizer{2, FromDIP(12), FromDIP(12)};
    rows->AddGrowableCol(1);
    const auto add = [&](wxStaticText* label, wxWindow* control) {
        label->SetMinSize(FromDIP(wxSize{120, -1}));
        rows->Add(label, 0, wxTOP, FromDIP(8));
        rows->Add(control, 1, wxEXPAND);
    };
    auto* kind_word = field_label(this, _("&Kind"));
    kind_ = new wxChoice{this, wxID_ANY};
    set_accessible(kind_, "insert.kind", _("Kind"));
    for (const auto& kind : field_kind_words())
        kind_->Append(wxGetTranslation(utf8(kind.words)));
    kind_->SetSelection(0);
    fit_natural_height(kind_);
    add(kind_word, kind_);
    auto* label_word = field_label(this, _("&Label"));
    label_ = text_field(this, "insert.label", _("Label, as the therapist reads it"));
    add(label_word, label_);
    auto* id_word = field_label(this, _("I&d"));
    id_ = text_field(this, "insert.id", _("Id, as expressions name it"));
    add(id_word, id_);
    options_word_ = field_label(this, _("&Options"));
    options_ = text_field(this, "insert.options", _("Options, one a line"), {}, wxTE_MULTILINE);
    options_->SetMinSize(FromDIP(wxSize{-1, 96}));
    options_->SetHint(_("One a line"));
    add(options_word_, options_);
    trouble_ = text(this, {}, FontRole::small, Tone::critical);
    trouble_->SetName("insert.trouble");
    auto* leave = new wxButton{this, wxID_CANCEL, _("Cancel")};
    auto* insert = new wxButton{this, wxID_OK, _("Insert")};
    set_accessible(leave, "insert.cancel", _("Cancel"));
    set_accessible(insert, "insert.insert", _("Insert"));
    suggested(insert);
    insert->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(leave);
    buttons->AddStretchSpacer();
    buttons->Add(insert);
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, _("Insert a field"), FontRole::heading), 0, wxALL, FromDIP(24));
    down->Add(rows, 1, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(24));
    down->Add(trouble_, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(24));
    down->Add(buttons, 0, wxEXPAND | wxALL, FromDIP(12));
    down->SetMinSize({FromDIP(520), -1});
    SetSizer(down);
    show_kind();
    CentreOnParent();
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_kind(); });
    label_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (!own_id_)
            id_->ChangeValue(utf8(made_id(label_->GetValue().utf8_string())));
    });
    id_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { own_id_ = true; });
    insert->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (take() && IsModal())
            EndModal(wxID_OK);
    });
    label_->SetFocus();
}

void InsertFieldDialog::show_kind() {
    const bool any =
        takes_options(field_kind_words()[static_cast<std::size_t>(kind_->GetSelection())].element);
    options_->Show(any);
    options_word_->Show(any);
    GetSizer()->SetSizeHints(this);
    Fit();
}

wxString InsertFieldDialog::trouble() const {
    const auto label = label_->GetValue().utf8_string();
    const auto id = id_->GetValue().utf8_string();
    if (tidy_name(label).empty())
        return _("Write the label: it is what the therapist reads.");
    if (id.empty() || id != made_id(id))
        return _("The id begins with a small letter and has small letters, digits and underscores.");
    if (std::ranges::count(taken_, id) > 0)
        return wxString::Format(_("There is a field %s already. Choose another id."), utf8(id));
    if (options_->IsShown() && lines_of(options_->GetValue().utf8_string()).empty())
        return _("Write at least one option.");
    return {};
}

bool InsertFieldDialog::take() {
    const auto words = trouble();
    trouble_->SetLabelText(words);
    Layout();
    Fit();
    if (!words.empty()) {
        announce(this, words);
        return false;
    }
    xml_ = to_xml({.element = field_kind_words()[static_cast<std::size_t>(kind_->GetSelection())].element,
                   .id = id_->GetValue().utf8_string(),
                   .label = tidy_name(label_->GetValue().utf8_string()),
                   .options = lines_of(options_->GetValue().utf8_string())});
    return true;
}

} // namespace attune
