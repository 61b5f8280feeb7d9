// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// The value that Student's t with `degrees_of_freedom` stays below with `probability`: t(0.9, 3) = 1.6377.
/// Worked out from the incomplete beta function by Boost.Math (Hill 1970 gives the first guess).
/// `degrees_of_freedom` above 0, `probability` between 0 and 1, both excluded; otherwise throws
/// std::invalid_argument.
[[nodiscard]] double student_t_quantile(double probability, double degrees_of_freedom);

/// How far both sides of an interval of `level` reach: t at (1 + level) / 2. 0.8 → 1.6377 with 3 degrees.
[[nodiscard]] double two_sided_t(double level, double degrees_of_freedom);

} // namespace attune
