// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/work_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"

#include <atomic>
#include <exception>
#include <thread>
#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/timer.h>

namespace attune {
namespace {

int works_going_on = 0; // main thread only

class WorkDialog : public wxDialog {
public:
    WorkDialog(wxWindow* parent, const wxString& what, Cancel cancel)
        : wxDialog{parent, wxID_ANY, _("Attune"), wxDefaultPosition, wxDefaultSize, wxCAPTION} {
        SetName("work-dialog");
        auto* sizer = new wxBoxSizer{wxVERTICAL};
        gauge_ = new wxGauge{this, wxID_ANY, 1000, wxDefaultPosition, wxSize{FromDIP(360), FromDIP(8)}};
        set_accessible(gauge_, "work-gauge", what);
        sizer->Add(text(this, what, FontRole::heading));
        sizer->Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
        if (cancel == Cancel::offered) {
            wxButton* stop = push_button(this, "work-cancel", _("&Cancel"));
            stop->Bind(wxEVT_BUTTON, [this, stop](wxCommandEvent&) {
                stop->Disable();
                cancelled = true;
            });
            sizer->Add(stop, wxSizerFlags{}.Right().Border(wxTOP, FromDIP(16)));
        }
        auto* frame = new wxBoxSizer{wxVERTICAL};
        frame->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
        SetSizerAndFit(frame);
        CentreOnParent();
        SetEscapeId(wxID_NONE);
        Bind(wxEVT_CLOSE_WINDOW, [](wxCloseEvent& event) { event.Veto(); });
        timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
            if (const double part = progress; part >= 0)
                gauge_->SetValue(static_cast<int>(part * 1000));
            else
                gauge_->Pulse();
            if (finished)
                EndModal(wxID_OK);
        });
        timer_.Start(40);
    }

    std::atomic<double> progress{-1};
    std::atomic<bool> cancelled{false};
    std::atomic<bool> finished{false};

private:
    wxGauge* gauge_;
    wxTimer timer_;
};

} // namespace

void do_work(wxWindow* parent, const wxString& what, Cancel cancel,
             const std::function<void(const std::function<bool(double)>& progress)>& work) {
    std::exception_ptr failure;
    WorkDialog dialog{parent, what, cancel};
    ++works_going_on;
    {
        const std::jthread worker{[&] {
            try {
                work([&](double part) {
                    dialog.progress = part;
                    return !dialog.cancelled;
                });
            } catch (...) {
                failure = std::current_exception(); // goes on in the thread that waits
            }
            dialog.finished = true;
        }};
        dialog.ShowModal();
    }
    --works_going_on;
    if (failure)
        std::rethrow_exception(failure);
}

bool is_working() { return works_going_on > 0; }

} // namespace attune
