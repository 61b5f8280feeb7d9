// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/report/chart/chart.hpp"
#include "gui/progress/client_view_choice.hpp"

#include <cstddef>
#include <optional>
#include <vector>
#include <wx/dialog.h>
#include <wx/stattext.h>

class wxChoice;

namespace attune {

class Prose;

/// The whole screen, to be turned towards the client: one line of the course with what it means in plain words, and
/// nothing else of the record. Up and Down (or the choice) show another line, Esc or F11 returns.
///
/// A dialog, so that nothing behind it can be reached, and so that it ends when the practice is locked. Holds what it
/// shows; no client's name stands anywhere in it.
class ClientView : public wxDialog {
public:
    /// Shows the line of this series first when there is one, else the first line. Show it with ShowModal.
    ClientView(wxWindow* parent, Timeline timeline, const std::string& series = {}, const std::string& key = {});

    /// Whether there is anything to show.
    [[nodiscard]] static bool has_lines(const Timeline& timeline);
    [[nodiscard]] const ClientViewScreen& screen() const noexcept { return screen_; }
    void show_line(std::size_t line);

private:
    void build();
    void paint_chart();
    void step(int by);

    Timeline timeline_;
    std::vector<ClientViewLine> lines_;
    std::size_t line_ = 0;
    ClientViewScreen screen_;
    wxChoice* choice_ = nullptr;
    Prose* title_ = nullptr;
    Prose* start_ = nullptr;
    Prose* now_ = nullptr;
    Prose* change_ = nullptr;
    Prose* direction_ = nullptr;
    wxWindow* chart_ = nullptr;
};

} // namespace attune
