// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/progress_view_model.hpp"

#include <functional>
#include <optional>
#include <string>
#include <wx/window.h>

namespace attune {

/// Whether the question offers to print the client's name.
enum class NameOffer { none, offered };
enum class NameChoice { without, with };

/// Says that the file lies outside the vault. Nothing when the therapist thought better of it.
[[nodiscard]] std::optional<NameChoice> ask_for_file(wxWindow* parent, NameOffer offer);
/// Asks for a place, "progress.png" first, and writes what `make` gives. Failures are shown.
void save_file(wxWindow* parent, ExportKind kind, const std::string& stem, const std::function<Bytes()>& make);

} // namespace attune
