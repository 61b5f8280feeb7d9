// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/studio/studio_view_model.hpp"
#include "gui/studio/text_surface.hpp"

#include "gui/platform/group.hpp"
#include <functional>
#include <memory>
#include <string>
#include <wx/choice.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {

class Prose;

/// The left half of the Studio: which file, where in it, and its text.
///
/// Borrows the model. Writes every keystroke into it.
class XmlPane : public Group {
public:
    enum class Look { coloured, plain };
    XmlPane(wxWindow* parent, StudioViewModel& model, Look look);
    ~XmlPane() override;

    /// A sign was typed; something may be offered at the caret.
    std::function<void()> on_typed = [] {};
    /// The user asks what may stand at the caret.
    std::function<void()> on_ask = [] {};
    /// One of what was offered was taken.
    std::function<void(std::size_t index)> on_take = [](std::size_t) {};

    [[nodiscard]] TextSurface& surface() { return *surface_; }
    [[nodiscard]] Look look() const { return look_; }
    void set_look(Look look);
    /// The current file is another, or its text is.
    void show_text();
    /// Names of files, their states and the marks follow the model.
    void refresh();
    void go_to(TextPlace place);
    void focus();
    void show_find();
    void find_next();

private:
    void make_surface();
    void build_head(wxSizer* down);
    void build_find(wxSizer* down);
    void show_place();
    [[nodiscard]] wxString name_of(const DraftFile& file) const;

    StudioViewModel& model_;
    Look look_;
    wxChoice* file_ = nullptr;
    wxStaticText* place_ = nullptr;
    wxPanel* find_row_ = nullptr;
    wxTextCtrl* find_ = nullptr;
    wxStaticText* found_ = nullptr;
    wxPanel* blocked_ = nullptr; ///< in place of a text that cannot be edited
    Prose* blocked_words_ = nullptr;
    wxSizer* room_ = nullptr;
    std::unique_ptr<TextSurface> surface_;
    std::vector<std::string> names_;
};

} // namespace attune
