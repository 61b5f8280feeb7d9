// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/settings.hpp"
#include "gui/platform/scroll_page.hpp"
#include "gui/platform/theme.hpp"
#include "gui/shell/rules_view_model.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>

namespace attune {

class Card;

/// Puts the theme and the text size of the settings into effect.
void apply(const Settings& settings);

/// What the practice chose, and what can be done with the vault itself. Every change is saved at once.
class SettingsPage : public ScrollPage {
public:
    SettingsPage(wxWindow* parent, Workspace& workspace);

    void back_up();
    std::function<void(const Settings&)> on_change = [](const Settings&) {};

private:
    wxWindow* make_look();
    wxWindow* make_notes();
    void add_own_formats(Card* card);
    wxWindow* make_measures();
    wxWindow* make_expected();
    wxWindow* make_kiosk();
    wxWindow* make_rules();
    wxWindow* make_safety();
    wxWindow* make_vault();
    void change(const std::function<void(Settings&)>& edit);
    void change_passphrase();
    void new_recovery_sheet();
    void verify();
    void attempt(const std::function<void()>& action);

    Workspace& workspace_;
    Settings settings_;
    RulesViewModel rules_;
};

} // namespace attune
