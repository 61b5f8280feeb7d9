// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/message_line.hpp"
#include "gui/note/note_context.hpp"
#include "gui/platform/card.hpp"

#include <functional>
#include <vector>
#include <wx/checkbox.h>
#include <wx/scrolwin.h>

namespace attune {

/// Cards beside the form: last note, open targets, prompts, goals, the course so far. Nothing to type here but
/// goal ticks. Borrows model and context.
class ContextPanel : public StyledPanel {
public:
    ContextPanel(wxWindow* parent, NoteViewModel& model, NoteContext& context);
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    /// Draws the cards again where they say something else now.
    void refresh();

private:
    struct Tick {
        wxCheckBox* box;
        FieldPath path;
        std::string id;
    };
    void build();
    Card* add_card(const wxString& heading);
    void add_flow(Card* card, const wxString& words, FontRole role, Tone tone, int above);
    void add_last_note();
    void add_prompts();
    void add_ladders(const std::vector<TargetLadderGroup>& groups);
    void add_ladder(Card* card, const TargetLadder& ladder, const std::string& id, bool first);
    void add_ticks(const std::vector<TickList>& lists);
    void add_course(const std::vector<CourseLine>& lines);
    void fit_width();
    [[nodiscard]] std::string fingerprint() const;

    NoteViewModel& model_;
    NoteContext& context_;
    wxScrolledWindow* page_;
    wxPanel* inner_;
    wxBoxSizer* cards_;
    std::vector<FlowText*> flowing_;
    std::vector<Tick> ticks_;
    std::string shown_;
    int width_ = 0;
};

} // namespace attune
