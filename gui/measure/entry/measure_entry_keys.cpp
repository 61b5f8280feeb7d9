// SPDX-License-Identifier: Apache-2.0
// What keys do on a sheet, and how it is saved.
#include "gui/measure/entry/measure_entry_page.hpp"

#include "core/error.hpp"
#include "gui/measure/reason_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <cctype>
#include <wx/intl.h>
#include <wx/msgdlg.h>

namespace attune {
namespace {

int plain_key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9)
        return '0' + (key - WXK_NUMPAD0);
    switch (key) {
    case WXK_NUMPAD_UP: return WXK_UP;
    case WXK_NUMPAD_DOWN: return WXK_DOWN;
    case WXK_NUMPAD_LEFT: return WXK_LEFT;
    case WXK_NUMPAD_RIGHT: return WXK_RIGHT;
    case WXK_NUMPAD_HOME: return WXK_HOME;
    case WXK_NUMPAD_END: return WXK_END;
    case WXK_NUMPAD_ENTER: return WXK_RETURN;
    case WXK_NUMPAD_DELETE: return WXK_DELETE;
    default: return key;
    }
}

/// Keys that edit the text of a number field and are not for the sheet.
bool edits_text(int key, const wxTextCtrl& field) {
    switch (key) {
    case WXK_LEFT: case WXK_RIGHT: case WXK_HOME: case WXK_END: case WXK_DELETE: return true;
    case WXK_BACK: return !field.IsEmpty();
    default: return key < 128 && (std::isdigit(key) != 0 || key == '.' || key == ',');
    }
}

/// Keys that answer an item and go on.
bool answers(int key) {
    return (key >= '0' && key <= '9') || key == 'X' || key == 'x' || key == 'N' || key == 'n';
}

} // namespace

AnswerRow* MeasureEntryPage::focused_row() const {
    wxWindow* focus = wxWindow::FindFocus();
    for (AnswerRow* row : rows_)
        if (focus != nullptr && row->IsDescendant(focus))
            return row;
    return nullptr;
}

bool MeasureEntryPage::take_key(wxKeyEvent& event) {
    const int key = plain_key(event);
    const bool repeats = held_.is_repeat(event);
    if (repeats && key == WXK_RETURN)
        return true;
    if (key == WXK_RETURN && event.GetModifiers() == wxMOD_CONTROL) {
        CallAfter([this] { save(); });
        return true;
    }
    if (event.HasAnyModifiers() || event.ShiftDown())
        return false;
    if (key == WXK_RETURN && about_ != nullptr && wxWindow::FindFocus() == about_ && model_.about_problem().empty()) {
        go_where_the_sheet_is();
        return true;
    }
    AnswerRow* row = focused_row();
    const bool at_save = wxWindow::FindFocus() == save_ && model_.sheet().is_at_end();
    if (row == nullptr)
        return at_save && (key == WXK_BACK || key == WXK_UP) && take_item_key(WXK_BACK);
    if (row->field() != nullptr && row->field()->HasFocus() && edits_text(key, *row->field()))
        return false;
    if (repeats && answers(key))
        return true; // a key that is held answers one item, not the rest of the sheet
    return take_item_key(key);
}

bool MeasureEntryPage::take_item_key(int key) {
    EntrySheet& sheet = model_.sheet();
    if (key >= '0' && key <= '9') {
        if (!sheet.digit(key - '0', std::chrono::steady_clock::now()))
            announce(this, _("Not an answer here"));
        go_where_the_sheet_is();
        return true;
    }
    switch (key) {
    case 'X': case 'x': sheet.leave_out(); break;
    case 'N': case 'n':
        if (!sheet.does_not_apply())
            announce(this, _("This item always applies"));
        break;
    case WXK_BACK: case WXK_UP: sheet.back(); break;
    case WXK_DOWN: case WXK_RETURN: sheet.next(); break;
    case WXK_HOME: sheet.to_first(); break;
    case WXK_END: sheet.to_last(); break;
    case WXK_LEFT: sheet.shift(-1); break;
    case WXK_RIGHT: sheet.shift(1); break;
    case WXK_DELETE: sheet.clear(); break;
    default: return false;
    }
    go_where_the_sheet_is();
    return true;
}

void MeasureEntryPage::go_where_the_sheet_is() {
    const EntrySheet& sheet = model_.sheet();
    moving_ = true;
    if (sheet.is_at_end()) {
        save_->SetFocus();
    } else {
        AnswerRow* row = rows_.at(sheet.current());
        row->focus();
        // One row beyond it stays in sight, so that what comes next can be read.
        const int row_height = row->GetSize().y;
        const int top = main_->ScreenToClient(row->GetScreenPosition()).y;
        const int height = main_->GetClientSize().y;
        if (top < row_height)
            main_->scroll_by(ToDIP(top - row_height));
        else if (top + 2 * row_height > height)
            main_->scroll_by(ToDIP(top + 2 * row_height - height));
    }
    moving_ = false;
}

void MeasureEntryPage::focus_item() {
    if (about_ != nullptr && !model_.about_problem().empty())
        about_->SetFocus(); // whom it is about is asked first: without it nothing can be saved
    else
        go_where_the_sheet_is();
}

void MeasureEntryPage::keep_now() {
    keep_timer_.Stop();
    if (!model_.keep())
        throw Error{ErrorKind::no_space, "the sheet cannot be kept"};
}

void MeasureEntryPage::close() {
    try {
        keep_now();
    } catch (const std::exception& failure) {
        refresh();
        return show_failure(this, failure); // what was typed stays on screen until it is kept
    }
    on_close();
}

bool MeasureEntryPage::may_save_with_gaps() {
    const std::string open = model_.untouched_words();
    if (open.empty())
        return true;
    wxMessageDialog question{this, wxString::Format(_("Save without an answer to item %s?"), utf8(open)), _("Attune"),
                             wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(_("What is left open is kept as “not answered”. It never counts as 0."));
    question.SetYesNoLabels(_("Save as it is"), _("Answer them"));
    if (question.ShowModal() == wxID_YES)
        return true;
    model_.sheet().go_to(model_.sheet().open_items().front());
    focus_item();
    return false;
}

void MeasureEntryPage::save() {
    if (model_.is_over())
        return;
    model_.sheet().settle();
    auto problems = model_.problems();
    for (const AnswerRow* row : rows_)
        if (const wxString problem = row->problem(); !problem.empty())
            problems.push_back(problem.utf8_string());
    if (!problems.empty()) {
        wxString words;
        for (const std::string& problem : problems)
            words += (words.empty() ? "" : "\n") + utf8(problem);
        wxMessageDialog dialog{this, _("Not saved yet."), _("Attune"), wxOK | wxICON_NONE};
        dialog.SetExtendedMessage(words);
        dialog.SetOKLabel(_("Go back"));
        dialog.ShowModal();
        if (!show_field_problems())
            focus_item();
        return;
    }
    if (!may_save_with_gaps())
        return;
    std::string reason;
    if (model_.is_correction()) {
        ReasonDialog dialog{this, _("Why is it corrected?"),
                            _("What stood there before stays readable. The reason stands beside it."), _("Correct")};
        if (dialog.ShowModal() != wxID_OK)
            return;
        reason = dialog.reason();
    }
    try {
        keep_timer_.Stop();
        const ResponseId saved = model_.save(reason);
        announce(this, _("Saved"));
        on_saved(saved);
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
