// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart.hpp"
#include "core/vault/database.hpp"

#include <filesystem>
#include <span>
#include <string_view>

namespace attune {

/// A chart as a picture in memory, in the palette given. Throws Error(no_memory, internal).
/// `scale` 2 gives twice as many dots for the same layout.
[[nodiscard]] Bytes chart_png(const ChartModel& model, double width, double height, double scale,
                              const ChartPalette& palette);
[[nodiscard]] Bytes chart_svg(const ChartModel& model, double width, double height, const ChartPalette& palette);

/// Writes a file that only its owner can read; an older one is replaced whole or not at all.
/// Throws Error(no_space, no_permission, bad_input) with what to do.
void write_file(const std::filesystem::path& path, std::span<const unsigned char> bytes);
void write_file(const std::filesystem::path& path, std::string_view text);

} // namespace attune
