// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace attune {
namespace {

constexpr int step_size = 34;
/// So that eleven steps and "Not asked" fit beside a label in the usual form.
constexpr int narrow_step_size = 24;
/// 1 then 0 within this time means 10.
constexpr std::chrono::milliseconds second_digit{600};

/// A row of linked toggle buttons, one per step, and "Not asked" behind.
///
/// The steps are radio buttons drawn as buttons, so that screen readers say "radio button, 5 of 8". GTK keeps
/// one member of a group on; a hidden one stands for "unanswered". Drawn so, GTK gives them no arrow keys and
/// a tab stop each: both are done here.
class ScalePicker final : public FieldControl {
public:
    ScalePicker(wxWindow* parent, const Field& field, const FieldHost& host)
        : low_{field.min.value_or(0)},
          step_{field.step.value_or(1)},
          read_only_{host.read_only},
          panel_{new Group{parent}} {
        set_accessible(panel_, host.id, host.name, anchor_words(field), Role::grouping);
        auto* rows = new wxBoxSizer{wxVERTICAL};
        build_steps(field, host);
        build_not_asked(host);
        line_ = new wxBoxSizer{wxHORIZONTAL};
        line_->Add(row_);
        line_->Add(panel_->FromDIP(8), panel_->FromDIP(4)); // beside or below
        line_->Add(beside_);
        rows->Add(line_);
        add_anchors(field, rows);
        panel_->SetSizer(rows);
        panel_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
        none_->SetValue(true);
        move_tab_stop();
    }

    [[nodiscard]] wxWindow* window() const override { return panel_; }
    void focus() override { stop_member()->SetFocus(); }
    void set_width(int width) override {
        const int needed = widths_ + panel_->FromDIP(8) + not_asked_->GetMinSize().x;
        line_->SetOrientation(width < needed ? wxVERTICAL : wxHORIZONTAL);
        panel_->InvalidateBestSize();
    }
    void describe(const wxString& message) override {
        for (auto* button : steps_)
            set_description(button, message);
        set_description(not_asked_, message);
    }

protected:
    void load(const Value& value) override {
        kept_ = value;
        none_->SetValue(true);
        if (value.is_not_asked())
            not_asked_->SetValue(true);
        else if (const auto* number = value.get<double>()) {
            const double index = (*number - low_) / step_;
            const auto nearest = std::lround(index);
            if (std::abs(index - static_cast<double>(nearest)) < 1e-9 && nearest >= 0 &&
                nearest < static_cast<long>(steps_.size()))
                steps_[static_cast<std::size_t>(nearest)]->SetValue(true);
        }
        if (read_only_) {
            not_asked_->Show(value.is_not_asked());
            set_description(steps_.front(), value.is_null() ? wxString{_("Not answered")} : wxString{});
        }
        move_tab_stop();
    }

private:
    static wxString anchor_words(const Field& field) {
        wxString words;
        for (const auto& anchor : field.anchors)
            words += (words.empty() ? "" : ", ") +
                     utf8(number_in_words(anchor.value) + " " + anchor.label);
        return words;
    }

    void build_steps(const Field& field, const FieldHost& host) {
        row_ = new Group{panel_};
        add_style_class(row_, "linked");
        add_style_class(row_, "attune-scale");
        auto* sizer = new wxBoxSizer{wxHORIZONTAL};
        none_ = new wxRadioButton{row_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxRB_GROUP};
        none_->Hide();
        const int count = static_cast<int>(std::lround((field.max.value_or(10) - low_) / step_)) + 1;
        const int width = panel_->FromDIP(count > 9 ? narrow_step_size : step_size);
        for (int i = 0; i < count; ++i) {
            const auto words = utf8(number_in_words(low_ + i * step_));
            auto* button = new wxRadioButton{row_, wxID_ANY, words};
            gtk_toggle_button_set_mode(GTK_TOGGLE_BUTTON(outer_widget(button)), FALSE);
            button->SetMinSize({width, panel_->FromDIP(step_size)});
            set_accessible(button, host.id + "." + words.utf8_string(), host.name + ": " + words);
            button->Bind(wxEVT_RADIOBUTTON, [this, i](wxCommandEvent&) { picked(low_ + i * step_); });
            sizer->Add(button);
            steps_.push_back(button);
        }
        row_->SetSizer(sizer);
        widths_ = width * count;
    }

    void build_not_asked(const FieldHost& host) {
        beside_ = new Group{panel_};
        auto* sizer = new wxBoxSizer{wxHORIZONTAL};
        not_asked_ = new wxRadioButton{beside_, wxID_ANY, _("Not asked"), wxDefaultPosition, wxDefaultSize, wxRB_SINGLE};
        gtk_radio_button_join_group(GTK_RADIO_BUTTON(outer_widget(not_asked_)), GTK_RADIO_BUTTON(outer_widget(none_)));
        gtk_toggle_button_set_mode(GTK_TOGGLE_BUTTON(outer_widget(not_asked_)), FALSE);
        add_style_class(not_asked_, "attune-notasked");
        const int width = not_asked_->GetTextExtent(_("Not asked")).x + panel_->FromDIP(16);
        not_asked_->SetMinSize({width, panel_->FromDIP(step_size)});
        set_accessible(not_asked_, host.id + ".not_asked", host.name + ": " + _("Not asked"));
        not_asked_->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { picked(NotAsked{}); });
        sizer->Add(not_asked_);
        beside_->SetSizer(sizer);
    }

