// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/modality/modality_list_view_model.hpp"

#include <wx/dialog.h>

namespace attune {

/// What the therapist decided about a pack's program part.
enum class TrustChoice { keep_off, without_code, approve };

/// Asks whether a pack's program part may run: what it receives, what it cannot do, who signed it. The focus is on
/// "Keep off"; "Approve" waits for the tick.
class TrustDialog : public wxDialog {
public:
    TrustDialog(wxWindow* parent, const LibraryRequest& request);

    [[nodiscard]] TrustChoice choice() const noexcept { return choice_; }

private:
    void add_lists(wxSizer* down, const LibraryRequest& request);
    void add_facts(wxSizer* down, const LibraryRequest& request);
    void end(TrustChoice choice);

    TrustChoice choice_ = TrustChoice::keep_off;
};

} // namespace attune
