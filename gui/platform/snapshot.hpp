// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

class wxWindow;

namespace attune {

/// Writes what `window` shows on screen, without the desktop's title bar, as PNG. Throws Error(internal) when
/// the screen cannot be read and no_permission when the file cannot be written.
void save_snapshot(wxWindow* window, const std::filesystem::path& file);

/// Puts a window that stands over `below` into the picture that was taken of `below` before.
void add_to_snapshot(wxWindow* window, const wxWindow* below, const std::filesystem::path& file);

} // namespace attune