    /// Anchors of both ends under them; those between stay in the description.
    void add_anchors(const Field& field, wxBoxSizer* rows) {
        if (field.anchors.empty())
            return;
        const auto label = [&](double at) {
            for (const auto& anchor : field.anchors)
                if (anchor.value == at)
                    return utf8(number_in_words(anchor.value) + " " + anchor.label);
            return wxString{};
        };
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        line->Add(text(panel_, label(low_), FontRole::small, Tone::muted));
        line->AddStretchSpacer();
        line->Add(text(panel_, label(field.max.value_or(10)), FontRole::small, Tone::muted), 0, wxLEFT,
                  panel_->FromDIP(12));
        line->SetMinSize({widths_, -1});
        rows->Add(line, 0, wxTOP, panel_->FromDIP(4));
    }

    void picked(Value value) {
        // A signed scale can be reached and read like any other, and stays as it is.
        if (read_only_)
            return load(Value{kept_});
        move_tab_stop();
        choose(std::move(value));
    }

    /// Chooses without a click, as for a key.
    void pick(wxRadioButton* member, Value value) {
        member->SetValue(true);
        move_tab_stop();
        member->SetFocus();
        choose(std::move(value));
    }
    void pick_step(std::size_t index) { pick(steps_[index], low_ + static_cast<double>(index) * step_); }

    [[nodiscard]] std::optional<std::size_t> chosen_step() const {
        for (std::size_t i = 0; i < steps_.size(); ++i)
            if (steps_[i]->GetValue())
                return i;
        return std::nullopt;
    }

    [[nodiscard]] wxRadioButton* stop_member() const {
        if (not_asked_->GetValue())
            return not_asked_;
        return steps_[chosen_step().value_or(0)];
    }

    void move_tab_stop() {
        const auto* stop = stop_member();
        for (auto* button : steps_)
            gtk_widget_set_can_focus(outer_widget(button), button == stop);
        gtk_widget_set_can_focus(outer_widget(not_asked_), not_asked_ == stop);
    }

    bool take_key(const wxKeyEvent& event) {
        if (event.HasAnyModifiers() || read_only_)
            return false;
        int key = event.GetKeyCode();
        if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9)
            key = '0' + (key - WXK_NUMPAD0);
        if (key >= '0' && key <= '9')
            return take_digit(key - '0');
        const auto now = chosen_step();
        switch (key) {
        case WXK_LEFT: case WXK_NUMPAD_LEFT:
            pick_step(now && *now > 0 ? *now - 1 : 0);
            return true;
        case WXK_RIGHT: case WXK_NUMPAD_RIGHT:
            pick_step(now ? std::min(*now + 1, steps_.size() - 1) : 0);
            return true;
        case WXK_HOME: case WXK_NUMPAD_HOME:
            pick_step(0);
            return true;
        case WXK_END: case WXK_NUMPAD_END:
            pick_step(steps_.size() - 1);
            return true;
        case 'X': case 'x':
            pick(not_asked_, NotAsked{});
            return true;
        case WXK_DELETE: case WXK_BACK: case WXK_NUMPAD_DELETE:
            none_->SetValue(true);
            move_tab_stop();
            focus();
            choose({});
            return true;
        default:
            return false;
        }
    }

    bool take_digit(int digit) {
        const auto now = std::chrono::steady_clock::now();
        int wanted = digit;
        if (last_digit_ > 0 && now - last_digit_at_ <= second_digit && has(last_digit_ * 10 + digit))
            wanted = last_digit_ * 10 + digit;
        last_digit_ = digit;
        last_digit_at_ = now;
        if (!has(wanted))
            return true; // a digit outside the scale does nothing, and is not for the page either
        pick_step(static_cast<std::size_t>(std::lround((wanted - low_) / step_)));
        return true;
    }

    [[nodiscard]] bool has(int number) const {
        const double index = (number - low_) / step_;
        return index >= 0 && index < static_cast<double>(steps_.size()) && std::abs(index - std::round(index)) < 1e-9;
    }

    double low_;
    double step_;
    bool read_only_;
    Value kept_; // as it was shown last
    wxPanel* panel_;
    wxPanel* row_ = nullptr;
    wxPanel* beside_ = nullptr;
    wxBoxSizer* line_ = nullptr; // "Not asked" goes below the steps where it does not fit beside them
    wxRadioButton* none_ = nullptr;
    wxRadioButton* not_asked_ = nullptr;
    std::vector<wxRadioButton*> steps_;
    int widths_ = 0;
    int last_digit_ = -1;
    std::chrono::steady_clock::time_point last_digit_at_;
};

} // namespace

std::unique_ptr<FieldControl> make_scale_picker(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<ScalePicker>(parent, field, host);
}

} // namespace attune
