// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_panel.hpp"

#include "core/modality/template_shelf.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int widest = 760;
constexpr int margin = 16;
constexpr int field_gap = 12;
constexpr int notch = 72;
/// How many sections with answers to fill are open when a note is opened.
constexpr int open_at_first = 2;

} // namespace

FormPanel::FormPanel(wxWindow* parent, NoteViewModel& model, UndoStack& undo)
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
    if (model_.is_read_only())
        return found->state == SectionState::done;
    // What is done folds when a draft is opened again; what waits is there to be typed into.
    return found->state == SectionState::to_fill && opened++ < open_at_first;
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

void FormPanel::add_addenda() {
    addenda_.clear();
    const auto addenda = model_.addenda();
    if (addenda.empty())
        return;
    auto* panel = new StyledPanel{inner_, "attune-tint-information"};
    set_accessible(panel, "note.addenda", _("Addenda"), {}, Role::grouping);
    auto* down = new wxBoxSizer{wxVERTICAL};
    const auto& workspace = model_.workspace();
    const auto add = [&](const wxString& words, FontRole role, Tone tone, int above) {
        auto* flow = new FlowText{panel, words, role, tone};
        flow->SetName("addendum");
        down->Add(flow, 0, wxTOP, FromDIP(above));
        addenda_.push_back(flow);
    };
    for (const auto& addendum : addenda) {
        const auto head = addendum_word(addendum.kind) + ", " +
                          moment_words(addendum.written_at, workspace.clock.today()) + ", " +
                          workspace.vault.name_of(addendum.author);
        add(wxString::FromUTF8(head), FontRole::strong, Tone::usual, 8);
        add(wxString::FromUTF8(addendum.text), FontRole::body, Tone::usual, 2);
        if (!addendum.reason.empty())
            add(wxString{_("Reason:")} + " " + wxString::FromUTF8(addendum.reason), FontRole::small, Tone::muted, 2);
        if (!addendum.signature_holds)
            add(_("The signature of this addendum does not hold."), FontRole::small, Tone::critical, 2);
    }
    auto* around = new wxBoxSizer{wxVERTICAL};
    around->Add(down, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(margin));
    panel->SetSizer(around);
    stack_->Add(panel, 0, wxEXPAND);
}

void FormPanel::add_pane(const OutlineSection& section, bool open) {
    Pane pane;
    pane.section = section;
    pane.open = open;
    pane.head = new SectionHead{inner_, "section." + to_string(section.key)};
    pane.head->Bind(wxEVT_BUTTON, [this, key = section.key](wxCommandEvent&) { toggle(key); });
    pane.line = hairline(inner_);
    stack_->Add(pane.head, 0, wxEXPAND);
    stack_->Add(pane.line, 0, wxEXPAND);
    panes_.push_back(std::move(pane));
}

void FormPanel::build_body(Pane& pane) {
    pane.body = new Group{inner_};
    auto* down = new wxBoxSizer{wxVERTICAL};
    const auto& fields = pane.section.section->fields;
    const auto add = [&](std::unique_ptr<FormItem> item) {
        down->Add(item->panel(), 0, wxEXPAND | wxTOP | wxLEFT | wxRIGHT, 0);
        pane.items.push_back(std::move(item));
    };
    if (!pane.section.section->hint.empty()) {
        auto* hint = new FlowText{pane.body, wxString::FromUTF8(pane.section.section->hint), FontRole::small, Tone::muted};
        hint->set_width(FromDIP(520));
        down->Add(hint, 0, wxTOP, FromDIP(8));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto path = pane.section.path_of(fields[i]);
        if (fields[i].kind == FieldKind::table) {
            add(make_table_item(pane.body, *this, fields[i], path, i > 0));
        } else if (fields[i].kind == FieldKind::computed) {
            std::vector<const Field*> group;
            for (; i < fields.size() && fields[i].kind == FieldKind::computed; ++i)
                group.push_back(&fields[i]);
            --i;
            add(make_computed_line(pane.body, *this, std::move(group), path));
        } else {
            add(make_field_row(pane.body, *this, fields[i], path));
        }
    }
    add(make_section_note(pane.body, *this, {pane.section.key.part, pane.section.rows, pane.section.section->id}));
    for (auto& item : pane.items)
        if (auto* held = down->GetItem(item->panel())) {
            held->SetFlag(wxEXPAND | wxTOP);
            held->SetBorder(FromDIP(field_gap));
        }
    add_block_buttons(pane, down);
    auto* around = new wxBoxSizer{wxVERTICAL};
    around->Add(down, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(margin));
    around->AddSpacer(FromDIP(margin));
    pane.body->SetSizer(around);
    std::size_t at = 0;
    while (at < stack_->GetItemCount() && stack_->GetItem(at)->GetWindow() != pane.line)
        ++at;
    stack_->Insert(at + 1, pane.body, 0, wxEXPAND);
    pane.body->MoveAfterInTabOrder(pane.head);
    if (width_ > 0) {
        pane.body->SetMaxSize({width_ + 2 * FromDIP(margin), -1});
        for (auto& item : pane.items)
            item->set_width(width_);
    }
}

