// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "gui/client/client_view_model.hpp"
#include "gui/platform/field_form.hpp"

#include <functional>
#include <wx/choice.h>

namespace attune {

/// "Woman"; of one who is not recorded as well.
[[nodiscard]] wxString words_for(Sex sex);

/// A new client, or the data of one. `save` gets the client and may throw Error.
class ClientDialog : public FieldDialog {
public:
    ClientDialog(wxWindow* parent, const Client& client, std::function<void(const Client&)> save);

private:
    wxString accept() override;

    Client client_;
    std::function<void(const Client&)> save_;
    wxTextCtrl* given_;
    wxTextCtrl* family_;
    wxTextCtrl* preferred_;
    wxTextCtrl* pronouns_;
    wxChoice* sex_;
    wxTextCtrl* born_;
    wxTextCtrl* record_;
    wxTextCtrl* phone_;
    wxTextCtrl* email_;
    wxTextCtrl* address_;
    wxTextCtrl* contact_;
    wxTextCtrl* remarks_;
};

/// Plans a session, or changes one: day, times, whether the client came.
class SessionDialog : public FieldDialog {
public:
    enum class Purpose { plan, edit };
    SessionDialog(wxWindow* parent, Purpose purpose, const Session& session,
                  const std::vector<ClientViewModel::Approach>& approaches, std::function<void(const Session&)> save);

private:
    wxString accept() override;

    Session session_;
    std::function<void(const Session&)> save_;
    wxTextCtrl* date_;
    wxTextCtrl* start_;
    wxTextCtrl* stop_;
    wxChoice* approach_;
    wxChoice* attendance_ = nullptr;
};

/// Begins an episode.
class BeginEpisodeDialog : public FieldDialog {
public:
    BeginEpisodeDialog(wxWindow* parent, Date today, std::function<void(const std::string&, Date)> save);

private:
    wxString accept() override;

    std::function<void(const std::string&, Date)> save_;
    wxTextCtrl* title_;
    wxTextCtrl* day_;
};

/// Ends an episode.
class EndEpisodeDialog : public FieldDialog {
public:
    EndEpisodeDialog(wxWindow* parent, Date today, std::function<void(Date, const std::string&)> save);

private:
    wxString accept() override;

    std::function<void(Date, const std::string&)> save_;
    wxTextCtrl* day_;
    wxTextCtrl* reason_;
};

} // namespace attune
