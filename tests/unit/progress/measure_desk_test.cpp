// SPDX-License-Identifier: Apache-2.0
// Answers of measures on their way to the rules and gates of the packs that ship with the program.
#include "core/progress/measure_desk.hpp"

#include "core/response/response_draft.hpp"
#include "tests/unit/note/note_fixture.hpp"
#include "tests/unit/response/response_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;

constexpr const char* register_id = "hdr.measure_given";

class MeasureDeskTest : public testing::Test {
protected:
    MeasureDeskTest() {
        for (const char* id : {"phq-9", "pcl-5", "c-ssrs", "des-ii", "itq", "maia-2", "ors", "core-10", "dass-21", "sud"})
            offered_.push_back(shipped_measure(id));
        instruments_ = InstrumentShelf{offered_};
        desk_.emplace(fixture_.test.vault(), *fixture_.notes, *fixture_.shelf, instruments_);
    }

    static std::vector<Pack> shipped() { return read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"}); }
    static Date today() { return Date{2027y / std::chrono::March / 9}; }

    [[nodiscard]] Response answered(const std::string& measure, std::string_view answers) const {
        return {.client = fixture_.client,
                .instrument = shipped_measure(measure),
                .day = today(),
                .answers = sample::answers(answers)};
    }
    [[nodiscard]] Response all_at(const std::string& measure, double value) const {
        Response response = answered(measure, "");
        response.answers.assign(response.instrument->items.size(), Answer::of(value));
        return response;
    }
    RecordedResponse record(const Response& response) {
        if (!desk_->rights().may_use(*response.instrument))
            desk_->rights().confirm(response.measure(), "Licence 12");
        return desk_->record(response);
    }
    [[nodiscard]] const RegisterEntry& entry(const RecordedResponse& recorded) {
        book_ = fixture_.notes->registers(recorded.response.client);
        return *book_.find(register_id, recorded.response.register_entry);
    }
    [[nodiscard]] Value field(const RecordedResponse& recorded, const std::string& id) {
        const auto& fields = entry(recorded).fields;
        const auto found = fields.find(id);
        return found == fields.end() ? Value{} : found->second;
    }
    /// Whether a rule fires in a new note of today.
    [[nodiscard]] bool fires(const std::string& rule, const std::function<void(Form&)>& change = [](Form&) {}) {
        if (!note_)
            note_ = fixture_.start(today(), "emdr.session");
        Form form = fixture_.notes->open_form(*note_);
        change(form);
        const auto rules = form.rules();
        return std::ranges::any_of(rules, [&](const auto& fired) { return fired.rule->id == rule; });
    }

    NoteFixture fixture_{shipped()};
    std::vector<std::shared_ptr<const Instrument>> offered_;
    InstrumentShelf instruments_;
    std::optional<MeasureDesk> desk_;
    RegisterBook book_;
    std::optional<NoteId> note_;
};

TEST_F(MeasureDeskTest, RecordingWritesTheEntryThatRulesRead) {
    EXPECT_FALSE(fires("risk_gap"));

    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 2 1"));

    EXPECT_EQ(field(recorded, "instrument"), Value{"phq_9"});
    EXPECT_EQ(field(recorded, "given_on"), Value{today()});
    EXPECT_EQ(field(recorded, "total"), Value{11});
    EXPECT_EQ(field(recorded, "safety_item"), Value{2});
    EXPECT_EQ(field(recorded, "concern"), Value{true});
    EXPECT_EQ(field(recorded, "scored"), Value{true});
    EXPECT_TRUE(fires("risk_gap"));
    EXPECT_FALSE(fires("risk_gap", [](Form& form) {
        form.set({"hdr", {}, "risk_gap_reason"}, "Seen by the doctor this morning");
    }));
}

TEST_F(MeasureDeskTest, AProratedTotalIsComparedAsTheInstrumentComparesIt) {
    const auto recorded = record(answered("phq-9", "1 1 1 1 1 1 2 - 0 1"));

    EXPECT_EQ(recorded.score.scales[0].value, 9);
    EXPECT_EQ(field(recorded, "total"), Value{9});
    const auto missing = record(answered("phq-9", "1 - - - 1 1 2 1 0 1"));
    EXPECT_TRUE(field(missing, "total").is_null());
    EXPECT_TRUE(field(missing, "scored").is_null());
}

TEST_F(MeasureDeskTest, ACorrectionReachesTheRules) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 0 1"));
    EXPECT_FALSE(fires("risk_gap"));
    Response corrected = recorded.response;
    corrected.answers[8] = Answer::of(2);

