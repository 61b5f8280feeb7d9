// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/marks.hpp"

#include "gui/platform/pictures.hpp"

#include <map>
#include <string>
#include <tuple>
#include <wx/icon.h>
#include <wx/sizer.h>

namespace attune {
namespace {

const char* file_of(Mark mark) {
    switch (mark) {
    case Mark::good: return "good";
    case Mark::critical: return "critical";
    case Mark::caution: return "caution";
    case Mark::information: return "information";
    case Mark::not_set: return "not-set";
    case Mark::event: return "event";
    case Mark::none: break;
    }
    return "none";
}

wxBitmapBundle bundle_of(const std::string& path, int size) {
    return wxBitmapBundle::FromSVG(picture(path), {size, size});
}

} // namespace

wxBitmapBundle mark_bundle(Mark mark) {
    return bundle_of(std::string{"marks/"} + (palette().dark ? "dark/" : "light/") + file_of(mark) + ".svg", 16);
}

const wxIcon& mark_icon(Mark mark, int size) {
    static std::map<std::tuple<Mark, int, bool>, wxIcon> kept; // rasterising an SVG for every cell is slow
    auto [place, is_new] = kept.try_emplace({mark, size, palette().dark});
    if (is_new)
        place->second.CopyFromBitmap(mark_bundle(mark).GetBitmap({size, size}));
    return place->second;
}

wxStaticBitmap* mark_picture(wxWindow* parent, Mark mark) {
    auto* picture = new wxStaticBitmap{parent, wxID_ANY, mark_bundle(mark)};
    picture->Bind(wxEVT_SYS_COLOUR_CHANGED, [picture, mark](wxSysColourChangedEvent& event) {
        event.Skip();
        picture->SetBitmap(mark_bundle(mark));
    });
    return picture;
}

Tone tone_of(Mark mark) {
    switch (mark) {
    case Mark::good: return Tone::good;
    case Mark::critical: return Tone::critical;
    case Mark::caution: return Tone::caution;
    case Mark::information:
    case Mark::not_set:
    case Mark::none:
    case Mark::event: break;
    }
    return Tone::usual;
}

wxBitmapBundle application_tile(int size) { return bundle_of("attune.svg", size); }

wxIconBundle application_icons() {
    wxIconBundle icons;
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        wxIcon icon;
        icon.CopyFromBitmap(application_tile(size).GetBitmap({size, size}));
        icons.AddIcon(icon);
    }
    return icons;
}

StatusText::StatusText(wxWindow* parent, Mark mark, const wxString& words, FontRole role)
    : Group{parent},
      mark_{mark},
      picture_{new wxStaticBitmap{this, wxID_ANY, mark_bundle(mark)}},
      words_{text(this, words, role, tone_of(mark))} {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(picture_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(words_, wxSizerFlags{1}.CentreVertical());
    SetSizer(row);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        show_mark();
    });
}

void StatusText::show_mark() {
    picture_->Show(mark_.has_value());
    if (mark_)
        picture_->SetBitmap(mark_bundle(*mark_));
}

void StatusText::set_status(std::optional<Mark> mark, const wxString& words) {
    set_status(mark, words, mark ? tone_of(*mark) : Tone::usual);
}

void StatusText::set_status(std::optional<Mark> mark, const wxString& words, Tone tone) {
    mark_ = mark;
    show_mark();
    words_->SetLabel(wxControl::EscapeMnemonics(words));
    set_tone(words_, tone);
    InvalidateBestSize();
    Layout();
}

wxString StatusText::words() const { return words_->GetLabelText(); }

} // namespace attune
