// SPDX-License-Identifier: Apache-2.0
#include "gui/note/answer_words.hpp"
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

class PickButton final : public FieldControl {
public:
    PickButton(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          host_{host},
          button_{new wxButton{parent, wxID_ANY, utf8("–"), wxDefaultPosition, wxDefaultSize,
                               wxBU_LEFT}} {
        set_accessible(button_, host.id, host.name);
        fit_natural_height(button_);
        button_->SetMinSize({button_->FromDIP(40), button_->GetMinSize().y});
        button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { pick(); });
    }

    [[nodiscard]] wxWindow* window() const override { return button_; }
    void rename(const std::string& id, const wxString& name) override {
        host_.id = id;
        host_.name = name;
        load(value_);
    }

protected:
    void load(const Value& value) override {
        value_ = value;
        const auto words = utf8(answer_in_words(field_, value, titles_from(host_)));
        button_->SetLabel(words.empty() ? utf8("–") : wxControl::EscapeMnemonics(words));
        cut_label_at_end(button_);
        button_->SetToolTip(words);
        set_accessible(button_, host_.id, words.empty() ? host_.name : host_.name + ": " + words);
    }

private:
    void pick() {
        wxDialog dialog{wxGetTopLevelParent(button_), wxID_ANY, host_.name, wxDefaultPosition, wxDefaultSize,
                        wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER};
        auto* rows = new wxBoxSizer{wxVERTICAL};
        FieldHost full = host_;
        full.compact = false;
        full.id = "pick." + host_.id;
        full.scroll = {};
        auto control = field_.kind == FieldKind::body_location ? make_body_control(&dialog, field_, full)
                                                               : make_field_control(&dialog, field_, full);
        control->show(value_);
        Value picked = value_;
        control->on_edit = [&picked](const Value& value) { picked = value; };
        rows->Add(control->window(), 1, wxALL | wxEXPAND, dialog.FromDIP(24));
        rows->Add(dialog.CreateButtonSizer(wxOK | wxCANCEL), 0, wxALL | wxEXPAND, dialog.FromDIP(12));
        dialog.SetSizerAndFit(rows);
        dialog.CallAfter([&control] { control->focus(); });
        const bool taken = dialog.ShowModal() == wxID_OK;
        control.reset();
        button_->SetFocus();
        if (!taken)
            return;
        load(picked);
        choose(picked);
    }

    const Field& field_;
    FieldHost host_;
    wxButton* button_;
    Value value_;
};

} // namespace

std::unique_ptr<FieldControl> make_pick_button(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<PickButton>(parent, field, host);
}

} // namespace attune
