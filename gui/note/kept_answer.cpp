// SPDX-License-Identifier: Apache-2.0
#include "core/text/text.hpp"
#include "gui/note/answer_words.hpp"
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/text_height.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/textctrl.h>

namespace attune {
namespace {

/// Texts grow up to this many lines, then they scroll.
constexpr int most_lines = 60;
constexpr int one_line = 34;

/// An answer of a signed note: words at full contrast in a text that takes the focus and can be selected and
/// copied, but not changed. Screen readers say label, words and "read only".
class KeptAnswer final : public FieldControl {
public:
    KeptAnswer(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          host_{host},
          text_{new wxTextCtrl{parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                               wxTE_MULTILINE | wxTE_READONLY | wxTE_NO_VSCROLL | wxBORDER_NONE}} {
        set_accessible(text_, host.id, host.name);
        set_text_margins(text_, text_margin);
        if (host.compact) // flush with the head of its column
            gtk_text_view_set_left_margin(GTK_TEXT_VIEW(inner_widget(text_)), 2);
        add_style_class(text_, "attune-kept");
        text_->SetMinSize({-1, text_->FromDIP(one_line)});
        text_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            if (event.GetSize().x != width_)
                text_->CallAfter([this] {
                    if (fit(text_->GetSize().x))
                        on_resize();
                });
        });
    }

    [[nodiscard]] wxWindow* window() const override { return text_; }
    void rename(const std::string& id, const wxString& name) override {
        host_.id = id;
        host_.name = name;
        set_accessible(text_, id, name);
    }
    void set_width(int width) override { fit(width); }
    void reload_choices() override { show_words(); }

protected:
    void load(const Value& value) override {
        value_ = value;
        show_words();
    }

private:
    void show_words() {
        words_ = spoken(value_);
        if (words_.empty())
            words_ = "–";
        text_->ChangeValue(utf8(words_));
        const int width = width_;
        width_ = 0;
        fit(width);
    }

    [[nodiscard]] std::string spoken(const Value& value) const {
        if (const auto* yes = value.get<bool>())
            return (*yes ? wxString{_("Yes")} : wxString{_("No")}).utf8_string();
        // The unit stands in the head of a table's column, or is plain from it.
        if (host_.compact && value.get<double>() != nullptr)
            return answer_as_typed(field_, value);
        auto words = answer_in_words(field_, value, titles_from(host_));
        // GTK shows nothing at all of a text with characters that it does not know.
        return is_clean_text(words) ? words : fit_to_keep(words);
    }

    /// True when another height is wanted.
    bool fit(int width) {
        if (width == width_)
            return false;
        width_ = width;
        const int most = most_lines * text_->GetCharHeight();
        const int height = std::clamp(text_height(text_, words_, width, most), text_->FromDIP(one_line), most);
        if (height == text_->GetMinSize().y)
            return false;
        text_->SetMinSize({text_->GetMinSize().x, height});
        return true;
    }

    const Field& field_;
    FieldHost host_;
    wxTextCtrl* text_;
    Value value_;
    std::string words_;
    int width_ = 0;
};

} // namespace

std::unique_ptr<FieldControl> make_kept_answer(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<KeptAnswer>(parent, field, host);
}

} // namespace attune
