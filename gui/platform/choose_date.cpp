// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/choose_date.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"

#include <wx/calctrl.h>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

wxDateTime as_wx(Date date) {
    return {static_cast<wxDateTime::wxDateTime_t>(static_cast<unsigned>(date.day())),
            static_cast<wxDateTime::Month>(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year())};
}

Date as_date(const wxDateTime& moment) {
    return std::chrono::year{moment.GetYear()} / (static_cast<int>(moment.GetMonth()) + 1) / moment.GetDay();
}

class CalendarDialog : public wxDialog {
public:
    CalendarDialog(wxWindow* parent, const wxString& name, std::optional<Date> now, const DayRefusal& refusal)
        : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, name},
          refusal_{refusal},
          calendar_{new wxCalendarCtrl{this, wxID_ANY}},
          problem_{wrapped_text(this, {}, FontRole::small, Tone::critical, 50)} {
        SetName("choose-date");
        set_accessible(calendar_, "calendar", name);
        problem_->SetName("calendar-problem");
        if (now)
            calendar_->SetDate(as_wx(*now));
        auto* cancel = push_button(this, "calendar-cancel", _("Cancel"));
        auto* choose = push_button(this, "calendar-choose", _("Choose"));
        suggested(choose);
        choose->SetDefault();
        auto* buttons = new wxBoxSizer{wxHORIZONTAL};
        buttons->Add(cancel);
        buttons->AddStretchSpacer();
        buttons->Add(choose);
        auto* down = new wxBoxSizer{wxVERTICAL};
        down->Add(calendar_, wxSizerFlags{1}.Expand());
        down->Add(text(this, _("Arrow keys move, the space bar marks a day, Enter takes it."), FontRole::small, Tone::muted),
                  wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
        down->Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
        down->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
        auto* page = new wxBoxSizer{wxVERTICAL};
        page->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
        problem_->Hide();
        SetSizerAndFit(page);
        CentreOnParent();
        calendar_->SetFocus();
        calendar_->Bind(wxEVT_CALENDAR_DOUBLECLICKED, [this](wxCalendarEvent&) { CallAfter([this] { take(); }); });
        choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { take(); });
        cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            if (event.GetKeyCode() == WXK_ESCAPE)
                EndModal(wxID_CANCEL);
            else
                event.Skip();
        });
    }

    [[nodiscard]] Date day() const { return as_date(calendar_->GetDate()); }

private:
    void take() {
        const wxString problem = refusal_ ? refusal_(day()) : wxString{};
        if (problem.empty())
            return EndModal(wxID_OK);
        problem_->Show();
        problem_->set_words(problem);
        announce(problem_, problem);
        Layout();
        Fit();
        calendar_->SetFocus();
    }

    DayRefusal refusal_;
    wxCalendarCtrl* calendar_;
    Prose* problem_;
};

} // namespace

std::optional<Date> choose_date(wxWindow* parent, const wxString& name, std::optional<Date> now,
                                const DayRefusal& refusal) {
    CalendarDialog dialog{parent, name, now, refusal};
    if (dialog.ShowModal() != wxID_OK)
        return std::nullopt;
    return dialog.day();
}

} // namespace attune
