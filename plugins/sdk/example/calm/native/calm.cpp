// SPDX-License-Identifier: Apache-2.0
#include <attune_plugin.hpp>

#include <cmath>

static void derive(const attune::sdk::CourseView& course, attune::sdk::Answers& answers) {
    const auto values = course.present().field("log.activation").numbers();
    if (values.size() < 2)
        return; // nothing written: the field stays empty
    double steps = 0;
    for (std::size_t at = 1; at < values.size(); ++at)
        steps += std::abs(values[at] - values[at - 1]);
    answers.number("mean_step", steps / static_cast<double>(values.size() - 1));
}

ATTUNE_DERIVING_PLUGIN("calm", "A calm hour", "1.0.0", derive);
