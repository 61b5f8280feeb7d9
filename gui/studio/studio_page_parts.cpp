// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/studio_page_parts.hpp"

#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/assistive.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/memory.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/splitter.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/tab_row.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/studio/stack_splitter.hpp"

#include <algorithm>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// A window of 1180 less its navigation.
constexpr int narrow_page = 1180 - 152;
constexpr int xml_width = 580;
constexpr int least_xml = 320;
constexpr int least_form = 440;
constexpr const char* share_key = "studio.xml-share";
constexpr int usual_share = 514; ///< thousandths of the width: 580 of a window of 1280
constexpr int problems_height = 164;
constexpr int keep_pause = 1000; ///< milliseconds

XmlPane::Look first_look() {
    if (const auto plain = remembered("studio.plain"))
        return *plain != 0 ? XmlPane::Look::plain : XmlPane::Look::coloured;
    return screen_reader_runs() ? XmlPane::Look::plain : XmlPane::Look::coloured;
}

} // namespace

StudioPage::Parts::Parts(StudioPage& owner, Workspace& room, const std::filesystem::path& folder,
                         const std::filesystem::path& recovery, PackDraft::Access access)
    : page{owner},
      workspace{room},
      model{room, folder, recovery, access} {}

void StudioPage::Parts::build() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(build_head(), 0, wxEXPAND);
    down->Add(hairline(&page), 0, wxEXPAND);
    bar_ = new InfoBar{&page, "studio-bar"};
    down->Add(bar_, 0, wxEXPAND);
    sides_row_ = new StyledPanel{&page, "attune-window"};
    sides_ = new TabRow{sides_row_,
                        "studio.sides",
                        _("XML or form"),
                        {{"studio.side-xml", _("XML")}, {"studio.side-form", _("Form")}}};
    sides_->on_select = [this](std::size_t at) { show_side(at == 0 ? Side::xml : Side::form); };
    auto* sides = new wxBoxSizer{wxVERTICAL};
    sides->Add(sides_, 0, wxLEFT, page.FromDIP(8));
    sides->Add(hairline(sides_row_), 0, wxEXPAND);
    sides_row_->SetSizer(sides);
    sides_row_->Hide();
    down->Add(sides_row_, 0, wxEXPAND);
    stack_ = new StackSplitter{&page, "studio.stack", "studio.problems", problems_height};
    halves_ = new Splitter{stack_, "studio.halves", {}, xml_width};
    halves_->keep_share(share_key, usual_share);
    xml = new XmlPane{halves_, model, first_look()};
    trial = new TrialPane{halves_, model};
    problems = new ProblemPane{stack_, model};
    down->Add(stack_, 1, wxEXPAND);
    // Shown by the first `arrange`: laid out without a size, its controls would get widths below what GTK can
    // draw.
    stack_->Hide();
    page.SetSizer(down);
    for (wxWindow* pane :
         {static_cast<wxWindow*>(xml), static_cast<wxWindow*>(trial), static_cast<wxWindow*>(problems)})
        make_pane(pane);
    connect();
    refresh();
    tell();
    page.CallAfter([this] {
        arrange();
        xml->focus();
    });
}

wxWindow* StudioPage::Parts::build_head() {
    auto* head = new StyledPanel{&page, "attune-window"};
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(text(head, _("Studio"), FontRole::heading));
    line_ = new wxStaticText{head, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    line_->SetFont(font(FontRole::small));
    line_->SetName("studio.line");
    line_->SetMinSize({page.FromDIP(120), -1});
    set_tone(line_, Tone::muted);
    words->Add(line_, 0, wxEXPAND);
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    across->AddSpacer(page.FromDIP(16));
    across->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
    const auto add = [&](const std::string& id, const wxString& label, std::function<void()> act) {
        auto* button = push_button(head, id, label);
        button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
        across->Add(button, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, page.FromDIP(8));
        return button;
    };
    add("studio.close", _("Cl&ose"), [this] {
        try {
            page.close_studio();
        } catch (const std::exception& failure) {
            show_failure(&page, failure);
        }
    });
    insert_ = add("studio.insert", _("&Insert field…"), [this] { page.insert_field(); });
    add("studio.check", _("C&heck"), [this] { check(); });
    save_ = add("studio.save", _("Sa&ve"), [this] { save(); });
    install_ = add("studio.install", _("I&nstall in practice…"), [this] { install(); });
    suggested(install_);
    across->AddSpacer(page.FromDIP(16));
    head->SetSizer(across);
    head->SetMinSize({-1, page.FromDIP(60)});
    return head;
}

void StudioPage::Parts::connect() {
    model.start_timer = [this](std::chrono::milliseconds pause) {
        read_timer_.StartOnce(static_cast<int>(pause.count()));
        if (!keep_timer_.IsRunning()) // who types without a pause is kept all the same
            keep_timer_.StartOnce(keep_pause);
    };
    model.on_change = [this] { refresh(); };
    model.on_text = [this] { xml->show_text(); };
    read_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent& event) {
        if (has_open_dialog()) // it may show a field of the form that would be replaced
            read_timer_.StartOnce(event.GetInterval());
        else
            model.read();
    });
    keep_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        try {
            page.keep();
        } catch (const std::exception& failure) {
            bar_->show(InfoKind::caution, wxString::Format(_("Not kept: %s Save now, or copy the text."),
                                                           sentence_for(failure)));
        }
    });
    xml->on_typed = [this] { complete(Asked::by_typing); };
    xml->on_ask = [this] { complete(Asked::by_key); };
    xml->on_take = [this](std::size_t index) {
        if (index >= offered_.items.size())
            return;
        const auto item = offered_.items[index];
        auto& surface = xml->surface();
        surface.replace(offered_.from, surface.offset(), item.text);
        if (item.caret_back > 0) {
            const auto at = surface.offset() - item.caret_back;
            surface.select(at, at);
        }
    };
    problems->on_go = [this](std::size_t index) { go_to_problem(index); };
    page.Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
    page.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        page.CallAfter([this] { arrange(); });
    });
}

