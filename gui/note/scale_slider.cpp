// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/undo.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <wx/checkbox.h>
#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/slider.h>
#include <wx/textctrl.h>

namespace attune {
namespace {

/// A scale of many steps: slider, number field, "Not asked". While unanswered the number field is empty and
/// the slider rests at the low end without meaning anything.
class ScaleSlider final : public FieldControl {
public:
    ScaleSlider(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          low_{field.min.value_or(0)},
          step_{field.step.value_or(1)},
          panel_{new Group{parent}} {
        const int last = static_cast<int>(std::lround((field.max.value_or(100) - low_) / step_));
        auto* rows = new wxBoxSizer{wxVERTICAL};
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        slider_ = new wxSlider{panel_, wxID_ANY, 0, 0, last};
        set_accessible(slider_, host.id + ".slider", host.name);
        number_ = text_field(panel_, host.id, host.name);
        number_->SetMinSize({panel_->FromDIP(56), number_->GetMinSize().y});
        number_->SetHint(utf8("–"));
        not_asked_ = new wxCheckBox{panel_, wxID_ANY, _("Not asked")};
        set_accessible(not_asked_, host.id + ".not_asked", host.name + ": " + _("Not asked"));
        line->Add(slider_, 1, wxALIGN_CENTRE_VERTICAL);
        line->Add(number_, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, panel_->FromDIP(8));
        line->Add(not_asked_, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, panel_->FromDIP(12));
        rows->Add(line, 0, wxEXPAND);
        add_anchors(rows);
        panel_->SetSizer(rows);
        if (host.scroll)
            guard_wheel(slider_, host.scroll);
        if (host.undo != nullptr)
            host.undo->attach(number_);
        bind();
    }

    [[nodiscard]] wxWindow* window() const override { return panel_; }
    void focus() override { number_->SetFocus(); }
    void describe(const wxString& message) override { set_description(number_, message); }
    void mark_wrong(bool wrong) override {
        if (wrong)
            add_style_class(number_, "attune-wrong");
        else
            remove_style_class(number_, "attune-wrong");
    }

protected:
    void load(const Value& value) override {
        not_asked_->SetValue(value.is_not_asked());
        number_->ChangeValue(utf8(answer_as_typed(field_, value)));
        place_slider(value);
    }

private:
    void add_anchors(wxBoxSizer* rows) {
        if (field_.anchors.empty())
            return;
        wxString words;
        for (const auto& anchor : field_.anchors)
            words += (words.empty() ? "" : ", ") +
                     utf8(number_in_words(anchor.value) + " " + anchor.label);
        rows->Add(text(panel_, words, FontRole::small, Tone::muted), 0, wxTOP, panel_->FromDIP(4));
    }

    void bind() {
        slider_->Bind(wxEVT_SLIDER, [this](wxCommandEvent&) {
            const double value = low_ + slider_->GetValue() * step_;
            not_asked_->SetValue(false);
            number_->ChangeValue(utf8(number_in_words(value)));
            choose(value);
        });
        number_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            auto value = answer_from_typed(field_, number_->GetValue().utf8_string());
            not_asked_->SetValue(false);
            place_slider(value);
            send(std::move(value));
        });
        not_asked_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
            number_->ChangeValue({});
            place_slider({});
            choose(not_asked_->GetValue() ? Value{NotAsked{}} : Value{});
        });
    }

    void place_slider(const Value& value) {
        const auto* number = value.get<double>();
        const double index = number != nullptr ? (*number - low_) / step_ : 0;
        slider_->SetValue(std::clamp(static_cast<int>(std::lround(std::clamp(index, 0.0, 1e6))), 0, slider_->GetMax()));
    }

    const Field& field_;
    double low_;
    double step_;
    wxPanel* panel_;
    wxSlider* slider_ = nullptr;
    wxTextCtrl* number_ = nullptr;
    wxCheckBox* not_asked_ = nullptr;
};

} // namespace

std::unique_ptr<FieldControl> make_scale_slider(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<ScaleSlider>(parent, field, host);
}

} // namespace attune
