// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/entry/answer_row.hpp"
#include "gui/measure/entry/measure_entry_view_model.hpp"
#include "gui/platform/held_key.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/scroll_page.hpp"

#include <functional>
#include <vector>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/timer.h>
#include <wx/wrapsizer.h>

namespace attune {

class Card;
class CourseView;

/// A sheet of answers: one row per item, one key per answer, and beside it what the answers come to so far.
///
/// Owns its view model; borrows the workspace. What is typed is kept after each pause and when the page goes. While an
/// item has the focus, digits answer it, a key that is held down once; in the texts above and below keys are letters as
/// everywhere.
class MeasureEntryPage : public wxPanel {
public:
    /// Throws Error as the view model does.
    MeasureEntryPage(wxWindow* parent, Workspace& workspace, const EntryRequest& request);
    ~MeasureEntryPage() override;

    std::function<void()> on_close = [] {};
    std::function<void(ResponseId)> on_saved = [](ResponseId) {};
    /// "PHQ-9, depression. 14th time": the line of the page's head has changed.
    std::function<void()> on_head = [] {};

    [[nodiscard]] MeasureEntryViewModel& model() noexcept { return model_; }
    /// Writes the draft now; throws Error(no_space, internal) when it cannot.
    void keep_now();
    /// Records it, after having asked about what is open.
    void save();
    void close();
    /// Puts the focus on the item that is next, or on the person where nobody is named yet.
    void focus_item();

private:
    void build();
    wxWindow* build_main();
    wxBoxSizer* build_head(wxWindow* parent);
    void add_person_rows(wxWindow* parent, wxSizer* down);
    void build_items(wxWindow* parent, wxSizer* down);
    wxSizer* build_keys(wxWindow* parent);
    void build_foot(wxWindow* parent, wxSizer* down);
    wxWindow* build_side();
    wxWindow* build_footer();
    void arrange();
    void place_cards();
    void place_recall();
    /// The line of keys takes more lines where its words are wider than the page.
    void place_keys();
    void refresh();
    void refresh_side();
    void take_fields();
    void choose_day();
    /// Shows what is wrong with the fields and puts the focus on the first of them; false when nothing is.
    bool show_field_problems();
    void show_problem(wxStaticText* line, const std::string& problem);
    bool take_key(wxKeyEvent& event);
    bool take_item_key(int key);
    [[nodiscard]] AnswerRow* focused_row() const;
    void go_where_the_sheet_is();
    [[nodiscard]] bool may_save_with_gaps();

    Workspace& workspace_;
    MeasureEntryViewModel model_;
    HeldKey held_;
    wxTimer keep_timer_, digit_timer_;
    InfoBar* bar_ = nullptr;
    ScrollPage* main_ = nullptr;
    ScrollPage* side_ = nullptr;
    wxWindow* edge_ = nullptr;
    wxWindow* cards_ = nullptr;        ///< stand beside the items, or below them in a narrow window
    wxFlexGridSizer* card_grid_ = nullptr;
    wxBoxSizer* below_items_ = nullptr; ///< where the cards go in a narrow window
    bool is_narrow_ = false;
    wxBoxSizer* head_ = nullptr;
    wxStaticText* recall_ = nullptr;       ///< at the end of the head, where there is room
    wxStaticText* recall_below_ = nullptr; ///< else below it
    std::vector<AnswerRow*> rows_;
    wxTextCtrl* day_ = nullptr;
    wxStaticText* day_problem_ = nullptr;
    wxStaticText* about_problem_ = nullptr;
    wxChoice* mode_ = nullptr;
    wxChoice* rater_ = nullptr;   ///< null where the instrument has one sheet
    wxComboBox* about_ = nullptr; ///< null unless it asks about somebody
    wxTextCtrl* index_event_ = nullptr;
    wxTextCtrl* stated_ = nullptr;
    wxStaticText* stated_problem_ = nullptr;
    wxTextCtrl* remark_ = nullptr;
    wxWrapSizer* keys_ = nullptr;
    int keys_height_ = 0;
    wxStaticText* digits_ = nullptr;
    wxStaticText* digit_words_ = nullptr;
    wxButton* not_applicable_ = nullptr;
    wxStaticText* number_ = nullptr;
    wxStaticText* number_words_ = nullptr;
    Prose* number_note_ = nullptr;
    CourseView* course_ = nullptr;
    Prose* course_words_ = nullptr;
    StatusText* kept_ = nullptr;
    wxStaticText* place_ = nullptr;
    wxStaticText* brief_ = nullptr; ///< the number so far, while its card is out of sight
    wxButton* save_ = nullptr;
    bool moving_ = false; ///< the focus is being set to where the sheet is
};

} // namespace attune
