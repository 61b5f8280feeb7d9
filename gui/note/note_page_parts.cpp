// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_page_parts.hpp"

#include "core/error.hpp"
#include "core/practice/settings_store.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/platform/work_dialog.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// A window of 1180 less its navigation.
constexpr int narrow_page = 1180 - 152;
constexpr std::chrono::milliseconds native_pause{1500};
constexpr std::chrono::milliseconds side_pause{400};
constexpr int list_width = 180;
constexpr int side_width = 376;

} // namespace

NotePage::Parts::Parts(NotePage& owner, Workspace& workspace, NoteId note)
    : page{owner},
      model{workspace, note},
      context{model} {}

void NotePage::Parts::build() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(build_head(), 0, wxEXPAND);
    down->Add(hairline(&page), 0, wxEXPAND);
    bar_ = new InfoBar{&page, "note-bar"};
    down->Add(bar_, 0, wxEXPAND);
    build_panes(down);
    down->Add(hairline(&page), 0, wxEXPAND);
    footer = new NoteFooter{&page, model};
    for (wxWindow* pane : {static_cast<wxWindow*>(list), static_cast<wxWindow*>(form), static_cast<wxWindow*>(side),
                           static_cast<wxWindow*>(footer)})
        make_pane(pane);
    down->Add(footer, 0, wxEXPAND);
    page.SetSizer(down);
    connect();
    form->rebuild();
    refresh();
    ask_native();
    page.CallAfter([this] {
        arrange();
        form->go_to_start();
    });
}

wxWindow* NotePage::Parts::build_head() {
    auto* head = new StyledPanel{&page, "attune-window"};
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    auto* words = new wxBoxSizer{wxVERTICAL};
    name_ = text(head, utf8(model.client_name()), FontRole::heading);
    name_->SetName("note.client");
    // A fresh label with another font tells a width that is too small.
    name_->SetMinSize(name_->GetTextExtent(name_->GetLabelText()));
    line_ = new wxStaticText{head, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    line_->SetFont(font(FontRole::small));
    line_->SetName("note.session-line");
    line_->SetMinSize({head->FromDIP(120), -1});
    set_tone(line_, Tone::muted);
    words->Add(name_);
    words->Add(line_, 0, wxEXPAND);
    section_word_ = field_label(head, _("Sec&tion"));
    set_tone(section_word_, Tone::muted);
    section_choice_ = new wxChoice{head, wxID_ANY};
    set_accessible(section_choice_, "note.section", _("Section"));
    section_choice_->SetMinSize({head->FromDIP(170), natural_height(section_choice_)});
    auto* format_word = field_label(head, _("&Reads as"));
    set_tone(format_word, Tone::muted);
    format_ = new wxChoice{head, wxID_ANY};
    set_accessible(format_, "note.format", _("Reads as"));
    for (const auto& choice : note_formats())
        format_->Append(choice.format == NoteFormat::plain ? wxString{_("Plain text")} : wxString{choice.name});
    fit_natural_height(format_);
    remember_format();
    side_button_ = push_button(head, "note.side", _("Last note and tar&gets"));
    across->AddSpacer(head->FromDIP(16));
    across->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
    const auto add = [&](wxWindow* window) {
        across->Add(window, 0, wxLEFT | wxALIGN_CENTRE_VERTICAL, head->FromDIP(8));
    };
    add(section_word_);
    add(section_choice_);
    add(format_word);
    add(format_);
    add(side_button_);
    across->AddSpacer(head->FromDIP(16));
    head->SetSizer(across);
    head->SetMinSize({-1, head->FromDIP(60)});
    return head;
}

void NotePage::Parts::build_panes(wxSizer* down) {
    const auto key = "note." + (model.form().parts().size() > 1 ? model.form().parts()[1]->full_id() : "header");
    // Shown by the first `arrange`: laid out in a page that has no size yet, its controls would get widths
    // below what GTK can draw.
    outer_ = new Splitter{&page, "note.sections-splitter", key + ".sections", list_width};
    list_pane_ = new StyledPanel{outer_, "attune-base"};
    inner_ = new Splitter{outer_, "note.context-splitter", key + ".context", -side_width};
    auto* list_down = new wxBoxSizer{wxVERTICAL};
    list_down->Add(text(list_pane_, _("Sections"), FontRole::small_strong, Tone::muted), 0, wxALL, page.FromDIP(12));
    list = new SectionList{list_pane_, model};
    list_down->Add(list, 1, wxEXPAND);
    list_pane_->SetSizer(list_down);
    form = new FormPanel{inner_, model, undo};
    side = new ContextPanel{inner_, model, context};
    down->Add(outer_, 1, wxEXPAND);
    outer_->Hide();
}

void NotePage::Parts::connect() {
    model.start_timer = [this](std::chrono::milliseconds pause) {
        save_timer_.StartOnce(static_cast<int>(pause.count()));
        native_timer_.StartOnce(static_cast<int>(native_pause.count()));
        side_timer_.StartOnce(static_cast<int>(side_pause.count()));
        footer->refresh();
    };
    model.on_refresh = [this] { refresh(); };
    model.on_rows = [this](const RowChange& change) { form->rows_changed(change); };
    model.on_rebuild = [this] { rebuild(); };
    model.on_saved = [this] {
        footer->refresh();
        page.on_change();
    };
    // While work goes on in another thread the vault is its own: what waits comes after it.
    const auto when_free = [](wxTimer& timer, const std::function<void()>& action) {
        timer.Bind(wxEVT_TIMER, [&timer, action](wxTimerEvent& event) {
            if (is_working())
                timer.StartOnce(event.GetInterval());
            else
                action();
        });
    };
    when_free(save_timer_, [this] { model.save(); });
    when_free(side_timer_, [this] { side->refresh(); });
    when_free(native_timer_, [this] { ask_native(); });
    form->edit_entry = [this](const std::string& register_id, const std::string& entry) -> std::optional<std::string> {
        EntryDialog dialog{&page, model, register_id, entry};
        if (dialog.ShowModal() != wxID_OK)
            return std::nullopt;
        side->refresh();
        return dialog.saved_id();
    };
    form->on_section = [this](const SectionKey& key) {
        list->show_current(key);
        refresh_head();
        model.save();
    };
    list->on_go = [this](const SectionKey& key) { form->go_to(key); };
    section_choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto index = static_cast<std::size_t>(event.GetSelection());
        if (index < model.sections().size())
            form->go_to(SectionKey{model.sections()[index].key});
    });
    side_button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { toggle_context(); });
    side->on_open_note = [this](NoteId id) {
        model.save();
        page.on_open_note(id);
    };
    footer->on_retry = [this] { model.save(); };
    footer->on_next = [this] { page.next_to_fill(); };
    footer->on_preview = [this] { page.preview(); };
    footer->on_close = [this] { page.CallAfter([this] { page.close_note(); }); };
    footer->on_sign = [this] { model.is_read_only() ? page.add_addendum() : page.sign(); };
    page.Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!take_key(event)); });
    page.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (arranged_)
            page.CallAfter([this] { arrange(); });
        else
            arrange(); // the first size: nothing is shown before
    });
}

