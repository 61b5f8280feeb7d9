// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/utf8.hpp"
#include "gui/studio/text_surface.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/undo.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/textctrl.h>

namespace attune {
namespace {

/// What a menu can show without running off the screen; typing on narrows the choice.
constexpr std::size_t longest_menu = 24;

class PlainSurface final : public TextSurface {
public:
    PlainSurface(wxWindow* parent, const std::string& id)
        : control_{new wxTextCtrl{parent,
                                  wxID_ANY,
                                  {},
                                  wxDefaultPosition,
                                  wxDefaultSize,
                                  wxTE_MULTILINE | wxTE_DONTWRAP | wxBORDER_NONE}} {
        set_accessible(control_, id, _("XML of the pack"));
        control_->SetFont(font(FontRole::code));
        set_text_margins(control_);
        undo_.attach(control_);
        control_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
            event.Skip();
            on_edit();
            on_caret();
        });
        control_->Bind(wxEVT_KEY_UP, [this](wxKeyEvent& event) {
            event.Skip();
            on_caret();
        });
        control_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
            event.Skip();
            on_caret();
        });
    }

    [[nodiscard]] wxWindow* window() const override { return control_; }

    void show(const std::string& file, const std::string& text) override {
        if (file == file_ && this->text() == text)
            return;
        file_ = file;
        const UndoStack::Pause pause{undo_};
        undo_.clear();
        control_->ChangeValue(utf8(text));
        control_->SetInsertionPoint(0);
    }

    [[nodiscard]] std::string text() const override { return control_->GetValue().utf8_string(); }
    void set_editable(bool editable) override { control_->SetEditable(editable); }
    [[nodiscard]] TextPlace caret() const override { return place_at(text(), offset()); }
    [[nodiscard]] std::size_t offset() const override { return bytes(control_->GetInsertionPoint()); }

    void go_to(TextPlace place) override {
        const long at = characters(offset_of(text(), place));
        control_->SetInsertionPoint(at);
        control_->ShowPosition(at);
    }

    void select(std::size_t from, std::size_t to) override {
        control_->SetSelection(characters(from), characters(to));
        control_->ShowPosition(characters(from));
    }

    void replace(std::size_t from, std::size_t to, const std::string& words) override {
        control_->Replace(characters(from), characters(to), utf8(words));
    }

    /// The mistakes stand in the list below, which is read aloud; colours would say nothing here.
    void mark(const std::vector<TextPlace>&) override {}

    void offer(std::size_t /*from*/, const std::vector<Offer>& offers) override {
        wxMenu menu;
        for (std::size_t i = 0; i < std::min(offers.size(), longest_menu); ++i) {
            auto words = utf8(offers[i].word);
            if (!offers[i].note.empty())
                words += ", " + utf8(offers[i].note);
            words.Replace("&", "&&");
            auto* item = menu.Append(wxID_ANY, words);
            menu.Bind(
                wxEVT_MENU, [this, i](wxCommandEvent&) { control_->CallAfter([this, i] { on_take(i); }); },
                item->GetId());
        }
        if (!offers.empty())
            control_->PopupMenu(&menu, control_->FromDIP(40), control_->FromDIP(40));
    }

    void undo() override { undo_.undo(); }
    void redo() override { undo_.redo(); }

private:
    [[nodiscard]] std::size_t bytes(long position) const {
        return control_->GetValue()
            .Left(static_cast<std::size_t>(std::max(0L, position)))
            .utf8_string()
            .size();
    }
    [[nodiscard]] long characters(std::size_t offset) const {
        const auto all = text();
        return static_cast<long>(utf8(std::string_view{all}.substr(0, offset)).length());
    }

    wxTextCtrl* control_;
    UndoStack undo_;
    std::string file_;
};

} // namespace

std::unique_ptr<TextSurface> make_plain_surface(wxWindow* parent, const std::string& id) {
    return std::make_unique<PlainSurface>(parent, id);
}

} // namespace attune
