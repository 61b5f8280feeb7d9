// SPDX-License-Identifier: Apache-2.0
// What a practice says about measures: rights, choices, own wording; and what it says about clients: events, answers to
// alerts.
#include "core/response/alert_answer.hpp"
#include "core/response/client_event.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/measure_rights.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "tests/unit/response/response_fixture.hpp"

#include <limits>

namespace attune {
namespace {

class MeasureRightsTest : public ResponseFixture {};

TEST_F(MeasureRightsTest, AMeasureThatNeedsPermissionIsOffUntilThePracticeSaysWhyItIsOn) {
    MeasureRights rights{test.vault()};
    const Instrument& wsas = *shipped_measure("wsas");
    EXPECT_FALSE(rights.may_use(wsas));
    EXPECT_TRUE(rights.may_use(*shipped_measure("phq-9")));
    EXPECT_EQ(thrown_by([&] { rights.confirm("wsas", "  "); }), ErrorKind::bad_input);

    rights.confirm("wsas", "Letter of the author, 4 May 2026");

    EXPECT_TRUE(rights.may_use(wsas));
    ASSERT_EQ(rights.all().size(), 1U);
    EXPECT_EQ(rights.all()[0].grounds, "Letter of the author, 4 May 2026");
    EXPECT_EQ(audited("measure.right_confirm"), 1);

    rights.take_back("wsas");

    EXPECT_FALSE(rights.may_use(wsas));
    EXPECT_EQ(audited("measure.right_take_back"), 1);
    EXPECT_EQ(thrown_by([&] { rights.take_back("wsas"); }), ErrorKind::not_found);
}

class MeasureChoicesTest : public ResponseFixture {};

TEST_F(MeasureChoicesTest, OwnFiguresAreKeptAndImpossibleOnesRefused) {
    MeasureChoicesStore store{test.database()};
    const Instrument& ecr = *shipped_measure("ecr-rs");
    MeasureChoices choices{.picks = {{"avoidance/reliable", "own"}},
                           .norms = {{"avoidance", {.sd = 1.1, .reliability = 0.65, .source = "Own clients, 2026"}}}};
    store.save(ecr, choices);
    EXPECT_EQ(store.load("ecr-rs"), choices);
    EXPECT_EQ(store.load("phq-9"), MeasureChoices{});

    choices.norms = {{"avoidance", {.sd = 0, .reliability = 1.1, .source = " "}}, {"warmth", {.sd = 1, .source = "x"}}};
    const auto problems = choices_problems(ecr, choices);

    EXPECT_EQ(problems.size(), 4U);
    EXPECT_EQ(thrown_by([&] { store.save(ecr, choices); }), ErrorKind::bad_input);
    for (const double end : {0.0, 1.0}) { // allowed by D2; what is worked out from it says so in words
        choices.norms = {{"avoidance", {.sd = 1, .reliability = end, .source = "Own clients, 2026"}}};
        EXPECT_TRUE(choices_problems(ecr, choices).empty()) << end;
    }
    for (const double outside : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
        choices.norms = {{"avoidance", {.sd = 1, .reliability = outside, .source = "Own clients, 2026"}}};
        ASSERT_EQ(choices_problems(ecr, choices).size(), 1U) << outside;
        EXPECT_EQ(choices_problems(ecr, choices)[0], "avoidance: the reliability must lie between 0 and 1, both included");
    }
}

class ClientEventTest : public ResponseFixture {};

TEST_F(ClientEventTest, IsAddedChangedAndRemovedWithItsTrail) {
    ClientEventStore events{test.vault()};
    const ClientEventId id = events.add(
        {.client = mara, .kind = ClientEvent::Kind::medication, .label = "Sertraline 50 mg", .first = day(2, 1)});
    events.add({.client = mara, .label = "Moved house", .first = day(1, 20), .last = day(1, 22)});
    ClientEvent changed = *events.find(id);
    changed.last = day(3, 1);
    events.change(changed);

    ASSERT_EQ(events.of(mara).size(), 2U);
    EXPECT_EQ(events.of(mara)[0].label, "Moved house");
    EXPECT_EQ(events.of(mara)[1].last, day(3, 1));

    events.remove(id, "Entered twice.");

    EXPECT_EQ(events.of(mara).size(), 1U);
    EXPECT_EQ(thrown_by([&] { events.change(changed); }), ErrorKind::not_found);
    for (const char* action : {"client_event.add", "client_event.change", "client_event.remove"})
        EXPECT_GE(audited(action), 1) << action;
}

TEST_F(ClientEventTest, EverythingThatIsWrongIsToldAtOnce) {
    const Thrown thrown = thrown_by([&] {
        ClientEventStore{test.vault()}.add({.client = ClientId{77}, .label = "", .first = day(2, 2), .last = day(2, 1)});
    });
    for (const char* part : {"label", "client", "last day: lies before"})
        EXPECT_NE(thrown.message.find(part), std::string::npos) << part;
}

class AlertAnswerTest : public ResponseFixture {};

TEST_F(AlertAnswerTest, IsGivenOnceAndStaysWithTheClientThatItIsAbout) {
    AlertAnswerStore answers{test.vault()};
    const ResponseId id = responses->record(phq(day(3, 1)));
    const AlertAnswer answer{.alert = "AL1", .scale = "total", .response = id,
                             .considered = {"alliance", "supervision"}, .words = "Brought to supervision."};
    answers.answer(answer);

    ASSERT_EQ(answers.of(mara).size(), 1U);
    EXPECT_EQ(answers.of(mara)[0].considered, answer.considered);
    EXPECT_EQ(answers.of(mara)[0].measure, "phq-9");
    EXPECT_TRUE(answers.find(id, "total", "AL1"));
    EXPECT_FALSE(answers.find(id, "total", "AL4"));
    EXPECT_EQ(thrown_by([&] { answers.answer(answer); }), ErrorKind::bad_input);
    EXPECT_EQ(thrown_by([&] { test.database().execute("UPDATE alert_answer SET words = ''"); }), ErrorKind::note_frozen);

    responses->move(id, lukasz, "Wrong record.");

    EXPECT_TRUE(answers.of(lukasz).empty());
    EXPECT_EQ(answers.of(mara).size(), 1U);
    EXPECT_FALSE(answers.find(id, "total", "AL1")) << "nobody wrote about Łukasz yet";

    AlertAnswer his = answer;
    his.words = "Talked with him.";
    answers.answer(his);

    ASSERT_EQ(answers.of(lukasz).size(), 1U);
    EXPECT_EQ(answers.of(lukasz)[0].words, "Talked with him.");
    EXPECT_EQ(answers.of(mara).at(0).words, answer.words);
    EXPECT_EQ(thrown_by([&] { answers.answer(his); }), ErrorKind::bad_input);
}

TEST_F(AlertAnswerTest, WordsAboutOneClientAreNotTakenOnceTheSheetIsAnothers) {
    AlertAnswerStore answers{test.vault()};
    const ResponseId id = responses->record(phq(day(3, 1)));
    responses->move(id, lukasz, "Wrong record.");

    const Thrown thrown = thrown_by([&] {
        answers.answer({.client = mara, .alert = "AL1", .scale = "total", .response = id, .words = "Mara is safe."});
    });

    EXPECT_EQ(thrown.kind, ErrorKind::bad_input);
    EXPECT_NE(thrown.message.find("moved to another client"), std::string::npos) << thrown.message;
    EXPECT_TRUE(answers.all().empty());
}

TEST_F(AlertAnswerTest, AnEmptyAnswerIsNone) {
    const Thrown thrown = thrown_by([&] {
        AlertAnswerStore{test.vault()}.answer(
            {.alert = "AL1", .scale = "total", .response = ResponseId{5}, .considered = {"weather"}});
    });
    EXPECT_NE(thrown.message.find("\"weather\""), std::string::npos) << thrown.message;
    EXPECT_NE(thrown.message.find("response: there is none"), std::string::npos) << thrown.message;
}

class MeasureWordingTest : public ResponseFixture {};

TEST_F(MeasureWordingTest, IsKeptByLanguageAndLeavesWithAWord) {
    MeasureWordingStore store{test.vault()};
    const Instrument& who = *shipped_measure("who-5");
    MeasureWording wording{.measure = "who-5", .language = "de", .title = "Wohlbefinden"};
    for (const MeasureItem& item : who.items)
        wording.items.emplace(item.id, "Satz " + item.id);
    wording.options["1"] = {{0, "nie"}, {5, "immer"}};
    store.save(who, wording, "who5.xml");
    MeasureWording english = wording;
    english.language = "en";
    english.title = "Well-being";
    store.save(who, english, "who5-en.xml");

    EXPECT_EQ(store.find("who-5", "de")->title, "Wohlbefinden");
    EXPECT_EQ(store.find("who-5", "de")->label_of(who.items[0], 5), "immer");
    EXPECT_EQ(store.find("who-5", "fr")->language, "de") << "in any language where it is not there in the one";
    EXPECT_EQ(store.find("who-5", "en")->text_of(who.items[1]), "Satz 2");
    EXPECT_EQ(store.all().size(), 2U);

    EXPECT_FALSE(store.replaced_by(wording)) << "the very same words";
    wording.items["2"] = "Satz zwei";
    EXPECT_EQ(store.replaced_by(wording)->origin, "who5.xml");
    wording.language = "fr";
    EXPECT_FALSE(store.replaced_by(wording));

    store.remove("who-5", "de");

    EXPECT_EQ(store.all().size(), 1U);
    EXPECT_EQ(audited("measure.wording_load"), 2);
    EXPECT_EQ(audited("measure.wording_remove"), 1);
}

} // namespace
} // namespace attune
