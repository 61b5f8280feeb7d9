// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/pack_install.hpp"

#include <string>
#include <vector>

namespace attune::cli {

/// "1 form, 12 questions, 2 curves, 3 warnings".
[[nodiscard]] std::string contents_words(const Pack& pack);
/// "on", "off", "removed", "damaged": names for scripts.
[[nodiscard]] std::string state_name(const Pack& pack, const std::optional<InstalledPack>& installed);
/// "approved", "waiting", "changed", "not_signed", "publisher_unknown", "none".
[[nodiscard]] std::string name_of(LibraryState state);
/// What the library gets and never gets, a line each.
[[nodiscard]] std::vector<std::string> library_lines(const Pack& pack);
/// What has to be decided, and how, a paragraph each. `practice` is the folder as it was given.
[[nodiscard]] std::string question_words(InstallQuestion question, const InstallPlan& plan);

} // namespace attune::cli
