// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/utf8.hpp"
#include "gui/studio/text_surface.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"

#include <algorithm>
#include <map>
#include <wx/intl.h>
#include <wx/stc/stc.h>

namespace attune {
namespace {

constexpr int mistake_marker = 0;
constexpr int mistake_indicator = wxSTC_INDIC_CONTAINER;
constexpr int number_margin = 0;
constexpr int line_margin = 1;

class ColouredSurface final : public TextSurface {
public:
    ColouredSurface(wxWindow* parent, const std::string& id)
        : control_{new wxStyledTextCtrl{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE}} {
        set_accessible(control_, id, _("XML of the pack, with colours"));
        add_style_class(control_,
                        "attune-code"); // GTK's shade at the end of the text hides what stands there
        set_up();
        colour();
        bind();
    }

    ~ColouredSurface() override {
        for (const auto& [file, document] : documents_)
            control_->ReleaseDocument(document);
    }

    [[nodiscard]] wxWindow* window() const override { return control_; }

    void show(const std::string& file, const std::string& text) override {
        quiet_ = true;
        const bool editable = !control_->GetReadOnly();
        control_->SetReadOnly(false);
        if (file != file_) {
            file_ = file;
            const auto known = documents_.find(file);
            void* document = known != documents_.end() ? known->second : control_->CreateDocument();
            documents_[file] = document;
            control_->SetDocPointer(document);
            control_->SetCodePage(wxSTC_CP_UTF8); // these two belong to the document
            control_->SetLexer(wxSTC_LEX_XML);
        }
        if (this->text() != text) {
            control_->SetTextRaw(text.c_str());
            control_->EmptyUndoBuffer();
            control_->GotoPos(0);
        }
        control_->SetReadOnly(!editable);
        quiet_ = false;
        fit_numbers();
    }

    [[nodiscard]] std::string text() const override {
        const auto raw = control_->GetTextRaw();
        return {raw.data(), raw.length()};
    }

    void set_editable(bool editable) override { control_->SetReadOnly(!editable); }

    [[nodiscard]] TextPlace caret() const override {
        const int at = control_->GetCurrentPos();
        const int line = control_->LineFromPosition(at);
        return {.line = line + 1,
                .column = control_->CountCharacters(control_->PositionFromLine(line), at) + 1};
    }

    [[nodiscard]] std::size_t offset() const override {
        return static_cast<std::size_t>(control_->GetCurrentPos());
    }

    void go_to(TextPlace place) override {
        const int at = static_cast<int>(offset_of(text(), place));
        control_->GotoPos(at);
        const int line = control_->LineFromPosition(at);
        control_->SetFirstVisibleLine(std::max(0, line - control_->LinesOnScreen() / 2));
        control_->EnsureCaretVisible();
        show_line_beginnings(at);
    }

    void select(std::size_t from, std::size_t to) override {
        control_->GotoPos(static_cast<int>(from));
        control_->SetSelection(static_cast<int>(from), static_cast<int>(to));
        control_->EnsureCaretVisible();
        show_line_beginnings(static_cast<int>(to));
    }

    void replace(std::size_t from, std::size_t to, const std::string& words) override {
        control_->SetTargetStart(static_cast<int>(from));
        control_->SetTargetEnd(static_cast<int>(to));
        control_->ReplaceTarget(utf8(words));
        control_->GotoPos(static_cast<int>(from + words.size()));
    }

    void mark(const std::vector<TextPlace>& places) override {
        const auto text = this->text();
        control_->MarkerDeleteAll(mistake_marker);
        control_->SetIndicatorCurrent(mistake_indicator);
        control_->IndicatorClearRange(0, control_->GetLength());
        for (const auto& place : places) {
            control_->MarkerAdd(place.line - 1, mistake_marker);
            const auto begin = offset_of(text, place);
            control_->IndicatorFillRange(static_cast<int>(begin),
                                         static_cast<int>(word_end(text, begin) - begin));
        }
    }

    void offer(std::size_t from, const std::vector<Offer>& offers) override {
        control_->AutoCompCancel();
        offered_.clear();
        wxString list;
        for (const auto& each : offers) {
            auto line = utf8(each.word);
            if (!each.note.empty())
                line += "  " + utf8(each.note);
            line.Replace("\n", " ");
            list += (offered_.empty() ? wxString{} : wxString{"\n"}) + line;
            offered_.push_back(line);
        }
        if (!offered_.empty())
            control_->AutoCompShow(static_cast<int>(offset() - from), list);
    }

