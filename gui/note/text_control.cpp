// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"
#include "core/text/text.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/choose_date.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/text_height.hpp"
#include "gui/platform/undo.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/clipbrd.h>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {
namespace {

/// Texts grow with what is in them up to this many lines, then they scroll.
constexpr int most_lines = 60;
constexpr int fewest_lines = 3;

/// GTK's one-line entry cuts silently at 65,535 characters; we refuse before that.
constexpr std::size_t longest_line = 65000;

wxString long_line_sentence() {
    return _("That is too much for one line, which holds 65,000 characters. What stood here was kept.");
}

wxString too_long_sentence(std::size_t bytes) {
    return wxString::Format(_("That is %.1f MiB of text; one field holds 1 MiB. What stood here was kept."),
                            static_cast<double>(bytes) / (1024.0 * 1024.0));
}

/// Text, long text, number, date, time, duration: all are typed, and what is typed is kept.
class TextControl final : public FieldControl {
public:
    TextControl(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          host_{host} {
        const bool tall = is_tall();
        box_ = new Group{parent};
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        text_ = new wxTextCtrl{box_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                               tall ? wxTE_MULTILINE | wxTE_NO_VSCROLL : 0L};
        set_accessible(text_, host.id, host.name);
        if (tall) {
            set_text_margins(text_);
            text_->SetMinSize({-1, height_for(fewest_lines)});
        } else {
            fit_natural_height(text_);
        }
        add_to(line, tall);
        box_->SetSizer(line);
        bind();
    }

    [[nodiscard]] wxWindow* window() const override { return box_; }
    void focus() override { text_->SetFocus(); }
    void rename(const std::string& id, const wxString& name) override {
        host_.id = id;
        host_.name = name;
        set_accessible(text_, id, name);
    }
    void describe(const wxString& message) override { set_description(text_, message); }
    void mark_wrong(bool wrong) override {
        if (wrong)
            add_style_class(text_, "attune-wrong");
        else
            remove_style_class(text_, "attune-wrong");
    }

protected:
    void load(const Value& value) override {
        auto words = value.is_not_asked() ? std::string{"–"} : answer_as_typed(field_, value);
        if (!is_clean_text(words)) {
            // GTK would show nothing at all; the bytes in the record stay until somebody types here.
            words = fit_to_keep(words);
            on_notice(_("This text holds characters that cannot be shown; they are left out here."));
        }
        kept_ = utf8(words);
        if (!is_tall() && kept_.length() > longest_line) {
            // Showing it cut would save it cut at the next keystroke.
            text_->SetEditable(false);
            on_notice(_("This text is too long for one line. It is kept as it is; only its beginning is shown."));
        }
        if (text_->GetValue() != kept_)
            text_->ChangeValue(kept_);
        if (host_.undo != nullptr && !attached_) {
            attached_ = true;
            host_.undo->attach(text_);
        }
        grow();
    }

private:
    void add_to(wxBoxSizer* line, bool tall) {
        const bool words = field_.kind == FieldKind::text || field_.kind == FieldKind::long_text;
        if (field_.kind == FieldKind::scale)
            text_->SetHint(utf8("–"));
        if (host_.compact || words) {
            line->Add(text_, 1, tall ? int{wxEXPAND} : int{wxALIGN_TOP});
            if (host_.compact)
                text_->SetMinSize({box_->FromDIP(20), text_->GetMinSize().y});
            return;
        }
        text_->SetMinSize({box_->FromDIP(field_.kind == FieldKind::date ? 116 : 84), text_->GetMinSize().y});
        line->Add(text_);
        if (field_.kind == FieldKind::date) {
            text_->SetHint(_("2027-03-09"));
            add_calendar(line);
        } else if (field_.kind == FieldKind::time) {
            text_->SetHint(_("14:05"));
        }
        const wxString unit = !field_.unit.empty()                    ? utf8(field_.unit)
                              : field_.kind == FieldKind::duration ? wxString{_("minutes")}
                                                                      : wxString{};
        if (!unit.empty())
            line->Add(text(box_, unit, FontRole::body, Tone::muted), 0, wxLEFT | wxALIGN_CENTRE_VERTICAL,
                      box_->FromDIP(8));
    }

    void add_calendar(wxBoxSizer* line) {
        auto* button = push_button(box_, host_.id + ".calendar", _("Calendar…"),
                                   wxString::Format(_("Calendar for %s"), host_.name));
        button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { pick_date(); });
        line->Add(button, 0, wxLEFT, box_->FromDIP(8));
    }

