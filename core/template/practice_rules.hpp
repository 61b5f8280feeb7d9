// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

namespace attune {

/// What a practice set differently from its templates: numbers of parameters, and the rules and prompts that
/// it switched off. Both under the full name, "header.session.gap_times". Names that no template knows do
/// nothing.
struct PracticeRules {
    std::map<std::string, double, std::less<>> parameters;
    std::set<std::string, std::less<>> off;
    friend bool operator==(const PracticeRules&, const PracticeRules&) = default;
};

} // namespace attune