void NotePage::Parts::leave() {
    for (auto* timer : {&save_timer_, &native_timer_, &side_timer_})
        timer->Stop();
    if (worker_.joinable())
        worker_.join();
    if (auto* native = model.workspace().native; native != nullptr)
        native->end_hosts();
    // Whoever destroys the page is not to be called from inside it.
    model.start_timer = [](std::chrono::milliseconds) {};
    model.on_refresh = model.on_rebuild = model.on_saved = [] {};
    model.on_rows = [](const RowChange&) {};
    model.save();
    undo.clear();
}

void NotePage::Parts::refresh() {
    form->refresh();
    list->refresh();
    footer->refresh();
    refresh_head();
    offer_forms();
}

void NotePage::Parts::rebuild() {
    undo.clear();
    context.read();
    form->rebuild();
    side->refresh();
    refresh();
}

void NotePage::Parts::refresh_head() {
    const auto words = utf8(model.session_line());
    if (line_->GetLabelText() != words) {
        line_->SetLabel(wxControl::EscapeMnemonics(words));
        line_->SetToolTip(words);
    }
    wxArrayString titles;
    int current = 0;
    for (const auto& section : model.sections()) {
        if (form->current_section() == section.key)
            current = static_cast<int>(titles.size());
        titles.push_back(utf8(section.title) +
                         (section.to_fill > 0 ? ", " + to_fill_words(section.to_fill) : wxString{}));
    }
    if (section_choice_->GetStrings() != titles)
        section_choice_->Set(titles);
    if (current != section_choice_->GetSelection())
        section_choice_->SetSelection(current);
}

void NotePage::Parts::sign() {
    if (model.is_read_only())
        return;
    model.save();
    if (!model.ready_to_sign()) {
        refresh();
        announce(&page, to_fill_words(static_cast<int>(model.problems().size())));
        if (const auto first = model.next_to_fill({}, NoteViewModel::Direction::forward))
            form->go_to(*first);
        return;
    }
    if (SignDialog{&page, model.quality(chosen_format())}.ShowModal() != wxID_OK)
        return;
    try {
        model.sign();
        page.on_change();
    } catch (const Error& failure) {
        show_failure(&page, failure);
    }
}

