// SPDX-License-Identifier: Apache-2.0
// How packs get into the Studio, and out of it.
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/authoring/pack_starter.hpp"
#include "core/modality/pack.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/modality/modalities_page.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/shell/main_frame.hpp"
#include "gui/shell/new_pack_dialog.hpp"

#include <algorithm>
#include <wx/dirdlg.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// Writes the files of a pack into a new folder of its name below `parent`, which must be free.
std::filesystem::path copy_pack(const Pack& pack, const std::filesystem::path& parent) {
    const auto collected = collect_pack_files(*pack.contents);
    if (!collected.problems.empty())
        throw Error{ErrorKind::bad_input, collected.problems.front()};
    write_new_pack(parent / pack.id, collected.files);
    return parent / pack.id;
}

std::filesystem::path chosen_folder(wxWindow* parent, const wxString& title) {
    wxDirDialog dialog{parent, title, {}, wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST};
    return dialog.ShowModal() == wxID_OK ? std::filesystem::path{dialog.GetPath().utf8_string()}
                                         : std::filesystem::path{};
}

} // namespace

void MainFrame::open_pack(const std::string& id) {
    const auto& packs = workspace().shelf.packs();
    const auto found = std::ranges::find(packs, id, &Pack::id);
    if (found == packs.end())
        return;
    const Pack pack = *found; // the shelf may get others while a dialog is open
    const auto folder = pack.contents->folder();
    if (!pack.shipped && !folder.empty())
        return open_studio(folder, StudioRequest::Access::edit);
    const auto name = utf8(pack.title.empty() ? pack.id : pack.title);
    const bool can_look = !folder.empty();
    wxMessageDialog dialog{this, wxString::Format(_("Copy %s to change it?"), name), _("Open in Studio"),
                           wxYES_NO | wxCANCEL | wxYES_DEFAULT};
    dialog.SetExtendedMessage(
        _("What is installed is not changed in place. A copy lies in a folder that you choose; "
          "give it a version and install it when it is ready."));
    dialog.SetYesNoLabels(_("Copy to a folder…"), can_look ? _("Only look") : _("Leave it"));
    const int answer = dialog.ShowModal();
    if (answer == wxID_NO && can_look)
        return open_studio(folder, StudioRequest::Access::look);
    if (answer != wxID_YES)
        return;
    const auto parent = chosen_folder(this, _("Folder for the copy"));
    if (parent.empty())
        return;
    try {
        open_studio(copy_pack(pack, parent), StudioRequest::Access::edit);
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void MainFrame::make_pack() {
    NewPackDialog dialog{this, workspace()};
    if (dialog.ShowModal() == wxID_OK)
        open_studio(dialog.folder(), StudioRequest::Access::edit);
}

void MainFrame::open_pack_folder() {
    const auto folder = chosen_folder(this, _("Open a pack's folder"));
    if (!folder.empty())
        open_studio(folder, StudioRequest::Access::edit);
}

void MainFrame::open_studio(const std::filesystem::path& folder, StudioRequest::Access access) {
    const auto makers = means_.makers(workspace());
    if (!makers.studio || !close_studio())
        return;
    try {
        studio_ = makers.studio(
            room_,
            {.folder = folder, .recovery = means_.surroundings.state_folder / "studio", .access = access},
            {.on_close = [this] { CallAfter([this] { close_studio(); }); },
             .on_installed = [this] { modalities_->reload(); }});
    } catch (const std::exception& failure) {
        return show_failure(this, failure);
    }
    room_->GetSizer()->Add(studio_.window, wxSizerFlags{1}.Expand());
    go_to(MainPlace::modalities);
}

bool MainFrame::close_studio() {
    if (studio_.window == nullptr)
        return true;
    try {
        studio_.keep();
    } catch (const std::exception& failure) {
        show_failure(this, failure); // what is typed stays on screen until it can be kept
        return false;
    }
    room_->GetSizer()->Detach(studio_.window);
    studio_.window->Destroy();
    studio_ = {};
    go_to(place_);
    return true;
}

} // namespace attune