void FormPanel::add_block_buttons(Pane& pane, wxSizer* down) {
    const auto* block = pane.section.block;
    if (block == nullptr || model_.is_read_only())
        return;
    const auto& section = pane.section;
    const auto* part = part_of(model_.form(), section.key.part);
    const auto last = std::ranges::find(part->sections.rbegin(), part->sections.rend(), block->id, &Section::block);
    if (last->id != section.section->id)
        return;
    const FieldPath path{section.key.part, {}, block->id};
    const auto word = wxString::FromUTF8(block->row_label);
    const auto count = model_.form().row_count(path);
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    const auto id = to_string(path);
    if (section.key.row + 1 == count && model_.can_add_row(path)) {
        auto* add = push_button(pane.body, id + ".add", wxString::Format(_("Add another %s"), word));
        add->Bind(wxEVT_BUTTON, [this, path](wxCommandEvent&) { CallAfter([this, path] { model_.add_row(path); }); });
        line->Add(add);
    }
    if (count > 1) {
        auto* remove = push_button(pane.body, id + ".remove", wxString::Format(_("Take this %s out"), word));
        remove->Bind(wxEVT_BUTTON, [this, path, row = section.key.row](wxCommandEvent&) {
            CallAfter([this, path, row] { model_.remove_row(path, row); });
        });
        line->Add(remove, 0, wxLEFT, FromDIP(8));
    }
    down->Add(line, 0, wxTOP, FromDIP(field_gap));
}

