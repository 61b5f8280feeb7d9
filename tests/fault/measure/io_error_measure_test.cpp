// SPDX-License-Identifier: Apache-2.0
// A client's answers on a disk that fails at the n-th access, n = 1, 2, …: a response is there whole or not at all, and
// what was typed stays until it is safe.
#include "core/client/client_store.hpp"
#include "core/note/note_store.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/response_draft.hpp"
#include "tests/fault/disk/fail_nth.hpp"
#include "tests/fault/measure/fault_measure.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/manual_clock.hpp"
#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

namespace attune {
namespace {

constexpr ClientId mara{1};

/// What the user was told, and may rely on.
struct ToldOfAnswers {
    bool draft_kept = false;
    bool recorded = false;
    bool corrected = false;
    bool draft_thrown_away = false;
    std::vector<Thrown> failures;
};

/// A practice on that disk: the vault and the stores that a page works with.
class AnswerStory {
public:
    AnswerStory(std::filesystem::path root, std::shared_ptr<const Instrument> instrument)
        : root_{std::move(root)},
          instrument_{std::move(instrument)},
          shelf_{fault::packs(ATTUNE_SOURCE_DIR)} {}

    void make() {
        const auto made = Vault::create(root_ / "Test.attune",
                                        {.practice = "Lindenhof",
                                         .user = fault::user,
                                         .credentials = "",
                                         .cost = KeyCost{std::size_t{64} << 20, 2}},
                                        Passphrase{std::string{fault::passphrase}}, surroundings());
        ClientStore{made.vault->database(), clock_}.add({.given_name = "Mara", .family_name = "Lindqvist"});
    }

    bool open() {
        attempt([&] {
            vault_ = Vault::open(root_ / "Test.attune", fault::user, Passphrase{std::string{fault::passphrase}},
                                 surroundings());
            notes_ = std::make_unique<NoteStore>(*vault_, shelf_);
            desk_ = std::make_unique<MeasureDesk>(*vault_, *notes_, shelf_, instruments_);
        });
        return desk_ != nullptr;
    }
    /// As the sheet does it: the draft, the response, then the draft goes; a correction afterwards.
    void fill_in() {
        const ResponseDraft draft{.client = mara,
                                  .measure = "phq-9",
                                  .answers = fault::answers_of(5),
                                  .left_out = std::vector<bool>(10, false),
                                  .remark = "On the phone."};
        ResponseDraftStore drafts{*vault_};
        told.draft_kept = attempt([&] { drafts.save(*instrument_, draft); });
        ResponseId id{};
        told.recorded = attempt([&] {
            id = desk_->record({.client = mara,
                                .instrument = instrument_,
                                .day = clock_.today(),
                                .answers = fault::answers_of(5)})
                     .response.id;
        });
        if (!told.recorded)
            return;
        told.draft_thrown_away = attempt([&] { drafts.remove({mara, "phq-9", {}}); });
        told.corrected = attempt([&] {
            Response corrected = desk_->responses().load(id);
            corrected.answers = fault::answers_of(6);
            desk_->correct(id, corrected, "Misread.");
        });
    }
    void walk_away() {
        desk_.reset();
        notes_.reset();
        vault_.reset();
    }

    /// On a sound disk: what is wrong, in words; empty when all holds.
    [[nodiscard]] std::string judge() {
        if (!open())
            return "the vault does not open";
        const auto all = desk_->responses().readable(mara);
        if (told.recorded && all.size() != 1)
            return "the response that was recorded is not there";
        if (all.size() > 1)
            return "it was recorded twice";
        const ResponseDraftStore drafts{*vault_};
        const auto draft = drafts.find(*instrument_, {mara, "phq-9", {}});
        if (told.draft_kept && !told.recorded && (!draft || draft->answers != fault::answers_of(5)))
            return "what was typed is lost";
        if (told.draft_thrown_away && draft)
            return "the draft came back";
        return all.empty() ? judge_nothing() : judge_one(all.front());
    }

    ToldOfAnswers told;

private:
    [[nodiscard]] Surroundings surroundings() const { return {.state_folder = root_ / "state", .clock = &clock_}; }

    bool attempt(const std::function<void()>& step) {
        try {
            step();
            return true;
        } catch (const Error& error) {
            told.failures.push_back({error.kind(), error.what()});
            return false;
        }
    }
    [[nodiscard]] std::string judge_nothing() const {
        if (!desk_->responses().scores(mara).empty())
            return "there are scores of no response";
        const RegisterBook book = notes_->registers(mara);
        const auto entries = book.entries.find(measure_register);
        return entries == book.entries.end() || entries->second.empty() ? "" : "there is an entry of no response";
    }
    [[nodiscard]] std::string judge_one(const Response& response) const {
        const int revisions = static_cast<int>(desk_->responses().revisions(response.id).size());
        if (response.revision != revisions || (told.corrected && revisions != 2))
            return "a revision is lost";
        if (response.answers != fault::answers_of(revisions == 1 ? 5 : 6))
            return "the answers are a mixture";
        const double total = *desk_->responses().score(response).scales[0].value;
        const auto scores = desk_->responses().scores(mara);
        const bool is_scored = std::ranges::any_of(scores, [&](const ScoreRow& row) {
            return row.response == response.id && row.scale == "total" && row.value == total;
        });
        if (!is_scored)
            return "its scores are not its own";
        const RegisterBook book = notes_->registers(mara);
        const RegisterEntry* entry = book.find(measure_register, response.register_entry);
        return entry != nullptr && entry->fields.at("total") == Value{total} ? "" : "its entry is not its own";
    }

    std::filesystem::path root_;
    std::shared_ptr<const Instrument> instrument_;
    InstrumentShelf instruments_{{instrument_}};
    TemplateShelf shelf_;
    ManualClock clock_;
    std::unique_ptr<Vault> vault_;
    std::unique_ptr<NoteStore> notes_;
    std::unique_ptr<MeasureDesk> desk_;
};

class IoErrorMeasureTest : public testing::TestWithParam<FailMode> {
protected:
    /// Fills in a sheet with the n-th access failing. Returns false when it was done before that.
    bool survives(int number) {
        const TempFolder folder{TempFolder::Place::memory};
        std::filesystem::copy(base_.path(), folder.path(), std::filesystem::copy_options::recursive);
        AnswerStory story{folder.path(), instrument_};
        FailNth watch{number, GetParam().failing, GetParam().error};
        {
            const Watched watched{watch};
            if (story.open())
                story.fill_in();
            story.walk_away();
        }
        const std::string at = "access " + std::to_string(number);
        for (const Thrown& failure : story.told.failures)
            EXPECT_NE(failure, ErrorKind::internal) << at << ": " << failure;
        EXPECT_EQ(story.judge(), "") << at;
        return watch.has_failed();
    }

    std::shared_ptr<const Instrument> instrument_ = fault::phq(ATTUNE_SOURCE_DIR);
    TempFolder base_{TempFolder::Place::memory};
};

TEST_P(IoErrorMeasureTest, AResponseIsThereWholeOrNotAtAllAndTheDraftStaysUntilItIs) {
    AnswerStory{base_.path(), instrument_}.make();
    int points = 0;
    while (survives(points + 1) && !HasFailure())
        ++points;
    EXPECT_GT(points, 10) << "hardly any access was seen";
    std::printf("%d points\n", points);
}

INSTANTIATE_TEST_SUITE_P(Disks, IoErrorMeasureTest, testing::ValuesIn(fail_modes), name_of_mode);

} // namespace
} // namespace attune
