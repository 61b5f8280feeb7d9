// SPDX-License-Identifier: Apache-2.0
// What stands below the buttons over the chart.
#include "gui/platform/utf8.hpp"
#include "gui/progress/document_printout.hpp"
#include "gui/progress/progress_page.hpp"
#include "gui/progress/series_panel.hpp"

#include <wx/menu.h>

namespace attune {

namespace {

constexpr int first_id = wxID_HIGHEST + 1;
constexpr double zoom_step = 1.6;

} // namespace

void ProgressPage::choose_series() {
    wxMenu menu;
    std::vector<std::string> ids;
    for (const SeriesGroup& group : model_->groups()) {
        for (const SeriesChoice& choice : group.series) {
            auto* item = menu.AppendCheckItem(static_cast<int>(ids.size()) + first_id,
                                              utf8(group.title + ": " + choice.label));
            item->Check(choice.shown);
            ids.push_back(choice.series);
        }
    }
    menu.Bind(wxEVT_MENU, [&](wxCommandEvent& event) {
        model_->show_series(ids.at(static_cast<std::size_t>(event.GetId() - first_id)), event.IsChecked());
        series_->show_course();
    });
    choose_->PopupMenu(&menu, 0, choose_->GetSize().y);
}

void ProgressPage::choose_export(wxWindow* button) {
    wxMenu menu;
    const int report = first_id + 100;
    const int print = first_id + 101;
    if (workspace_ != nullptr) {
        menu.Append(report, _("&Report to hand over…"));
        menu.AppendSeparator();
    }
    menu.Append(print, _("P&rint what is shown…"));
    const std::vector<std::pair<ExportKind, wxString>> kinds{{ExportKind::pdf, _("What is shown, &PDF…")},
                                                             {ExportKind::png, _("Pi&cture, PNG…")},
                                                             {ExportKind::svg, _("&Drawing, SVG…")},
                                                             {ExportKind::csv, _("&Numbers, CSV…")}};
    for (const auto& [kind, label] : kinds)
        menu.Append(static_cast<int>(kind) + first_id, label);
    const int chosen = button->GetPopupMenuSelectionFromUser(menu, 0, button->GetSize().y);
    if (chosen == report)
        make_report();
    else if (chosen == print)
        print_document(this, model_->printed());
    else if (chosen != wxID_NONE)
        export_as(static_cast<ExportKind>(chosen - first_id));
}

void ProgressPage::choose_view(wxWindow* button) {
    enum Act { own = first_id, as_measured, up_better, closer, wider, whole, to_client };
    wxMenu menu;
    menu.AppendRadioItem(own, _("A scale for &each series"))->Check(model_->scale() == TimelineScale::own);
    menu.AppendRadioItem(as_measured, _("One scale, as &measured"))
        ->Check(model_->scale() == TimelineScale::shared_as_measured);
    menu.AppendRadioItem(up_better, _("One scale, &up is better"))
        ->Check(model_->scale() == TimelineScale::shared_up_better);
    menu.AppendSeparator();
    menu.Append(closer, _("Zoom &in, +"));
    menu.Append(wider, _("Zoom &out, −"))->Enable(model_->is_zoomed());
    menu.Append(whole, _("&Whole stretch, 0"))->Enable(model_->is_zoomed());
    menu.AppendSeparator();
    menu.Append(to_client, _("&Show to client, F11"));
    switch (button->GetPopupMenuSelectionFromUser(menu, 0, button->GetSize().y)) {
    case own: model_->set_scale(TimelineScale::own); break;
    case as_measured: model_->set_scale(TimelineScale::shared_as_measured); break;
    case up_better: model_->set_scale(TimelineScale::shared_up_better); break;
    case closer: model_->zoom(1 / zoom_step); break;
    case wider: model_->zoom(zoom_step); break;
    case whole: model_->show_whole(); break;
    case to_client: show_to_client(); break;
    default: break;
    }
}

} // namespace attune
