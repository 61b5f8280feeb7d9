// SPDX-License-Identifier: Apache-2.0
// What is done in the Studio: checking, saving, installing, offering words.
#include "gui/platform/utf8.hpp"
#include "gui/studio/studio_page_parts.hpp"

#include "core/error.hpp"
#include "core/modality/authoring/template_names.hpp"
#include "core/practice/pack_install.hpp"
#include "gui/modality/install_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/studio/field_snippet.hpp"
#include "gui/studio/insert_field_dialog.hpp"

#include <algorithm>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>

namespace attune {
void StudioPage::Parts::go_to_problem(std::size_t index) {
    if (index >= model.problems().size())
        return;
    const auto problem = model.problems()[index];
    model.choose(problem.file);
    show_side(Side::xml);
    problems->choose(index);
    xml->go_to({.line = problem.line, .column = problem.column});
    xml->focus();
    announce(xml, utf8(problem.problem));
}

void StudioPage::Parts::complete(Asked asked) {
    offered_ = model.completions(xml->surface().offset());
    const auto& text = model.current().text;
    const auto at = xml->surface().offset();
    const bool begun =
        at > offered_.from || (at > 0 && at <= text.size() &&
                               std::string_view{"<\" .'"}.find(text[at - 1]) != std::string_view::npos);
    std::vector<Offer> offers;
    if (asked == Asked::by_key || begun)
        for (const auto& item : offered_.items)
            offers.push_back({item.shown, item.note});
    // What stands there whole needs no list that hides the line below.
    if (asked == Asked::by_typing && offers.size() == 1 && offers.front().word.size() == at - offered_.from)
        offers.clear();
    xml->surface().offer(offered_.from, offers);
    if (asked == Asked::by_key && offers.empty())
        announce(xml, _("Nothing to offer here"));
}

void StudioPage::Parts::insert_field() {
    if (model.draft().access() == PackDraft::Access::look || !model.current().problem.empty())
        return announce(&page, _("This file is only looked at"));
    std::vector<std::string> taken;
    for (const auto& name : template_names(model.current().text))
        taken.push_back(name.name);
    InsertFieldDialog dialog{&page, std::move(taken)};
    if (dialog.ShowModal() != wxID_OK)
        return;
    show_side(Side::xml);
    auto& surface = xml->surface();
    const auto point = insert_point(model.current().text, surface.offset());
    const std::string blanks(point.indent, ' ');
    std::string words = "\n" + blanks;
    for (const char letter : dialog.xml()) {
        words += letter;
        if (letter == '\n')
            words += blanks;
    }
    surface.replace(point.offset, point.offset, words);
    xml->focus();
}

void StudioPage::Parts::check() {
    read_timer_.Stop();
    model.check();
    const auto count = model.problems().size();
    announce(&page, count == 0 ? _("Nothing found") : wxString::Format(_("%zu found"), count));
}

void StudioPage::Parts::install() {
    check();
    if (const auto errors = model.errors(); errors > 0) {
        bar_->show(InfoKind::caution,
                   errors == 1
                       ? _("Not installed: 1 error is to be mended first.")
                       : wxString::Format(_("Not installed: %zu errors are to be mended first."), errors));
        const auto first =
            std::ranges::find(model.problems(), StudioProblem::Weight::error, &StudioProblem::weight);
        return go_to_problem(static_cast<std::size_t>(first - model.problems().begin()));
    }
    try {
        const auto plan = plan_install(workspace.packs, *model.draft().contents());
        if (!plan.can_be_installed()) {
            RefusedPackDialog{&page, utf8(model.draft().folder().filename().string()), plan.problems}
                .ShowModal();
            return;
        }
        if (InstallDialog{&page, plan}.ShowModal() != wxID_OK)
            return;
        attune::install(workspace.packs, plan, plan.questions);
    } catch (const std::exception& failure) {
        return show_failure(&page, failure);
    }
    model.read(); // the packs at hand are others now
    bar_->show(InfoKind::information,
               _("Installed: New note offers it now, in the version that is shown here."));
    page.on_installed();
}

void StudioPage::Parts::save() {
    try {
        model.save_all();
    } catch (const std::exception& failure) {
        tell();
        if (!model.current().changed_elsewhere)
            show_failure(&page, failure);
        return;
    }
    read_timer_.Stop();
    model.read();
    announce(&page, _("Saved"));
}

void StudioPage::Parts::tell() {
    const auto& files = model.draft().files();
    const auto conflict = std::ranges::find(files, true, &DraftFile::changed_elsewhere);
    if (conflict != files.end()) {
        bar_->show(
            InfoKind::caution,
            wxString::Format(_("Changed elsewhere: another program wrote %s while you changed it here."),
                             utf8(conflict->name)),
            _("Choose…"),
            [this, name = conflict->name] { page.CallAfter([this, name] { settle_conflict(name); }); });
        return;
    }
    if (model.draft().access() == PackDraft::Access::look) {
        bar_->show(
            InfoKind::information,
            _("Only to look at: this pack came with Attune, or its folder cannot be written. Copy it under "
              "Modalities to change it."));
        return;
    }
    if (model.draft().was_recovered())
        bar_->show(InfoKind::information,
                   _("Restored: changes that were not saved last time are here again."), _("Drop them"),
                   [this] {
                       model.drop_changes();
                       page.CallAfter([this] { tell(); });
                   });
    else
        bar_->Dismiss();
}

void StudioPage::Parts::settle_conflict(const std::string& name) {
    model.choose(name);
    wxMessageDialog dialog{&page, _("Which text should stay?"), _("Changed elsewhere"),
                           wxYES_NO | wxCANCEL | wxCANCEL_DEFAULT};
    dialog.SetExtendedMessage(_("Both cannot stay in one file. Cancel leaves everything as it is."));
    dialog.SetYesNoLabels(_("Mine, over theirs"), _("Theirs, mine goes"));
    const int answer = dialog.ShowModal();
    try {
        if (answer == wxID_YES)
            model.overwrite();
        else if (answer == wxID_NO)
            model.take_from_disk();
    } catch (const std::exception& failure) {
        show_failure(&page, failure);
    }
    tell();
}

bool StudioPage::Parts::has_open_dialog() {
    return std::any_of(wxTopLevelWindows.begin(), wxTopLevelWindows.end(), [](wxWindow* window) {
        const auto* dialog = dynamic_cast<wxDialog*>(window);
        return dialog != nullptr && dialog->IsModal();
    });
}

void StudioPage::Parts::look_at_disk() {
    if (!has_open_dialog() && model.look_at_disk())
        tell();
}

} // namespace attune
