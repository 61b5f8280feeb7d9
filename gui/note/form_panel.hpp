// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/form_item.hpp"
#include "gui/note/section_head.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>
#include <wx/scrolwin.h>

namespace attune {

class UndoStack;

/// The form of one note: one scrolled window, one panel inside, per section a head and a body that is built
/// when it is first unfolded.
///
/// Borrows model and undo stack. Follows the focus by GTK's own signal, as drop-down lists send no focus
/// events in wx.
class FormPanel final : public wxScrolledWindow, public FormFrame {
public:
    FormPanel(wxWindow* parent, FormViewModel& model, UndoStack& undo);
    ~FormPanel() override;

    /// Opens the dialog for an entry of a register; the page gives it.
    std::function<std::optional<std::string>(const std::string& register_id, const std::string& entry_id)> edit_entry;
    /// The focus came into another section.
    std::function<void(const SectionKey&)> on_section = [](const SectionKey&) {};

    /// Builds everything anew; sections keep whether they are open.
    void rebuild();
    /// Values, relevance, messages and heads follow the model.
    void refresh();
    void rows_changed(const RowChange& change);
    /// Unfolds a section, brings its head to the top and the focus into it.
    void go_to(const SectionKey& key);
    /// Unfolds what holds the field, scrolls to it and focuses it. False when it is not on the page.
    bool go_to(const FieldPath& path);
    /// Where a note is taken up: the first section with something to fill, else the first of its modality.
    void go_to_start();
    void toggle(const SectionKey& key);
    /// The sections before and after the current one, for Ctrl+PageUp and PageDown.
    void go_by(int sections);
    void toggle_current();
    [[nodiscard]] std::optional<FieldPath> focused_path() const;
    [[nodiscard]] const std::optional<SectionKey>& current_section() const { return current_; }
    [[nodiscard]] bool is_open(const SectionKey& key) const;
    void scroll_by(int pixels);

    // FormFrame
    [[nodiscard]] FormViewModel& model() override { return model_; }
    void change(const std::function<void()>& edit, wxWindow* inside, wxWindow* anchor) override;
    [[nodiscard]] FieldHost host_for(const FieldPath& path, const Field& field) override;
    [[nodiscard]] wxWindow* focused() const override;

protected:
    bool ShouldScrollToChildOnFocus(wxWindow*) override { return false; }

private:
    struct Pane {
        OutlineSection section;
        SectionHead* head = nullptr;
        wxWindow* line = nullptr;
        wxPanel* body = nullptr;
        std::vector<std::unique_ptr<FormItem>> items;
        std::vector<FlowText*> words; ///< hint and evidence of the section, in the body
        bool open = false;
    };

    void add_addenda();
    void add_pane(const OutlineSection& section, bool open);
    void build_body(Pane& pane);
    void add_words(Pane& pane, wxSizer* down, const std::string& words, const char* name);
    /// Gives a body the width of the form.
    void fit_body(Pane& pane);
    void add_block_buttons(Pane& pane, wxSizer* down);
    /// What of the section is a proposal, or still to be confirmed.
    void add_evidence(Pane& pane, wxSizer* down);
    void set_open(Pane& pane, bool open);
    bool refresh_pane(Pane& pane);
    void refresh_head(Pane& pane);
    void fit_width();
    void focus_changed();
    void show_part(wxWindow* window);
    [[nodiscard]] bool opens_at_first(const OutlineSection& section, int& opened) const;
    /// Index in the outline; 0 when the note has no part but the header.
    [[nodiscard]] std::size_t first_of_modality() const;
    [[nodiscard]] int y_in_page(const wxWindow* window) const;
    [[nodiscard]] Pane* pane_of(const SectionKey& key);
    [[nodiscard]] GtkWidget* focus_widget() const;

    FormViewModel& model_;
    UndoStack& undo_;
    wxPanel* inner_;
    wxSizer* stack_;
    std::vector<Pane> panes_;
    std::vector<FlowText*> addenda_;
    std::vector<std::pair<SectionKey, bool>> remembered_;
    std::optional<SectionKey> current_;
    std::optional<FieldPath> last_path_;
    int width_ = 0;
    double letters_ = 0; ///< text_size() that it was laid out for
    unsigned long signal_ = 0;
    void* toplevel_ = nullptr;
    bool changing_ = false;
};

} // namespace attune