    const auto after = desk_->correct(recorded.response.id, corrected, "Misread.");

    EXPECT_EQ(after.response.register_entry, recorded.response.register_entry);
    EXPECT_EQ(field(after, "safety_item"), Value{2});
    EXPECT_TRUE(fires("risk_gap"));
}

TEST_F(MeasureDeskTest, WhatIsWithdrawnOrMovedNoLongerCountsInAnyRule) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 2 1"));
    ASSERT_TRUE(fires("risk_gap"));

    desk_->withdraw(recorded.response.id, "Filled in by the partner.");

    EXPECT_FALSE(fires("risk_gap"));
    EXPECT_TRUE(entry(recorded).set_aside);
    const auto second = record(answered("phq-9", "2 2 1 1 0 2 1 0 2 1"));
    ASSERT_TRUE(fires("risk_gap"));
    const ClientId other = fixture_.clients->add({.given_name = "Łukasz", .family_name = "Nowak"});

    const auto moved = desk_->move(second.response.id, other, "Wrong record.");

    EXPECT_FALSE(fires("risk_gap"));
    EXPECT_NE(moved.response.register_entry, second.response.register_entry);
    EXPECT_EQ(field(moved, "safety_item"), Value{2});
}

TEST_F(MeasureDeskTest, AHalfTypedCorrectionMovesWithTheResponseOrNotAtAll) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 0 1"));
    const ResponseId id = recorded.response.id;
    const auto phq = shipped_measure("phq-9");
    ResponseDraftStore drafts{fixture_.test.vault()};
    drafts.save(*phq, {.client = fixture_.client,
                       .measure = "phq-9",
                       .corrects = id,
                       .revision = recorded.response.revision,
                       .answers = sample::answers("3 2 1 1 0 2 1 0 0 1"),
                       .day = "2027-03-08"});
    const ClientId other = fixture_.clients->add({.given_name = "Łukasz", .family_name = "Nowak"});
    auto& database = fixture_.test.database();
    database.execute("CREATE TEMP TRIGGER fails BEFORE UPDATE ON response_draft BEGIN SELECT RAISE(ABORT, 'test'); END");
    EXPECT_ANY_THROW(desk_->move(id, other, "Wrong record."));
    database.execute("DROP TRIGGER fails");
    EXPECT_EQ(desk_->responses().load(id).client, fixture_.client) << "the draft could not follow";

    const auto moved = desk_->move(id, other, "Wrong record.");

    EXPECT_TRUE(drafts.of(fixture_.client).empty());
    const auto draft = drafts.find(*phq, {other, "phq-9", id});
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->revision, moved.response.revision) << "else it counts as older than the response";
    EXPECT_EQ(draft->answers.at(0).value, 3);
    EXPECT_EQ(draft->day, "2027-03-08");
}

TEST_F(MeasureDeskTest, AFinishedScreenerClosesTheGapAndAnUnfinishedOneDoesNot) {
    record(answered("phq-9", "2 2 1 1 0 2 1 0 1 1"));
    ASSERT_TRUE(fires("risk_gap"));

    const auto half = record(answered("c-ssrs", "1 0 - - - - -"));
    EXPECT_EQ(field(half, "triage"), Value{"low"});
    EXPECT_EQ(field(half, "unfinished"), Value{true});
    EXPECT_TRUE(fires("risk_gap"));

    const auto whole = record(answered("c-ssrs", "1 0 - - - 0 -"));
    EXPECT_EQ(field(whole, "triage"), Value{"low"});
    EXPECT_TRUE(field(whole, "unfinished").is_null());
    EXPECT_FALSE(fires("risk_gap"));
}

