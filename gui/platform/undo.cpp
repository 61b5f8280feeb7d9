// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/undo.hpp"

#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <chrono>
#include <gtk/gtk.h>
#include <string>
#include <vector>
#include <wx/weakref.h>

namespace attune {
namespace {

using Moment = std::chrono::steady_clock::time_point;

enum class Kind { insert, remove };

/// One change: `text` went in at, or was taken from, `position` (characters).
struct Step {
    wxWeakRef<wxTextCtrl> field;
    Kind kind{};
    int position = 0;
    std::string text;
    int length = 0;   ///< characters of `text`
    Moment made;
};

int characters_in(const std::string& text) {
    return static_cast<int>(g_utf8_strlen(text.c_str(), static_cast<gssize>(text.size())));
}

void wipe(std::string& text) {
    std::fill(text.begin(), text.end(), '\0');
    text.clear();
}

/// Whether `next` continues the word or the erasing that `last` holds.
bool continues(const Step& last, const Step& next) {
    using namespace std::chrono_literals;
    if (last.field.get() != next.field.get() || last.kind != next.kind || next.length != 1 ||
        next.made - last.made > 1s || last.length > 200)
        return false;
    if (next.kind == Kind::insert)
        return next.position == last.position + last.length && next.text != " " && next.text != "\n";
    return next.position == last.position || next.position + 1 == last.position;
}

void join(Step& last, const Step& next) {
    if (next.kind == Kind::remove && next.position < last.position) { // Backspace: the new one stood before
        last.text = next.text + last.text;
        last.position = next.position;
    } else {
        last.text += next.text;
    }
    last.length += next.length;
    last.made = next.made;
}

/// Connects one field to the stack. Owned by the stack, which disconnects it while the field lives.
struct Hook {
    UndoStack::State* stack = nullptr;
    wxWeakRef<wxTextCtrl> field;
    std::vector<GObject*> sources;   ///< buffer and widget that carry the signals; they live as long as `field`
};

} // namespace

struct UndoStack::State {
    std::vector<Step> done;
    std::vector<Step> undone;
    std::vector<std::unique_ptr<Hook>> hooks;
    int paused = 0;

    void record(wxTextCtrl* field, Kind kind, int position, std::string text) {
        if (paused > 0 || text.empty() || field == nullptr)
            return;
        Step step{.field = field, .kind = kind, .position = position, .text = std::move(text), .length = 0,
                  .made = std::chrono::steady_clock::now()};
        step.length = characters_in(step.text);
        drop(undone);
        if (!done.empty() && continues(done.back(), step))
            join(done.back(), step);
        else
            done.push_back(std::move(step));
    }

    static void drop(std::vector<Step>& steps) {
        for (Step& step : steps)
            wipe(step.text);
        steps.clear();
    }

    /// Takes the last step whose field still lives.
    static bool take(std::vector<Step>& from, Step& step) {
        while (!from.empty()) {
            step = std::move(from.back());
            from.pop_back();
            if (step.field.get() != nullptr)
                return true;
            wipe(step.text);
        }
        return false;
    }

    void apply(const Step& step, Kind kind) {
        ++paused;
        wxTextCtrl* field = step.field.get();
        field->SetFocus();
        if (kind == Kind::insert) {
            field->SetInsertionPoint(step.position);
            field->WriteText(utf8(step.text));
        } else {
            field->Remove(step.position, step.position + step.length);
        }
        field->SetInsertionPoint(kind == Kind::insert ? step.position + step.length : step.position);
        --paused;
    }
};

namespace {

void on_view_insert(GtkTextBuffer*, GtkTextIter* place, gchar* text, gint bytes, gpointer data) {
    const auto* hook = static_cast<Hook*>(data);
    hook->stack->record(hook->field.get(), Kind::insert, gtk_text_iter_get_offset(place),
                        std::string(text, static_cast<std::size_t>(bytes)));
}

void on_view_delete(GtkTextBuffer* buffer, GtkTextIter* from, GtkTextIter* to, gpointer data) {
    const auto* hook = static_cast<Hook*>(data);
    gchar* gone = gtk_text_buffer_get_text(buffer, from, to, TRUE);
    hook->stack->record(hook->field.get(), Kind::remove, gtk_text_iter_get_offset(from), gone);
    g_free(gone);
}

void on_entry_insert(GtkEntryBuffer*, guint place, gchar* text, guint characters, gpointer data) {
    const auto* hook = static_cast<Hook*>(data);
    const gchar* end = g_utf8_offset_to_pointer(text, static_cast<glong>(characters));
    hook->stack->record(hook->field.get(), Kind::insert, static_cast<int>(place), std::string(static_cast<const char*>(text), end));
}

void on_entry_delete(GtkEditable* editable, gint from, gint to, gpointer data) {
    const auto* hook = static_cast<Hook*>(data);
    gchar* gone = gtk_editable_get_chars(editable, from, to); // afterwards the text is gone
    hook->stack->record(hook->field.get(), Kind::remove, from, gone);
    g_free(gone);
}

void connect(Hook& hook, gpointer source, const char* signal, GCallback handler) {
    g_signal_connect(source, signal, handler, &hook);
    hook.sources.push_back(G_OBJECT(source));
}

} // namespace

UndoStack::UndoStack()
    : state_{std::make_unique<State>()} {}

UndoStack::~UndoStack() {
    for (const auto& hook : state_->hooks)
        if (hook->field.get() != nullptr)
            for (GObject* source : hook->sources)
                g_signal_handlers_disconnect_by_data(source, hook.get());
    clear();
}

void UndoStack::attach(wxTextCtrl* field) {
    auto hook = std::make_unique<Hook>(Hook{.stack = state_.get(), .field = field, .sources = {}});
    GtkWidget* widget = inner_widget(field);
    if (GTK_IS_TEXT_VIEW(widget)) {
        GtkTextBuffer* buffer = gtk_text_view_get_buffer(GTK_TEXT_VIEW(widget));
        connect(*hook, buffer, "insert-text", G_CALLBACK(on_view_insert));
        connect(*hook, buffer, "delete-range", G_CALLBACK(on_view_delete));
    } else {
        connect(*hook, gtk_entry_get_buffer(GTK_ENTRY(widget)), "inserted-text", G_CALLBACK(on_entry_insert));
        connect(*hook, widget, "delete-text", G_CALLBACK(on_entry_delete));
    }
    std::erase_if(state_->hooks, [](const auto& other) { return other->field.get() == nullptr; });
    state_->hooks.push_back(std::move(hook));
}

bool UndoStack::can_undo() const { return !state_->done.empty(); }

bool UndoStack::can_redo() const { return !state_->undone.empty(); }

void UndoStack::undo() {
    Step step;
    if (!State::take(state_->done, step))
        return;
    state_->apply(step, step.kind == Kind::insert ? Kind::remove : Kind::insert);
    state_->undone.push_back(std::move(step));
}

void UndoStack::redo() {
    Step step;
    if (!State::take(state_->undone, step))
        return;
    state_->apply(step, step.kind);
    state_->done.push_back(std::move(step));
}

void UndoStack::clear() {
    State::drop(state_->done);
    State::drop(state_->undone);
}

UndoStack::Pause::Pause(UndoStack& stack)
    : stack_{stack} {
    ++stack_.state_->paused;
}

UndoStack::Pause::~Pause() { --stack_.state_->paused; }

} // namespace attune
