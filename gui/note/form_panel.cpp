// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_panel.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int widest = 760;
constexpr int margin = 16;
constexpr int notch = 72;
/// How many sections with answers to fill are open when a note is opened.
constexpr int open_at_first = 2;
/// And of a part that is to be seen as a whole: more would take too long to build.
constexpr int open_of_part = 6;

} // namespace

FormPanel::FormPanel(wxWindow* parent, FormViewModel& model, UndoStack& undo)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE},
      model_{model},
      undo_{undo},
      inner_{new Group{this}},
      stack_{new wxBoxSizer{wxVERTICAL}} {
    // Anchors need single pixels, so the wheel is handled here.
    SetScrollRate(0, 1);
    auto* hold = new wxBoxSizer{wxVERTICAL};
    hold->Add(inner_, 0, wxEXPAND);
    SetSizer(hold);
    inner_->SetSizer(stack_);
    set_accessible(inner_, "note-form", _("Note"), {}, Role::grouping);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_width();
    });
    Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        scroll_by(-event.GetWheelRotation() * FromDIP(notch) / std::max(1, event.GetWheelDelta()));
    });
    toplevel_ = outer_widget(wxGetTopLevelParent(this));
    signal_ = g_signal_connect_after(toplevel_, "set-focus",
                                     G_CALLBACK(+[](GtkWindow*, GtkWidget*, gpointer form) {
                                         auto* panel = static_cast<FormPanel*>(form);
                                         // Not now: the widgets that lose and get the focus are still busy.
                                         panel->CallAfter([panel] { panel->focus_changed(); });
                                     }),
                                     this);
}

FormPanel::~FormPanel() {
    g_signal_handler_disconnect(toplevel_, signal_);
}

void FormPanel::scroll_by(int pixels) {
    int x = 0, y = 0;
    GetViewStart(&x, &y);
    Scroll(-1, std::max(0, y + pixels));
}

bool FormPanel::opens_at_first(const OutlineSection& section, int& opened) const {
    const auto& outline = model_.sections();
    const auto found = std::ranges::find(outline, section.key, &OutlineSection::key);
    if (found == outline.end())
        return false;
    if (const auto part = model_.open_part())
        return found->key.part == *part && opened++ < open_of_part;
    // A signed note opens on what its modality wrote; how the session was held is in the folded head.
    if (model_.is_read_only())
        return found->state == SectionState::done && (found->key.part != outline.front().key.part || first_of_modality() == 0);
    // What is done folds when a draft is opened again; what waits is there to be typed into.
    return found->state == SectionState::to_fill && opened++ < open_at_first;
}

std::size_t FormPanel::first_of_modality() const {
    const auto& outline = model_.sections();
    const auto found = std::ranges::find_if(
        outline, [&](const OutlineSection& section) { return section.key.part != outline.front().key.part; });
    return found == outline.end() ? 0 : static_cast<std::size_t>(found - outline.begin());
}

void FormPanel::go_to_start() {
    const auto& outline = model_.sections();
    if (outline.empty())
        return;
    const auto waits = std::ranges::find(outline, SectionState::to_fill, &OutlineSection::state);
    if (waits != outline.end())
        return go_to(SectionKey{waits->key});
    go_to(SectionKey{outline[first_of_modality()].key});
    // Addenda stand above the first section, and what they say comes first.
    if (!addenda_.empty())
        Scroll(-1, 0);
}

void FormPanel::rebuild() {
    for (const auto& pane : panes_) {
        std::erase_if(remembered_, [&](const auto& entry) { return entry.first == pane.section.key; });
        remembered_.emplace_back(pane.section.key, pane.open);
    }
    panes_.clear();
    stack_->Clear(true);
    last_path_.reset();
    add_addenda();
    int opened = 0;
    for (const auto& section : every_section(model_.form(), [this](auto what, auto id) { return model_.title_of(what, id); })) {
        const auto known = std::ranges::find(remembered_, section.key, &std::pair<SectionKey, bool>::first);
        add_pane(section, known != remembered_.end() ? known->second : opens_at_first(section, opened));
    }
    for (auto& pane : panes_)
        if (pane.open)
            build_body(pane);
    width_ = 0;
    refresh();
    fit_width();
}

void FormPanel::refresh_head(Pane& pane) {
    const auto& outline = model_.sections();
    const auto found = std::ranges::find(outline, pane.section.key, &OutlineSection::key);
    if (found == outline.end())
        return;
    HeadWords words;
    words.title = utf8(found->title);
    words.summary = utf8(found->summary);
    words.open = pane.open;
    words.done = found->state == SectionState::done && !model_.is_read_only();
    words.to_fill = found->to_fill;
    words.critical = model_.demands();
    pane.head->show(words);
}