TEST_F(MeasureDeskTest, AnAnswerToTalkAboutBringsAnAmberPromptThatTheNoteAnswers) {
    const auto recorded = record(answered("pcl-5", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 0"));

    EXPECT_NE(field(recorded, "asking").get<std::string>(), nullptr);
    EXPECT_FALSE(fires("risk_gap"));
    EXPECT_TRUE(fires("safety_answer"));
    Form form = fixture_.notes->open_form(*note_);
    EXPECT_TRUE(form.is_relevant({"hdr", {}, "safety_talk"}));
    EXPECT_TRUE(form.is_required({"hdr", {}, "safety_talk"}));
}

TEST_F(MeasureDeskTest, ASafetyItemThatIsNotAnsweredIsToBeTalkedAbout) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 - 1"));

    EXPECT_EQ(field(recorded, "asking"), Value{"PHQ-9: item 9 is not answered"});
    EXPECT_TRUE(fires("safety_answer"));
}

TEST_F(MeasureDeskTest, ADissociationScoreShutsTheGateOfEmdr) {
    const auto in_phase_four = [&] {
        return fires("e_gate_dissociation", [](Form& form) { form.set({"emdr", {}, "phases"}, TextList{"4"}); });
    };
    const auto high = record(all_at("des-ii", 40));
    EXPECT_EQ(field(high, "total"), Value{40});
    EXPECT_TRUE(in_phase_four());

    desk_->withdraw(high.response.id, "Another client's sheet.");

    EXPECT_FALSE(in_phase_four());
}

TEST_F(MeasureDeskTest, SubscalesHaveTheirFields) {
    const auto itq = record(all_at("itq", 2));
    EXPECT_EQ(field(itq, "ptsd"), Value{12});
    EXPECT_EQ(field(itq, "dso"), Value{12});
    EXPECT_TRUE(field(itq, "total").is_null()) << "the list has none for it";
    const auto maia = record(all_at("maia-2", 4));
    for (const char* scale : {"noticing", "not_distracting", "not_worrying", "attention", "emotions", "regulation",
                              "listening", "trust"})
        EXPECT_FALSE(field(maia, scale).is_null()) << scale;
    EXPECT_EQ(field(record(all_at("core-10", 1)), "safety_item"), Value{1});
    EXPECT_EQ(field(record(all_at("sud", 4)), "name"), Value{shipped_measure("sud")->title});
}

TEST_F(MeasureDeskTest, AMeasureThatIsOffIsRefusedWithTheReason) {
    const Thrown thrown = thrown_by([&] { desk_->record(all_at("ors", 5)); });

    EXPECT_EQ(thrown, ErrorKind::bad_input);
    EXPECT_NE(thrown.message.find("ORS is off"), std::string::npos) << thrown.message;
    EXPECT_TRUE(fixture_.notes->registers(fixture_.client).entries.empty());
}

TEST_F(MeasureDeskTest, WhatIsRefusedLeavesNoEntry) {
    EXPECT_EQ(thrown_by([&] { desk_->record(answered("phq-9", "9 2 1 1 0 2 1 0 2 1")); }), ErrorKind::bad_input);

    EXPECT_TRUE(fixture_.notes->registers(fixture_.client).entries.empty());
}

TEST_F(MeasureDeskTest, TheEntryIsNotChangedByHand) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 0 1"));
    const auto& uid = recorded.response.register_entry;
    auto& notes = *fixture_.notes;

    EXPECT_EQ(thrown_by([&] {
                  notes.update_entry(fixture_.client, register_id, uid, {{"instrument", Value{"gad_7"}}, {"given_on", Value{today()}}});
              }),
              ErrorKind::bad_input);
    EXPECT_EQ(thrown_by([&] { notes.set_aside(fixture_.client, register_id, uid, today(), "No."); }), ErrorKind::bad_input);
    EXPECT_EQ(desk_->responses().behind_entry(uid), recorded.response.id);
}

TEST_F(MeasureDeskTest, KeptAnswersAreNotDrawnTwice) {
    record(answered("phq-9", "2 2 1 1 0 2 1 0 0 1"));
    const NoteId note = fixture_.start(today(), "cbt.session");
    fixture_.edit(note, [](Form& form) {
        form.set({"hdr", {}, "start"}, TimeOfDay{600});
        form.set({"hdr", {}, "stop"}, TimeOfDay{650});
    });

    for (const auto& row : fixture_.notes->observations(fixture_.client))
        EXPECT_NE(row.series, "hdr.depression");
}

