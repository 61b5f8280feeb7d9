// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace attune {

struct ActivationRow {
    std::optional<double> minute;
    std::optional<double> level;      ///< 0 to 10; nothing: a gap
};

/// A rise of at least 2 and the fall of at least 2 behind it (clinical specification A2, se.cycles).
struct Pendulation {
    std::size_t peak = 0;             ///< row at which the rise ended
    std::size_t settled = 0;          ///< row to which it fell
    friend bool operator==(const Pendulation&, const Pendulation&) = default;
};

/// The activation log of one session of Somatic Experiencing.
struct ActivationTrace {
    Date date{};
    std::optional<int> number;
    NoteId note{};
    std::vector<ActivationRow> rows;  ///< in row order; at least one has a level
    std::vector<Pendulation> swings;
};

/// What the pack's own library counts, so that a course shows the same where the library is off.
[[nodiscard]] std::vector<Pendulation> pendulations(const std::vector<ActivationRow>& rows);

/// Sessions with a tracking log, in order.
[[nodiscard]] std::vector<ActivationTrace> activation_traces(const ClientCourse& course);

} // namespace attune
