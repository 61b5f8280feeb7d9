// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/field_control.hpp"
#include "gui/note/message_line.hpp"

#include <functional>
#include <memory>
#include <vector>
#include <wx/panel.h>

using GtkWidget = struct _GtkWidget;

namespace attune {

/// What items need of the form that holds them.
class FormFrame {
public:
    virtual ~FormFrame() = default;
    [[nodiscard]] virtual FormViewModel& model() = 0;
    /// Runs `edit` (show, hide, add, move) and lays the page out in the same breath, so that `anchor` keeps its
    /// place on the screen. `inside` is the window whose size changed. `anchor` null: what has the focus.
    virtual void change(const std::function<void()>& edit, wxWindow* inside, wxWindow* anchor) = 0;
    [[nodiscard]] virtual FieldHost host_for(const FieldPath& path, const Field& field) = 0;
    /// The window with the keyboard focus inside the form, null when it is elsewhere.
    [[nodiscard]] virtual wxWindow* focused() const = 0;
};

/// One thing below a section head: a question, a line of computed values, a table.
class FormItem {
public:
    virtual ~FormItem() = default;
    [[nodiscard]] virtual wxPanel* panel() const = 0;
    /// Brings values, relevance and messages up to date. True when its height changed.
    virtual bool refresh() = 0;
    /// The width that it may fill, in pixels.
    virtual void set_width(int width) = 0;
    [[nodiscard]] virtual bool holds(const FieldPath& path) const = 0;
    /// Puts the focus on the field; it is one that the item holds.
    virtual void focus(const FieldPath& path) = 0;
    /// The field whose control holds this widget; nothing when it is none of ours.
    [[nodiscard]] virtual std::optional<FieldPath> path_at(GtkWidget* widget) const = 0;
    /// The focus went to one of its controls, or away from all of them.
    virtual void focus_moved(GtkWidget* /*widget*/) {}
    virtual void reload_choices() {}
    /// Rows of its table came, went or moved; `refresh` follows.
    virtual void rows_changed(const RowChange& /*change*/) {}
};

/// Shows messages in a box below a field, reusing what already stands there.
class MessageBoxes {
public:
    explicit MessageBoxes(wxWindow* parent);
    [[nodiscard]] wxSizer* sizer() const { return sizer_; }
    /// True when something came or went.
    bool show(const std::vector<FieldMessage>& messages, const wxString& notice);
    void set_width(int width);
    /// All sentences in one, for screen readers.
    [[nodiscard]] wxString words() const;
    [[nodiscard]] bool has_critical() const;

private:
    wxWindow* parent_;
    wxSizer* sizer_;
    std::vector<MessageLine*> lines_;
    int width_ = 0;
};

[[nodiscard]] std::unique_ptr<FormItem> make_field_row(wxWindow* parent, FormFrame& form, const Field& field,
                                                       FieldPath path);
/// Neighbouring computed fields share one line.
[[nodiscard]] std::unique_ptr<FormItem> make_computed_line(wxWindow* parent, FormFrame& form,
                                                           std::vector<const Field*> fields, FieldPath scope);
[[nodiscard]] std::unique_ptr<FormItem> make_table_item(wxWindow* parent, FormFrame& form, const Field& field,
                                                        FieldPath path, bool with_label);
/// Messages that belong to a section as a whole.
[[nodiscard]] std::unique_ptr<FormItem> make_section_note(wxWindow* parent, FormFrame& form, FieldPath section);

/// The messages of the model that stand below `path` itself.
[[nodiscard]] std::vector<FieldMessage> messages_at(const FormViewModel& model, const FieldPath& path);

} // namespace attune
