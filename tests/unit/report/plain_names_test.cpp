// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_courses.hpp"

#include "tests/unit/measure/shipped_measures.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(PlainNamesTest, EveryMeasureThatShipsIsNamedForSomebodyWhoHasNeverHeardOfIt) {
    for (const std::string& id : shipped_measure_ids()) {
        const Instrument& instrument = shipped_measure(id);
        TimelinePanel panel;
        panel.definition.label = instrument.title;
        panel.measure = MeasureFacts{};
        panel.measure->measure = id;

        const std::string name = plain_panel_name(panel);

        EXPECT_NE(name, instrument.title) << id;
        EXPECT_TRUE(name.ends_with("(" + instrument.title + ")")) << name;
    }
}

} // namespace
} // namespace attune
