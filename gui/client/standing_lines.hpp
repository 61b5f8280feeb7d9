// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_view_model.hpp"

#include <vector>

namespace attune {

/// One line per series and register entry that has at least two numbers, latest first.
[[nodiscard]] std::vector<StandingLine> standing_lines(const std::vector<NoteStore::SeriesPointRow>& points,
                                                       const RegisterBook& book, const TemplateShelf& shelf);
/// The open entries of every register, with the words of their states.
[[nodiscard]] std::vector<RegisterGroup> register_groups(const RegisterBook& book, const TemplateShelf& shelf);
/// "9", "2.5": as many digits as the series shows.
[[nodiscard]] std::string number_words(double value, int decimals);

} // namespace attune
