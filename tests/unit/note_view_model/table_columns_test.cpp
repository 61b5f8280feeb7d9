// SPDX-License-Identifier: Apache-2.0
#include "gui/note/table_columns.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Field column(const char* id, FieldKind kind, int line = 1, int width = 0) {
    Field field;
    field.id = field.label = id;
    field.kind = kind;
    field.line = line;
    field.width = width;
    return field;
}

int total(const std::vector<TableColumn>& columns) {
    int width = -column_gap;
    for (const auto& each : columns)
        width += each.width + column_gap;
    return width;
}

TEST(TableColumnsTest, FillTheWidthAndGiveWordsTheRest) {
    Field table;
    table.order_column = "no";
    table.columns = {column("no", FieldKind::number), column("mode", FieldKind::choice),
                     column("passes", FieldKind::number), column("report", FieldKind::long_text, 1, 3)};

    const auto columns = arrange_columns(table, 540);

    EXPECT_GT(columns.number, 0);
    ASSERT_EQ(columns.first.size(), 3U);
    EXPECT_EQ(total(columns.first), 540 - columns.number);
    EXPECT_EQ(columns.first[1].width, 52);
    EXPECT_GT(columns.first[2].width, columns.first[0].width);
    EXPECT_TRUE(columns.second.empty());
}

TEST(TableColumnsTest, WhatDoesNotFitGoesBelow) {
    Field table;
    for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h"})
        table.columns.push_back(column(id, FieldKind::text));

    const auto columns = arrange_columns(table, 400);

    ASSERT_FALSE(columns.first.empty());
    EXPECT_LE(total(columns.first), 400);
    std::size_t shown = columns.first.size();
    for (const auto& line : columns.second) {
        EXPECT_LE(total(line), 400);
        shown += line.size();
    }
    EXPECT_EQ(shown, 8U);
    EXPECT_TRUE(have_same_lines(columns, arrange_columns(table, 400)));
    EXPECT_FALSE(have_same_lines(columns, arrange_columns(table, 700)));
}

TEST(TableColumnsTest, WithLargerLettersNumbersAndListsGrowAndWordsGiveWay) {
    Field table;
    table.order_column = "no";
    table.columns = {column("no", FieldKind::number), column("mode", FieldKind::choice),
                     column("passes", FieldKind::number), column("report", FieldKind::long_text, 1, 3)};

    const auto usual = arrange_columns(table, 540);
    const auto large = arrange_columns(table, 540, 1.5);

    EXPECT_EQ(large.number, 42);
    EXPECT_EQ(total(large.first), 540 - large.number);
    EXPECT_EQ(large.first[1].width, 78);
    EXPECT_GE(large.first[0].width, 126);
    EXPECT_LT(large.first[2].width, usual.first[2].width);
}

TEST(TableColumnsTest, SecondLineColumnsStayThere) {
    Field table;
    table.columns = {column("a", FieldKind::text), column("b", FieldKind::text, 2)};

    const auto columns = arrange_columns(table, 540);

    EXPECT_EQ(columns.first.size(), 1U);
    ASSERT_EQ(columns.second.size(), 1U);
    EXPECT_EQ(columns.second.front().front().field->id, "b");
}

} // namespace
} // namespace attune
