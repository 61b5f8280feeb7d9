// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <wx/button.h>

namespace attune {

/// What the head of a section says.
struct HeadWords {
    wxString title;
    wxString summary;        ///< shown while folded
    bool open = false;
    bool done = false;
    int to_fill = 0;
    bool critical = false;   ///< after the first try to sign
    bool operator==(const HeadWords&) const = default;
};

/// "1 to fill", or nothing.
[[nodiscard]] wxString to_fill_words(int to_fill);

/// The flat button over a section that folds it: arrow, name, summary, state.
class SectionHead : public wxButton {
public:
    SectionHead(wxWindow* parent, const std::string& id);
    void show(const HeadWords& words);
    [[nodiscard]] const HeadWords& words() const { return words_; }

private:
    void fill();

    std::string id_;
    HeadWords words_;
    void* arrow_ = nullptr;
    void* title_ = nullptr;
    void* summary_ = nullptr;
    void* state_ = nullptr;
    void* mark_ = nullptr;
};

} // namespace attune
