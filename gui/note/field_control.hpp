// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"
#include "core/template/value.hpp"
#include "gui/note/form_view_model.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <wx/window.h>

namespace attune {

class UndoStack;

/// What a control may ask of the page that it stands on. The functions live as long as the page.
struct FieldHost {
    std::string id;                   ///< test id: "emdr.work[0].p3_sud0"
    wxString name;                    ///< what a screen reader calls it
    std::function<std::vector<EntryChoice>(const std::string& register_id)> entries;
    std::function<std::vector<Option>()> packs;
    /// Opens the dialog for a new or an existing entry; gives its id, or nothing when it was left.
    std::function<std::optional<std::string>(const std::string& register_id, const std::string& entry_id)> edit_entry;
    std::function<wxString(const std::string& register_id)> entry_word;  ///< "target", for "New target…"
    std::function<void(int)> scroll;  ///< wheel notches over the control, in DIP
    UndoStack* undo = nullptr;
    bool compact = false;             ///< in the row of a table
    bool read_only = false;           ///< the note is signed: answers are shown, not asked for
};

/// The native control of one question. Owned beside its window, which is a child of the form as usual.
class FieldControl {
public:
    FieldControl() = default;
    virtual ~FieldControl() = default;
    FieldControl(const FieldControl&) = delete;
    FieldControl& operator=(const FieldControl&) = delete;

    [[nodiscard]] virtual wxWindow* window() const = 0;
    /// Puts the keyboard focus where the answer goes.
    virtual void focus();
    /// A critical border; only text fields can show it, the others leave it to the message.
    virtual void mark_wrong(bool /*wrong*/) {}
    /// Distance from the top of the control to the top of its first line of text, DIP.
    [[nodiscard]] virtual int label_drop() const { return 8; }
    /// The width that it will get, in pixels, so that its height is right before it is laid out.
    virtual void set_width(int /*width*/) {}
    /// Entries of registers came or changed.
    virtual void reload_choices() {}
    /// Another test id and accessible name: its row has moved.
    virtual void rename(const std::string& id, const wxString& name);
    /// Repeats a message for screen readers.
    virtual void describe(const wxString& message);

    /// Shows an answer unless it is the one that stands there already; sends nothing.
    void show(const Value& value);

    /// The answer changed; called at every keystroke.
    std::function<void(Value)> on_edit = [](const Value&) {};
    /// A choice was made: messages may come up to date, as after leaving a text.
    std::function<void()> on_settle = [] {};
    /// The control wants another height.
    std::function<void()> on_resize = [] {};
    /// A sentence of the control's own (a paste that was refused); empty takes it away.
    std::function<void(const wxString&)> on_notice = [](const wxString&) {};

protected:
    virtual void load(const Value& value) = 0;
    /// Passes an answer on and remembers it as the one that is shown.
    void send(Value value);
    /// The same for controls where one act is the whole answer.
    void choose(Value value);

private:
    Value shown_;
    bool loaded_ = false;
};

/// The control for a field of any kind but computed and table.
[[nodiscard]] std::unique_ptr<FieldControl> make_field_control(wxWindow* parent, const Field& field,
                                                               const FieldHost& host);

// One maker per family; make_field_control picks.
[[nodiscard]] std::unique_ptr<FieldControl> make_text_control(wxWindow*, const Field&, const FieldHost&);
[[nodiscard]] std::unique_ptr<FieldControl> make_choice_control(wxWindow*, const Field&, const FieldHost&);
[[nodiscard]] std::unique_ptr<FieldControl> make_check_list(wxWindow*, const Field&, const FieldHost&);
[[nodiscard]] std::unique_ptr<FieldControl> make_scale_picker(wxWindow*, const Field&, const FieldHost&);
[[nodiscard]] std::unique_ptr<FieldControl> make_scale_slider(wxWindow*, const Field&, const FieldHost&);
[[nodiscard]] std::unique_ptr<FieldControl> make_reference_control(wxWindow*, const Field&, const FieldHost&);
[[nodiscard]] std::unique_ptr<FieldControl> make_body_control(wxWindow*, const Field&, const FieldHost&);
/// In table rows: a button that says the answer and opens the full control in a dialog.
[[nodiscard]] std::unique_ptr<FieldControl> make_pick_button(wxWindow*, const Field&, const FieldHost&);
/// The answer as words that can be read and copied but not changed, for signed notes.
[[nodiscard]] std::unique_ptr<FieldControl> make_kept_answer(wxWindow*, const Field&, const FieldHost&);

/// Options as a control offers them, packs included.
[[nodiscard]] std::vector<Option> options_of(const Field& field, const FieldHost& host);
/// Titles for `answer_in_words` in controls.
[[nodiscard]] TitleOf titles_from(const FieldHost& host);

} // namespace attune
