// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/important_change.hpp"

#include "core/progress/statistics/reliable_change.hpp"

#include <cmath>

namespace attune {

namespace {

double gain(double base, double now, Better better) {
    return better == Better::higher ? now - base : base - now;
}

} // namespace

std::optional<double> percent_improvement(double base, double now, Better better) {
    if (better == Better::neither || std::abs(base) <= score_tolerance)
        return std::nullopt;
    return 100 * gain(base, now, better) / std::abs(base);
}

std::optional<ImportantChange> important_change(std::optional<double> base, std::optional<double> now, Better better,
                                                const ImportantThreshold& threshold) {
    if (!base || !now || better == Better::neither)
        return std::nullopt;
    const auto moved = threshold.of == ImportantThreshold::Of::points ? std::optional{gain(*base, *now, better)}
                                                                      : percent_improvement(*base, *now, better);
    if (!moved)
        return std::nullopt;
    if (std::abs(*moved) <= score_tolerance || std::abs(*moved) < threshold.amount - score_tolerance)
        return ImportantChange::none;
    return *moved > 0 ? ImportantChange::better : ImportantChange::worse;
}

std::optional<TreatmentResponse> treatment_response(std::optional<double> base, std::optional<double> now,
                                                    double remission_below) {
    if (!base || !now)
        return std::nullopt;
    const auto fall = percent_improvement(*base, *now, Better::lower);
    return TreatmentResponse{.response = fall && *fall >= 50 - score_tolerance,
                             .remission = *now < remission_below - score_tolerance};
}

} // namespace attune
