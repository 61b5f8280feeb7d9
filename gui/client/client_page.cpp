// SPDX-License-Identifier: Apache-2.0
#include "gui/client/client_page.hpp"

#include "gui/client/overview_panel.hpp"
#include "gui/client/record_panel.hpp"
#include "gui/client/sessions_panel.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/sizer.h>

namespace attune {

ClientPage::ClientPage(wxWindow* parent, Workspace& workspace, ClientId client, const PageMakers& makers)
    : wxPanel{parent},
      model_{workspace, client},
      client_{client},
      makers_{makers} {
    SetName("client-page");
    wxWindow* head = make_head();
    tabs_ = new TabRow{this, "client-tabs", _("Pages of this client"),
                       {{"tab-overview", _("Overview")},
                        {"tab-sessions", _("Sessions")},
                        {"tab-progress", _("Progress")},
                        {"tab-measures", _("Measures")},
                        {"tab-record", _("Record")}}};
    book_ = new wxSimplebook{this};
    overview_ = new OverviewPanel{book_, model_};
    sessions_ = new SessionsPanel{book_, model_};
    progress_host_ = new Group{book_};
    measures_host_ = new Group{book_};
    record_ = new RecordPanel{book_, model_};
    for (wxWindow* page : {static_cast<wxWindow*>(overview_), static_cast<wxWindow*>(sessions_),
                           static_cast<wxWindow*>(progress_host_), static_cast<wxWindow*>(measures_host_),
                           static_cast<wxWindow*>(record_)})
        book_->AddPage(page, {});
    for (wxWindow* pane : {static_cast<wxWindow*>(tabs_), static_cast<wxWindow*>(overview_),
                           static_cast<wxWindow*>(sessions_), static_cast<wxWindow*>(record_)})
        make_pane(pane);
    auto* edge = new StyledPanel{this, "attune-edge"};
    edge->SetMinSize({-1, 1});
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(head, wxSizerFlags{}.Expand());
    sizer->Add(tabs_, wxSizerFlags{}.Border(wxLEFT, FromDIP(16)));
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(book_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);

    tabs_->on_select = [this](std::size_t index) { show_tab(static_cast<ClientTab>(index)); };
    overview_->on_open_progress = [this] { show_tab(ClientTab::progress); };
    overview_->on_open_sessions = [this] { show_tab(ClientTab::sessions); };
    overview_->on_open_record = [this] { show_tab(ClientTab::record); };
    overview_->on_open_session = [this](const SessionLine& line) { open_line(line); };
    overview_->on_plan = [this] { plan_session(); };
    sessions_->on_open = [this](const SessionLine& line) { open_line(line); };
    sessions_->on_new_note = [this](std::optional<SessionId> session) { new_note(session); };
    // Later: the control that caused the change may be on a page that is built anew.
    model_.on_change = [this] {
        CallAfter([this] {
            show_head();
            overview_->rebuild();
            sessions_->show_rows();
            record_->rebuild();
            on_change();
        });
    };
    show_head();
}

wxWindow* ClientPage::make_head() {
    auto* head = new Group{this};
    name_ = text(head, {}, FontRole::heading);
    name_->SetName("client-name");
    line_ = new wxStaticText{head, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    line_->SetFont(font(FontRole::small));
    line_->SetName("client-line");
    line_->SetMinSize(FromDIP(wxSize{120, -1}));
    set_tone(line_, Tone::muted);
    give_ = push_button(head, "give-measure", _("Give &measure…"));
    give_->Show(static_cast<bool>(makers_.measures));
    new_note_ = push_button(head, "new-note", _("&New note"));
    suggested(new_note_);
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(name_, wxSizerFlags{}.Expand());
    words->Add(line_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(1)));
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(words, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    sizer->Add(give_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    sizer->Add(new_note_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    sizer->AddSpacer(FromDIP(16));
    sizer->SetMinSize(FromDIP(wxSize{-1, 60}));
    head->SetSizer(sizer);
    new_note_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { new_note(); });
    give_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { give_measure(); });
    return head;
}

void ClientPage::show_head() {
    name_->SetLabel(wxControl::EscapeMnemonics(utf8(model_.name())));
    const bool of_sheet = tab() == ClientTab::measures && !measures_line_.empty();
    line_->SetLabel(wxControl::EscapeMnemonics(utf8(of_sheet ? measures_line_ : model_.head_line())));
    Layout();
}

void ClientPage::reload() { model_.reload(); }

void ClientPage::show_tab(ClientTab tab) {
    tabs_->select(static_cast<std::size_t>(tab));
    on_tab(tab); // before the page is made: it may get more room
    fill_tab();
    show_head();
    book_->ChangeSelection(static_cast<std::size_t>(tab));
}

void ClientPage::next_tab(int step) {
    const auto count = static_cast<int>(tabs_->count());
    show_tab(static_cast<ClientTab>((static_cast<int>(tabs_->selected()) + step + count) % count));
}

/// The progress page reads a whole course, so it is made when it is first looked at, and anew each time:
/// a note may have been signed in between.
void ClientPage::fill_tab() {
    if (tab() == ClientTab::measures)
        fill_measures();
    if (tab() != ClientTab::progress)
        return;
    progress_host_->DestroyChildren();
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    wxWindow* page = makers_.progress(progress_host_, client_,
                                      {.on_open_note = [this](NoteId note) { on_open_note(note); },
                                       .on_open_response = [this](ResponseId response) { read_response(response); }});
    sizer->Add(page, wxSizerFlags{1}.Expand());
    progress_host_->SetSizer(sizer);
    progress_host_->Layout();
}

/// Made when it is first looked at, and then kept: a sheet may be half filled in.
void ClientPage::fill_measures() {
    if (measures_.window != nullptr)
        return measures_.reload();
    if (!makers_.measures)
        return;
    measures_ = makers_.measures(measures_host_, client_,
                                 {.on_change = [this] { reload(); },
                                  .on_head =
                                      [this](const std::string& line) {
                                          if (line == measures_line_)
                                              return;
                                          measures_line_ = line;
                                          show_head();
                                      },
                                  .on_kiosk = [this](const KioskRequest& request) { on_kiosk(request); }});
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(measures_.window, wxSizerFlags{1}.Expand());
    measures_host_->SetSizer(sizer);
    measures_host_->Layout();
}

void ClientPage::give_measure() {
    show_tab(ClientTab::measures);
    if (measures_.give)
        measures_.give();
}

void ClientPage::give_measure(const KioskRequest& which) {
    show_tab(ClientTab::measures);
    if (measures_.give_this)
        measures_.give_this(which);
}

void ClientPage::read_response(ResponseId response) {
    show_tab(ClientTab::measures);
    if (measures_.read)
        measures_.read(response);
}

void ClientPage::keep_now() {
    if (measures_.keep_now)
        measures_.keep_now();
}

void ClientPage::open_line(const SessionLine& line) {
    if (line.note)
        on_open_note(*line.note);
}

void ClientPage::new_note(std::optional<SessionId> session) {
    const auto forms = model_.forms();
    if (forms.size() == 1)
        return begin_note(forms.front().template_id, session);
    wxMenu menu;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (i > 0 && forms[i - 1].is_usual && !forms[i].is_usual)
            menu.AppendSeparator();
        menu.Append(static_cast<int>(i) + 1, utf8(forms[i].title));
    }
    const wxPoint below = ScreenToClient(new_note_->ClientToScreen(wxPoint{0, new_note_->GetSize().y}));
    const int picked = GetPopupMenuSelectionFromUser(menu, below);
    if (picked != wxID_NONE)
        begin_note(forms.at(static_cast<std::size_t>(picked) - 1).template_id, session);
}

void ClientPage::begin_note(const std::string& template_id, std::optional<SessionId> session) {
    try {
        on_open_note(model_.start_note(template_id, session));
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void ClientPage::edit() { record_->edit(); }

void ClientPage::plan_session() { sessions_->plan(); }

} // namespace attune
