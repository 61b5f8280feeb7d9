// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/card.hpp"
#include "gui/shell/rules_view_model.hpp"

#include <functional>
#include <vector>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/spinctrl.h>

namespace attune {

/// The rules of one form at a time: a switch for each, its numbers, where it comes from, and the way back to what
/// was delivered. Borrows the model.
class RulesCard : public Card {
public:
    RulesCard(wxWindow* parent, RulesViewModel& model);

    /// The card has another height.
    std::function<void()> on_resize = [] {};
    /// The wheel over a control is for the page; in DIP.
    std::function<void(int)> on_scroll = [](int) {};

private:
    struct Row {
        wxCheckBox* is_on = nullptr; ///< null: numbers that belong to no rule
        wxButton* delivered = nullptr;
        std::vector<wxSpinCtrlDouble*> numbers;
    };

    void build_rows();
    void add_rule(std::size_t rule);
    void add_number(wxSizer* down, std::size_t rule, std::size_t number);
    void flip(std::size_t rule);
    void show_values(std::size_t rule);
    [[nodiscard]] bool confirms(const PracticeRule& rule);
    void attempt(const std::function<void()>& action);

    RulesViewModel& model_;
    wxChoice* form_;
    wxPanel* list_;
    std::vector<Row> rows_;
};

} // namespace attune