bool StudioPage::Parts::take_key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const int held = event.GetModifiers();
    if (held == wxMOD_NONE && key == WXK_F5)
        check();
    else if ((held == wxMOD_NONE || held == wxMOD_SHIFT) && key == WXK_F8)
        page.next_problem(held == wxMOD_SHIFT);
    else if (held == wxMOD_NONE && key == WXK_F3)
        xml->find_next();
    else if (held == wxMOD_CONTROL && key == 'I')
        page.insert_field();
    else if (held == wxMOD_CONTROL && key == 'D')
        page.cross();
    else if (held == wxMOD_CONTROL && key == 'F')
        page.find();
    else if (held == wxMOD_CONTROL && key == 'S')
        save();
    else if (held == wxMOD_CONTROL && key == 'Z')
        page.undo();
    else if ((held == (wxMOD_CONTROL | wxMOD_SHIFT) && key == 'Z') || (held == wxMOD_CONTROL && key == 'Y'))
        page.redo();
    else
        return false;
    return true;
}

void StudioPage::Parts::refresh() {
    xml->refresh();
    trial->refresh();
    problems->refresh();
    refresh_head();
}

void StudioPage::Parts::refresh_head() {
    const auto& pack = model.pack();
    const auto name = pack.title.empty() ? model.draft().folder().filename().string() : pack.title;
    wxString words = utf8(name);
    if (!pack.version.empty())
        words += wxString::Format(_(", version %s"), utf8(pack.version));
    if (model.draft().access() == PackDraft::Access::look)
        words += _(", only to look at");
    else
        words += model.draft().has_changes() ? _(", not saved") : _(", saved");
    words += ".";
    for (const auto& other : workspace.shelf.packs())
        if (other.id == pack.id && !pack.version.empty() && other.version != pack.version)
            words += wxString::Format(_(" Notes already written keep version %s."), utf8(other.version));
    if (line_->GetLabelText() != words) {
        line_->SetLabelText(words);
        line_->SetToolTip(words + " " + utf8(model.draft().folder().string()));
    }
    for (auto* button : {save_, insert_, install_})
        button->Enable(model.draft().access() == PackDraft::Access::edit);
}

bool StudioPage::Parts::is_narrow() const {
    return page.ToDIP(page.GetSize().x) < narrow_page;
}

void StudioPage::Parts::arrange() {
    if (page.GetSize().x < page.FromDIP(400))
        return;
    const bool narrow = is_narrow();
    if (arranged_ && narrow == was_narrow_)
        return;
    if (!arranged_) {
        halves_->split(xml, trial, least_xml, least_form, 0);
        stack_->split(halves_, problems, 100, 320);
        stack_->Show();
    }
    arranged_ = true;
    was_narrow_ = narrow;
    sides_row_->Show(narrow);
    show_side(side_);
    page.Layout();
}

void StudioPage::Parts::show_side(Side side) {
    side_ = side;
    sides_->select(side == Side::xml ? 0 : 1);
    if (!arranged_)
        return;
    page.Freeze();
    xml->Show();
    trial->Show();
    if (!halves_->IsSplit())
        halves_->split(xml, trial, least_xml, least_form, 0);
    if (was_narrow_)
        halves_->Unsplit(side == Side::xml ? static_cast<wxWindow*>(trial) : xml);
    page.Thaw();
}

} // namespace attune
