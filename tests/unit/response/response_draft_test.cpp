// SPDX-License-Identifier: Apache-2.0
#include "core/response/response_draft.hpp"

#include "tests/unit/response/response_fixture.hpp"

namespace attune {
namespace {

class ResponseDraftTest : public ResponseFixture {
protected:
    [[nodiscard]] ResponseDraft half(std::optional<ResponseId> corrects = {}) const {
        ItemAnswers answers(10);
        answers[0] = Answer::of(2);
        answers[3] = Answer::of(0);
        std::vector<bool> left_out(10, false);
        left_out[1] = true;
        return {.client = mara,
                .measure = "phq-9",
                .corrects = corrects,
                .revision = corrects ? 1 : 0,
                .answers = answers,
                .left_out = left_out,
                .day = "9.3.",
                .rater = "parent",
                .about = "mother",
                .mode = ResponseMode::asked,
                .index_event = "",
                .stated = "1o",
                .remark = "On the phone; \xC5\x81ukasz helped."};
    }
    [[nodiscard]] DraftKey key(std::optional<ResponseId> corrects = {}) const { return {mara, "phq-9", corrects}; }
    ResponseDraftStore drafts() { return ResponseDraftStore{test.vault()}; }

    std::shared_ptr<const Instrument> phq_ = shipped_measure("phq-9");
};

TEST_F(ResponseDraftTest, ComesBackAsItWasTypedAfterALock) {
    drafts().save(*phq_, half());

    reopen();
    const auto found = drafts().find(*phq_, key());

    ASSERT_TRUE(found);
    EXPECT_EQ(found->answers, half().answers);
    EXPECT_EQ(found->left_out, half().left_out);
    EXPECT_EQ(found->day, "9.3.") << "no day yet, and still what was typed";
    EXPECT_EQ(found->rater, "parent");
    EXPECT_EQ(found->about, "mother");
    EXPECT_EQ(found->mode, ResponseMode::asked);
    EXPECT_EQ(found->stated, "1o");
    EXPECT_EQ(found->remark, half().remark);
    EXPECT_EQ(found->author, test.vault().user());
    EXPECT_EQ(found->saved_at, test.clock.now());
}

TEST_F(ResponseDraftTest, OneOfEachMeasureAndOneForEachCorrectionOfOneClient) {
    const ResponseId given = responses->record(phq(day(3, 1)));
    drafts().save(*phq_, half());
    drafts().save(*phq_, half(given));
    ResponseDraft newer = half();
    newer.remark = "Again.";
    drafts().save(*phq_, newer);

    EXPECT_EQ(drafts().of(mara).size(), 2U);
    EXPECT_TRUE(drafts().of(lukasz).empty());
    EXPECT_EQ(drafts().find(*phq_, key())->remark, "Again.");
    EXPECT_EQ(drafts().find(*phq_, key(given))->revision, 1);
    drafts().remove(key());
    EXPECT_FALSE(drafts().find(*phq_, key()));
    ASSERT_EQ(drafts().of(mara).size(), 1U);
    EXPECT_EQ(drafts().of(mara)[0].corrects, given);
    drafts().remove(key());
    EXPECT_EQ(audited("response.draft_remove"), 1) << "what is not there is not removed again";
}

TEST_F(ResponseDraftTest, AnswersThatTheInstrumentDoesNotHaveAreLeftOut) {
    drafts().save(*phq_, half());
    test.database().execute("UPDATE response_draft SET content = replace(content, '\"4\":0', '\"4\":7,\"99\":1')");

    const auto found = drafts().find(*phq_, key());

    ASSERT_TRUE(found);
    EXPECT_EQ(found->answers[0], Answer::of(2));
    EXPECT_FALSE(found->answers[3].is_given()) << "7 is no answer to item 4";
    EXPECT_EQ(found->remark, half().remark);
}

TEST_F(ResponseDraftTest, WhatCannotBeReadIsSaidAndNotTakenForNothing) {
    drafts().save(*phq_, half());
    test.database().execute("UPDATE response_draft SET content = 'x'");

    EXPECT_EQ(thrown_by([&] { static_cast<void>(drafts().find(*phq_, key())); }), ErrorKind::vault_damaged);
}

TEST_F(ResponseDraftTest, ADraftIsNoResponseUntilItIsSaved) {
    drafts().save(*phq_, half());

    EXPECT_TRUE(responses->readable(mara).empty());
    EXPECT_TRUE(responses->scores(mara).empty());
}

TEST_F(ResponseDraftTest, ACorrectionGoesAlongWithItsResponse) {
    const ResponseId given = responses->record(phq(day(3, 1)));
    drafts().save(*phq_, half(given));
    drafts().save(*phq_, half());
    const Response before = responses->load(given);

    drafts().move(before, lukasz, 2);

    EXPECT_FALSE(drafts().find(*phq_, key(given)));
    EXPECT_TRUE(drafts().find(*phq_, key())) << "a new sheet of the first client stays there";
    const auto moved = drafts().find(*phq_, {lukasz, "phq-9", given});
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->revision, 2);
    EXPECT_EQ(moved->answers, half().answers);
    EXPECT_EQ(moved->left_out, half().left_out);
    EXPECT_EQ(moved->day, "9.3.");
    EXPECT_EQ(moved->remark, half().remark);
    EXPECT_EQ(audited("response.draft_move", static_cast<std::int64_t>(mara)), 1);
    EXPECT_EQ(audited("response.draft_move", static_cast<std::int64_t>(lukasz)), 1);
}

TEST_F(ResponseDraftTest, ACorrectionThatIsBehindItsResponseStaysBehindIt) {
    const ResponseId given = responses->record(phq(day(3, 1)));
    drafts().save(*phq_, half(given));
    Response before = responses->load(given);
    before.revision = 2;

    drafts().move(before, lukasz, 3);
    drafts().move(responses->load(responses->record(phq(day(3, 2)))), lukasz, 2);

    EXPECT_EQ(drafts().find(*phq_, {lukasz, "phq-9", given})->revision, 1);
    EXPECT_EQ(drafts().of(lukasz).size(), 1U) << "where nothing is half typed nothing moves";
}

} // namespace
} // namespace attune
