// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/entry/entry_sheet.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace attune {

/// How the buttons of an item look, so that items answered alike stand below each other.
struct ButtonLook {
    int width = 0;                                            ///< of each button, pixels
    enum class Words { beside_number, above } words = Words::beside_number; ///< above: a line over the items names them
};
/// `room` in pixels: for all buttons of one item.
[[nodiscard]] ButtonLook button_look(wxWindow* window, const AnswerScale& scale, int room);
/// "0 none · 1 rarely · …": what stands above the items where the buttons hold numbers alone.
[[nodiscard]] wxString anchor_line(const AnswerScale& scale);

/// One item of a sheet: its number, its topic, its answers as linked buttons or as a number field, and what was
/// answered last time.
///
/// Borrows the sheet. The row that is current is tinted and holds the keyboard focus; keys are the page's.
class AnswerRow : public StyledPanel {
public:
    AnswerRow(wxWindow* parent, const EntrySheet& sheet, std::size_t item, const ButtonLook& look, const wxString& last);

    /// Shows what the sheet holds for this item.
    void refresh();
    /// Puts the keyboard focus on its answers.
    void focus();
    /// The number field; null where the answers are buttons.
    [[nodiscard]] wxTextCtrl* field() const noexcept { return field_; }
    /// Why the number that is typed here is no answer; empty while it is one.
    [[nodiscard]] wxString problem() const;
    [[nodiscard]] std::size_t item() const noexcept { return item_; }

    /// A value was clicked.
    std::function<void(double)> on_choose = [](double) {};
    std::function<void()> on_not_applicable = [] {};
    /// A number was typed, so far.
    std::function<void(const std::string&)> on_type = [](const std::string&) {};
    /// The focus came here by Tab or pointer.
    std::function<void()> on_focus = [] {};

private:
    void fit_topic();
    void build_words(wxBoxSizer* line);
    void build_buttons(wxBoxSizer* line, const ButtonLook& look);
    void build_field(wxBoxSizer* line);
    [[nodiscard]] bool may_any_not_apply() const;
    [[nodiscard]] int not_applicable_width() const;
    void build_not_applicable(wxBoxSizer* line);
    static wxRadioButton* make_button(wxWindow* parent, const wxString& words, const std::string& id,
                                      const wxString& name, long style);
    void show_answer();
    void show_state();
    void keep_one_stop();
    [[nodiscard]] wxRadioButton* stop() const;
    [[nodiscard]] wxString name() const;

    const EntrySheet& sheet_;
    std::size_t item_;
    wxString last_;
    wxStaticText* topic_ = nullptr;
    int topic_width_ = 0; ///< of the whole words, in bold
    wxStaticText* state_ = nullptr;
    wxRadioButton* none_ = nullptr; ///< hidden; GTK keeps one of a group on, and this one is "no answer"
    std::vector<wxRadioButton*> buttons_;
    wxRadioButton* not_applicable_ = nullptr;
    wxTextCtrl* field_ = nullptr;
    std::vector<AnswerOption> choices_;
    bool is_current_ = false;
    bool quiet_ = false;
};

} // namespace attune
