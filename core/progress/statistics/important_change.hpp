// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <optional>
#include <string>

namespace attune {

/// The change from which clients themselves feel a difference (minimal important difference, MID). It says nothing
/// of error of measurement: a change can be important and not reliable, or the other way round.
struct ImportantThreshold {
    double amount = 0;
    enum class Of { points, percent_of_start } of = Of::points;
    std::string source{};
    EvidenceTag evidence = EvidenceTag::none;
};

/// Percent by which a score became better since the start: 100 · d · (now − base) / |base|; negative is worse.
/// Nothing when the start is 0 or the direction is neither.
[[nodiscard]] std::optional<double> percent_improvement(double base, double now, Better better);

enum class ImportantChange { worse, none, better };

/// Whether the change reaches the MID, by its size or its share of the start; reaching it exactly is enough.
/// Nothing when either score is missing, the direction is neither, or a share of 0 is asked for.
[[nodiscard]] std::optional<ImportantChange> important_change(std::optional<double> base, std::optional<double> now,
                                                              Better better, const ImportantThreshold& threshold);

/// Response and remission as depression trials speak of them.
struct TreatmentResponse {
    bool response = false;  ///< the score fell by at least half
    bool remission = false; ///< the score is below the line of remission
};

/// Below this PHQ-9 score one speaks of remission (attributed to Kroenke 2001 [L]).
inline constexpr double phq9_remission_below = 5;

/// Response = a fall of at least 50 %, remission = a score below `remission_below` (for the PHQ-9 attributed [L]
/// in the clinical specification, C1). For measures where lower is better. Nothing when a score is missing; no response from a
/// start of 0.
[[nodiscard]] std::optional<TreatmentResponse> treatment_response(std::optional<double> base,
                                                                  std::optional<double> now,
                                                                  double remission_below = phq9_remission_below);

} // namespace attune