TEST_F(MeasureDeskTest, AnotherCutPickedByThePracticeReachesTheStoredBands) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 0 1"));
    const auto band = [&] {
        for (const ScoreRow& row : desk_->responses().scores(fixture_.client))
            if (row.scale == "total")
                return row.band;
        return std::string{};
    };
    ASSERT_EQ(band(), "mild");
    fixture_.test.database().execute("UPDATE response_score SET band = 'stale'");

    desk_->choose(*recorded.response.instrument, {.picks = {{"total/bands", "severity"}}});

    EXPECT_EQ(band(), "mild");
}

TEST_F(MeasureDeskTest, WhatIsRecordedOfAClientLaterReachesTheStoredBands) {
    const Response given{.client = fixture_.client, .instrument = sample::by_sex(), .day = today(), .answers = sample::answers("1 2")};
    desk_->responses().record(given);
    const auto band = [&] { return desk_->responses().scores(fixture_.client).front().band; };
    ASSERT_EQ(band(), "low");
    Client client = *fixture_.clients->find(fixture_.client);
    client.sex = Sex::man;
    auto& database = fixture_.test.database();
    database.execute("CREATE TEMP TRIGGER fails BEFORE INSERT ON response_score BEGIN SELECT RAISE(ABORT, 'test'); END");

    EXPECT_ANY_THROW(desk_->update_client(client));
    database.execute("DROP TRIGGER fails");
    EXPECT_EQ(fixture_.clients->find(fixture_.client)->sex, Sex::not_recorded) << "the scores could not follow";
    EXPECT_EQ(band(), "low");

    desk_->update_client(client);
    EXPECT_EQ(band(), "high");
    client.remarks = "Rings at the back door.";
    desk_->update_client(client);
    desk_->update_client(client);
    EXPECT_EQ(fixture_.clients->find(fixture_.client)->remarks, "Rings at the back door.");
    client.sex = Sex::woman;
    desk_->update_client(client);
    EXPECT_EQ(band(), "low");
}

TEST_F(MeasureDeskTest, NotesOfAPackForTraumaMakeItsMeasuresDue) {
    const auto is_due = [&] {
        const auto due = desk_->due_list().of(fixture_.client, today());
        return std::ranges::find(due, "pcl-5", &DueMeasure::measure) != due.end();
    };
    fixture_.start(today(), "cbt.session");
    EXPECT_FALSE(is_due());

    fixture_.start(today(), "emdr.session");

    EXPECT_TRUE(is_due());
}

TEST_F(MeasureDeskTest, AChoiceAndTheScoresThatFollowFromItAreKeptTogetherOrNotAtAll) {
    const auto recorded = record(answered("phq-9", "2 2 1 1 0 2 1 0 0 1"));
    const auto instrument = shipped_measure("phq-9");
    auto& database = fixture_.test.database();
    const MeasureChoicesStore store{database};
    MeasureChoices wanted;
    wanted.norms["total"] = {.sd = 5.0, .reliability = 0.8, .mean = {}, .source = "Our own clients"};
    const auto cached = [&] {
        std::vector<std::pair<std::string, std::optional<double>>> rows;
        for (const ScoreRow& row : desk_->responses().scores(fixture_.client))
            rows.emplace_back(row.scale, row.value);
        return rows;
    };
    const auto before = cached();
    ASSERT_FALSE(before.empty());
    database.execute("CREATE TEMP TRIGGER fails BEFORE INSERT ON response_score BEGIN SELECT RAISE(ABORT, 'test'); END");

    EXPECT_ANY_THROW(desk_->choose(*instrument, wanted));

    database.execute("DROP TRIGGER fails");
    EXPECT_EQ(store.load("phq-9"), MeasureChoices{}) << "the scores could not follow";
    EXPECT_EQ(cached(), before);
    desk_->choose(*instrument, wanted);
    EXPECT_EQ(store.load("phq-9"), wanted);
    EXPECT_EQ(cached(), before);
    desk_->choose(*instrument, wanted);
    EXPECT_EQ(store.load("phq-9"), wanted) << "the same once more is no mistake";
}

} // namespace
} // namespace attune
