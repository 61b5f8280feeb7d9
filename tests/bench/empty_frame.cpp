// SPDX-License-Identifier: Apache-2.0
// The least a wx program can do: show a frame, paint it, end. The floor under Attune's start.
#include <wx/app.h>
#include <wx/frame.h>

class EmptyFrameApp final : public wxApp {
public:
    bool OnInit() override {
        auto* frame = new wxFrame{nullptr, wxID_ANY, "empty", wxDefaultPosition, wxSize{1280, 800}};
        frame->Bind(wxEVT_PAINT, [this, frame](wxPaintEvent& event) {
            event.Skip();
            CallAfter([frame] { frame->Close(true); });
        });
        frame->Show();
        return true;
    }
};

wxIMPLEMENT_APP(EmptyFrameApp);
