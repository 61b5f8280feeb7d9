// SPDX-License-Identifier: Apache-2.0
// The client whose course runs through several approaches: what the timeline is shown with.
#include "core/episode/episode_store.hpp"
#include "core/response/client_event.hpp"
#include "core/response/response_store.hpp"
#include "tests/unit/demo/demo_fixture.hpp"

#include <map>
#include <set>

namespace attune {
namespace {

using namespace std::chrono_literals;

class MixedCourseTest : public testing::Test {
protected:
    static constexpr DemoPlan plan{.clients = 1, .sessions = 14, .seed = 1, .until = 2026y / std::chrono::October / 30};

    void SetUp() override {
        make_demo_practice(folder_ / "Demo", plan, passphrase(), shelf_, native_, folder_ / "state");
        vault_ = Vault::open(folder_ / "Demo", std::string{demo_user}, passphrase(), {.state_folder = folder_ / "state", .clock = &clock_});
        client_ = ClientStore{vault_->database(), vault_->clock()}.search("Lindqvist", Archived::hide, plan.until).at(0).id;
    }
    static Passphrase passphrase() { return Passphrase{std::string{demo_passphrase}}; }

    TempFolder folder_{TempFolder::Place::memory};
    SystemClock clock_;
    TemplateShelf shelf_{read_packs({shipped_packs_folder()})};
    NativeValues native_{shelf_.packs()};
    std::unique_ptr<Vault> vault_;
    ClientId client_{};
};

TEST_F(MixedCourseTest, RunsThroughFourApproaches) {
    NoteStore notes{*vault_, shelf_};
    std::map<std::string, std::set<Date>> days;
    for (const NoteStore::SeriesPointRow& row : notes.observations(client_))
        if (!row.value.is_null())
            days[row.series.substr(0, row.series.find('.'))].insert(row.date);

    EXPECT_GE(days["cbt"].size(), 4U);
    EXPECT_GE(days["se"].size(), 4U);
    EXPECT_GE(days["emdr"].size(), 6U);
    EXPECT_EQ(days["att"].size(), 4U);
    EXPECT_LT(*days["cbt"].begin(), *days["se"].begin());
    EXPECT_LT(*days["se"].begin(), *days["emdr"].begin());
}

TEST_F(MixedCourseTest, AnswersMeasuresItemByItem) {
    const ResponseStore responses{*vault_};
    std::map<std::string, std::vector<Response>> given;
    for (Response& response : responses.readable(client_))
        given[response.measure()].push_back(std::move(response));

    ASSERT_GE(given["phq-9"].size(), 20U);
    const auto first = responses.score(given["phq-9"].back()).scales[0].value;
    const auto last = responses.score(given["phq-9"].front()).scales[0].value;
    EXPECT_GE(*first - *last, 6) << "a reliable change";
    for (const Response& response : given["phq-9"])
        EXPECT_EQ(response.answers[8], Answer::of(0)) << "nothing about self-harm is invented";
    EXPECT_EQ(given["ecr-rs"].size(), 8U) << "two people, four times";
    EXPECT_GE(given["pcl-5"].size(), 5U);
    EXPECT_EQ(ClientEventStore{*vault_}.of(client_).size(), 3U);
}

} // namespace
} // namespace attune
