// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr std::size_t most_radios = 4;
/// Labels of a radio row together, in characters: more do not fit beside a label.
constexpr std::size_t most_radio_characters = 34;

std::vector<Option> choices_of(const Field& field, const FieldHost& host) {
    if (field.kind == FieldKind::yes_no)
        return {{"yes", wxString{_("Yes")}.utf8_string()}, {"no", wxString{_("No")}.utf8_string()}};
    return options_of(field, host);
}

Value value_of(const Field& field, const Option& option) {
    if (field.kind == FieldKind::yes_no)
        return option.value == "yes";
    return option.value;
}

bool fits_in_a_row(const std::vector<Option>& options) {
    std::size_t characters = 0;
    for (const auto& option : options)
        characters += option.label.size() + 2;
    return options.size() <= most_radios && characters <= most_radio_characters;
}

/// Radio buttons in a row. A GTK group always has one member on, so a hidden first one means "unanswered".
class RadioRow final : public FieldControl {
public:
    RadioRow(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          options_{choices_of(field, host)},
          row_{new Group{parent}} {
        set_accessible(row_, host.id, host.name, {}, Role::grouping);
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        none_ = new wxRadioButton{row_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxRB_GROUP};
        none_->Hide();
        for (const auto& option : options_) {
            const auto label = utf8(option.label);
            auto* button = new wxRadioButton{row_, wxID_ANY, wxControl::EscapeMnemonics(label)};
            set_accessible(button, host.id + "." + option.value, host.name + ": " + label);
            button->Bind(wxEVT_RADIOBUTTON, [this, &option](wxCommandEvent&) { choose(value_of(field_, option)); });
            line->Add(button, 0, wxRIGHT | wxALIGN_CENTRE_VERTICAL, row_->FromDIP(16));
            buttons_.push_back(button);
        }
        line->AddSpacer(0);
        line->SetMinSize({-1, row_->FromDIP(34)});
        row_->SetSizer(line);
        row_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            const bool takes_back = event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers();
            event.Skip(!takes_back);
            if (!takes_back)
                return;
            none_->SetValue(true);
            choose({});
        });
        none_->SetValue(true);
    }

    [[nodiscard]] wxWindow* window() const override { return row_; }
    void focus() override {
        const auto chosen = std::ranges::find_if(buttons_, [](auto* button) { return button->GetValue(); });
        (chosen != buttons_.end() ? *chosen : buttons_.front())->SetFocus();
    }
    void describe(const wxString& message) override {
        for (auto* button : buttons_)
            set_description(button, message);
    }

protected:
    void load(const Value& value) override {
        none_->SetValue(true);
        for (std::size_t i = 0; i < options_.size(); ++i)
            if (value_of(field_, options_[i]) == value)
                buttons_[i]->SetValue(true);
    }

private:
    const Field& field_;
    const std::vector<Option> options_;
    wxPanel* row_;
    wxRadioButton* none_ = nullptr;
    std::vector<wxRadioButton*> buttons_;
};

/// A drop-down list whose first entry is "unanswered". Text that is no option stays as an entry of its own.
class DropDown final : public FieldControl {
public:
    DropDown(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          options_{choices_of(field, host)},
          choice_{new wxChoice{parent, wxID_ANY}} {
        set_accessible(choice_, host.id, host.name);
        choice_->Append(utf8("–"));
        for (const auto& option : options_)
            choice_->Append(utf8(option.label));
        choice_->SetSelection(0);
        fit_natural_height(choice_);
        if (host.compact)
            make_narrow();
        if (host.scroll)
            guard_wheel(choice_, host.scroll);
        choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            const auto index = static_cast<std::size_t>(event.GetSelection());
            if (index == 0)
                choose({});
            else if (index <= options_.size())
                choose(value_of(field_, options_[index - 1]));
        });
    }

    [[nodiscard]] wxWindow* window() const override { return choice_; }

protected:
    void load(const Value& value) override {
        while (choice_->GetCount() > options_.size() + 1)
            choice_->Delete(choice_->GetCount() - 1);
        int selection = 0;
        for (std::size_t i = 0; i < options_.size(); ++i)
            if (value_of(field_, options_[i]) == value)
                selection = static_cast<int>(i) + 1;
        if (const auto* other = value.get<std::string>(); selection == 0 && other != nullptr && !other->empty())
            selection = choice_->Append(utf8(*other));
        choice_->SetSelection(selection);
    }

private:
    /// GTK would make the list as wide as its longest entry.
    void make_narrow() {
        GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(inner_widget(choice_)));
        for (GList* cell = cells; cell != nullptr; cell = cell->next)
            if (GTK_IS_CELL_RENDERER_TEXT(cell->data))
                g_object_set(cell->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 4, nullptr);
        g_list_free(cells);
        choice_->SetMinSize({choice_->FromDIP(48), choice_->GetMinSize().y});
    }

    const Field& field_;
    const std::vector<Option> options_;
    wxChoice* choice_;
};

} // namespace

std::unique_ptr<FieldControl> make_choice_control(wxWindow* parent, const Field& field, const FieldHost& host) {
    if (!host.compact && fits_in_a_row(choices_of(field, host)))
        return std::make_unique<RadioRow>(parent, field, host);
    return std::make_unique<DropDown>(parent, field, host);
}

} // namespace attune
