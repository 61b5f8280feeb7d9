// SPDX-License-Identifier: Apache-2.0
#include "gui/modality/modalities_page.hpp"

#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/modality/form_preview_dialog.hpp"
#include "gui/modality/install_dialog.hpp"
#include "gui/modality/trust_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace attune {
namespace {

constexpr std::size_t problems_shown = 20;
constexpr std::size_t rows_always_shown = 4;

RowCell state_cell(ModalityState state) {
    switch (state) {
    case ModalityState::on: return {_("On"), Mark::good, Tone::good};
    case ModalityState::waiting: return {_("Waiting for approval"), Mark::caution, Tone::caution};
    case ModalityState::without_code: return {_("On, without its code"), Mark::good, Tone::good};
    case ModalityState::stopped: return {_("On, its code stopped"), Mark::caution, Tone::caution};
    case ModalityState::off: return {_("Off"), Mark::not_set, Tone::usual};
    case ModalityState::removed: return {_("Removed, notes kept"), Mark::none, Tone::muted};
    case ModalityState::damaged: break;
    }
    return {_("Cannot be used"), Mark::critical, Tone::critical};
}

RowCell cell_of(const ModalityRow& row, std::size_t column) {
    switch (column) {
    case 0: return {utf8(row.title), {}, {}};
    case 1: return {utf8(row.version), {}, {}};
    case 2: return {utf8(row.publisher), {}, {}};
    case 3: return {row.has_library ? _("XML and native code") : _("XML"), {}, {}};
    case 4: return state_cell(row.state);
    default: return {utf8(row.contents), {}, {}};
    }
}

void add_fact(Card* card, wxFlexGridSizer* facts, const wxString& label, const wxString& words) {
    if (words.empty())
        return;
    auto* name = text(card, label, FontRole::body, Tone::muted);
    name->SetMinSize(card->FromDIP(wxSize{120, -1}));
    facts->Add(name);
    facts->Add(wrapped_text(card, words), wxSizerFlags{1}.Expand());
}

void add_problems(Card* card, const std::vector<std::string>& problems) {
    if (problems.empty())
        return;
    card->content()->Add(new StatusText{card, Mark::critical, _("What is wrong")},
                         wxSizerFlags{}.Border(wxTOP, card->FromDIP(12)));
    for (std::size_t i = 0; i < std::min(problems.size(), problems_shown); ++i)
        card->content()->Add(wrapped_text(card, utf8(problems[i]), FontRole::code),
                             wxSizerFlags{}.Expand().Border(wxTOP, card->FromDIP(4)));
    if (problems.size() > problems_shown)
        card->content()->Add(text(card, wxString::Format(_("and %zu more"), problems.size() - problems_shown),
                                  FontRole::small, Tone::muted));
}

} // namespace

ModalitiesPage::ModalitiesPage(wxWindow* parent, Workspace& workspace)
    : wxPanel{parent},
      workspace_{workspace},
      model_{workspace} {
    SetName("modalities-page");
    auto* down = new wxBoxSizer{wxVERTICAL};
    add_head(down);
    bar_ = new InfoBar{this, "modality-bar"};
    down->Add(bar_, wxSizerFlags{}.Expand());
    add_list(down);
    detail_ = new ScrollPage{this};
    set_accessible(detail_, "modality-detail", _("About this modality"));
    down->Add(detail_, wxSizerFlags{3}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    SetSizer(down);
    model_.on_change = [this] { show_rows(); };
    show_rows();
}

void ModalitiesPage::add_head(wxSizer* down) {
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(text(this, _("Modalities"), FontRole::title), wxSizerFlags{}.CentreVertical());
    head->AddStretchSpacer();
    auto* fresh = push_button(this, "modality-new-pack", _("Ne&w pack…"));
    fresh->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_new_pack(); });
    head->Add(fresh, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    auto* folder = push_button(this, "modality-open-folder", _("Op&en a pack folder…"));
    folder->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_open_folder(); });
    head->Add(folder, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    auto* install = push_button(this, "modality-install", _("&Install from file…"));
    install->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_file(); });
    head->Add(install, wxSizerFlags{}.CentreVertical());
    down->Add(head, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
}

