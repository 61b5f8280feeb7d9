// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/student_t.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <stdexcept>

namespace attune {

double student_t_quantile(double probability, double degrees_of_freedom) {
    if (!(probability > 0 && probability < 1))
        throw std::invalid_argument{"a probability lies between 0 and 1"};
    if (!(degrees_of_freedom > 0) || !std::isfinite(degrees_of_freedom))
        throw std::invalid_argument{"degrees of freedom are above 0"};
    return boost::math::quantile(boost::math::students_t_distribution<double>{degrees_of_freedom}, probability);
}

double two_sided_t(double level, double degrees_of_freedom) {
    return student_t_quantile((1 + level) / 2, degrees_of_freedom);
}

} // namespace attune
