// SPDX-License-Identifier: Apache-2.0
#include "gui/note/trace_marks.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(TraceMarksTest, ReadsTheZoneAndTheSpans) {
    const auto marks = read_trace_marks("zone 3 settled \u2264 3; span 3 5 Cycle 1; span 7 9 Cycle 2");

    EXPECT_EQ(marks.zone, 3);
    EXPECT_EQ(marks.zone_label, "settled \u2264 3");
    const std::vector<TraceMarks::Span> wanted{{2, 4, "Cycle 1"}, {6, 8, "Cycle 2"}};
    EXPECT_EQ(marks.spans, wanted);
}

TEST(TraceMarksTest, LeavesOutWhatCannotBeRead) {
    const auto marks = read_trace_marks(";; zone high; span 0 2 From row 0; span 4 2 Backwards; span 1; band 1 2; span 1 1 One row");

    EXPECT_FALSE(marks.zone.has_value());
    EXPECT_EQ(marks.spans, (std::vector<TraceMarks::Span>{{0, 0, "One row"}}));
    EXPECT_EQ(read_trace_marks(""), TraceMarks{});
}

} // namespace
} // namespace attune
