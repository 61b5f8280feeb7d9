// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace attune::cli {

struct Context;

/// Two scores of a measure, judged by the figures that come with it.
struct MeasureChange {
    std::string measure; ///< "phq-9"; empty: none was named
    std::string scale;   ///< empty: the first one
    std::string form, sex;
    std::optional<double> pre, post;
    std::optional<int> age;
};

/// Prints the category with its reasons. Throws WrongUse with all that is wrong with the scores.
void change_of_measure(const Context& context, const MeasureChange& options);

} // namespace attune::cli