void FormPanel::refresh_head(Pane& pane) {
    const auto& outline = model_.sections();
    const auto found = std::ranges::find(outline, pane.section.key, &OutlineSection::key);
    if (found == outline.end())
        return;
    HeadWords words;
    words.title = wxString::FromUTF8(found->title);
    words.summary = wxString::FromUTF8(found->summary);
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
    if (width == width_ || width < 100)
        return;
    width_ = width;
    change([this] {
        inner_->SetMinSize({width_ + 2 * FromDIP(margin), -1});
        for (auto* flow : addenda_)
            flow->set_width(width_);
        for (auto& pane : panes_)
            for (auto& item : pane.items) {
                item->set_width(width_);
                item->panel()->InvalidateBestSize();
            }
        for (auto& pane : panes_)
            if (pane.body != nullptr) {
                pane.body->SetMaxSize({width_ + 2 * FromDIP(margin), -1});
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

void FormPanel::go_to(const SectionKey& key) {
    auto* pane = pane_of(key);
    if (pane == nullptr)
        return;
    set_open(*pane, true);
    Scroll(-1, y_in_page(pane->head));
    for (auto& item : pane->items)
        if (item->panel()->IsShown()) {
            for (const auto& field : pane->section.section->fields)
                if (const auto path = pane->section.path_of(field); item->holds(path) && field.kind != FieldKind::computed) {
                    item->focus(path);
                    return;
                }
        }
    pane->head->SetFocus();
}

bool FormPanel::go_to(const FieldPath& path) {
    const auto index = model_.section_of(path);
    if (!index)
        return false;
    auto* pane = pane_of(model_.sections()[*index].key);
    if (pane == nullptr)
        return false;
    set_open(*pane, true);
    for (auto& item : pane->items)
        if (item->holds(path)) {
            item->focus(path);
            show_part(item->panel());
            return true;
        }
    return false;
}

void FormPanel::go_by(int sections) {
    const auto& outline = model_.sections();
    if (outline.empty())
        return;
    const auto now = current_ ? std::ranges::find(outline, *current_, &OutlineSection::key) : outline.end();
    const int index = now == outline.end() ? (sections > 0 ? -1 : 1) : static_cast<int>(now - outline.begin());
    const int wanted = std::clamp(index + sections, 0, static_cast<int>(outline.size()) - 1);
    go_to(outline[static_cast<std::size_t>(wanted)].key);
}

void FormPanel::show_part(wxWindow* window) {
    int x = 0, top = 0;
    GetViewStart(&x, &top);
    const int height = GetClientSize().y;
    const int y = y_in_page(window);
    const int bottom = y + std::min(window->GetSize().y, height);
    if (y < top)
        Scroll(-1, y - FromDIP(8));
    else if (bottom > top + height)
        Scroll(-1, bottom - height + FromDIP(8));
}

GtkWidget* FormPanel::focus_widget() const {
    GtkWidget* widget = gtk_window_get_focus(GTK_WINDOW(toplevel_));
    return widget != nullptr && gtk_widget_is_ancestor(widget, outer_widget(inner_)) ? widget : nullptr;
}

wxWindow* FormPanel::focused() const {
    GtkWidget* widget = focus_widget();
    if (widget == nullptr)
        return nullptr;
    for (const auto& pane : panes_) {
        if (widget == outer_widget(pane.head))
            return pane.head;
        if (pane.body == nullptr || !gtk_widget_is_ancestor(widget, outer_widget(pane.body)))
            continue;
        // The smallest window of ours around the widget: wx may not know the widget itself.
        wxWindow* found = pane.body;
        for (bool deeper = true; deeper;) {
            deeper = false;
            for (auto* child : found->GetChildren()) {
                GtkWidget* outer = outer_widget(child);
                if (outer != nullptr && (widget == outer || gtk_widget_is_ancestor(widget, outer))) {
                    found = child;
                    deeper = true;
                    break;
                }
            }
        }
        return found;
    }
    return nullptr;
}

std::optional<FieldPath> FormPanel::focused_path() const {
    GtkWidget* widget = focus_widget();
    if (widget == nullptr)
        return std::nullopt;
    for (const auto& pane : panes_)
        for (const auto& item : pane.items)
            if (auto path = item->path_at(widget))
                return path;
    return std::nullopt;
}

void FormPanel::focus_changed() {
    GtkWidget* widget = focus_widget();
    const auto path = focused_path();
    if (path != last_path_) {
        last_path_ = path;
        model_.settle();
    }
    if (widget == nullptr)
        return;
    for (auto& pane : panes_) {
        const bool here = widget == outer_widget(pane.head) ||
                          (pane.body != nullptr && gtk_widget_is_ancestor(widget, outer_widget(pane.body)));
        if (!here)
            continue;
        for (auto& item : pane.items)
            item->focus_moved(widget);
        if (current_ != pane.section.key) {
            current_ = pane.section.key;
            on_section(pane.section.key);
        }
        break;
    }
    if (auto* window = focused())
        show_part(window);
}

FieldHost FormPanel::host_for(const FieldPath& path, const Field& field) {
    FieldHost host;
    host.id = to_string(path);
    host.name = wxString::FromUTF8(field.label);
    if (!field.required.empty() && model_.form().is_required(path))
        host.name += wxString{", "} + _("required");
    host.entries = [this](const std::string& register_id) { return model_.entries(register_id); };
    host.packs = [this] {
        std::vector<Option> packs;
        for (const auto& modality : model_.workspace().shelf.modalities())
            packs.push_back({modality->pack, model_.title_of("pack", modality->pack)});
        return packs;
    };
    host.edit_entry = [this](const std::string& register_id, const std::string& entry_id) {
        return edit_entry ? edit_entry(register_id, entry_id) : std::nullopt;
    };
    host.entry_word = [this](const std::string& register_id) {
        const auto* kind = register_of(model_.form(), register_id);
        return kind != nullptr ? wxString::FromUTF8(kind->label).Lower() : wxString{_("entry")};
    };
    host.scroll = [this](int dip) { scroll_by(FromDIP(dip)); };
    host.undo = &undo_;
    host.read_only = model_.is_read_only();
    return host;
}

} // namespace attune
