// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/table_columns.hpp"

#include <gtest/gtest.h>
#include <numeric>

namespace attune {
namespace {

double sum(const std::vector<double>& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

TEST(TableColumnsTest, WhatFitsIsSpreadOverThePage) {
    const auto widths = share_width({{50, 40}, {100, 60}}, 600);

    EXPECT_NEAR(sum(widths), 600, 0.01);
    EXPECT_GT(widths[1], widths[0]);
}

TEST(TableColumnsTest, AShortColumnKeepsItsLineBesideALongRemark) {
    const auto widths = share_width({{90, 40}, {5000, 80}}, 600);

    EXPECT_NEAR(sum(widths), 600, 0.01);
    EXPECT_GE(widths[0], 90 + 2 * cell_padding);
}

TEST(TableColumnsTest, ALongWordIsBrokenBeforeItPushesOthersOut) {
    const auto widths = share_width({{4000, 4000}, {30, 30}, {30, 30}}, 600);

    EXPECT_NEAR(sum(widths), 600, 0.01);
    EXPECT_GE(widths[1], 30 + 2 * cell_padding);
    EXPECT_GE(widths[2], 30 + 2 * cell_padding);
}

TEST(TableColumnsTest, ManyColumnsNeverLeaveThePage) {
    const auto widths = share_width(std::vector<ColumnNeed>(40, {300, 200}), 600);

    EXPECT_NEAR(sum(widths), 600, 0.01);
    for (const double width : widths)
        EXPECT_GT(width, 0);
}

} // namespace
} // namespace attune
