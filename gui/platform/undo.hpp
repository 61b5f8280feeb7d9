// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <wx/textctrl.h>

namespace attune {

/// Undo and redo for the text fields of one page; GTK 3 has none.
///
/// One stack for all fields, so that Ctrl+Z goes back through them in the order of typing; it focuses the
/// field that it changes. Words typed in one go are one step. Attach a field after its first text is set;
/// a destroyed field leaves its steps behind without harm. Holds clear text: `clear` at lock.
class UndoStack {
public:
    UndoStack();
    ~UndoStack();
    UndoStack(const UndoStack&) = delete;
    UndoStack& operator=(const UndoStack&) = delete;

    void attach(wxTextCtrl* field);
    [[nodiscard]] bool can_undo() const;
    [[nodiscard]] bool can_redo() const;
    void undo();
    void redo();
    /// Drops every step and wipes its text.
    void clear();
    /// Changes made by the program while this lives are not recorded.
    class Pause {
    public:
        explicit Pause(UndoStack& stack);
        ~Pause();
        Pause(const Pause&) = delete;
        Pause& operator=(const Pause&) = delete;

    private:
        UndoStack& stack_;
    };

    struct State;

private:
    std::unique_ptr<State> state_;
};

} // namespace attune
