// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <exception>
#include <wx/string.h>

class wxWindow;

namespace attune {

/// What is wrong and what to do, in the therapist's words. The only place that turns ErrorKind into words.
struct ErrorWords {
    wxString what;     ///< one sentence
    wxString advice;   ///< what to do
};
[[nodiscard]] ErrorWords words_for(ErrorKind kind);
/// The same for anything that was thrown; `bad_input` brings its own list.
[[nodiscard]] ErrorWords words_for(const std::exception& failure);
/// Both sentences in one line.
[[nodiscard]] wxString sentence_for(const std::exception& failure);

/// A dialog with these words over `parent`.
void show_failure(wxWindow* parent, const std::exception& failure);

} // namespace attune
