// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_view_model.hpp"
#include "gui/platform/scroll_page.hpp"

#include <functional>

namespace attune {

/// The client's data and episodes.
class RecordPanel : public ScrollPage {
public:
    RecordPanel(wxWindow* parent, ClientViewModel& model);
    void rebuild();
    void edit();

private:
    wxWindow* make_data(wxWindow* parent);
    wxWindow* make_episodes(wxWindow* parent);
    wxWindow* make_archive(wxWindow* parent);
    void begin_episode();
    void end_episode(EpisodeId id);
    void attempt(const std::function<void()>& action);

    ClientViewModel& model_;
};

} // namespace attune
