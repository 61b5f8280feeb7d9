// SPDX-License-Identifier: Apache-2.0
#include "gui/client/client_dialogs.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <array>
#include <utility>
#include <wx/intl.h>

namespace attune {
namespace {

constexpr std::array attendances{Attendance::planned,      Attendance::attended,
                                 Attendance::late,         Attendance::left_early,
                                 Attendance::cancelled_by_client, Attendance::cancelled_by_therapist,
                                 Attendance::missed};

// In the order of their choices.
constexpr std::array sexes{Sex::not_recorded, Sex::woman, Sex::man, Sex::another};

wxString words_for(Attendance attendance) {
    switch (attendance) {
    case Attendance::planned: return _("Planned");
    case Attendance::attended: return _("Came");
    case Attendance::late: return _("Came late");
    case Attendance::left_early: return _("Left early");
    case Attendance::cancelled_by_client: return _("Cancelled by client");
    case Attendance::cancelled_by_therapist: return _("Cancelled by therapist");
    case Attendance::missed: break;
    }
    return _("Missed");
}

wxChoice* choice(wxWindow* parent, const std::string& id, const wxString& name) {
    auto* control = new wxChoice{parent, wxID_ANY};
    set_accessible(control, id, name);
    guard_wheel(control, [](int) {});
    return control;
}

} // namespace

wxString words_for(Sex sex) {
    switch (sex) {
    case Sex::not_recorded: return _("Not recorded");
    case Sex::woman: return _("Woman");
    case Sex::man: return _("Man");
    case Sex::another: break;
    }
    return _("Another");
}

ClientDialog::ClientDialog(wxWindow* parent, const Client& client, std::function<void(const Client&)> save)
    : FieldDialog{parent, "client-dialog", client.id == ClientId{} ? _("New client") : _("Client data"),
                  client.id == ClientId{} ? _("Who is the new client?") : _("What has changed?"),
                  client.id == ClientId{} ? _("&Add client") : _("&Save")},
      client_{client},
      save_{std::move(save)} {
    given_ = add_field("client-given", _("&Given name"), client.given_name);
    family_ = add_field("client-family", _("&Family name"), client.family_name);
    preferred_ = add_field("client-preferred", _("Preferred na&me"), client.preferred_name);
    pronouns_ = add_field("client-pronouns", _("&Pronouns"), client.pronouns);
    sex_ = choice(this, "client-sex", _("Sex"));
    for (const Sex each : sexes)
        sex_->Append(words_for(each));
    sex_->SetSelection(static_cast<int>(client.sex));
    sex_->SetToolTip(_("Some measures have another cut-off for women and men (AUDIT-C). Nothing else goes by it."));
    add_row(_("Se&x"), sex_);
    born_ = add_date("client-born", _("&Born"), client.born);
    record_ = add_field("client-record", _("Record n&umber"), client.record_number,
                        client.id == ClientId{} ? _("Given by Attune when empty") : wxString{});
    phone_ = add_field("client-phone", _("P&hone"), client.phone);
    email_ = add_field("client-email", _("&Email"), client.email);
    address_ = add_long_field("client-address", _("Add&ress"), client.address);
    contact_ = add_field("client-contact", _("Emergency c&ontact"), client.emergency_contact);
    remarks_ = add_long_field("client-remarks", _("Remar&ks"), client.remarks);
    finish();
    given_->SetFocus();
}

wxString ClientDialog::accept() {
    wxString problem;
    Client changed = client_;
    changed.given_name = read_words(given_);
    changed.family_name = read_words(family_);
    changed.preferred_name = read_words(preferred_);
    changed.pronouns = read_words(pronouns_);
    changed.sex = sexes.at(static_cast<std::size_t>(sex_->GetSelection()));
    changed.born = read_date(born_, _("Born"), problem);
    changed.record_number = read_words(record_);
    changed.phone = read_words(phone_);
    changed.email = read_words(email_);
    changed.address = read_words(address_);
    changed.emergency_contact = read_words(contact_);
    changed.remarks = read_words(remarks_);
    if (problem.empty())
        save_(changed);
    return problem;
}

SessionDialog::SessionDialog(wxWindow* parent, Purpose purpose, const Session& session,
                             const std::vector<ClientViewModel::Approach>& approaches,
                             std::function<void(const Session&)> save)
    : FieldDialog{parent, "session-dialog", purpose == Purpose::plan ? _("Plan a session") : _("Session"),
                  purpose == Purpose::plan ? _("When is the session?") : _("What has changed?"),
                  purpose == Purpose::plan ? _("&Plan session") : _("Sa&ve")},
      session_{session},
      save_{std::move(save)} {
    date_ = add_date("session-date", _("&Date"), session.date);
    start_ = add_field("session-start", _("&Start"), session.start ? format_time(*session.start) : "", _("As 14:05"));
    stop_ = add_field("session-stop", _("&End"), session.stop ? format_time(*session.stop) : "",
                      _("As 14:55"));
    approach_ = choice(this, "session-approach", _("Approach"));
    approach_->Append(_("Not said"));
    approach_->SetSelection(0);
    for (const auto& each : approaches) {
        approach_->Append(utf8(each.short_title));
        if (each.short_title == session.approach)
            approach_->SetSelection(static_cast<int>(approach_->GetCount()) - 1);
    }
    if (!session.approach.empty() && approach_->GetSelection() == 0) { // written under a name that is not loaded
        approach_->Append(utf8(session.approach));
        approach_->SetSelection(static_cast<int>(approach_->GetCount()) - 1);
    }
    add_row(_("&Approach"), approach_);
    if (purpose == Purpose::edit) {
        attendance_ = choice(this, "session-attendance", _("Attendance"));
        for (const Attendance each : attendances) {
            attendance_->Append(words_for(each));
            if (each == session.attendance)
                attendance_->SetSelection(static_cast<int>(attendance_->GetCount()) - 1);
        }
        add_row(_("Atte&ndance"), attendance_);
    }
    finish();
    date_->SetFocus();
}

wxString SessionDialog::accept() {
    wxString problem;
    Session changed = session_;
    const auto date = read_date(date_, _("Date"), problem);
    changed.start = read_time(start_, _("Start"), problem);
    changed.stop = read_time(stop_, _("End"), problem);
    changed.approach = approach_->GetSelection() == 0 ? "" : approach_->GetStringSelection().utf8_string();
    if (attendance_ != nullptr)
        changed.attendance = attendances.at(static_cast<std::size_t>(attendance_->GetSelection()));
    if (!date && problem.empty())
        problem = _("Fill in the date.");
    if (problem.empty()) {
        changed.date = *date;
        save_(changed);
    }
    return problem;
}

BeginEpisodeDialog::BeginEpisodeDialog(wxWindow* parent, Date today,
                                       std::function<void(const std::string&, Date)> save)
    : FieldDialog{parent, "begin-episode", _("Begin an episode"), _("Which episode begins?"), _("&Begin episode")},
      save_{std::move(save)} {
    title_ = add_field("episode-title", _("&Name"), "Outpatient");
    day_ = add_date("episode-start", _("&First day"), today);
    finish();
}

wxString BeginEpisodeDialog::accept() {
    wxString problem;
    const auto day = read_date(day_, _("First day"), problem);
    if (!day && problem.empty())
        problem = _("Fill in the first day.");
    if (problem.empty())
        save_(read_words(title_), *day);
    return problem;
}

EndEpisodeDialog::EndEpisodeDialog(wxWindow* parent, Date today, std::function<void(Date, const std::string&)> save)
    : FieldDialog{parent, "end-episode", _("End the episode"), _("When and why does the episode end?"),
                  _("&End episode")},
      save_{std::move(save)} {
    day_ = add_date("episode-end", _("&Last day"), today);
    reason_ = add_field("episode-reason", _("&Reason"), "");
    finish();
}

wxString EndEpisodeDialog::accept() {
    wxString problem;
    const auto day = read_date(day_, _("Last day"), problem);
    if (!day && problem.empty())
        problem = _("Fill in the last day.");
    if (problem.empty())
        save_(*day, read_words(reason_));
    return problem;
}

} // namespace attune
