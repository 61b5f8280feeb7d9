// SPDX-License-Identifier: Apache-2.0
#include "core/demo/moved_example.hpp"

#include "core/modality/example/example_answers.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using namespace std::chrono_literals;

Example course() {
    const auto read = read_examples(R"(<examples xmlns="urn:attune:example:1" template="calm.session"><example id="A">
        <entry register="worry" id="w"><set field="since" value="2026-12-31"/></entry>
        <session><set field="day" value="2027-01-02"/><set field="note" value="12027-01-02, of 2027-01-03."/></session>
        <session date="2027-02-01"><expect field="said" contains="by 2027-02-28"/></session></example></examples>)",
                                    "worked.xml");
    return read.examples.at(0);
}

TEST(MovedExampleTest, MovesEveryDayInIt) {
    const Example moved = moved_example(course(), std::chrono::days{-7});

    EXPECT_EQ(moved.steps[0].steps[0].word("value"), "2026-12-24");
    EXPECT_EQ(moved.steps[1].steps[0].word("value"), "2026-12-26");
    EXPECT_EQ(moved.steps[1].steps[1].word("value"), "12027-01-02, of 2026-12-27.");
    EXPECT_EQ(moved.steps[2].steps[0].word("contains"), "by 2027-02-21");
}

TEST(MovedExampleTest, SessionsWithoutADayKeepTheirDistance) {
    const Example moved = moved_example(course(), std::chrono::days{1});

    EXPECT_EQ(session_days(moved),
              (std::vector<Date>{2027y / std::chrono::January / 5, 2027y / std::chrono::February / 2}));
}

} // namespace
} // namespace attune
