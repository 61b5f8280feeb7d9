// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/scoring.hpp"
#include "core/vault/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Figures of the practice's own where an instrument has none: the spread of a score in its clients.
struct OwnNorm {
    double sd = 0;                       ///< above 0
    std::optional<double> reliability{}; ///< 0 to 1, both included (D2); nothing: no reliable change is worked out
    std::optional<double> mean{};
    std::string source{};                ///< where the figures come from; not empty
    friend bool operator==(const OwnNorm&, const OwnNorm&) = default;
};

/// What a practice chose for one measure.
struct MeasureChoices {
    MeasurePicks picks{};
    std::map<std::string, OwnNorm, std::less<>> norms{}; ///< by scale
    friend bool operator==(const MeasureChoices&, const MeasureChoices&) = default;
};

/// What keeps choices from being kept, in words.
[[nodiscard]] std::vector<std::string> choices_problems(const Instrument& instrument, const MeasureChoices& choices);

/// The choices of one vault, in the table of settings.
///
/// Borrows the database. Same thread. Throws Error: bad_input with all problems. What is stored and not understood
/// reads as no choice.
class MeasureChoicesStore {
public:
    explicit MeasureChoicesStore(Database& database) noexcept
        : database_{database} {}

    [[nodiscard]] MeasureChoices load(std::string_view measure) const;
    /// With the scores that were worked out before: make those anew afterwards (ResponseStore::rebuild_scores).
    void save(const Instrument& instrument, const MeasureChoices& choices);

private:
    Database& database_;
};

} // namespace attune
