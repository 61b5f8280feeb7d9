// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"

#include <cstddef>
#include <optional>

namespace attune {

/// What a change means, by the direction in which the series is better.
enum class ChangeKind { unchanged, improvement, worsening, more, fewer };

struct SeriesChange {
    double from = 0;
    double to = 0;
    ChangeKind kind = ChangeKind::unchanged;
    TimelinePoint start;              ///< the point counted from; with the line's base as its value where it has one
    TimelinePoint end;
    bool since_new_meaning = false;   ///< counted from where the series changed its meaning, not from the start

    /// Never below 0.
    [[nodiscard]] double size() const noexcept { return from < to ? to - from : from - to; }
};

/// Change of the point at `index` since the line's base, or since the first value with the same meaning, or since the last
/// one before treatment where that counts and there is one; nothing for a gap, for that value itself and for those before.
[[nodiscard]] std::optional<SeriesChange> change_at(const TimelineLine& line, Better better, std::size_t index);

/// The same for the last value.
[[nodiscard]] std::optional<SeriesChange> change_since_start(const TimelineLine& line, Better better);

[[nodiscard]] std::size_t count_values(const TimelineLine& line);
/// Values that may be compared with the last one, and that one.
[[nodiscard]] std::size_t count_comparable(const TimelineLine& line);
/// Of these the value that change counts from, and those behind it.
[[nodiscard]] std::size_t count_since_start(const TimelineLine& line);
/// How often a measure was due and not given.
[[nodiscard]] std::size_t count_missed(const TimelineLine& line);
/// Index of the last point that has a value.
[[nodiscard]] std::optional<std::size_t> last_value(const TimelineLine& line);

} // namespace attune