void ModalitiesPage::add_list(wxSizer* down) {
    auto* frame = new StyledPanel{this, "attune-framed"};
    list_ = new RowList{frame, "modality-list", _("Modalities"),
                        {{_("Name"), 0, false, true},
                         {_("Version"), 68},
                         {_("Publisher"), 138},
                         {_("Made of"), 152},
                         {_("State"), 172, false, false, true},
                         {_("Contents"), 136}}};
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame->SetSizer(inside);
    list_frame_ = frame;
    down->Add(frame, wxSizerFlags{4}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        return cell_of(model_.rows().at(row), column);
    };
    list_->on_select = [this](std::size_t row) { show_detail(model_.rows().at(row).id); };
}

void ModalitiesPage::show_rows() {
    const auto& rows = model_.rows();
    list_->set_count(rows.size());
    list_frame_->SetMinSize({-1, list_->height_for(std::clamp<std::size_t>(rows.size(), 1, rows_always_shown)) + 2});
    update_bar();
    const auto kept = std::ranges::find(rows, chosen_, &ModalityRow::id);
    if (!rows.empty())
        choose(kept == rows.end() ? rows.front().id : chosen_);
    Layout();
}

void ModalitiesPage::choose(const std::string& id) {
    const auto& rows = model_.rows();
    const auto found = std::ranges::find(rows, id, &ModalityRow::id);
    if (found == rows.end())
        return;
    list_->choose(static_cast<std::size_t>(found - rows.begin()));
    show_detail(id);
}

void ModalitiesPage::update_bar() {
    const auto* waiting = model_.waiting();
    if (waiting == nullptr)
        return bar_->Dismiss();
    bar_->show(InfoKind::caution,
               wxString::Format(_("%s brings native code. Its forms work now; what its code computes waits for your "
                                  "approval."),
                                utf8(waiting->title)),
               _("Approve…"), [this, id = waiting->id] { CallAfter([this, id] { ask_for_approval(id); }); });
}

void ModalitiesPage::show_detail(const std::string& id) {
    chosen_ = id;
    const auto detail = model_.detail(id);
    wxPanel* inside = detail_->inside();
    inside->DestroyChildren();
    auto* card = new Card{inside, utf8(detail.heading)};
    card->add_line();
    auto* facts = new wxFlexGridSizer{2, FromDIP(6), FromDIP(12)};
    facts->AddGrowableCol(1);
    wxString forms;
    for (const auto& form : detail.forms)
        forms += (forms.empty() ? "" : "\n") + utf8(form);
    add_fact(card, facts, _("In use"), utf8(detail.use));
    add_fact(card, facts, _("Evidence"), utf8(detail.evidence));
    add_fact(card, facts, _("Forms"), forms);
    add_fact(card, facts, _("Program part"), utf8(detail.library));
    add_fact(card, facts, _("Signed by"), utf8(detail.signed_by));
    add_fact(card, facts, _("Origin"), utf8(detail.origin));
    add_fact(card, facts, _("Licence"), utf8(detail.licence));
    card->content()->Add(facts, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    add_actions(card, card->content(), detail);
    add_problems(card, detail.problems);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(16)));
    inside->SetSizer(sizer);
    detail_->refit();
}