bool FormPanel::refresh_pane(Pane& pane) {
    const auto& outline = model_.sections();
    const bool relevant = std::ranges::find(outline, pane.section.key, &OutlineSection::key) != outline.end();
    bool changed = pane.head->IsShown() != relevant;
    pane.head->Show(relevant);
    pane.line->Show(relevant);
    refresh_head(pane);
    if (pane.body == nullptr)
        return changed;
    changed = changed || pane.body->IsShown() != (relevant && pane.open);
    pane.body->Show(relevant && pane.open);
    if (!relevant || !pane.open)
        return changed;
    for (auto& item : pane.items)
        if (item->refresh()) {
            item->panel()->InvalidateBestSize();
            changed = true;
        }
    if (changed)
        pane.body->InvalidateBestSize();
    return changed;
}

void FormPanel::refresh() {
    change([this] {
        for (auto& pane : panes_)
            refresh_pane(pane);
    }, nullptr, nullptr);
}

void FormPanel::rows_changed(const RowChange& change) {
    for (auto& pane : panes_)
        for (auto& item : pane.items)
            if (item->holds(change.table))
                item->rows_changed(change);
}

void FormPanel::change(const std::function<void()>& edit, wxWindow* inside, wxWindow* anchor) {
    if (changing_) {
        edit();
        return;
    }
    changing_ = true;
    if (anchor == nullptr)
        anchor = focused();
    const int before = anchor != nullptr ? y_in_page(anchor) : 0;
    edit();
    std::vector<wxWindow*> up;
    for (wxWindow* window = inside; window != nullptr && window != this; window = window->GetParent()) {
        window->InvalidateBestSize();
        up.insert(up.begin(), window);
    }
    inner_->InvalidateBestSize();
    FitInside();
    Layout();
    inner_->Layout();
    if (inside == nullptr) {
        for (auto& pane : panes_)
            if (pane.body != nullptr && pane.body->IsShown()) {
                pane.body->Layout();
                for (auto& item : pane.items)
                    item->panel()->Layout();
            }
    }
    for (auto* window : up)
        window->Layout();
    if (anchor != nullptr)
        if (const int moved = y_in_page(anchor) - before; moved != 0)
            scroll_by(moved);
    changing_ = false;
}

int FormPanel::y_in_page(const wxWindow* window) const {
    // Positions in wx are right at once; those on the screen only after GTK's next frame.
    int y = 0;
    for (; window != nullptr && window != inner_; window = window->GetParent())
        y += window->GetPosition().y;
    return y;
}

void FormPanel::fit_width() {
    const int width = std::min(GetClientSize().x, FromDIP(widest)) - 2 * FromDIP(margin);
    const double letters = text_size();
    if ((width == width_ && letters == letters_) || width < 100)
        return;
    width_ = width;
    letters_ = letters;
    change([this] {
        inner_->SetMinSize({width_ + 2 * FromDIP(margin), -1});
        for (auto* flow : addenda_)
            flow->set_width(width_);
        for (auto& pane : panes_)
            if (pane.body != nullptr) {
                fit_body(pane);
                for (auto& item : pane.items)
                    item->panel()->InvalidateBestSize();
                pane.body->InvalidateBestSize();
            }
    }, nullptr, nullptr);
}

FormPanel::Pane* FormPanel::pane_of(const SectionKey& key) {
    const auto found = std::ranges::find_if(panes_, [&](const Pane& pane) { return pane.section.key == key; });
    return found == panes_.end() ? nullptr : &*found;
}

bool FormPanel::is_open(const SectionKey& key) const {
    return std::ranges::any_of(panes_, [&](const Pane& pane) { return pane.section.key == key && pane.open; });
}

void FormPanel::set_open(Pane& pane, bool open) {
    if (pane.open == open)
        return;
    change([&] {
        pane.open = open;
        if (open && pane.body == nullptr)
            build_body(pane);
        refresh_pane(pane);
    }, nullptr, pane.head);
}

void FormPanel::toggle(const SectionKey& key) {
    if (auto* pane = pane_of(key)) {
        set_open(*pane, !pane->open);
        pane->head->SetFocus();
    }
}

void FormPanel::toggle_current() {
    if (current_)
        toggle(*current_);
}

} // namespace attune
