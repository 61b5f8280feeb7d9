// SPDX-License-Identifier: Apache-2.0
#include "core/body_map/body_map.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune {
namespace {

TEST(BodyMapTest, HasEveryRegionWithItsOutline) {
    int front = 0;
    std::set<std::string> ids;
    for (const auto& region : body_regions()) {
        front += region.view == BodyView::front ? 1 : 0;
        ids.insert(region.id);
        EXPECT_FALSE(region.label.empty()) << region.id;
        EXPECT_GE(region.outline.size(), 4U) << region.id;
        EXPECT_EQ(region.outline.back().kind, OutlineStep::Kind::close) << region.id;
    }

    EXPECT_EQ(front, 27);
    EXPECT_EQ(body_regions().size(), 49U);
    EXPECT_EQ(ids.size(), 49U);
    EXPECT_FALSE(body_outline(BodyView::front).empty());
    EXPECT_FALSE(body_outline(BodyView::back).empty());
}

TEST(BodyMapTest, NeighboursExist) {
    for (const auto& region : body_regions())
        for (const auto& name : region.neighbours)
            EXPECT_NE(body_region(name), nullptr) << region.id << " to " << name;
}

TEST(BodyMapTest, ArrowsGoToTheNeighbourInThatDirection) {
    const auto& head = *body_region("front-head");

    EXPECT_EQ(neighbour(head, 0, 1).id, "front-face");
    EXPECT_EQ(neighbour(head, 0, -1).id, "front-head");
    EXPECT_EQ(neighbour(*body_region("front-chest"), 1, 0).label, "Left shoulder");
}

TEST(BodyMapTest, AnUnknownIdIsNoRegion) {
    EXPECT_EQ(body_region("front-tail"), nullptr);
}

} // namespace
} // namespace attune
