// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"
#include "gui/note/form_panel.hpp"
#include "gui/platform/undo.hpp"
#include "gui/studio/trial_form.hpp"

#include <vector>
#include <wx/choice.h>
#include <wx/dialog.h>

namespace attune {

class TemplateShelf;

/// The forms of a pack, to look at and to try. Nothing that is typed here is kept.
///
/// Borrows the shelf for its header. Throws Error(pack_rejected) when the pack has no form that can be shown.
class FormPreviewDialog : public wxDialog {
public:
    FormPreviewDialog(wxWindow* parent, const Pack& pack, const TemplateShelf& shelf, Date today);
    ~FormPreviewDialog() override;

private:
    void show_form(std::size_t index);

    std::vector<std::shared_ptr<const Template>> forms_;
    std::shared_ptr<const Template> header_;
    std::vector<Option> packs_;
    TrialForm model_;
    UndoStack undo_;
    FormPanel* panel_ = nullptr;
    wxChoice* choice_ = nullptr;
};

} // namespace attune