    void pick_date() {
        const auto now = answer_from_typed(field_, text_->GetValue().utf8_string());
        const auto* date = now.get<Date>();
        if (const auto chosen = choose_date(box_, host_.name, date != nullptr ? std::optional{*date} : std::nullopt)) {
            text_->SetValue(utf8(format_date(*chosen)));
            on_settle();
        }
        text_->SetFocus();
    }

    void bind() {
        text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { typed(); });
        text_->Bind(wxEVT_TEXT_PASTE, [this](wxClipboardTextEvent& event) {
            const auto words = clipboard_text();
            const auto bytes = words.utf8_string().size();
            const bool long_line = !is_tall() && words.length() > longest_line;
            event.Skip(bytes <= longest_text && !long_line);
            if (long_line)
                on_notice(long_line_sentence());
            else if (bytes > longest_text)
                on_notice(too_long_sentence(bytes));
        });
        text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            show_as_read();
        });
        text_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            if (event.GetSize().x != width_) {
                width_ = event.GetSize().x;
                text_->CallAfter([this] { grow(); });
            }
        });
    }

    /// "1405" becomes "14:05" when the focus goes: what was understood is what stands there.
    void show_as_read() {
        if (field_.kind != FieldKind::time && field_.kind != FieldKind::date)
            return;
        const auto read = answer_from_typed(field_, text_->GetValue().utf8_string());
        if (read.get<TimeOfDay>() == nullptr && read.get<Date>() == nullptr)
            return;
        kept_ = utf8(answer_as_typed(field_, read));
        if (text_->GetValue() != kept_)
            text_->ChangeValue(kept_);
    }

    static wxString clipboard_text() {
        wxClipboardLocker lock;
        wxTextDataObject data;
        if (!lock || !wxTheClipboard->GetData(data))
            return {};
        return data.GetText();
    }

    void typed() {
        const wxString now = text_->GetValue();
        auto bytes = now.utf8_string();
        const bool long_line = !is_tall() && now.length() > longest_line;
        if (bytes.size() > longest_text || long_line) {
            on_notice(long_line ? long_line_sentence() : too_long_sentence(bytes.size()));
            text_->ChangeValue(kept_);
            return;
        }
        kept_ = now;
        bytes = fit_to_keep(bytes);
        if (bytes.empty())
            send(field_.prefill_prompts ? Value{std::string{}} : Value{});
        else if (field_.kind == FieldKind::scale && (bytes == "–" || bytes == "-" || bytes == "x" || bytes == "X"))
            send(NotAsked{});
        else
            send(answer_from_typed(field_, bytes));
        grow();
    }

    [[nodiscard]] bool is_tall() const { return field_.kind == FieldKind::long_text && !host_.compact; }

    /// Height of `lines` lines with the inner margins and the frame.
    [[nodiscard]] int height_for(int lines) const {
        return lines * text_->GetCharHeight() + 2 * text_margin + 4;
    }

    void grow() {
        if (!is_tall())
            return;
        const int height = std::clamp(text_height(text_, kept_.utf8_string(), text_->GetSize().x, height_for(most_lines)),
                                      height_for(fewest_lines), height_for(most_lines));
        if (height == text_->GetMinSize().y)
            return;
        text_->SetMinSize({-1, height});
        on_resize();
    }

    const Field& field_;
    FieldHost host_;
    wxPanel* box_ = nullptr;
    wxTextCtrl* text_ = nullptr;
    wxString kept_;
    int width_ = 0;
    bool attached_ = false;
};

} // namespace

std::unique_ptr<FieldControl> make_text_control(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<TextControl>(parent, field, host);
}

} // namespace attune
