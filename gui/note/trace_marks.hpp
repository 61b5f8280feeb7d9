// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a native library says about the trace above a table: "zone 3 settled \u2264 3; span 3 5 Cycle 1".
struct TraceMarks {
    /// Rows `first` to `last`, from 0, with a name.
    struct Span {
        std::size_t first = 0;
        std::size_t last = 0;
        std::string label;
        friend bool operator==(const Span&, const Span&) = default;
    };
    std::optional<double> zone;  ///< the area up to this value is tinted
    std::string zone_label;
    std::vector<Span> spans;
    friend bool operator==(const TraceMarks&, const TraceMarks&) = default;
};

/// Reads the words of a library. What cannot be read is left out: a mark is help, never data.
[[nodiscard]] TraceMarks read_trace_marks(std::string_view words);

} // namespace attune