    void undo() override { control_->Undo(); }
    void redo() override { control_->Redo(); }

private:
    /// Scrolls back to the left where the place `at` is in sight from there too.
    void show_line_beginnings(int at) {
        const int x = control_->PointFromPosition(at).x + control_->GetXOffset();
        if (x + control_->FromDIP(24) < control_->GetClientSize().x)
            control_->SetXOffset(0);
    }
    void set_up() {
        control_->SetCodePage(wxSTC_CP_UTF8);
        control_->SetLexer(wxSTC_LEX_XML);
        control_->SetUseTabs(false);
        control_->SetTabWidth(2);
        control_->SetIndent(2);
        control_->SetMarginType(number_margin, wxSTC_MARGIN_NUMBER);
        control_->SetMarginMask(number_margin, 0);
        control_->SetMarginWidth(line_margin, 1);
        control_->SetMarginMask(line_margin, 0);
        control_->SetMarginWidth(2, 0);
        control_->SetMarginLeft(control_->FromDIP(8));
        control_->SetExtraAscent(1);
        control_->SetExtraDescent(1);
        control_->SetScrollWidth(1);
        control_->SetScrollWidthTracking(true);
        control_->SetEndAtLastLine(true);
        // A place that is gone to stands with some of the text behind it.
        control_->SetXCaretPolicy(wxSTC_CARET_SLOP | wxSTC_CARET_STRICT, control_->FromDIP(150));
        control_->SetModEventMask(wxSTC_MOD_INSERTTEXT | wxSTC_MOD_DELETETEXT);
        control_->AutoCompSetSeparator('\n');
        control_->AutoCompSetTypeSeparator('\x01'); // "?" is a sign of labels
        control_->AutoCompSetOrder(wxSTC_ORDER_CUSTOM);
        control_->AutoCompSetMaxHeight(9);
        control_->AutoCompSetAutoHide(true);
        control_->MarkerDefine(mistake_marker, wxSTC_MARK_BACKGROUND);
        control_->IndicatorSetStyle(mistake_indicator, wxSTC_INDIC_SQUIGGLE);
        // Their keys belong to the window here.
        for (const int key : {'D', 'L', 'T', 'U', 'F', 'S'}) {
            control_->CmdKeyClear(key, wxSTC_KEYMOD_CTRL);
            control_->CmdKeyClear(key, wxSTC_KEYMOD_CTRL | wxSTC_KEYMOD_SHIFT);
        }
    }

    void colour() {
        const auto& colours = palette();
        const auto code = font(FontRole::code);
        control_->StyleSetFont(wxSTC_STYLE_DEFAULT, code);
        control_->StyleSetForeground(wxSTC_STYLE_DEFAULT, colours.text);
        control_->StyleSetBackground(wxSTC_STYLE_DEFAULT, colours.base);
        control_->StyleClearAll();
        control_->StyleSetForeground(wxSTC_STYLE_LINENUMBER, colours.muted);
        control_->StyleSetBackground(wxSTC_STYLE_LINENUMBER, colours.base);
        control_->SetMarginType(line_margin, wxSTC_MARGIN_COLOUR);
        control_->SetMarginBackground(line_margin, colours.hairline);
        for (const int style : {wxSTC_H_TAG, wxSTC_H_TAGUNKNOWN, wxSTC_H_TAGEND}) {
            control_->StyleSetForeground(style, colours.series[0]);
            control_->StyleSetBold(style, true);
        }
        for (const int style : {wxSTC_H_DOUBLESTRING, wxSTC_H_SINGLESTRING})
            control_->StyleSetForeground(style, colours.series[2]);
        for (const int style : {wxSTC_H_COMMENT, wxSTC_H_XMLSTART, wxSTC_H_XMLEND})
            control_->StyleSetForeground(style, colours.muted);
        control_->StyleSetForeground(wxSTC_H_ENTITY, colours.series[3]);
        control_->SetCaretForeground(colours.text);
        control_->SetSelBackground(true, colours.selected);
        control_->MarkerSetBackground(mistake_marker, colours.critical_tint);
        control_->IndicatorSetForeground(mistake_indicator, colours.critical);
        fit_numbers();
    }

    void fit_numbers() {
        const auto digits = std::max<std::size_t>(3, std::to_string(control_->GetLineCount()).size());
        control_->SetMarginWidth(number_margin,
                                 control_->TextWidth(wxSTC_STYLE_LINENUMBER, wxString('9', digits)) +
                                     control_->FromDIP(18));
    }

    void bind() {
        control_->Bind(wxEVT_STC_MODIFIED, [this](wxStyledTextEvent& event) {
            event.Skip();
            if (!quiet_)
                on_edit();
        });
        control_->Bind(wxEVT_STC_UPDATEUI, [this](wxStyledTextEvent& event) {
            event.Skip();
            on_caret();
        });
        control_->Bind(wxEVT_STC_CHARADDED, [this](wxStyledTextEvent& event) {
            event.Skip();
            if (event.GetKey() == '\n')
                indent();
            on_typed();
        });
        control_->Bind(wxEVT_STC_AUTOCOMP_SELECTION, [this](wxStyledTextEvent& event) {
            const auto chosen = std::ranges::find(offered_, event.GetText());
            control_->AutoCompCancel(); // what is written is more than the word, and is written by `on_take`
            if (chosen != offered_.end())
                on_take(static_cast<std::size_t>(chosen - offered_.begin()));
        });
        control_->Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
            event.Skip();
            colour();
        });
    }

    /// A new line begins where the one before begins.
    void indent() {
        const int line = control_->GetCurrentLine();
        if (line == 0)
            return;
        control_->SetLineIndentation(line, control_->GetLineIndentation(line - 1));
        control_->GotoPos(control_->GetLineIndentPosition(line));
    }

    wxStyledTextCtrl* control_;
    std::map<std::string, void*> documents_; ///< by file, each with its undo
    std::vector<wxString> offered_;
    std::string file_;
    bool quiet_ = false;
};

} // namespace

std::unique_ptr<TextSurface> make_coloured_surface(wxWindow* parent, const std::string& id) {
    return std::make_unique<ColouredSurface>(parent, id);
}

} // namespace attune
