// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/client_view.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <wx/choice.h>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

namespace {

constexpr double body_size = 18; ///< px at 96 dpi: read from across a table
constexpr int widest_words = 110; ///< characters

} // namespace

ClientView::ClientView(wxWindow* parent, Timeline timeline, const std::string& series, const std::string& key)
    : wxDialog{parent, wxID_ANY, _("Attune"), wxDefaultPosition, wxDefaultSize, wxRESIZE_BORDER | wxNO_BORDER},
      timeline_{std::move(timeline)},
      lines_{client_view_lines(timeline_)} {
    SetName("client-view");
    build();
    const auto wanted = std::find_if(lines_.begin(), lines_.end(), [&](const ClientViewLine& line) {
        return line.series == series && (key.empty() || line.key == key);
    });
    show_line(wanted == lines_.end() ? 0 : static_cast<std::size_t>(wanted - lines_.begin()));
    if (wxWindow* top = wxGetTopLevelParent(parent))
        SetSize(top->GetRect()); // where the window manager refuses the whole screen, all of the program is covered
    ShowFullScreen(true);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        switch (event.GetKeyCode()) {
        case WXK_ESCAPE:
        case WXK_F11: return EndModal(wxID_CANCEL);
        case WXK_UP: return step(-1);
        case WXK_DOWN: return step(1);
        default: event.Skip();
        }
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        chart_->Refresh();
    });
}

bool ClientView::has_lines(const Timeline& timeline) { return !client_view_lines(timeline).empty(); }

void ClientView::build() {
    auto* page = new StyledPanel{this, "attune-base"};
    title_ = wrapped_text(page, {}, FontRole::product, Tone::usual, widest_words);
    title_->SetName("client-view-title");
    start_ = wrapped_text(page, {}, FontRole::title, Tone::usual, widest_words);
    start_->SetName("client-view-start");
    now_ = wrapped_text(page, {}, FontRole::title, Tone::usual, widest_words);
    now_->SetName("client-view-now");
    change_ = wrapped_text(page, {}, FontRole::heading, Tone::usual, widest_words);
    change_->SetName("client-view-change");
    direction_ = wrapped_text(page, {}, FontRole::heading, Tone::muted, widest_words);
    chart_ = new wxWindow{page, wxID_ANY};
    chart_->SetBackgroundStyle(wxBG_STYLE_PAINT);
    chart_->SetMinSize(FromDIP(wxSize{320, 240}));
    set_accessible(chart_, "client-view-chart", _("Course"), {}, Role::chart);
    chart_->Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint_chart(); });
    chart_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        chart_->Refresh();
    });
    choice_ = new wxChoice{page, wxID_ANY};
    for (const ClientViewLine& line : lines_)
        choice_->Append(utf8(line.label));
    set_accessible(choice_, "client-view-choice", _("What is shown"));
    guard_wheel(choice_, [](int) {});
    choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) { show_line(static_cast<std::size_t>(event.GetSelection())); });
    choice_->Show(lines_.size() > 1);
    auto* back = push_button(page, "client-view-back", _("&Back (Esc)"), _("Back to the program"));
    back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });

    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(title_, wxSizerFlags{}.Expand());
    words->Add(start_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    words->Add(now_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    words->Add(change_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    words->Add(direction_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    auto* foot = new wxBoxSizer{wxHORIZONTAL};
    foot->Add(choice_, wxSizerFlags{}.CentreVertical());
    foot->AddStretchSpacer();
    foot->Add(back, wxSizerFlags{}.CentreVertical());
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(words, wxSizerFlags{}.Expand());
    inside->Add(chart_, wxSizerFlags{1}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(16)));
    inside->Add(foot, wxSizerFlags{}.Expand());
    auto* margin = new wxBoxSizer{wxVERTICAL};
    margin->Add(inside, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(40)));
    page->SetSizer(margin);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(page, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
}

void ClientView::show_line(std::size_t line) {
    if (line >= lines_.size())
        return;
    auto screen = client_view_screen(timeline_, lines_[line]);
    if (!screen)
        return;
    line_ = line;
    screen_ = std::move(*screen);
    choice_->SetSelection(static_cast<int>(line));
    title_->set_words(utf8(screen_.title));
    start_->set_words(utf8(screen_.start));
    start_->Show(!screen_.start.empty());
    now_->set_words(utf8(screen_.now));
    change_->set_words(utf8(screen_.change));
    direction_->set_words(utf8(screen_.direction));
    set_description(chart_, utf8(screen_.spoken));
    announce(chart_, utf8(screen_.spoken));
    chart_->Refresh();
    Layout();
}

void ClientView::step(int by) {
    if (lines_.empty())
        return;
    const auto count = static_cast<int>(lines_.size());
    show_line(static_cast<std::size_t>(std::clamp(static_cast<int>(line_) + by, 0, count - 1)));
}

void ClientView::paint_chart() {
    wxPaintDC dc{chart_};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    if (!graphics || screen_.chart.panels.empty())
        return;
    TextFace face{attune::font(FontRole::body).GetFaceName().utf8_string(), body_size * text_size()};
    const wxSize size = chart_->ToDIP(chart_->GetClientSize());
    const ChartLayout layout = lay_out(screen_.chart, std::max(size.x, 200), std::max(size.y, 120), face);
    draw_chart(static_cast<cairo_t*>(graphics->GetNativeContext()), layout,
               palette().dark ? dark_palette() : light_palette(), face);
}

} // namespace attune