void NotePage::Parts::offer_forms() {
    for (const auto& missing : model.missing_forms()) {
        if (!offered_.insert(missing.template_id).second)
            continue;
        const auto title = utf8(missing.title);
        bar_->show(InfoKind::information, wxString::Format(_("%s is ticked, and its form is not in this note yet."), title),
                   wxString::Format(_("Add %s"), title), [this, id = missing.template_id] {
                       page.CallAfter([this, id] {
                           bar_->Dismiss();
                           model.add_form(id);
                       });
                   });
        return;
    }
}

NoteFormat NotePage::Parts::chosen_format() const {
    return note_formats()[static_cast<std::size_t>(std::max(0, format_->GetSelection()))].format;
}

void NotePage::Parts::remember_format() {
    const auto found = std::ranges::find(note_formats(), model.chosen_format(), &FormatChoice::format);
    format_->SetSelection(found == note_formats().end() ? 0 : static_cast<int>(found - note_formats().begin()));
}

void NotePage::Parts::ask_native() {
    auto* native = model.workspace().native;
    if (native == nullptr)
        return;
    if (worker_busy_) {
        ask_again_ = true;
        return;
    }
    auto requests = model.native_requests();
    if (requests.empty())
        return;
    worker_busy_ = true;
    if (worker_.joinable())
        worker_.join();
    // A library may take seconds: it runs aside on plain data and comes back through the event loop.
    worker_ = std::jthread{[this, native, requests = std::move(requests)] {
        auto result = native->run(requests);
        page.CallAfter([this, result = std::move(result)] { native_arrived(result); });
    }};
}

void NotePage::Parts::native_arrived(const NativeValues::Result& result) {
    worker_busy_ = false;
    model.set_native(result.values);
    for (const auto& notice : result.notices) {
        const auto words = utf8(notice.sentence);
        if (noticed_.insert(words.utf8_string()).second)
            bar_->show(InfoKind::caution, words);
    }
    if (std::exchange(ask_again_, false))
        ask_native();
}

bool NotePage::Parts::is_narrow() const {
    return page.GetClientSize().x < page.FromDIP(narrow_page);
}

void NotePage::Parts::arrange() {
    if (page.GetClientSize().x < 100)
        return;
    const bool narrow = is_narrow();
    if (arranged_ && narrow == was_narrow_) {
        footer->refresh();
        return;
    }
    arranged_ = true;
    was_narrow_ = narrow;
    outer_->Show();
    page.Layout();
    if (narrow)
        side_instead_ = false;
    section_word_->Show(narrow);
    section_choice_->Show(narrow);
    side_button_->Show(narrow);
    outer_->Unsplit();
    inner_->Unsplit();
    list_pane_->Show(!narrow);
    if (narrow)
        outer_->Initialize(inner_);
    else
        outer_->split(list_pane_, inner_, 152, 600, 240);
    inner_->Show();
    const bool beside = !narrow && side_wanted_;
    side->Show(beside);
    form->Show();
    if (beside)
        inner_->split(form, side, 480, 288, 520);
    else
        inner_->Initialize(form);
    page.Layout();
    name_->GetParent()->Layout();
}

void NotePage::Parts::toggle_context() {
    if (!was_narrow_) {
        side_wanted_ = !side_wanted_;
        arranged_ = false;
        arrange();
        return;
    }
    side_instead_ = !side_instead_;
    wxWindow* show = side_instead_ ? static_cast<wxWindow*>(side) : form;
    wxWindow* hide = side_instead_ ? static_cast<wxWindow*>(form) : side;
    hide->Hide();
    show->Show();
    inner_->ReplaceWindow(hide, show);
    side_button_->SetLabel(side_instead_ ? wxString{_("Back to the n&ote")} : wxString{_("Last note and tar&gets")});
    name_->GetParent()->Layout();
    show->SetFocus();
}

bool NotePage::Parts::take_key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const int held = event.GetModifiers();
    if (key == WXK_F8 && (held == 0 || held == wxMOD_SHIFT))
        return page.next_to_fill(held == wxMOD_SHIFT), true;
    if (key == WXK_F9 && held == 0)
        return toggle_context(), true;
    if (key == WXK_F4 && held == 0)
        return form->toggle_current(), true;
    return take_note_key(key, held);
}

bool NotePage::Parts::take_note_key(int key, int held) {
    if (held == (wxMOD_CONTROL | wxMOD_SHIFT)) {
        if (key == 'Z')
            return page.redo(), true;
        if (key == 'S')
            return page.sign(), true;
        return false;
    }
    if (held != wxMOD_CONTROL)
        return false;
    switch (key) {
    case WXK_PAGEUP: return form->go_by(-1), true;
    case WXK_PAGEDOWN: return form->go_by(1), true;
    case 'Z': return page.undo(), true;
    case 'Y': return page.redo(), true;
    case 'S': return page.save_now(), true;
    case 'T': return page.insert_time(), true;
    case 'R': return page.repeat_last(), true;
    case 'W': page.CallAfter([this] { page.close_note(); }); return true;
    default: return false;
    }
}

} // namespace attune