void ModalitiesPage::add_actions(wxWindow* parent, wxSizer* down, const ModalityDetail& detail) {
    auto* line = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES}; // narrow windows take two lines
    const auto add = [&](bool is_there, const char* id, const wxString& label, std::function<void()> action) {
        if (!is_there)
            return;
        auto* button = push_button(parent, id, label);
        // The card that holds the button is built anew by what it does.
        button->Bind(wxEVT_BUTTON, [this, action = std::move(action)](wxCommandEvent&) { CallAfter(action); });
        line->Add(button, wxSizerFlags{}.Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
    };
    const std::string id = chosen_;
    add(detail.can_turn_on, "modality-on", _("Turn &on"), [this, id] { act([&] { model_.turn(id, PackSwitch::on); }); });
    add(detail.can_turn_off, "modality-off", _("Turn o&ff"),
        [this, id] { act([&] { model_.turn(id, PackSwitch::off); }); });
    add(detail.can_approve, "modality-approve", _("A&pprove code…"), [this, id] { ask_for_approval(id); });
    add(detail.can_withdraw, "modality-withdraw", _("Stop its &code"),
        [this, id] { act([&] { model_.withdraw(id); }); });
    add(detail.problems.empty(), "modality-preview", _("Pre&view form"), [this, id] {
        const auto& packs = workspace_.shelf.packs();
        if (const auto found = std::ranges::find(packs, id, &Pack::id); found != packs.end())
            preview(this, *found);
    });
    add(true, "modality-studio", _("Open in &Studio…"), [this, id] { on_open_studio(id); });
    add(detail.can_remove, "modality-remove", _("&Remove…"), [this, id] { ask_to_remove(id); });
    add(detail.can_revoke, "modality-revoke", _("&Trust its publisher no longer…"), [this, id] { ask_to_revoke(id); });
    down->Add(line, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
}

void ModalitiesPage::act(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void ModalitiesPage::choose_file() {
    wxFileDialog dialog{this, _("Install a modality"), {}, {},
                        _("Packs (*.attunepack)") + "|*.attunepack|" + _("All files") + "|*",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() == wxID_OK)
        install_from(dialog.GetPath().utf8_string());
}

void ModalitiesPage::install_from(const std::filesystem::path& file) {
    act([&] {
        const auto plan = model_.plan(file);
        if (!plan.can_be_installed()) {
            RefusedPackDialog{this, utf8(file.filename().string()), plan.problems}.ShowModal();
            return;
        }
        InstallDialog dialog{this, plan};
        dialog.offer_preview([this, &dialog, &plan] { preview(&dialog, plan.pack); });
        if (dialog.ShowModal() != wxID_OK)
            return;
        chosen_ = plan.pack.id;
        model_.install(plan);
    });
}

void ModalitiesPage::preview(wxWindow* over, const Pack& pack) {
    act([&] { FormPreviewDialog{over, pack, workspace_.shelf, workspace_.clock.today()}.ShowModal(); });
}

void ModalitiesPage::ask_for_approval(const std::string& id) {
    act([&] {
        choose(id);
        TrustDialog dialog{this, model_.library_request(id)};
        dialog.ShowModal();
        if (dialog.choice() == TrustChoice::approve)
            model_.approve(id);
        else if (dialog.choice() == TrustChoice::without_code)
            model_.use_without_code(id);
    });
}

void ModalitiesPage::ask_to_revoke(const std::string& id) {
    const auto detail = model_.detail(id);
    wxMessageDialog question{this, _("Trust this publisher no longer?"), _("Attune"),
                             wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(wxString::Format(_("%s\n\nProgram parts from this publisher stop, and the next file "
                                                   "asks you again. The forms and your notes stay."),
                                                 utf8(detail.signed_by)));
    question.SetYesNoLabels(_("Trust no longer"), _("Keep"));
    if (question.ShowModal() == wxID_YES)
        act([&] { model_.revoke_publisher(id); });
}

void ModalitiesPage::ask_to_remove(const std::string& id) {
    const auto detail = model_.detail(id);
    wxMessageDialog question{this, wxString::Format(_("Remove %s?"), utf8(detail.heading)), _("Attune"),
                             wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(
        _("It is no longer offered for new notes. Notes and drafts that were written with it stay as they are."));
    question.SetYesNoLabels(_("Remove"), _("Keep"));
    if (question.ShowModal() == wxID_YES)
        act([&] { model_.remove(id); });
}

} // namespace attune
