// SPDX-License-Identifier: Apache-2.0
// The scores of the people of the sample notes, as the caseload shows them.
#include "core/caseload/caseload_reading.hpp"
#include "core/response/response_store.hpp"
#include "tests/unit/demo/demo_fixture.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace attune {
namespace {

using test::Demo;

std::vector<CaseloadRow> read_caseload() { return CaseloadReading{*Demo::get().vault, Demo::get().shelf.measures()}.read(); }

TEST(DemoScoresTest, TheCaseloadHasCoursesOfEveryKindAndAlertsThatWait) {
    std::map<CaseloadGroup, int> groups;
    int unscored = 0;
    int waiting = 0;
    for (const CaseloadRow& row : read_caseload()) {
        ++groups[group_of(row)];
        unscored += row.measure.empty() ? 1 : 0;
        waiting += row.waits() ? 1 : 0;
    }

    EXPECT_GE(groups[CaseloadGroup::better], 8);
    EXPECT_GE(groups[CaseloadGroup::no_change], 5);
    EXPECT_GE(groups[CaseloadGroup::worse], 2);
    EXPECT_GE(groups[CaseloadGroup::too_few], 2);
    EXPECT_GE(waiting, 2);
    EXPECT_LE(unscored, 4) << "a couple, a family, a group and a child of seven";
}

TEST(DemoScoresTest, ScoresLieInTheirEpisodeAndComeToWhatWasInvented) {
    Demo& demo = Demo::get();
    const ResponseStore responses{*demo.vault};
    for (const CastMember& member : demo.cast) {
        SCOPED_TRACE(member.client.full_name());
        const auto rows = demo.clients.search(member.client.full_name(), Archived::hide, test::small_plan.until);
        ASSERT_EQ(rows.size(), 1U);
        std::multiset<double> wanted, found;
        for (const CastScore& score : member.scores)
            wanted.insert(score.wanted.value);
        for (const Response& response : responses.readable(rows.front().id)) {
            EXPECT_LT(std::chrono::sys_days{response.day}, std::chrono::sys_days{test::small_plan.until});
            EXPECT_TRUE(responses.flags(response).empty()) << response.measure() << " of " << format_date(response.day);
            const auto total = response.instrument->find_scale("total");
            found.insert(responses.score(response).scales[total.value()].value.value());
        }
        EXPECT_EQ(found, wanted);
    }
}

} // namespace
} // namespace attune
